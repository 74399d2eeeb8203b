"""Answers in words, by the type of question alone, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fangxian.measures.questions import Choice, Question
from fangxian.reading.regions import full_name


def shown(question: Question, answer: Any) -> str:
    """An answer in the reader's words; an answer that does not fit its question is shown as it is."""
    if answer is None:
        return ""
    try:
        return SHOWN.get(question.type_name, _as_text)(question, answer)
    except (AttributeError, KeyError, TypeError, ValueError):
        return str(answer)


def _as_text(_question: Question, answer: Any) -> str:
    return _(", ").join(map(str, answer)) if isinstance(answer, (list, tuple)) else str(answer)


def unit_of(question: Question) -> str:
    """The unit of a number; counting words (人, 户) are Chinese only, an English question says what it counts."""
    unit: str = getattr(question, "unit", "")
    return "" if unit > "\u4e00" and (get_language() or "").startswith("en") else unit


def _number(question: Question, answer: Any) -> str:
    unit = unit_of(question)
    readings = answer if isinstance(answer, (list, tuple)) else [answer]
    return _(", ").join(f"{reading:g}{unit}" for reading in readings)


def _yes_no(_question: Question, answer: Any) -> str:
    return _("yes") if answer else _("no")


def _choice(question: Question, answer: Any) -> str:
    assert isinstance(question, Choice)
    chosen = answer if isinstance(answer, (list, tuple)) else [answer]
    return _(", ").join(question.label(one).said(get_language() or "zh-hans") for one in chosen)


def _items(_question: Question, answer: Any) -> str:
    return _(", ").join(
        " ".join(str(item[part]) for part in ("name", "qty", "unit") if item.get(part)) for item in answer
    )


def _day(_question: Question, answer: Any) -> str:
    moment = datetime.fromisoformat(answer)
    return date_format(moment, _("j M Y, H:i") if "T" in answer else _("j M Y"))


def _region(_question: Question, answer: Any) -> str:
    return full_name(answer) or str(answer)


def _uses(_question: Question, answer: Any) -> str:
    """How many, never who: where a household goes is read by nobody."""
    return _("%(n)s times in or out") % {"n": len(answer)}


SHOWN: dict[str, Callable[[Question, Any], str]] = {
    "number": _number,
    "count": _number,
    "degrees": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "several": _choice,
    "items": _items,
    "day": _day,
    "region": _region,
    "uses": _uses,
}
