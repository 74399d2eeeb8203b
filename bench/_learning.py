"""Learns from written messages how strongly their letters speak for each kind, and writes the reader's table anew.

``.venv/bin/python -m bench._learning`` from the top of the house; half a minute. Messages kept aside are never looked
at. Linear and the same each time: a support vector machine for each name (squared hinge, dual coordinate descent).
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from fangxian.reading.leanings import FILE, SHORT, known_of, shown, traits
from fangxian.reading.letters import plain
from fangxian.reading.subjects import subjects
from fangxian.reading.tokens import tokens

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = ROOT / "tests" / "reading" / "messages"
DEV = ROOT.parent / "shared" / "messages" / "dev.jsonl"
URGENT = "urgent"
CHOICES = {"concern": "concern_type", "need": "need_type", "volunteer": "action"}
_ROLES = dict(
    zip("guvrckds", "grid_worker guard volunteer resident cadre clerk doctor shop".split(), strict=True),
)
_SENT = "2020-02-12T15:00:00+08:00"
_LEAST_ROWS, _LEAST_EXAMPLES = 2, 8
_SOFT = 1 / (2 * 6.0)  # how dearly a message on the wrong side is paid for
_ROUNDS = 40
_SLIGHT = 0.12


class Lesson(NamedTuple):
    """One message as it is learned from: what it is known by, how long it is, and what it speaks for."""

    traits: frozenset[str]
    scale: float
    names: frozenset[str]


def messages() -> Iterator[dict[str, Any]]:
    """All messages that are not kept aside, with their facts."""
    for file in (MESSAGES / "own.jsonl", MESSAGES / "hands.jsonl", DEV):
        if file.exists():
            rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
            yield from (row for row in rows if row["split"] != "aside")


def said() -> Iterator[dict[str, Any]]:
    """Short messages of which only the kinds are written down."""
    for line in (MESSAGES / "said.tsv").read_text(encoding="utf-8").splitlines():
        role, told, text = line.split("\t")
        yield {"text": text, "role": _ROLES[role], "sent_at": _SENT, **_told(told.split())}


def _told(words: Sequence[str]) -> dict[str, Any]:
    """``need.food !``: a need of food, and urgent; ``-``: nothing."""
    facts = []
    for word in words:
        kind, _, value = word.partition(".")
        if kind not in "!-":
            facts.append({"kind": kind} | ({CHOICES[kind]: value} if value else {}))
    return {"facts": facts, URGENT: "!" in words}


def lesson(row: Mapping[str, Any]) -> Lesson:
    """What is learned from one message."""
    told = tokens(plain(row["text"]), datetime.fromisoformat(row["sent_at"]))
    known = known_of(subjects(told), row["role"])
    found = frozenset(traits(told.words, known))
    return Lesson(found, (len(found) + SHORT) ** -0.5, frozenset(_names(row)))


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    for fact in row["facts"]:
        yield fact["kind"]
        field = CHOICES.get(fact["kind"])
        if field and fact.get(field):
            yield f"{fact['kind']}/{field}={fact[field]}"
    if row[URGENT]:
        yield URGENT


def learned(lessons: Sequence[Lesson]) -> str:
    """The table: what can be spoken for and where each begins, then for each trait its weights in hundredths."""
    seen = Counter(trait for one in lessons for trait in one.traits)
    kept = sorted(trait for trait, many in seen.items() if many >= _LEAST_ROWS)
    place = {trait: at for at, trait in enumerate(kept)}
    rows = [[place[trait] for trait in sorted(one.traits) if trait in place] for one in lessons]
    told = Counter(name for one in lessons for name in one.names)
    names = sorted(name for name, many in told.items() if many >= _LEAST_EXAMPLES)
    columns = [
        _weighed(rows, [one.scale for one in lessons], [1 if name in one.names else -1 for one in lessons], len(kept))
        for name in names
    ]
    head = "\t".join(f"{name} {begin:.3f}" for name, (_, begin) in zip(names, columns, strict=True))
    lines = [_line(trait, [weights[at] for weights, _ in columns]) for at, trait in enumerate(kept)]
    return "\n".join([head, *(line for line in lines if line)]) + "\n"


def _line(trait: str, weights: Iterable[float]) -> str:
    told = [f"{at}:{round(weight * 100)}" for at, weight in enumerate(weights) if abs(weight) > _SLIGHT]
    return "\t".join([shown(trait), *told]) if told else ""


def _weighed(
    rows: Sequence[Sequence[int]], scales: Sequence[float], sides: Sequence[int], many: int
) -> tuple[list[float], float]:
    """The weights of one name, and where it begins."""
    weights, begin, pulls = [0.0] * many, 0.0, [0.0] * len(rows)
    order, chance = list(range(len(rows))), random.Random(0)
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for at in order:
            row, scale, side = rows[at], scales[at], sides[at]
            short = side * (scale * math.fsum(map(weights.__getitem__, row)) + begin) - 1 + _SOFT * pulls[at]
            if pulls[at] == 0 and short >= 0:
                continue
            pull = max(pulls[at] - short / (scale * scale * len(row) + 1 + _SOFT), 0.0)
            step, pulls[at] = (pull - pulls[at]) * side, pull
            begin += step
            for trait in row:
                weights[trait] += step * scale
    return weights, begin


if __name__ == "__main__":
    FILE.write_text(learned([lesson(row) for row in (*messages(), *said())]), encoding="utf-8")
