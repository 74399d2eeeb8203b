"""Finds what a correction puts right, and makes the record as it should have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from fangxian.ledger import read
from fangxian.ledger.read import Row, Told
from fangxian.measures.questions import Count, Number
from fangxian.measures.shape import Record, questions_of
from fangxian.vault.opening import Look
from fangxian.workforce.kinds import KINDS

CORRECTION = "reporting.correction"
PURPOSE = "find the record to put right"
# A reading may stand in any of these, whichever of them the speaker means.
READINGS = ("temperature_c", "temperature_am", "temperature_pm", "temperature_max_c", "temperature_min_c")


def find(look: Look, worker_id: int | None, places: Sequence[int], fields: Mapping[str, Any]) -> Told | None:
    """The last entry at the place that was said, else of the same writer, that has the answer to be put right."""
    names = targets(fields)
    kinds = [kind for kind, record in KINDS.items() if set(names) & set(record.__struct_fields__)]
    told = read.told(look, _candidates(look.community_id, worker_id, places, kinds))
    return next((one for one in told if _is_meant(one.record, names, fields)), None)


def targets(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The names under which the answer may stand."""
    named = str(fields.get("target_field") or "")
    return READINGS if named in READINGS else (named,)


def _candidates(community_id: int, worker_id: int | None, places: Sequence[int], kinds: list[str]) -> list[Row]:
    if places:
        return read.last_at(community_id, places, kinds)
    return read.last_of(community_id, worker_id, kinds) if worker_id is not None else []


def _is_meant(record: Record, names: Sequence[str], fields: Mapping[str, Any]) -> bool:
    old, person = fields.get("old"), fields.get("person")
    if person and getattr(record, "person", None) not in (None, person):
        return False
    return target(record, names, old) is not None


def target(record: Record, names: Sequence[str], old: Any) -> str | None:
    """The field of a record that is meant: the first that has an answer, and the old one if that was said."""
    answers = ((name, getattr(record, name, None)) for name in names)
    return next((name for name, answer in answers if answer is not None and is_old(answer, old)), None)


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
    name = target(wrong.record, targets(fields), fields.get("old")) or str(fields["target_field"])
    method = {"method": fields["method"]} if fields.get("method") and hasattr(wrong.record, "method") else {}
    return answers | {name: as_asked(type(wrong.record), name, fields["new"])} | method
