"""Fills an office sheet: what is known goes into its free cells, what is not stays empty and becomes a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import Asked
from fangxian.reports.office import (
    counted,
    halting,
    items,
    labels,
    marking,
    named,
    narrowed,
    person,
    place,
    plan,
    room,
    serving,
    shop,
)
from fangxian.reports.office.asking import Question, question
from fangxian.reports.office.here import Here
from fangxian.reports.office.may import May
from fangxian.reports.office.plan import Table, Wanted
from fangxian.reports.office.prepare import prepare
from fangxian.reports.office.result import Result
from fangxian.reports.office.row import Row
from fangxian.reports.office.saying import (
    CUT_OFF,
    NOTHING,
    column_results,
    left_over,
    only_of_the_day,
    sheet_result,
)
from fangxian.reports.office.serving import Serving
from fangxian.reports.office.shape import written
from fangxian.reports.office.shop import Shop
from fangxian.reports.office.subjects import Rows, Subject, days_of, subjects
from fangxian.reports.office.worksheet import Worksheet
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.up_to import sentence, up_to

ANSWERS: tuple[tuple[type, Callable[[Any, str], Any]], ...] = (
    (Row, person.answer),
    (Shop, shop.answer),
    (Serving, serving.answer),
)


class Filling(msgspec.Struct):
    """What was put into one table, column by column, and what was asked and not known."""

    table: Table
    filled: defaultdict[int, list[int]] = msgspec.field(default_factory=lambda: defaultdict(list))
    empty: defaultdict[int, int] = msgspec.field(default_factory=lambda: defaultdict(int))
    questions: list[Question] = []
    people: int = 0
    written: int = 0
    left_over: int = 0


class Filler:
    """One sheet being filled for one reader; ``marker`` marks the copy that leaves."""

    def __init__(self, here: Here, may: May, now: datetime, marker: Marker | None = None) -> None:
        self.here, self.may, self.now, self.marker = here, may, now, marker
        self.who: int | None = None
        self._days: Sequence[Row] | None = None
        self.figures = place.Figures(here)
        self.remarks: list[Words] = []

    def fill(self, book: plan.Book, told: Mapping[str, str] | None = None, who: int | None = None) -> Result:
        """The file filled. ``told``: what persons said of heads; ``who``: whose card or days."""
        self.who = who
        fillings = [self._table(book, table) for table in book.tables]
        cards = [card for name in book.parts for card in labels.fill(self, book, name, told, who)]
        for name, part in book.parts.items():
            if any(one.filled for one in (*fillings, *cards) if one.table.name == name):
                book.file.put(name, part)
        results = [one for one in (*fillings, *cards) if one.table.wanted]
        if not results:
            self.remarks.append(NOTHING)
        return Result(
            file=book.file.bytes(),
            sheets=tuple(sheet_result(one.table, one.people, one.written, one.left_over) for one in fillings),
            columns=tuple(column for one in results for column in column_results(one.table, one.filled, one.empty)),
            questions=tuple(question for one in results for question in one.questions),
            remarks=tuple(dict.fromkeys(self.remarks)),
            reads=plan.fingerprint(book),
            day=self.here.day,
            up_to=tuple(dict.fromkeys(sentence(self.until(one.table)) for one in results if one.filled)),
        )

    def _table(self, book: plan.Book, table: Table) -> Filling:
        filling = Filling(table)
        part = book.parts[table.name]
        if stop := halting.before(self.here, self.may, self.who, table):
            self.remarks.append(stop)
            return filling
        for row in table.named:
            self._named(filling, part, row)
        if table.kind == "community" and "row_name" in table.by_key:
            return filling
        if table.kind in ("grid", "building"):
            for row in (*table.laid.totals, *([] if table.laid.foot is None else [table.laid.foot])):
                counted.total(self, filling, part, row)
        if table.named and table.kind != "community":
            return filling
        if stop := halting.of_rows(self.may, table):
            self.remarks.append(stop)
        elif table.rows is not None:
            self._rows(filling, book, part, self.days(table) if table.kind == "day" else self._all(table, table.rows))
        return filling

    def _all(self, table: Table, rows: Rows) -> Sequence[Any]:
        """Whom or what the title means, within the grid, building or region that it names, and what is known of it."""
        if table.kind == "worker":
            return serving.rows(self.here, rows.key)
        found = narrowed.narrowed(self, table, rows, subjects(self.here, rows, day_only=only_of_the_day(table)))
        if found is None:
            self.remarks.append(narrowed.NOT_HERE)
        return self.prepared(table, found or [])

    def _rows(self, filling: Filling, book: plan.Book, part: Worksheet, rows: Sequence[Any]) -> None:
        table = filling.table
        filling.people = len(rows)
        free = room.make(book, part, table, len(rows))
        filling.left_over = len(rows) - min(len(rows), len(free))
        if filling.left_over:
            self.remarks.append(left_over(table.name, filling.left_over))
        if self.marker:
            rows = marking.in_order(self.marker, table, rows, lambda subject, key: self._shows(table, subject, key))
        for number, (row, subject) in enumerate(zip(free, rows, strict=False), 1):
            self.put_row(filling, part, row, subject, number)
            filling.written += 1

    def days(self, table: Table) -> Sequence[Row]:
        """The days of whoever was chosen, each with what is known of it."""
        if self._days is None:
            self._days = self.prepared(table, days_of(self.here, self.who)) if self.who is not None else []
        return self._days

    def prepared(self, table: Table, who: Sequence[Subject]) -> Sequence[Any]:
        """The subjects with what is known of them."""
        return prepare(self.here, table, who, self.until(table))

    def until(self, table: Table) -> datetime:
        """The end of the day, or the hour that the sheet itself names; never later than now."""
        return up_to(self.here.day, self.now, table.cut_off)

    def put_row(self, filling: Filling, part: Worksheet, row: int, subject: Any, number: int) -> None:
        """One row: every free cell whose answer is known."""
        for wanted in filling.table.wanted:
            asked = wanted.asked
            if asked is None or asked.kind == "blank":
                continue
            if asked.kind == "serial":
                self.put(filling, part, row, wanted, number)
            elif part.is_free(row, wanted.head.at):
                self._answer(filling, part, row, wanted, subject)

    def _answer(self, filling: Filling, part: Worksheet, row: int, wanted: Wanted, subject: Any) -> None:
        asked = wanted.asked
        assert asked is not None
        if not self.may.allows(asked):
            return
        if isinstance(subject, Row) and (subject := subject.at(wanted.head.found.on)) is None:
            return
        value = written(asked, self.known(filling.table, subject, asked), wanted.hint)
        if value is None:
            filling.empty[wanted.head.at] += 1
            filling.questions += [] if self._hidden(subject, asked) else question(filling.table, row, subject, asked)
        else:
            self.put(filling, part, row, wanted, self._marked(filling.table, row, wanted, subject, value))

    def _shows(self, table: Table, subject: Any, key: str) -> str:
        """What that column of the row will show."""
        wanted = table.by_key[key]
        assert wanted.asked is not None
        return marking.text(written(wanted.asked, self.known(table, subject, wanted.asked), wanted.hint), wanted.hint)

    def _marked(self, table: Table, row: int, wanted: Wanted, subject: Any, value: Any) -> Any:
        """The value with what follows it in this copy, told by the name in its row."""
        if self.marker is None or "name" not in table.by_key or not marking.carries(wanted, value):
            return value
        name = table.text(row, "name") if row in table.named else self._shows(table, subject, "name")
        return value + self.marker.spaces([(name, value)])[0]

    def known(self, table: Table, subject: Any, asked: Asked) -> Any:
        """The answer; None if it is not known."""
        if not asked.kept:
            return None
        of = next((of for kind, of in ANSWERS if isinstance(subject, kind)), None)
        if of:
            return self.may.shown(asked.key, of(subject, asked.key))
        if asked.sum and self._untold(table, asked):
            return None
        return self.may.shown(asked.key, place.answer(self.here, self.figures, subject, asked))

    def _hidden(self, subject: Any, asked: Asked) -> bool:
        """Whether it is known and only not shown in a masked copy."""
        masks = self.may.names == "masked" and isinstance(subject, Row)
        return masks and asked.kept and person.answer(subject, asked.key) is not None

    def _untold(self, table: Table, asked: Asked) -> bool:
        """Whether no figure of a whole day answers what the table asks."""
        stop = halting.of_figure(table, asked, passed=self.until(table) < self.now)
        self.remarks += [stop] if stop else []
        return stop is not None

    def put(self, filling: Filling, part: Worksheet, row: int, wanted: Wanted, value: Any) -> None:
        """A value into a cell, unless something stands in it."""
        if part.is_free(row, wanted.head.at):
            part.put(row, wanted.head.at, value)
            filling.filled[wanted.head.at].append(row)

    def _meant(self, table: Table, row: int) -> Sequence[Any]:
        """Whom or what a named row is about, with what is known of them; nothing unless it can be only one."""
        if table.kind == "day":
            day = named.day(table, row, self.days(table))
            return [day] if day else []
        one = named.subject(self.here, table, row)
        return self.prepared(table, [one]) if one else []

    def _named(self, filling: Filling, part: Worksheet, row: int) -> None:
        table = filling.table
        label = items.label(table)
        if table.kind == "community" and label:
            counted.named_row(self, filling, part, row, label)
            return
        found = self._meant(table, row)
        if not found and named.is_cut_off(table, row):
            self.remarks.append(CUT_OFF)
        for subject in found:
            self.put_row(filling, part, row, subject, row - table.laid.first + 1)
            filling.people += 1
            filling.written += 1
