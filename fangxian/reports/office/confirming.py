"""A filled sheet with names on the command line: masked, unless a second person at the machine releases it there."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from fangxian.measures.questions import Words
from fangxian.reports.office.compiler import compile_sheet
from fangxian.reports.office.leaving import asking_for
from fangxian.reports.office.may import May
from fangxian.reports.office.result import Result
from fangxian.reports.releasing import book
from fangxian.reports.releasing.book import NotReleased
from fangxian.reports.releasing.marks import Marker
from fangxian.vault.opening import Look
from fangxian.workforce.access import Reach, Scope

HOURS = "4"
MAY_NOT = Words(
    "用户名或密码不对,或者此人没有放行名单的权限。没有写出完整信息。",
    "The user name or password is wrong, or this person may not release lists. Nothing was written in full.",
)


def released(
    look: Look,
    path: Path,
    day: date,
    now: datetime,
    seen: Result,
    by: Scope | None,
    wish: dict[str, str],
    *,
    rows: str = "",
    who: int | None = None,
) -> tuple[Result, int]:
    """The copy in full, marked, with its number in the book of lists. Raises NotReleased, SheetFault.

    ``seen`` is what the masked sheet came to, ``by`` who releases it: asked for, released and fetched in one go.
    """
    if by is None or not by.may("release_lists"):
        raise NotReleased(MAY_NOT)
    asked = asking_for(seen, "", {"purpose": "upward", "full": "yes", "hours": HOURS, **wish}, day, who)
    with transaction.atomic():
        number = book.ask(look.community_id, asked, None, now)
        book.decide(look.community_id, number, by.worker_id, now, release=True)
        book.fetch(look.community_id, number, None, now)
        marker = Marker(look.community_id, number)
        made = compile_sheet(
            look, path, day, now, Reach(None), May(), rows=rows, who=who, marker=marker, as_read=seen.reads
        )
    return made, number
