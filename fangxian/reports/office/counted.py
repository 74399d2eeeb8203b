"""Rows of counts: those named by an indicator, whose columns are today, so far or the grids; and the row of totals."""

from __future__ import annotations

from fangxian.reports.office import items, named
from fangxian.reports.office.filling import Filling
from fangxian.reports.office.known import Known
from fangxian.reports.office.plan import Wanted
from fangxian.reports.office.shape import written
from fangxian.reports.office.subjects import Subject
from fangxian.reports.office.worksheet import Worksheet

COMMUNITY = Subject(kind="community", place_id=0)


def named_row(known: Known, filling: Filling, part: Worksheet, row: int, label: Wanted) -> None:
    """A row named by an indicator: its columns are today, so far, or the grids."""
    table = filling.table
    told = [items.told(table, one, label) for one in range(table.laid.first, row + 1)]
    for wanted in table.wanted:
        over = wanted.head.heads[-1]
        grid = next((one for one in known.here.of_kind("grid") if over.strip() in (one.name, f"网格{one.code}")), None)
        asked = items.figure(told, "数量" if grid else over) if told[-1] else None
        if asked is None or wanted is label or not part.is_free(row, wanted.head.at):
            continue
        subject = Subject(kind="grid", place_id=grid.id) if grid else COMMUNITY
        value = known.answer(table, subject, asked)
        if value is not None:
            filling.put(part, row, wanted, written(asked, value, wanted.hint))


def total(known: Known, filling: Filling, part: Worksheet, row: int) -> None:
    """The row 合计 under a table by grid or building: the community's own figure."""
    line = filling.table.laid.sheet.rows[row]
    if not any(named.is_sum(text) for text in line if text):
        return
    for wanted in filling.table.wanted:
        if wanted.asked and wanted.asked.kind == "number" and part.is_free(row, wanted.head.at):
            value = known.answer(filling.table, COMMUNITY, wanted.asked)
            if value is not None:
                filling.put(part, row, wanted, written(wanted.asked, value, wanted.hint))
