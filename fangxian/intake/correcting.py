"""Finds what a correction puts right, and makes the record as it should have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from fangxian.ledger import read
from fangxian.ledger.read import Told
from fangxian.measures.questions import Count, Number
from fangxian.measures.shape import Record, questions_of
from fangxian.reading.regions import regions
from fangxian.vault.opening import Look

CORRECTION = "reporting.correction"
PURPOSE = "find the record to put right"
PLACE = "place"
# A reading may stand in any of these, whichever of them the speaker means.
READINGS = ("temperature_c", "temperature_am", "temperature_pm", "temperature_max_c", "temperature_min_c")


def targets(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The names under which the answer may stand."""
    named = str(fields.get("target_field") or "")
    return READINGS if named in READINGS else (named,)


def is_meant(answers: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    """Whether something said before has the answer to be put right, and is about whom was named."""
    person = fields.get("person")
    if person and answers.get("person") not in (None, person):
        return False
    return target(answers, fields) is not None


def target(answers: Mapping[str, Any], fields: Mapping[str, Any]) -> str | None:
    """The answer that is meant: the first there is, and the old one if that was said."""
    old = fields.get("old")
    there = ((name, answers.get(name)) for name in _names(answers, fields))
    return next((name for name, answer in there if answer is not None and is_old(answer, old)), None)


def _names(answers: Mapping[str, Any], fields: Mapping[str, Any]) -> tuple[str, ...]:
    """A bare number may be any figure that was said to be wrong, else a count."""
    if fields.get("target_field") != "number":
        return targets(fields)
    figures = [name for name, answer in answers.items() if type(answer) in (int, float)]
    return tuple(figures) if fields.get("old") is not None else ("count",)


def is_old(answer: Any, old: Any) -> bool:
    """Whether the answer is the one that was said to be wrong; none said means any."""
    return old is None or old == answer or _number(old) == answer


def as_asked(kind: type[Record], name: str, written: Any) -> Any:
    """What was typed on a correction's card as the answer that the question wants: a number where it asks for one."""
    question, number = questions_of(kind).get(name), _number(written)
    if not isinstance(question, Number) or number is None:
        return written
    return int(number) if isinstance(question, Count) and number.is_integer() else number


def _number(written: Any) -> float | None:
    """36.5 of 36.5℃ or 36.5度; None of words."""
    found = re.fullmatch(r"\s*(\d{1,9}(?:\.\d+)?)\s*(?:℃|度|°C)?\s*", unicodedata.normalize("NFKC", str(written)))
    return float(found[1]) if found else None


def by_id(look: Look, entry_id: UUID) -> Told | None:
    """The entry with this id, opened."""
    return next(iter(read.told(look, read.by_id(look.community_id, [entry_id]))), None)


def put_right(wrong: Told, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of the entry as they should have been."""
    answers: dict[str, Any] = msgspec.to_builtins(wrong.record)
    return answers | changes(type(wrong.record), answers, fields)


def changes(kind: type[Record], answers: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a correction changes in a record or draft of that kind; the place is none of it."""
    if fields.get("target_field") == PLACE:
        return {}
    name = target(answers, fields) or str(fields["target_field"])
    method = {"method": fields["method"]} if fields.get("method") and "method" in questions_of(kind) else {}
    return {name: as_asked(kind, name, fields["new"])} | _code(kind, name, fields["new"]) | method


def _code(kind: type[Record], name: str, written: Any) -> dict[str, Any]:
    """The code of a region that is put right by its name."""
    code = name.replace("_place", "_adcode")
    found = next(regions(str(written)), None) if name.endswith("_place") and code in questions_of(kind) else None
    return {code: found.value.code} if found else {}
