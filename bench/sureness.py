"""How often facts are right, by the number of doubts about them, on the messages that nobody worked on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

MESSAGES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "messages"


def run() -> dict[str, float]:
    """``right_N``: the share of the ``facts_N`` in the Nth band without a wrong hard field; ``offered_*`` likewise.

    The bands are those of ``RIGHT``: all accounted for, a doubt or two, more.
    """
    from fangxian.reading.sureness import OFFERED, RIGHT  # noqa: PLC0415 - only the bench needs it

    told: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for row in _aside():
        for sure, good in _judged(row):
            band = RIGHT.index(sure)
            told[band] += 1
            right[band] += good
    offered = [band for band in told if RIGHT[band] >= OFFERED]
    many = sum(told[band] for band in offered)
    shares = {f"right_{band}": round(right[band] / told[band], 3) for band in sorted(told)}
    return (
        shares
        | {f"facts_{band}": told[band] for band in sorted(told)}
        | {
            "facts": told.total(),
            "offered_share": round(many / told.total(), 3),
            "offered_wrong": round(1 - sum(right[band] for band in offered) / many, 3) if many else 0.0,
        }
    )


def _aside() -> list[dict[str, Any]]:
    files = [MESSAGES / "own.jsonl", MESSAGES / "hands.jsonl"]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["split"] == "aside"]


def _judged(row: dict[str, Any]) -> list[tuple[float, bool]]:
    from fangxian.reading import read  # noqa: PLC0415 - as above
    from fangxian.workforce.kinds import PHRASES  # noqa: PLC0415 - as above
    from tests.reading.score import EXTENSIONS, wrong_fields  # noqa: PLC0415 - as above

    reading = read(row["text"], datetime.fromisoformat(row["sent_at"]), row["role"], PHRASES)
    wrong = wrong_fields(row["facts"], reading.facts)
    return [
        (sure, not bad)
        for fact, sure, bad in zip(reading.facts, reading.sure, wrong, strict=True)
        if fact["kind"] not in EXTENSIONS
    ]
