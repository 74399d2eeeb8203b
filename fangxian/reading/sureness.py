"""How sure a reading is, and which parts of the text led to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact
from fangxian.reading.tokens import Told

# How often a fact is right, by the number of doubts about it, on messages kept aside: ``./fx bench sureness``.
# The aim, one wrong in two hundred offered, is reached by no band of them: a tap is a look, never a formality.
RIGHT = (0.92, 0.89, 0.73, 0.72)
OFFERED = 0.9  # only what leaves no doubt is offered to be accepted with one tap
_STRETCH = re.compile(r"[^,。;!?\n]+")
_NO_WEIGHT = ("spot", "link")


def sureness(fact: Fact, told: Told, settled: Sequence[Fact]) -> float:
    """How often facts with as many doubts are right; see ``doubts``."""
    return RIGHT[min(doubts(fact, told, settled), len(RIGHT) - 1)]


def doubts(fact: Fact, told: Told, settled: Sequence[Fact]) -> int:
    """One for each thing recognised that led to no field, for words unread, for asking, for other facts beside it."""
    read_from = {span for one in settled for span in one.spans.values()}
    loose = sum(token.sort not in _NO_WEIGHT and (token.start, token.end) not in read_from for token in told.tokens)
    silent = any(True for _ in unread(told, settled))
    return loose + silent + any(clause.asks for clause in fact.heard.clauses) + (len(settled) > 1)


def unread(told: Told, settled: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Clauses in which no field was read although they say something."""
    read_from = [span for fact in settled for span in fact.spans.values()]
    for said in _STRETCH.finditer(told.words):
        stretch = told.offsets[said.start()], told.offsets[said.end()]
        if letters(said[0]) and not any(a < stretch[1] and b > stretch[0] for a, b in read_from):
            yield stretch
