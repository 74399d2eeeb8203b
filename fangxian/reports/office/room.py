"""Room for the rows of an office sheet: its free rows, and more of the same where it has too few."""

from __future__ import annotations

from fangxian.reports.office.inserting import insert, may_insert
from fangxian.reports.office.plan import Book, Table
from fangxian.reports.office.worksheet import Worksheet


def make(book: Book, part: Worksheet, table: Table, needed: int) -> list[int]:
    """The free rows, made more where the sheet allows it; rows count from 0."""
    free, laid = table.free, table.laid
    if needed <= len(free):
        return free
    more = needed - len(free)
    model = free[-1] if free else next(iter(sorted(laid.examples, reverse=True)), laid.first - 1)
    if laid.foot is None and not any(row > model for row in part.lines):
        start = max(model + 1, laid.first)
        if model >= laid.first:
            insert(part, table.name, start, more, model)
        return [*free, *range(start, start + more)]
    before = model if len(free) > 1 else model + 1
    if not free and model < laid.first:
        before = laid.first
    if not may_insert(part, table.name, before, model, single=len(free) == 1):
        return free
    insert(part, table.name, before, more, model)
    book.file.moved(table.name, before, more)
    return (
        [row for row in free if row < before]
        + list(range(before, before + more))
        + [row + more for row in free if row >= before]
    )
