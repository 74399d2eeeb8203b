"""Reads the messages of each hand with weights learned without it and phrases that had not seen it, with and without.

``.venv/bin/python -m bench._crossing`` from the top of the house; four minutes. The phrases are those of the commit
``BLIND``, laid over a copy of the house; where that is not in the history, today's are used, which flatters both.
``said.tsv`` is left out: some of it was written when the misses of these hands had been looked at.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from bench._learning import MESSAGES, ROOT, learned, lesson, messages

BLIND = "527d1c7"
HANDS = ("a", "b", "w1", "w2")
_NOTHING = "none 0\n"


def hand_of(row: dict[str, Any]) -> str | None:
    """Which of the hands wrote a message, by its id."""
    return next((hand for hand in HANDS if str(row.get("id", "")).startswith(hand)), None)


def main() -> None:
    """For each hand a table without it; then all are read, once with those and once with an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder)
        _lay_out(house)
        taught = [(row, lesson(row)) for row in messages()]
        for hand in HANDS:
            (house / f"{hand}.tsv").write_text(learned([one for row, one in taught if hand_of(row) != hand]))
        (house / "none.tsv").write_text(_NOTHING)
        for way in ("with", "without"):
            subprocess.run([sys.executable, "-m", "bench._crossing", way], cwd=house, check=True)


def _lay_out(house: Path) -> None:
    for part in ("fangxian", "bench", "tests"):
        shutil.copytree(ROOT / part, house / part, ignore=shutil.ignore_patterns("__pycache__"))
    old = subprocess.run(["git", "archive", BLIND, "fangxian"], cwd=ROOT, capture_output=True, check=False).stdout
    if old:
        with tarfile.open(fileobj=io.BytesIO(old)) as kept:
            phrases = [one for one in kept.getmembers() if Path(one.name).name.startswith("phrases")]
            kept.extractall(house, phrases, filter="data")


def read_all(way: str) -> None:
    """The score of all hands, each read with its own table."""
    from fangxian.reading import leanings, read  # noqa: PLC0415 - the copy's, once it is laid out
    from fangxian.workforce.kinds import PHRASES  # noqa: PLC0415 - as above
    from tests.reading.score import score  # noqa: PLC0415 - as above

    rows = [json.loads(line) for line in (MESSAGES / "hands.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["split"] != "aside"]
    told = {}
    for hand in HANDS:
        leanings.FILE = ROOT / f"{hand if way == 'with' else 'none'}.tsv"
        leanings.leanings.cache_clear()
        for row in rows:
            if hand_of(row) == hand:
                reading = read(row["text"], datetime.fromisoformat(row["sent_at"]), row["role"], PHRASES)
                told[row["id"]] = {"facts": reading.facts, "urgent": reading.urgent}
    print(way, *(f"{value:.3f}" for value in score(rows, told)))


if __name__ == "__main__":
    read_all(sys.argv[1]) if len(sys.argv) > 1 else main()
