"""Answers as people read them on a page and type them into a form, by the type of question alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fangxian.measures.questions import Choice, Question, Words
from fangxian.reading.regions import full_name, regions

BETWEEN = re.compile(r"[、,;；,\s]+")
GOODS = re.compile(r"\s*(?P<name>.+?)\s*(?:(?P<qty>\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s]{1,4})?)?\s*")


def told(words: Words) -> str:
    """Words in the reader's language."""
    return words.said(get_language() or "zh-hans")


def shown(question: Question, answer: Any) -> str:
    """An answer in the reader's words; an answer that does not fit its question is shown as it is."""
    if answer is None:
        return ""
    try:
        return SHOWN.get(question.type_name, _as_text)(question, answer)
    except (AttributeError, KeyError, TypeError, ValueError):
        return str(answer)


def typed(question: Question, texts: Sequence[str]) -> Any:
    """What was typed or ticked, as the answer to keep; None if nothing was.

    Text that cannot become such an answer is given back as it is, so that the question itself says what is wrong.
    """
    said = [text.strip() for text in texts if text.strip()]
    if not said:
        return None
    return TYPED.get(question.type_name, _first)(said)


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
    return _(", ").join(told(question.label(one)) for one in chosen)


def _items(_question: Question, answer: Any) -> str:
    return _(", ").join(
        " ".join(str(item[part]) for part in ("name", "qty", "unit") if item.get(part)) for item in answer
    )


def _day(_question: Question, answer: Any) -> str:
    moment = datetime.fromisoformat(answer)
    return date_format(moment, _("j M Y, H:i") if "T" in answer else _("j M Y"))


def _region(_question: Question, answer: Any) -> str:
    return full_name(answer) or str(answer)


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
}


def _first(said: list[str]) -> str:
    return said[0]


def _figure(said: list[str]) -> Any:
    text = said[0].rstrip("℃度 ")
    try:
        value = float(text)
    except ValueError:
        return said[0]
    return int(value) if value.is_integer() and "." not in text else value


def _readings(said: list[str]) -> Any:
    parts = [_figure([part]) for part in BETWEEN.split(said[0]) if part]
    return parts[0] if len(parts) == 1 else parts


def _ticked(said: list[str]) -> Any:
    return {"yes": True, "no": False}.get(said[0], said[0])


def _listed(said: list[str]) -> list[str]:
    return [part for part in BETWEEN.split(said[0]) if part]


def _goods(said: list[str]) -> list[dict[str, Any]]:
    lines = [line for line in re.split(r"[\n、,，;；]", said[0]) if line.strip()]
    return [_one_item(line) for line in lines]


def _one_item(line: str) -> dict[str, Any]:
    found = GOODS.fullmatch(line)
    parts = {name: part for name, part in found.groupdict().items() if part} if found else {"name": line.strip()}
    return parts | ({"qty": _figure([parts["qty"]])} if "qty" in parts else {})


def _moment(said: list[str]) -> str:
    return re.sub(r"(\d)[ ]+(\d)", r"\1T\2", re.sub(r"(?<=\d)/(?=\d)", "-", said[0]))


def _somewhere(said: list[str]) -> str:
    found = next(regions(said[0]), None)
    return found.value.code or said[0] if found else said[0]


TYPED: dict[str, Callable[[list[str]], Any]] = {
    "number": _figure,
    "count": _figure,
    "degrees": _readings,
    "yes_no": _ticked,
    "several": list,
    "names": _listed,
    "items": _goods,
    "day": _moment,
    "region": _somewhere,
}
