"""Builds the facts: each phrase is tried on each subject, and given what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from fangxian.measures.needed import letters_of
from fangxian.measures.phrasing import SORTS, Fields, Heard, Phrase, Token, behind_gate, pattern
from fangxian.reading.slot import Slot, Slots
from fangxian.reading.slots import SLOTS, Giver
from fangxian.reading.totals import within
from fangxian.reading.when import as_of, due, when

_NEGATED = "negated"
_DATED_BY = ("transport", "origin", "dest", "any_reading")


class Fact(NamedTuple):
    """One fact with its phrase, what it was heard in, and the places from which each field was read."""

    phrase: Phrase
    fields: Fields
    heard: Heard
    subject: int
    spans: dict[str, tuple[int, int]]


def facts(heard: Sequence[Heard], phrases: Iterable[Phrase], role: str, message: Heard) -> Iterator[Fact]:
    """All facts of a message, subject by subject, in the order of the phrases."""
    used: set[Token] = set()
    whole = "\n".join(one.words for one in heard)
    letters = letters_of(whole)
    chances = [phrase for phrase in phrases if role not in phrase.not_from and _may_be(phrase, whole, letters)]
    yield from _alone([phrase for phrase in chances if phrase.alone], message, used)
    chances = [phrase for phrase in chances if not phrase.alone]
    for rest in (False, True):
        for number, one in enumerate(heard):
            spoken = [
                (phrase, at)
                for phrase in chances
                if phrase.rest is rest and (at := _spoken_of(phrase, one, used)) is not None
            ]
            for phrase, at in spoken:
                scope, main = within(one, at, [other for _, other in spoken])
                if not phrase.rest or _spoken_of(phrase, one, used) is not None:
                    yield from _told(phrase, scope, main, number, used, sole=len(spoken) == 1 or scope is not one)


def _alone(phrases: Iterable[Phrase], message: Heard, used: set[Token]) -> Iterator[Fact]:
    """What would be the only fact is heard in the whole message."""
    for phrase in phrases:
        at = _spoken_of(phrase, message, used)
        if at is not None:
            yield from _told(phrase, message, at, 0, set(used))


def _may_be(phrase: Phrase, whole: str, letters: frozenset[str]) -> bool:
    said = behind_gate(phrase.said)
    if not said.may_match(letters) or not said.form.search(whole):
        return False
    elsewhere = behind_gate(phrase.elsewhere) if phrase.elsewhere else None
    return not (elsewhere and elsewhere.may_match(letters) and elsewhere.form.search(whole))


def _told(phrase: Phrase, heard: Heard, at: int, number: int, used: set[Token], *, sole: bool = True) -> Iterator[Fact]:
    slots = [*_denied(phrase, heard, at), *_said(phrase, heard), *_taken(phrase, heard, at, used, sole=sole)]
    fields: Fields = {"kind": phrase.kind}
    spans = {}
    for slot in slots:
        if slot.field not in fields:
            fields[slot.field] = slot.value
            spans[slot.field] = _span(heard, slot.at)
    for finished in phrase.finish(fields, heard):
        yield Fact(phrase, finished, heard, number, spans)


def _spoken_of(phrase: Phrase, heard: Heard, used: set[Token]) -> int | None:
    """Where the first words stand that speak of the kind and neither ask nor mean something else."""
    denied = None
    for found in pattern(phrase.said).finditer(heard.words):
        clause = heard.clause_at(found.start())
        if clause.asks and not phrase.asks:
            continue
        if phrase.rest and not _is_left(heard, found.start(), found.end(), used):
            continue
        if phrase.unless and heard.search(phrase.unless, clause.start, clause.end):
            continue
        if phrase.denied and heard.search(phrase.denied, clause.start, clause.end):
            denied = found.start() if denied is None else denied
            continue
        return found.start()
    return denied


def _is_left(heard: Heard, start: int, end: int, used: set[Token]) -> bool:
    signs = [heard.at[at] for at in range(start, end) if heard.words[at] in SORTS]
    return not signs or any(token not in used for token in signs)


def _denied(phrase: Phrase, heard: Heard, at: int) -> Slots:
    clause = heard.clause_at(at)
    denied = phrase.denied and heard.search(phrase.denied, clause.start, clause.end)
    return [Slot(_NEGATED, value=True, at=at)] if denied else []


def _said(phrase: Phrase, heard: Heard) -> Iterator[Slot]:
    for say in phrase.says:
        found = heard.search(say.words, heard.heading) or (heard.heading and heard.search(say.words))
        if found:
            value = heard.answer(found) if say.value is None else say.value
            yield Slot(say.field, value, found.start(found.lastindex or 0))


def _taken(phrase: Phrase, heard: Heard, at: int, used: set[Token], *, sole: bool) -> Iterator[Slot]:
    main = at
    for name, slots in _slots_of(phrase.takes):
        found = slots(heard, at, used)
        yield from found
        if name in _DATED_BY and found:
            main = found[0].at
    if "when" in phrase.takes or "day" in phrase.takes:
        yield from when(heard, main, at, report="day" in phrase.takes, sole=sole and not phrase.rest)
    if "due" in phrase.takes:
        yield from due(heard)
    if "as_of" in phrase.takes:
        yield from as_of(heard)


@cache
def _slots_of(takes: frozenset[str]) -> tuple[tuple[str, Giver], ...]:
    return tuple((name, give) for name, give in SLOTS.items() if name in takes)


def _span(heard: Heard, at: int) -> tuple[int, int]:
    token = heard.at.get(at)
    return (token.start, token.end) if token else (heard.offsets[at], heard.offsets[at] + 1)
