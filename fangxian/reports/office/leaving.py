"""How a filled sheet leaves: one of counts at once; one about people only released by a second person, marked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office.compiler import compile_sheet
from fangxian.reports.office.may import May
from fangxian.reports.office.result import Result
from fangxian.reports.releasing.asked import SHEET, Asked, OfSheet
from fangxian.reports.releasing.book import NO_LONGER, Listed
from fangxian.reports.releasing.marks import Marker
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach

PUT_AWAY = Words(
    "这张来表已收起,不能再下载。请重新上传,重新申请。",
    "This office sheet was put away and cannot be fetched: bring it again and ask again.",
)
OF_PEOPLE = frozenset({"person", "household", "day"})


def of_people(result: Result) -> bool:
    """Whether it says anything about somebody: then it leaves only by a second person."""
    known = vocabulary()
    filled = [column.key for column in result.columns if column.filled]
    kinds = {one.kind for one in result.sheets if one.written}
    return bool(kinds & OF_PEOPLE) or any(known[key].holds != "plain" for key in filled if key in known)


def asking_for(result: Result, sheet_id: str, asked: dict[str, str], day: date, who: int | None) -> Asked:
    """The release of a filled sheet as it is asked for; ``asked`` is what was typed."""
    hours = asked.get("hours", "")
    of = OfSheet(
        id=sheet_id,
        day=day,
        rows=tuple(one.rows for one in result.sheets if one.rows),
        people=sum(one.people for one in result.sheets),
        reads=result.reads,
        who=who,
    )
    return Asked(
        whom=SHEET,
        grid_id=None,
        columns=tuple(dict.fromkeys(one.key for one in result.columns if one.filled)),
        full=asked.get("full") == "yes",
        purpose=asked.get("purpose", ""),
        reason=asked.get("reason", "").strip(),
        recipient=asked.get("recipient", "").strip(),
        hours=int(hours) if hours.isdecimal() and len(hours) < len("0000") else 0,
        sheet=of,
    )


def copy(look: Look, listed: Listed, path: Path, reach: Reach, now: datetime, *, health: bool) -> bytes:
    """The released copy, made now and marked as its own. Raises SheetFault where it is no longer what was asked."""
    of = listed.asked.sheet
    if of is None:
        raise SheetFault(NO_LONGER)
    may = May(names="full" if listed.asked.full else "masked", health=health)
    marker = Marker(look.community_id, listed.number)
    return compile_sheet(look, path, of.day, now, reach, may, who=of.who, marker=marker, as_read=of.reads).file
