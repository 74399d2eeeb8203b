"""Who looked: every opening of the household's names and records within a month, by role, day and purpose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from fangxian.ledger import read
from fangxian.measures.questions import Words
from fangxian.registry.people import WHERE as PEOPLE
from fangxian.registry.people import residents
from fangxian.resident import visits
from fangxian.resident.asking import Home, asks_home, said, shown
from fangxian.vault.models import Trail
from fangxian.vault.purposes import in_full, purpose_words
from fangxian.workforce.models import Cover
from fangxian.workforce.roles import ROLES

BACK = timedelta(days=30)
ENTRIES = "ledger_entry.sealed"
SPAN = re.compile(r"(?:^|(?<=,))(\d+)(?:-(\d+))?(?=,|$)")
WORKER = "worker:"
MACHINE = ("follower:", "verify", "demo")  # the house reckoning by itself: nobody sees anything
ELSE = Words("其他", "somebody else")


class Opening(NamedTuple):
    """One row of the trail that concerns the household."""

    at: datetime
    actor: str
    purpose: str


class Look(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """So many times on one day; ``full`` is whether names and numbers were shown whole."""

    day: date
    who: str
    purpose: str
    full: bool
    times: int


@asks_home
def looked_page(request: HttpRequest, home: Home) -> HttpResponse:
    """Workers by their role, never by name: their names stand on the door of the office."""
    return shown(
        request,
        "resident/looked.html",
        looks=looks(home),
        visits=visits.of_card(home.community_id, home.guest.card_id),
        days=BACK.days,
    )


def looks(home: Home) -> list[Look]:
    """The newest day first."""
    rows = list(_about(home))
    roles = _roles(home.community_id, rows)
    counted = Counter((localdate(row.at), _who(row, roles), row.purpose) for row in rows)
    found = [
        Look(day=day, who=said(who), purpose=said(purpose_words(purpose)), full=in_full(purpose), times=times)
        for (day, who, purpose), times in counted.items()
    ]
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.who, one.purpose))


def _about(home: Home) -> Iterator[Opening]:
    """The rows of the trail that name one of the household, or one of the records at its door."""
    people = residents(home.community_id, [home.guest.place.id]).get(home.guest.place.id, [])
    entries = [row.number for row in read.at_places(home.community_id, [home.guest.place.id])]
    subjects = {PEOPLE: sorted(people), ENTRIES: sorted(entries)}
    rows = Trail.objects.filter(community_id=home.community_id, what__in=subjects, at__gte=home.now - BACK)
    told = rows.order_by("-number").values_list("at", "actor", "purpose", "what", "subjects")
    for at, actor, purpose, what, compact in told.iterator(chunk_size=5000):
        if not actor.startswith((*MACHINE, "card:")) and names_one(compact, subjects[what]):
            yield Opening(at, actor, purpose)


def names_one(compact: str, wanted: Sequence[int]) -> bool:
    """Whether one of the numbers, given in their order, lies in ``1-50,60``, of which the spans stand in order."""
    for first, last in SPAN.findall(compact):
        at = bisect_left(wanted, int(first))
        if at == len(wanted):
            return False
        if wanted[at] <= int(last or first):
            return True
    return False


def _roles(community_id: int, rows: Iterable[Opening]) -> dict[int, list[Cover]]:
    ids = {int(row.actor.removeprefix(WORKER)) for row in rows if row.actor.startswith(WORKER)}
    covers: dict[int, list[Cover]] = {}
    for cover in Cover.objects.filter(community_id=community_id, worker_id__in=ids).order_by("id"):
        covers.setdefault(cover.worker_id, []).append(cover)
    return covers


def _who(row: Opening, roles: dict[int, list[Cover]]) -> Words:
    """The roles that somebody held at that moment."""
    if not row.actor.startswith(WORKER):
        return purpose_words(row.actor) if row.actor.startswith("hotline:") else ELSE
    held = _held(roles.get(int(row.actor.removeprefix(WORKER)), []), row.at)
    known = [ROLES[role].words for role in held if role in ROLES]
    return Words("、".join(one.zh for one in known), ", ".join(one.en for one in known)) if known else ELSE


def _held(covers: Iterable[Cover], at: datetime) -> list[str]:
    return sorted({cover.role for cover in covers if cover.from_at <= at < cover.until_at})
