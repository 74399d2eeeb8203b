"""What is held about the household: its members, masked, the records at its door, what for, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from fangxian.ledger import read
from fangxian.ledger.read import Row
from fangxian.resident.asking import Home, asks_home, said, shown
from fangxian.resident.members import Member, members
from fangxian.workforce.kinds import KINDS

NEWEST = 1000


class Written(msgspec.Struct, frozen=True):
    """The records of one sort at the door: how many, from when till when; what they say is for whom they are about."""

    title: str
    times: int
    first: date
    last: date


@asks_home
def kept_page(request: HttpRequest, home: Home) -> HttpResponse:
    """Masked, as everywhere: the card may lie on a table that others sit at."""
    household = members(home)
    return shown(
        request, "resident/kept.html", members=household, written=written(home, household), door=home.guest.place
    )


def written(home: Home, household: Sequence[Member]) -> list[Written]:
    """The records that a household may see; of those who lived there before, and in confidence, none."""
    rows = read.latest(home.community_id, [home.guest.place.id], None, NEWEST)
    since = min((member.from_day for member in household), default=date.max)
    ours = {None, *(member.person_id for member in household)}
    gone = read.put_right(home.community_id, [row.id for row in rows])
    days: dict[str, list[date]] = {}
    for row in rows:
        if home.guest.may_see(row.kind) and row.id not in gone and _is_theirs(row, since, ours):
            days.setdefault(row.kind, []).append(localdate(row.happened_at))
    found = [Written(said(KINDS[kind].title), len(on), min(on), max(on)) for kind, on in days.items()]
    return sorted(found, key=lambda one: one.last, reverse=True)


def _is_theirs(row: Row, since: date, ours: set[int | None]) -> bool:
    return localdate(row.happened_at) >= since and row.person_id in ours
