"""Answers as people type them into a form, by the type of question alone; and words in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import get_language

from fangxian.measures.questions import Question, Words
from fangxian.reading.regions import regions

BETWEEN = re.compile(r"[、,;；,\s]+")
GOODS = re.compile(r"\s*(?P<name>.+?)\s*(?:(?P<qty>\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s]{1,4})?)?\s*")


def told(words: Words) -> str:
    """Words in the reader's language."""
    return words.said(get_language() or "zh-hans")


def typed(question: Question, texts: Sequence[str]) -> Any:
    """What was typed or ticked, as the answer to keep; None if nothing was.

    Text that cannot become such an answer is given back as it is, so that the question itself says what is wrong.
    """
    said = [text.strip() for text in texts if text.strip()]
    if not said:
        return None
    return TYPED.get(question.type_name, _first)(said)


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
