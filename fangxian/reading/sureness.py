"""How sure a reading is, and which parts of the text led to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact
from fangxian.reading.tokens import Told

_SAYS_WHO = ("person", "door", "symptom", "t", "region", "plate")


def sureness(fact: Fact, role: str) -> float:
    """0…1: less for each recognised word of weight that led to no field, for asking clauses, for long texts."""
    heard = fact.heard
    read_from = set(fact.spans.values())
    loose = sum(1 for sort in _SAYS_WHO for _, token in heard.signs(sort) if (token.start, token.end) not in read_from)
    asked = any(clause.asks for clause in heard.clauses)
    foreign = 0.05 if role not in ("grid_worker", "guard", "clerk", "volunteer", "doctor") else 0.0
    doubt = 0.12 * loose + (0.15 if asked else 0) + min(len(letters(heard.words)) / 400, 0.3) + foreign
    return round(max(0.9 - doubt, 0.05), 2)


def unread(told: Told, settled: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Clauses in which no field was read although they say something."""
    read_from = [span for fact in settled for span in fact.spans.values()]
    start = 0
    for at in range(len(told.words) + 1):
        if at == len(told.words) or told.words[at] in ",。;!?\n":
            stretch = told.offsets[start], told.offsets[at]
            if letters(told.words[start:at]) and not any(a < stretch[1] and b > stretch[0] for a, b in read_from):
                yield stretch
            start = at + 1
