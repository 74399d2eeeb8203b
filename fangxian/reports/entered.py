"""Fills a register: the records of its kinds, in order of time, each a row of values that its reader may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _

from fangxian.ledger import read
from fangxian.ledger.read import Row
from fangxian.measures.questions import Question
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.response import current
from fangxian.reports.around import Around, around, places
from fangxian.reports.book import Value
from fangxian.reports.masking import masked
from fangxian.reports.register import Column, Register
from fangxian.reports.said import shown
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

FIGURES = ("number", "count", "degrees")
SERVING = {"staff", "staff_next", "by", "doctor"}  # who serves is no secret (decision 0006)
OBSERVED = {"observed_from", "observed_to"}


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Whose register, for which day, and whether names and numbers stand in it in full.

    Of one person it begins with the response, whatever the register.
    """

    scope: Scope
    day: date
    now: datetime
    person_id: int | None = None
    full: bool = False


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """A register filled; columns that the reader may not see are absent. ``numbers`` are the entries of the rows."""

    register: Register
    from_day: date
    day: date
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    numbers: tuple[int, ...]


def enter(register: Register, wanted: Wanted) -> Entered:
    """The register as the ledger stands. Every opening is in the trail, with the register's purpose."""
    scope = wanted.scope
    from_day = _begin(register, wanted)
    look = Look(scope.community_id, scope.actor, f"register {register.name}")
    rows = _legible(wanted, read.between(scope.community_id, register.kinds, _midnight(from_day), _end(wanted.day)))
    told = [(row, one) for row, one in zip(rows, read.records(look, rows), strict=True) if _belongs(register, one)]
    columns = tuple(column for column in register.columns if scope.sees(register.question(column.take).holds))
    observing = bool(told) and not OBSERVED.isdisjoint(column.take for column in columns)
    known = around(look, scope, [row for row, _ in told], wanted.now, full=wanted.full, observing=observing)
    filler = _Filler(register, wanted, known)
    return Entered(
        register=register,
        from_day=from_day,
        day=wanted.day,
        columns=columns,
        rows=tuple(filler.row(n, row, record, columns) for n, (row, record) in enumerate(told, 1)),
        numbers=tuple(row.number for row, _record in told),
    )


def of_people(entered: Entered) -> bool:
    """Whether it says anything about somebody: then it leaves only by a second person."""
    about = [column.take for column in entered.columns if column.take not in SERVING]
    return bool(entered.rows) and any(entered.register.question(take).holds != "plain" for take in about)


def _begin(register: Register, wanted: Wanted) -> date:
    whole = register.since == "response" or wanted.person_id is not None
    running = current(wanted.scope.community_id) if whole else None
    return min(localtime(running.started_at).date(), wanted.day) if running else wanted.day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, get_current_timezone())


def _end(day: date) -> datetime:
    return _midnight(day + timedelta(days=1))


def _legible(wanted: Wanted, rows: Sequence[Row]) -> list[Row]:
    """Those at places where the reader may read such records; of one person, where one is named."""
    here = places(wanted.scope.community_id, {row.place_id for row in rows})
    mine = [row for row in rows if row.place_id in here and wanted.scope.may_read(row.kind, here[row.place_id])]
    return [row for row in mine if wanted.person_id in (None, row.person_id)]


def _belongs(register: Register, record: Record) -> bool:
    """It happened, and it is one of those that the register keeps."""
    kept = all(getattr(record, field, None) in answers for field, answers in register.only.items())
    return kept and not (record.negated or record.planned)


class _Filler:
    """Fills rows, what is around them looked up before."""

    def __init__(self, register: Register, wanted: Wanted, known: Around) -> None:
        self.register, self.wanted, self.known = register, wanted, known

    def row(self, number: int, row: Row, record: Record, columns: Sequence[Column]) -> tuple[Value, ...]:
        place = self.known.place(row)
        seen = (self.wanted.scope.sees(self.register.question(one.take).holds, place) for one in columns)
        return tuple(
            self._value(number, row, record, one.take) if sees else None
            for one, sees in zip(columns, seen, strict=True)
        )

    def _value(self, number: int, row: Row, record: Record, take: str) -> Value:
        asked = questions_of(KINDS[row.kind])
        answer = getattr(record, take, None)
        if answer is not None and take in asked:
            return self._said(record, asked[take], answer)
        return _AROUND[take](number, row, self.known) if take in _AROUND else None

    def _said(self, record: Record, question: Question, answer: Any) -> Value:
        """Masked unless the whole was asked for."""
        return written(question, answer if self.wanted.full else masked(record, question, answer))


def written(question: Question, answer: Any) -> Value:
    """An answer as its cell has it: a single figure stays one, everything else is put in words."""
    if question.type_name in FIGURES and isinstance(answer, (int, float)):
        return answer
    if question.type_name == "day":
        return str(answer).replace("T", " ")
    return shown(question, answer)


_AROUND: Mapping[str, Callable[[int, Row, Around], Value]] = {
    "no": lambda number, _row, _known: number,
    "day": lambda _number, row, _known: date_format(localtime(row.happened_at), _("j M")),
    "time": lambda _number, row, _known: f"{localtime(row.happened_at):%H:%M}",
    "place": lambda _number, row, known: str(known.place(row)),
    "grid": lambda _number, row, known: str(known.places.get(known.place(row).grid_id or 0, "")),
    "worker": lambda _number, row, known: known.workers.get(row.worker_id or 0, ""),
    "number": lambda _number, row, _known: row.number,
    "person": lambda _number, row, known: known.details_of(row.person_id).name,
    "sex": lambda _number, row, known: known.sex(row),
    "age": lambda _number, row, known: known.age(row),
    "id_number": lambda _number, row, known: known.details_of(row.person_id).id_number,
    "phone": lambda _number, row, known: known.details_of(row.person_id).phone,
    "household": lambda _number, row, known: known.household(row),
    "living": lambda _number, row, known: len(known.living.get(row.place_id, ())) or None,
    "house": lambda _number, row, known: known.house(row),
    "relation": lambda _number, row, known: known.relations.get(row.person_id or 0, ""),
    "observed_from": lambda _number, row, known: known.observed(row)[0],
    "observed_to": lambda _number, row, known: known.observed(row)[1],
    "needs": lambda _number, row, known: known.needs(row),
    "in_charge": lambda _number, row, known: known.in_charge.get(known.place(row).grid_id or 0, ""),
}
