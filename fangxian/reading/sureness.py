"""How sure a reading is, and which parts of the text led to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact
from fangxian.reading.tokens import Told

OFFERED = 0.85  # provisional: from here on a fact is offered to be accepted with one tap
_STRETCH = re.compile(r"[^,。;!?\n]+")
_SAYS_WHO = ("person", "door", "symptom", "t", "region", "plate")


def sureness(fact: Fact, role: str) -> float:
    """0…1: less for each recognised word of weight that led to no field, for asking clauses, for long texts."""
    heard = fact.heard
    read_from = set(fact.spans.values())
    loose = sum(token.sort in _SAYS_WHO and (token.start, token.end) not in read_from for token in heard.tokens)
    asked = any(clause.asks for clause in heard.clauses)
    foreign = 0.05 if role not in ("grid_worker", "guard", "clerk", "volunteer", "doctor") else 0.0
    doubt = 0.12 * loose + (0.15 if asked else 0) + min(len(letters(heard.words)) / 400, 0.3) + foreign
    return round(max(0.9 - doubt, 0.05), 2)


def unread(told: Told, settled: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Clauses in which no field was read although they say something."""
    read_from = [span for fact in settled for span in fact.spans.values()]
    for said in _STRETCH.finditer(told.words):
        stretch = told.offsets[said.start()], told.offsets[said.end()]
        if letters(said[0]) and not any(a < stretch[1] and b > stretch[0] for a, b in read_from):
            yield stretch
