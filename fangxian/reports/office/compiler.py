"""The form compiler: an office's sheet in, the same sheet filled out; remembers what persons said of its heads."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from fangxian.derived.catch_up import catch_up
from fangxian.reports.office.fill import Filler, May
from fangxian.reports.office.here import Here
from fangxian.reports.office.result import Result
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach


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
) -> Result:
    """Fills the sheet for a day, for somebody who reaches ``reach`` and may be given ``may``. Raises SheetFault."""
    catch_up(look.community_id)
    here = Here(look, day, reach)
    return Filler(here, may, now).fill(path, None, rows, who)
