"""Fills an office sheet: what is known goes into its free cells, what is not stays empty and becomes a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fangxian.reports.office import (
    counted,
    halting,
    items,
    labels,
    marking,
    named,
    narrowed,
    plan,
    room,
    serving,
)
from fangxian.reports.office.asking import question
from fangxian.reports.office.filling import Filling
from fangxian.reports.office.known import Known
from fangxian.reports.office.plan import Table, Wanted
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
from fangxian.reports.office.shape import written
from fangxian.reports.office.subjects import Rows, days_of, subjects
from fangxian.reports.office.worksheet import Worksheet
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.up_to import sentence


class Filler:
    """One sheet being filled with what is ``known``; ``marker`` marks the copy that leaves."""

    def __init__(self, known: Known, marker: Marker | None = None) -> None:
        self.known, self.here, self.may, self.marker = known, known.here, known.may, marker
        self.who: int | None = None
        self._days: Sequence[Row] | None = None

    def fill(self, book: plan.Book, told: Mapping[str, str] | None = None, who: int | None = None) -> Result:
        """The file filled. ``told``: what persons said of heads; ``who``: whose card or days."""
        self.who = who
        fillings = [self._table(book, table) for table in book.tables]
        cards = [card for name in book.parts for card in labels.fill(self.known, book, name, told, who)]
        for name, part in book.parts.items():
            if any(one.filled for one in (*fillings, *cards) if one.table.name == name):
                book.file.put(name, part)
        results = [one for one in (*fillings, *cards) if one.table.wanted]
        if not results:
            self.known.remarks.append(NOTHING)
        return Result(
            file=book.file.bytes(),
            sheets=tuple(sheet_result(one.table, one.people, one.written, one.left_over) for one in fillings),
            columns=tuple(column for one in results for column in column_results(one.table, one.filled, one.empty)),
            questions=tuple(question for one in results for question in one.questions),
            remarks=tuple(dict.fromkeys(self.known.remarks)),
            reads=plan.fingerprint(book),
            day=self.here.day,
            up_to=tuple(dict.fromkeys(sentence(self.known.until(one.table)) for one in results if one.filled)),
        )

    def _table(self, book: plan.Book, table: Table) -> Filling:
        filling = Filling(table)
        part = book.parts[table.name]
        if stop := halting.before(self.here, self.may, self.who, table):
            self.known.remarks.append(stop)
            return filling
        for row in table.named:
            self._named(filling, part, row)
        if table.kind == "community" and "row_name" in table.by_key:
            return filling
        if table.kind in ("grid", "building"):
            for row in (*table.laid.totals, *([] if table.laid.foot is None else [table.laid.foot])):
                counted.total(self.known, filling, part, row)
        if table.named and table.kind != "community":
            return filling
        if stop := halting.of_rows(self.may, table):
            self.known.remarks.append(stop)
        elif table.rows is not None:
            self._rows(filling, book, part, self.days(table) if table.kind == "day" else self._all(table, table.rows))
        return filling

    def _all(self, table: Table, rows: Rows) -> Sequence[Any]:
        """Whom or what the title means, within the grid, building or region that it names, and what is known of it."""
        if table.kind == "worker":
            return serving.rows(self.here, rows.key)
        found = narrowed.narrowed(self.known, table, rows, subjects(self.here, rows, day_only=only_of_the_day(table)))
        if found is None:
            self.known.remarks.append(narrowed.NOT_HERE)
        return self.known.prepared(table, found or [])

    def _rows(self, filling: Filling, book: plan.Book, part: Worksheet, rows: Sequence[Any]) -> None:
        table = filling.table
        filling.people = len(rows)
        free = room.make(book, part, table, len(rows))
        filling.left_over = len(rows) - min(len(rows), len(free))
        if filling.left_over:
            self.known.remarks.append(left_over(table.name, filling.left_over))
        if self.marker:
            rows = marking.in_order(self.marker, table, rows, lambda subject, key: self._shows(table, subject, key))
        for number, (row, subject) in enumerate(zip(free, rows, strict=False), 1):
            self.put_row(filling, part, row, subject, number)
            filling.written += 1

    def days(self, table: Table) -> Sequence[Row]:
        """The days of whoever was chosen, each with what is known of it."""
        if self._days is None:
            self._days = self.known.prepared(table, days_of(self.here, self.who)) if self.who is not None else []
        return self._days

    def put_row(self, filling: Filling, part: Worksheet, row: int, subject: Any, number: int) -> None:
        """One row: every free cell whose answer is known."""
        for wanted in filling.table.wanted:
            asked = wanted.asked
            if asked is None or asked.kind == "blank":
                continue
            if asked.kind == "serial":
                filling.put(part, row, wanted, number)
            elif part.is_free(row, wanted.head.at):
                self._answer(filling, part, row, wanted, subject)

    def _answer(self, filling: Filling, part: Worksheet, row: int, wanted: Wanted, subject: Any) -> None:
        asked = wanted.asked
        assert asked is not None
        if not self.may.allows(asked):
            return
        if isinstance(subject, Row) and (subject := subject.at(wanted.head.found.on)) is None:
            return
        value = written(asked, self.known.answer(filling.table, subject, asked), wanted.hint)
        if value is None:
            filling.empty[wanted.head.at] += 1
            filling.questions += (
                [] if self.known.is_hidden(subject, asked) else question(filling.table, row, subject, asked)
            )
        else:
            filling.put(part, row, wanted, self._marked(filling.table, row, wanted, subject, value))

    def _shows(self, table: Table, subject: Any, key: str) -> str:
        """What that column of the row will show."""
        wanted = table.by_key[key]
        assert wanted.asked is not None
        return marking.text(
            written(wanted.asked, self.known.answer(table, subject, wanted.asked), wanted.hint), wanted.hint
        )

    def _marked(self, table: Table, row: int, wanted: Wanted, subject: Any, value: Any) -> Any:
        """The value with what follows it in this copy, told by the name in its row."""
        if self.marker is None or "name" not in table.by_key or not marking.carries(wanted, value):
            return value
        name = table.text(row, "name") if row in table.named else self._shows(table, subject, "name")
        return value + self.marker.spaces([(name, value)])[0]

    def _meant(self, table: Table, row: int) -> Sequence[Any]:
        """Whom or what a named row is about, with what is known of them; nothing unless it can be only one."""
        if table.kind == "day":
            day = named.day(table, row, self.days(table))
            return [day] if day else []
        one = named.subject(self.here, table, row)
        return self.known.prepared(table, [one]) if one else []

    def _named(self, filling: Filling, part: Worksheet, row: int) -> None:
        table = filling.table
        label = items.label(table)
        if table.kind == "community" and label:
            counted.named_row(self.known, filling, part, row, label)
            return
        found = self._meant(table, row)
        if not found and named.is_cut_off(table, row):
            self.known.remarks.append(CUT_OFF)
        for subject in found:
            self.put_row(filling, part, row, subject, row - table.laid.first + 1)
            filling.people += 1
            filling.written += 1
