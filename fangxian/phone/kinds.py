"""The record kinds as a phone draws them: from their own declaration, so that a new kind needs no phone code."""

from __future__ import annotations

from typing import Any

from fangxian.measures.questions import Choice, Number, Question, Text
from fangxian.measures.shape import Record, form
from fangxian.phone.asking import Asking
from fangxian.workforce.kinds import KINDS


def kinds(asking: Asking) -> dict[str, dict[str, Any]]:
    """What this worker may write somewhere, by kind."""
    return {name: _drawn(kind) for name, kind in KINDS.items() if name.startswith(asking.scope.writes)}


def _drawn(kind: type[Record]) -> dict[str, Any]:
    return {
        "words": kind.title,
        "about": [*kind.about, *(("grid", "community") if kind.totals else ())],
        "asks": kind.asks,
        "questions": [
            {"name": one.name, "folded": one.folded, "type": one.question.type_name, "words": one.question.words}
            | _bounds(one.question)
            for one in form(kind, _any)
        ],
    }


def _any(_held: str) -> bool:
    """Whoever may write a record may answer all that it asks: a guard who measures tells what was measured."""
    return True


def _bounds(question: Question) -> dict[str, Any]:
    """What a good answer looks like, by the type of question."""
    if isinstance(question, Number):
        return {"least": question.least, "most": question.most, "unit": question.unit}
    if isinstance(question, Choice):
        return {"options": question.options}
    return {"longest": question.longest} if isinstance(question, Text) else {}
