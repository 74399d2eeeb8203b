"""The form compiler: an office's sheet in, the same sheet filled out; remembers what persons said of its heads."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from fangxian.derived.catch_up import catch_up
from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office import dated, labels, plan
from fangxian.reports.office.fill import Filler
from fangxian.reports.office.here import Here
from fangxian.reports.office.known import Known
from fangxian.reports.office.may import May
from fangxian.reports.office.remembered import Remembered
from fangxian.reports.office.result import Result
from fangxian.reports.office.saying import column_results, sheet_result
from fangxian.reports.releasing.marks import Marker
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach

READ_OTHERWISE = Words(
    "这张表的列或行现在的理解,和申请放行时不一样了。请重新填,重新申请。",
    "The sheet is understood otherwise now than when its release was asked for: fill it and ask again.",
)


def compile_sheet(
    look: Look,
    path: Path,
    day: date,
    now: datetime,
    reach: Reach,
    may: May,
    *,
    rows: str = "",
    who: int | None = None,
    marker: Marker | None = None,
    as_read: str = "",
) -> Result:
    """Fills the sheet for a day, for somebody who reaches ``reach`` and may be given ``may``. Raises SheetFault.

    ``marker`` marks a copy that leaves; it is made only if the sheet is understood ``as_read`` when it was released.
    """
    told = Remembered(look.community_id)
    book = plan.read(path, told, rows)
    if as_read and plan.fingerprint(book) != as_read:
        raise SheetFault(READ_OTHERWISE)
    catch_up(look.community_id)
    own = _own_day(book, day, now)
    known = Known(Here(look, own, reach), may, now)
    known.remarks += [dated.as_told(own)] if own != day else []
    return Filler(known, marker).fill(book, told, who)


def _own_day(book: plan.Book, day: date, now: datetime) -> date:
    """The day that the sheet itself names, where it names one that has come; else the one asked for."""
    said = {one for table in book.tables if (one := dated.day_said(table.laid.title, table.laid.above, day))}
    own = said.pop() if len(said) == 1 else day
    return own if own <= now.date() else day


def understand(community_id: int, path: Path) -> Result:
    """What the sheet asks for, before anything is filled and any seal opened. Raises SheetFault."""
    told = Remembered(community_id)
    book = plan.read(path, told)
    spots = [table for name in book.parts for table in labels.as_tables(book, name, told)]
    return Result(
        file=b"",
        sheets=tuple(sheet_result(table, 0, 0, 0) for table in book.tables),
        columns=tuple(one for table in (*book.tables, *spots) for one in column_results(table, {}, {})),
        questions=(),
        remarks=(),
        reads=plan.fingerprint(book),
    )
