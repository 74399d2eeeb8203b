"""Builds the facts: each phrase is tried on each subject, and given what it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from fangxian.measures.phrasing import SIGNS, Fields, Heard, Phrase, Token, as_it_is, behind_gate
from fangxian.reading.chances import may_be
from fangxian.reading.leanings import Leaning
from fangxian.reading.slot import Slot, Slots
from fangxian.reading.slots import NEEDS, SLOTS, Giver
from fangxian.reading.totals import sentences, within
from fangxian.reading.when import as_of, due, of_reading, when

_NEGATED = "negated"
_GOODS = frozenset(("items", "stock"))
_TAKEN_ONCE = ("t", "symptom", "denied", "goods")
_READINGS = ("reading", "am_pm")
_DATED_BY = ("transport", "origin", "dest")


class Fact(NamedTuple):
    """One fact with its phrase, what it was heard in, and the places from which each field was read."""

    phrase: Phrase
    fields: Fields
    heard: Heard
    subject: int
    spans: dict[str, tuple[int, int]]
    proposed: bool = False


def facts(
    heard: Sequence[Heard], phrases: Sequence[Phrase], role: str, message: Heard, leaning: Leaning
) -> Iterator[Fact]:
    """All facts of a message, subject by subject, in the order of the phrases."""
    whole = "\n".join(one.words for one in heard)
    chances = may_be(phrases, whole, role, leaning)
    yield from _alone([phrase for phrase in chances if phrase.alone], message)
    chances = [phrase for phrase in chances if not phrase.alone]
    taken: list[set[Token]] = [set() for _ in heard]
    own = _Own(heard, chances)
    for rest in (False, True):
        for number, one in enumerate(heard):
            used = taken[number]
            spoken = [
                (phrase, at)
                for phrase in chances
                if phrase.rest is rest and (at := _spoken_of(phrase, one, used)) is not None
            ]
            for phrase, at in _not_of_another(spoken, one, own):
                if phrase.apart and (pieces := _apart(phrase, one, used)):
                    for piece, place in pieces:
                        yield from _told(phrase, piece, place, number, used)
                    continue
                scope, main = within(one, at, [other for _, other in spoken])
                if not phrase.rest or _spoken_of(phrase, one, used) is not None:
                    others = _goods_of_others(phrase, one, at, spoken)
                    used |= others
                    sole = _sole(phrase, spoken) or scope is not one
                    rivals = [place for other, place in spoken if other.kind != phrase.kind] if scope is one else []
                    yield from _told(phrase, scope, main, number, used, sole=sole, rivals=rivals)
                    used -= others


class _Own:
    """The kinds of which some subject speaks itself; looked for only when a heading speaks of one."""

    def __init__(self, heard: Sequence[Heard], phrases: Sequence[Phrase]) -> None:
        self._heard = heard
        self._phrases = phrases
        self._told: dict[str, bool] = {}

    def __contains__(self, kind: str) -> bool:
        if kind not in self._told:
            self._told[kind] = len(self._heard) > 1 and any(
                _spoken_of(phrase, one, set(), one.heading) is not None
                for phrase in self._phrases
                if phrase.kind == kind and not phrase.rest
                for one in self._heard
            )
        return self._told[kind]


def _not_of_another(spoken: list[tuple[Phrase, int]], heard: Heard, own: _Own) -> list[tuple[Phrase, int]]:
    """A heading tells of those who have nothing of their own; 解除啦! before two doors is of the one released."""
    if not heard.heading or not any(at >= heard.heading for _, at in spoken):
        return spoken
    return [(phrase, at) for phrase, at in spoken if at >= heard.heading or phrase.rest or phrase.kind not in own]


def _sole(phrase: Phrase, spoken: Iterable[tuple[Phrase, int]]) -> bool:
    """Whether nothing else is told that would not give way."""
    return all(
        other is phrase or other.kind == phrase.kind or phrase.kind in other.yields or _together(phrase, other)
        for other, _ in spoken
    )


def _together(phrase: Phrase, other: Phrase) -> bool:
    """Two that tell of one event: somebody who came back, and the car they came in."""
    return any(kind == other.kind for kind, _ in phrase.leaves) or any(kind == phrase.kind for kind, _ in other.leaves)


def _apart(phrase: Phrase, heard: Heard, used: set[Token]) -> list[tuple[Heard, int]]:
    """The sentences of one subject in which the phrase is said, if they are several."""
    told = [(piece, _spoken_of(phrase, piece, used, piece.heading)) for piece in sentences(heard)]
    found = [(piece, at) for piece, at in told if at is not None]
    return found if len(found) > 1 else []


def _goods_of_others(phrase: Phrase, heard: Heard, at: int, spoken: Iterable[tuple[Phrase, int]]) -> set[Token]:
    """Goods that stand with other words that ask for goods too: 药收到了;还想要一瓶酱油."""
    if not _GOODS & phrase.takes:
        return set()
    own = heard.clause_at(at).start
    starts = {heard.clause_at(other).start for other_phrase, other in spoken if _GOODS & other_phrase.takes}
    start = own if any(other < own for other in starts) else 0
    end = min((other for other in starts if other > own), default=len(heard.words))
    return {token for place, token in heard.signs("goods") if not start <= place < end}


def _alone(phrases: Iterable[Phrase], message: Heard) -> Iterator[Fact]:
    """What would be the only fact is heard in the whole message."""
    for phrase in phrases:
        at = _spoken_of(phrase, message, set())
        if at is not None:
            yield from _told(phrase, message, at, 0, set())


def _told(
    phrase: Phrase,
    heard: Heard,
    at: int,
    number: int,
    used: set[Token],
    *,
    sole: bool = True,
    rivals: Sequence[int] = (),
) -> Iterator[Fact]:
    denied = _denied(phrase, heard, at)
    slots = [
        *denied,
        *_said(phrase, heard),
        *_taken(phrase, heard, at, used, sole=sole, rivals=rivals, readings=not denied),
    ]
    fields: Fields = {"kind": phrase.kind}
    spans = {}
    for slot in slots:
        if slot.field not in fields:
            fields[slot.field] = slot.value
            spans[slot.field] = _span(heard, slot.at)
    for finished in phrase.finish(fields, heard):
        yield Fact(phrase, finished, heard, number, spans)


def proposed_as(phrase: Phrase, heard: Heard, at: int, number: int) -> list[Fact]:
    """What a phrase tells that nobody said, as if it were said at this place; as it was taken if its words lack."""
    found = list(_told(phrase, heard, at, number, set()))
    if not found and not phrase.whole:
        found = list(_told(replace(phrase, finish=as_it_is), heard, at, number, set()))
    return [fact._replace(proposed=True) for fact in found]


def _spoken_of(phrase: Phrase, heard: Heard, used: set[Token], start: int = 0) -> int | None:
    """Where the first words stand that speak of the kind and neither ask nor mean something else."""
    denied = None
    said = behind_gate(phrase.said)
    if not said.may_match(heard.letters):
        return None
    for found in said.form.finditer(heard.words, start):
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
        return _at_moment(found) if SIGNS["when"] in said.form.pattern else found.start()
    return denied


def _at_moment(found: re.Match[str]) -> int:
    """Where the words begin, or at the moment that stands among them: 蔬菜后天上午送到."""
    moment = found[0].rfind(SIGNS["when"])
    return found.start() + max(moment, 0)


def _is_left(heard: Heard, start: int, end: int, used: set[Token]) -> bool:
    signs = [token for at in range(start, end) if (token := heard.at.get(at)) and token.sort in _TAKEN_ONCE]
    return not signs or any(token not in used for token in signs)


def _denied(phrase: Phrase, heard: Heard, at: int) -> Slots:
    clause = heard.clause_at(at)
    denied = phrase.denied and heard.search(phrase.denied, clause.start, clause.end)
    return [Slot(_NEGATED, value=True, at=at)] if denied else []


def _said(phrase: Phrase, heard: Heard) -> Iterator[Slot]:
    for say in phrase.says:
        found = heard.search(say.words, heard.heading)
        if not found and heard.heading:
            found = heard.search(say.words)
            if found and say.value is None and isinstance(heard.answer(found), int):
                continue
        if found:
            value = heard.answer(found) if say.value is None else say.value
            yield Slot(say.field, value, found.start(found.lastindex or 0))


def _taken(
    phrase: Phrase, heard: Heard, at: int, used: set[Token], *, sole: bool, rivals: Sequence[int], readings: bool
) -> Iterator[Slot]:
    """What the engine gives; what did not happen carries no reading."""
    main = at
    for name, slots, needs in _slots_of(phrase.takes):
        if (needs and needs.isdisjoint(heard.letters)) or (name in _READINGS and not readings):
            continue
        found = slots(heard, at, used)
        yield from found
        if found and (name in _DATED_BY or (phrase.rest and name == "any_reading")):
            main = found[0].at
    if "when" in phrase.takes or "day" in phrase.takes:
        found = when(heard, main, at, report="day" in phrase.takes, sole=sole and not phrase.rest, rivals=rivals)
        yield from found or (of_reading(heard) if "am_pm" in phrase.takes and sole else [])
    if "due" in phrase.takes:
        yield from due(heard)
    if "as_of" in phrase.takes:
        yield from as_of(heard)


@cache
def _slots_of(takes: frozenset[str]) -> tuple[tuple[str, Giver, frozenset[str]], ...]:
    return tuple((name, give, NEEDS.get(name, frozenset())) for name, give in SLOTS.items() if name in takes)


def _span(heard: Heard, at: int) -> tuple[int, int]:
    token = heard.at.get(at)
    return (token.start, token.end) if token else (heard.offsets[at], heard.offsets[at] + 1)
