"""The record kinds as a phone draws them: from their own declaration, so that a new kind needs no phone code."""

from __future__ import annotations

from typing import Any

from fangxian.measures.questions import Choice, Day, Number, Question, Text
from fangxian.measures.shape import Asked, Record, form, questions_of
from fangxian.phone.asking import Asking
from fangxian.workforce.kinds import KINDS


def kinds(asking: Asking) -> dict[str, dict[str, Any]]:
    """What this worker may write somewhere by hand, by kind."""
    mine = {name: kind for name, kind in KINDS.items() if kind.by_hand and name.startswith(asking.scope.writes)}
    return {name: _drawn(kind) for name, kind in mine.items()}


def _drawn(kind: type[Record]) -> dict[str, Any]:
    """``answers`` is the field that names the entry which such a record answers; ``who``: it asks who somebody is."""
    questions = [_question(kind, one) for one in form(kind, _any)]
    return {
        "words": kind.title,
        "about": [*kind.about, *(("grid", "community") if kind.totals else ())],
        "asks": [name for name in kind.asks if name not in _entries(kind)],
        "answers": next(iter(_entries(kind)), None),
        "who": any("who" in one for one in questions),
        "questions": sorted(questions, key=lambda one: one["folded"]),
    }


def _question(kind: type[Record], one: Asked) -> dict[str, Any]:
    """On a phone's small screen what is asked nearly every time stands alone; a tap shows the rest."""
    folded = one.name not in (*kind.asks, *kind.quick) if kind.quick else one.folded
    who = {"who": True} if one.question.holds == "personal" else {}
    told = {"name": one.name, "folded": folded, "type": one.question.type_name, "words": one.question.words}
    return told | who | _bounds(one.question)


def _entries(kind: type[Record]) -> list[str]:
    return [name for name, question in questions_of(kind).items() if question.type_name == "entry"]


def _any(_held: str) -> bool:
    """Whoever may write a record may answer all that it asks: a guard who measures tells what was measured."""
    return True


def _bounds(question: Question) -> dict[str, Any]:
    """What a good answer looks like, by the type of question."""
    if isinstance(question, Number):
        return {"least": question.least, "most": question.most, "unit": question.unit}
    if isinstance(question, Choice):
        return {"options": question.options}
    if isinstance(question, Day):
        return {"earliest": question.earliest, "latest": question.latest}
    return {"longest": question.longest} if isinstance(question, Text) else {}
