"""How sure a reading is, and which parts of the text led to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact
from fangxian.reading.tokens import Told

# How often a fact is right, by the number of doubts about it, on messages kept aside: ``./fx bench sureness``.
RIGHT = (0.92, 0.89, 0.73, 0.72)
NO_DOUBT = RIGHT[0]
# One wrong in two hundred may be offered to be accepted with one tap. On messages kept aside no band keeps to that,
# so nothing is offered: everything is shown to be checked, until better readings earn it.
OFFERED = 0.995
_STRETCH = re.compile(r"[^,。;!?\n]+")
_NO_WEIGHT = ("spot", "link")


def sureness(told: Told, settled: Sequence[Fact], silent: bool) -> list[float]:
    """For each fact how often facts with as many doubts are right; ``silent``: some of the words led to nothing.

    One doubt for each thing recognised that led to no field, for words unread, for asking, for other facts beside it.
    """
    read_from = {span for one in settled for span in one.spans.values()}
    loose = sum(token.sort not in _NO_WEIGHT and (token.start, token.end) not in read_from for token in told.tokens)
    shared = loose + silent + (len(settled) > 1)
    doubts = (shared + any(clause.asks for clause in fact.heard.clauses) for fact in settled)
    return [RIGHT[min(many, len(RIGHT) - 1)] for many in doubts]


def unread(told: Told, settled: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Clauses in which no field was read although they say something."""
    read_from = [span for fact in settled for span in fact.spans.values()]
    for said in _STRETCH.finditer(told.words):
        stretch = told.offsets[said.start()], told.offsets[said.end()]
        if letters(said[0]) and not any(a < stretch[1] and b > stretch[0] for a, b in read_from):
            yield stretch
