"""Compares what a row says happened with what the ledger has of the same person: already there, otherwise, or new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from fangxian.intake.sheets.sorts import Sort
from fangxian.ledger.read import Told
from fangxian.measures.questions import Choice, Question, Words
from fangxian.measures.shape import Record, questions_of
from fangxian.reading.regions import full_name
from fangxian.registry.matching.verdict import CHANGED, NEW, SAME

NEAR = 1  # days by which two lists tell the same arrival apart
NOT_COMPARED = {"person", "phone", "id_number", "origin_place", "via_place"}  # who is meant is matched; places by code


class Verdict(msgspec.Struct, frozen=True):
    """Same, changed or new; the entry that is meant, and the words."""

    status: str
    entry: Told | None = None
    words: Words | None = None


def compared(sort: Sort, answers: Mapping[str, Any], entries: Sequence[Told]) -> Verdict:
    """The verdict on a row whose person has these entries of that kind."""
    kind, near = sort.record, 0 if sort.daily else NEAR
    meant = [one for one in entries if _is_meant(one, answers, near)]
    if not meant:
        return Verdict(NEW)
    entry = _likest(meant, answers) if sort.daily else meant[-1]
    if entry is None:
        return Verdict(NEW)
    differing = [words for words in (_differing(kind, name, entry, value) for name, value in answers.items()) if words]
    where = Words(
        f"台账第{entry.number}号已登记({day_of(entry):%-m月%-d日})",
        f"entry {entry.number} has it already ({day_of(entry):%-d %b})",
    )
    if not differing:
        return Verdict(SAME, entry, where)
    zh, en = ";".join(one.zh for one in differing), "; ".join(one.en for one in differing)
    return Verdict(CHANGED, entry, Words(f"{where.zh};{zh}", f"{where.en}; {en}"))


def day_of(entry: Told) -> date:
    """The day that the entry tells, else the one on which it was written."""
    return date.fromisoformat(entry.record.when[:10]) if entry.record.when else entry.happened_at.date()


def _is_meant(entry: Told, answers: Mapping[str, Any], near: int) -> bool:
    """The same arrival; a row without a day means the last one."""
    told = answers.get("when")
    day = date.fromisoformat(told[:10]) if told else None
    return day is None or abs((day_of(entry) - day).days) <= near


def _likest(meant: Sequence[Told], answers: Mapping[str, Any]) -> Told | None:
    """Of a day's entries the one that says most of what the row says; None if each was silent on all of it."""
    said = {name: value for name, value in answers.items() if name not in (*NOT_COMPARED, "when", "when_part")}
    silent = [all(getattr(one.record, name, None) is None for name in said) for one in meant]
    if all(silent) and said:
        return None
    agree = [sum(getattr(one.record, name, None) == value for name, value in said.items()) for one in meant]
    return meant[agree.index(max(agree))]


def _differing(kind: type[Record], name: str, entry: Told, said: Any) -> Words | None:
    known = getattr(entry.record, name, None)
    if name in NOT_COMPARED or _agrees(name, known, said, entry):
        return None
    question = questions_of(kind)[name]
    before, after = _shown(question, known), _shown(question, said)
    return Words(
        f"{question.zh}:台账 {before.zh or '没有'},表里 {after.zh}",
        f"{question.en}: ledger {before.en or 'none'}, sheet {after.en}",
    )


def _agrees(name: str, known: Any, said: Any, entry: Told) -> bool:
    if name == "when":
        return day_of(entry).isoformat() == str(said)[:10]
    if name.endswith("adcode") and known and said:
        return _is_within(str(said), str(known)) or str(known) == str(said)
    return bool(known == said)


def _is_within(wider: str, narrow: str) -> bool:
    """湖北 says nothing against 湖北荆门."""
    return narrow.startswith(wider.rstrip("0") or wider)


def _shown(question: Question, value: Any) -> Words:
    if value is None:
        return Words("", "")
    if question.type_name == "region":
        return Words(full_name(str(value)) or str(value), full_name(str(value)) or str(value))
    if isinstance(question, Choice):
        labels = [question.label(str(one)) for one in (value if isinstance(value, list) else [value])]
        return Words("、".join(one.zh for one in labels), ", ".join(one.en for one in labels))
    return Words(str(value), str(value))
