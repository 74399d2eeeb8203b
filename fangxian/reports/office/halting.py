"""What stops a table from being filled: another day, no right to see it, rows that are nobody's."""

from __future__ import annotations

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import DAY, Asked
from fangxian.reports.office import dated
from fangxian.reports.office.here import Here
from fangxian.reports.office.may import May
from fangxian.reports.office.plan import Table
from fangxian.reports.office.saying import NOT_YOURS, PASSED, nameless, which_rows, whose


def before(here: Here, may: May, who: int | None, table: Table) -> Words | None:
    """Why nothing of the table is filled; None if it may be."""
    if table.kind in ("person", "day") and may.names == "none":
        return NOT_YOURS
    if table.kind == "day" and who is None:
        return whose(table)
    said = dated.day_said(table.laid.title, table.laid.above, here.day)
    if said in (None, here.day):
        return None
    return dated.TO_COME if said and said > here.day else dated.OTHERWISE


def of_figure(table: Table, asked: Asked, *, passed: bool) -> Words | None:
    """Why a figure is not told: they go by the whole day, and no hour that has passed or week can be told from them."""
    if table.cut_off is not None and passed:
        return PASSED
    several = asked.says == DAY and dated.several_days(table.laid.title, table.laid.above)
    return dated.SEVERAL if several else None


def of_rows(may: May, table: Table) -> Words | None:
    """Why its rows are not written."""
    if table.rows is None:
        return which_rows(table)
    if not table.names_rows:
        return nameless(table)
    return NOT_YOURS if table.rows.health and not may.health else None
