"""A report of totals: each figure belongs to the words just before it, the day to all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fangxian.measures.beginnings import quick
from fangxian.measures.phrasing import SIGNS, SORTS, Heard
from fangxian.reading.clauses import clauses
from fangxian.reading.when import OPENING

_FIGURED = 3
_NAMED = quick(rf"(?<!报:)(?<!表:)(?<!人:)(?<!值班:)(?<!填报)(?<!网格员)(?<!填报员){SIGNS['person']}")
_MARKS = re.compile(r"[;。!\n]+")
_OPENING_TITLE = re.compile(r"[^,。;!\n]{0,20}:")
_CLOSING = re.compile("(?<=,)[^,。;]{0,6}(?:全部|均|都)[^,。;]{0,8}[。!]?$")


def is_report(heard: Heard) -> bool:
    """Three clauses with figures in them and nobody named: totals, not somebody's story."""
    if _NAMED.search(heard.words) or SIGNS["door"] in heard.words:
        return False
    figured = sum(1 for clause in heard.clauses if SIGNS["n"] in heard.words[clause.start : clause.end])
    return figured >= _FIGURED


def within(heard: Heard, at: int, others: Iterable[int]) -> tuple[Heard, int]:
    """In a report, what was heard from this clause up to the next of another kind, after the opening."""
    if not is_report(heard):
        return heard, at
    others = list(others)
    own = heard.clause_at(at).start
    start = own if any(heard.clause_at(other).start < own for other in others) else 0
    ends = [clause.start for other in others if (clause := heard.clause_at(other)).start > own]
    end = min(ends, default=len(heard.words))
    closing = _CLOSING.search(heard.words)
    opening = OPENING.match(heard.words)
    cut = min(opening.end(), start) if opening and _is_day(heard.at[opening.end() - 1].value) else 0
    last = (closing.start(), len(heard.words)) if closing and closing.start() >= end else (end, end)
    return _cut(heard, cut, (start, end), last), at - start + (cut + 1 if cut else 0)


def _is_day(moment: Any) -> bool:
    return moment.role == "as_of" or not moment.clock


def sentences(heard: Heard) -> list[Heard]:
    """What was heard, sentence by sentence, each with the title or the moment that opens it all."""
    opening = _OPENING_TITLE.match(heard.words) or OPENING.match(heard.words)
    start = cut = opening.end() if opening else 0
    pieces = []
    for mark in (*_MARKS.finditer(heard.words, start), None):
        end = mark.end() if mark else len(heard.words)
        if end > start:
            pieces.append(_cut(heard, cut, (start, end), (end, end)))
        start = end
    return pieces


def _cut(heard: Heard, cut: int, scope: tuple[int, int], closing: tuple[int, int]) -> Heard:
    (start, end), (last, very_end) = scope, closing
    places = [*range(cut), *range(start, end), *range(last, very_end)]
    words = heard.words[:cut] + ("\n" if cut else "") + heard.words[start:end] + heard.words[last:very_end]
    tokens = [heard.at[place] for place in places if heard.words[place] in SORTS]
    offsets = [
        *heard.offsets[:cut],
        *([heard.offsets[cut]] if cut else []),
        *heard.offsets[start:end],
        *heard.offsets[last:very_end],
        heard.offsets[end],
    ]
    return Heard(words, tokens, clauses(words), cut + 1 if cut else 0, offsets)
