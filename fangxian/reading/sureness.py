"""How sure a reading is, and which parts of the text led to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fangxian.measures.phrasing import Phrase, behind_gate
from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact
from fangxian.reading.tokens import Told

# How often a fact is right on messages kept aside: ``./fx bench sureness``. All accounted for; a doubt or two; more.
RIGHT = (0.95, 0.83, 0.62)
NO_DOUBT = RIGHT[0]
# One wrong in two hundred may be offered to be accepted with one tap. On messages kept aside no band keeps to that,
# so nothing is offered: everything is shown to be checked, until better readings earn it.
OFFERED = 0.995
_STRETCH = re.compile(r"[^,。;!?\n]+")
_NO_WEIGHT = ("spot", "link")
_FEW_DOUBTS = 2
_FEW_WORDS, _MANY_WORDS = 4, 20


def sureness(told: Told, settled: Sequence[Fact]) -> list[float]:
    """For each fact how often facts with as many doubts are right.

    One doubt for each thing recognised that led to no field, for asking, for other facts beside it; without any, the
    words count for which no phrase accounts. Beside a kind that no phrase told, nothing is sure.
    """
    read_from = {span for one in settled for span in one.spans.values()}
    loose = sum(token.sort not in _NO_WEIGHT and (token.start, token.end) not in read_from for token in told.tokens)
    shared = loose + (len(settled) > 1)
    doubts = [shared + any(clause.asks for clause in fact.heard.clauses) for fact in settled]
    if any(fact.proposed for fact in settled):
        return [RIGHT[2]] * len(settled)
    if doubts == [0]:
        return [_in_words(len(letters(_unaccounted(told.words, settled[0].phrase))))]
    return [RIGHT[1 if many <= _FEW_DOUBTS else 2] for many in doubts]


def _in_words(left: int) -> float:
    return RIGHT[0 if left <= _FEW_WORDS else 1 if left <= _MANY_WORDS else 2]


def _unaccounted(words: str, phrase: Phrase) -> str:
    """What is left of the words when those are taken away that belong to what was told."""
    if phrase.whole:
        return ""
    left = list(words)
    for form in (phrase.said, phrase.denied, *(say.words for say in phrase.says)):
        for found in behind_gate(form).form.finditer(words) if form else ():
            left[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(left)


def unread(told: Told, settled: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Clauses in which no field was read although they say something."""
    read_from = [span for fact in settled for span in fact.spans.values()]
    for said in _STRETCH.finditer(told.words):
        stretch = told.offsets[said.start()], told.offsets[said.end()]
        if letters(said[0]) and not any(a < stretch[1] and b > stretch[0] for a, b in read_from):
            yield stretch
