"""Whether a bare answer fits what a draft still lacks, and what it changes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from fangxian.intake.holding import Kept
from fangxian.intake.models import Held
from fangxian.intake.understanding import PLACE, RECORD
from fangxian.measures.phrasing import Token
from fangxian.measures.questions import Choice, Question
from fangxian.measures.shape import questions_of
from fangxian.registry import find
from fangxian.workforce.kinds import KINDS

PARTS = ("building", "unit", "room", "floor", "grid")
LEAST_ROOM = 100  # a number below this is no room


class Reply(NamedTuple):
    """A short message: the one thing in it, yes or no, all its words; ``outright`` if it quotes the question."""

    token: Token | None
    yes: bool | None
    words: str
    outright: bool


def fitting(held: Held, kept: Kept, reply: Reply) -> dict[str, Any]:
    """What the answer changes in the draft; nothing if it is no answer to what is missing."""
    for name in held.missing:
        if name == PLACE:
            changes = _place(held, kept, reply)
        elif name == RECORD:
            changes = _record(reply)
        else:
            changes = _answer(held, name, reply)
        if changes:
            return changes
    return {}


def _place(held: Held, kept: Kept, reply: Reply) -> dict[str, Any]:
    if reply.yes and len(kept.candidates) == 1:
        return {"place_id": kept.candidates[0]}
    said = where(kept.fields, reply.token)
    if not said:
        return {}
    offered = [place.id for place in find.where(held.community_id, said) if place.id in kept.candidates]
    return {"place_id": offered[0]} if len(offered) == 1 else {"where": said}


def where(fields: Mapping[str, Any], token: Token | None) -> dict[str, Any]:
    """A place in its parts: what was said first, and what the answer adds to it."""
    said = _parts(token)
    if "place" in said or ("room" in said and "building" in said):
        return said
    return {name: str(fields[name]) for name in PARTS if fields.get(name)} | said if said else {}


def _parts(token: Token | None) -> dict[str, Any]:
    if token is None:
        return {}
    if token.sort == "door":
        return dict(token.value)
    if token.sort == "n" and isinstance(token.value, int):
        return {"room" if token.value >= LEAST_ROOM else "building": str(token.value)}
    return {"spot": {"place": token.value}, "grid": {"grid": token.value}}.get(token.sort, {})


def _record(reply: Reply) -> dict[str, Any]:
    token = reply.token
    return {"record": str(token.value)} if token and token.sort == "n" and isinstance(token.value, int) else {}


def _answer(held: Held, name: str, reply: Reply) -> dict[str, Any]:
    asked = questions_of(KINDS[held.kind])
    question = asked.get(name)
    if question is None:
        return {}
    value = ANSWERS[question.type_name](question, reply) if question.type_name in ANSWERS else None
    if value is None or question.fault(value):
        return {}
    called = name.replace("_adcode", "_place")
    region = reply.token.value.name if question.type_name == "region" and reply.token and called in asked else None
    return {name: value} | ({called: region} if region else {})


def _of(sort: str, value: Callable[[Any], Any] = lambda said: said) -> Callable[[Question, Reply], Any]:
    return lambda _question, reply: value(reply.token.value) if reply.token and reply.token.sort == sort else None


def _degrees(question: Question, reply: Reply) -> Any:
    return _of("t", lambda reading: reading.value)(question, reply) or _of("n", float)(question, reply)


def _figure(question: Question, reply: Reply) -> Any:
    return next((value for sort in ("n", "days") if (value := _of(sort)(question, reply)) is not None), None)


def _chosen(question: Question, reply: Reply) -> Any:
    """The option of which the words were said, in either language."""
    assert isinstance(question, Choice)
    said = reply.words.casefold().strip(" 。.!,")
    return next((key for key, zh, en in question.options if said in (zh, en.casefold())), None)


ANSWERS: Mapping[str, Callable[[Question, Reply], Any]] = {
    "degrees": _degrees,
    "number": _figure,
    "count": _figure,
    "region": _of("region", lambda region: region.code),
    "day": _of("when", lambda moment: moment.written()),
    "name": _of("person"),
    "phone": _of("phone"),
    "id_number": _of("id"),
    "yes_no": lambda _question, reply: reply.yes,
    "choice": _chosen,
    "text": lambda _question, reply: reply.words if reply.outright else None,
}
