"""Proposes what no phrase told: a kind for which the letters speak clearly, and what is told of all but one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fangxian.measures.phrasing import Clause, Heard, Phrase
from fangxian.reading.chances import first_of
from fangxian.reading.clauses import letters
from fangxian.reading.facts import Fact, proposed_as
from fangxian.reading.leanings import Leaning, leanings

CLEARLY, PERHAPS = -0.05, -0.2  # beside something that is told, and where nothing is
_LEAST = 6  # yes, no and fine propose nothing
SORT = 0.2  # a kind that only its sorts tell


def proposed(
    heard: Sequence[Heard], phrases: Sequence[Phrase], leaning: Leaning, told: Sequence[Fact]
) -> Iterator[Fact]:
    """A fact for each name that is clearly spoken for and of whose kind nothing was told."""
    if sum(len(letters(one.words)) for one in heard) < _LEAST:
        return
    kinds = {fact.phrase.kind for fact in told if not fact.phrase.alarm}
    floor = CLEARLY if kinds else PERHAPS
    spoken: list[Leaning] = []
    for name in sorted((name for name in leaning if leaning[name] >= floor), key=leaning.__getitem__, reverse=True):
        if name.partition("/")[0] in kinds or not (phrase := _phrase(phrases, leaning, name)):
            continue
        if kinds and leaning[name] < CLEARLY:
            return
        kinds.add(phrase.kind)
        spoken = spoken or [leanings().of(one.words, ()) for one in heard]
        number = max(range(len(heard)), key=[said[name] for said in spoken].__getitem__)
        clause = _speaking_clause(heard[number], name)
        if phrase.asks or not clause.asks:
            yield from proposed_as(phrase, heard[number], clause.start, number)


def _phrase(phrases: Sequence[Phrase], leaning: Leaning, name: str) -> Phrase | None:
    """The first phrase that tells a name by itself; of a kind that only its sorts tell, that of the likeliest."""
    found = first_of(phrases, name)
    if found or leaning[name] < SORT:
        return found
    sorts = [sort for sort in leaning if sort.startswith(f"{name}/") and first_of(phrases, sort)]
    return first_of(phrases, max(sorts, key=leaning.__getitem__)) if sorts else None


def _speaking_clause(heard: Heard, name: str) -> Clause:
    """The clause that speaks for it most."""
    return max(heard.clauses, key=lambda clause: leanings().of(heard.words[clause.start : clause.end], ())[name])


def alike(heard: Sequence[Heard], told: Sequence[Fact]) -> Iterator[Fact]:
    """1栋18份,2栋22份,3栋30份: a subject of which nothing was told is spoken of as all the others are."""
    phrases = {fact.phrase.kind: fact.phrase for fact in told}
    if len(heard) < 2 or len(phrases) != 1:
        return
    (phrase,) = phrases.values()
    if phrase.alone or phrase.alarm:
        return
    spoken = {fact.subject for fact in told}
    for number, one in enumerate(heard):
        if number not in spoken and max(one.at, default=-1) >= one.heading:
            yield from proposed_as(phrase, one, one.heading, number)
