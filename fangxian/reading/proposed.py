"""Proposes a kind that no phrase told, where the letters of a message speak for it clearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangxian.measures.phrasing import Clause, Heard, Phrase
from fangxian.reading.chances import first_of
from fangxian.reading.facts import Fact, proposed_as
from fangxian.reading.leanings import Leaning, leanings

CLEARLY, PERHAPS = -0.1, -0.2


def proposed(
    heard: Sequence[Heard], phrases: Sequence[Phrase], leaning: Leaning, told: Sequence[Fact]
) -> Iterator[Fact]:
    """A fact for each name that is clearly spoken for and of whose kind nothing was told."""
    kinds = {fact.phrase.kind for fact in told if not fact.phrase.alarm}
    for name in sorted(leaning, key=leaning.__getitem__, reverse=True):
        if leaning[name] < (CLEARLY if kinds else PERHAPS):
            return
        phrase = first_of(phrases, name)
        if phrase and phrase.kind not in kinds:
            kinds.add(phrase.kind)
            number = _speaking(heard, name)
            clause = _speaking_clause(heard[number], name)
            if phrase.asks or not clause.asks:
                yield from proposed_as(phrase, heard[number], clause.start, number)


def _speaking(heard: Sequence[Heard], name: str) -> int:
    """The subject whose words speak for it most."""
    return max(range(len(heard)), key=lambda number: leanings().of(heard[number].words, ())[name])


def _speaking_clause(heard: Heard, name: str) -> Clause:
    """The clause that speaks for it most."""
    return max(heard.clauses, key=lambda clause: leanings().of(heard.words[clause.start : clause.end], ())[name])
