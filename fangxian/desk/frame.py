"""What stands around every page: the community, the response and its day, where one can go, who is asking."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_noop

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.diseases.profile import load
from fangxian.intake import held
from fangxian.measures.questions import Words
from fangxian.registry.models import Community
from fangxian.registry.response import current
from fangxian.workforce.access import Scope
from fangxian.workforce.roles import ROLES

# name of the page, what it is called, which actions lead there
WAYS = (
    ("board", gettext_noop("Board"), ("read_board",)),
    ("picture", gettext_noop("Picture"), ("read_places",)),
    ("worklist", gettext_noop("Worklist"), ("read_worklist",)),
    ("records", gettext_noop("Records"), ("read_records", "read_ledger")),
    ("held", gettext_noop("Held"), ("settle_held",)),
    ("paste", gettext_noop("Paste a chat"), ("settle_held",)),
    ("sheets_in", gettext_noop("Sheets in"), ("take_in_sheets",)),
    ("office_sheets", gettext_noop("Office sheets"), ("fill_sheets",)),
    ("gates", gettext_noop("Gates and passes"), ("read_records",)),
    ("workforce", gettext_noop("Workforce"), ("read_workforce",)),
    ("reports", gettext_noop("Reports"), ("read_reports",)),
    ("registers", gettext_noop("Registers"), ("read_records",)),
    ("trail", gettext_noop("Trail"), ("read_trail",)),
    ("service", gettext_noop("My service"), ("write_records",)),
)


class Way(msgspec.Struct, frozen=True):
    """One page to go to."""

    name: str
    href: str
    words: str
    here: bool
    count: int = 0


class Frame(msgspec.Struct, frozen=True):
    """What ``desk/base.html`` shows around the page."""

    community: str
    now: datetime
    profile: str
    day_count: int
    ways: list[Way]
    worker: str
    roles: str
    writes: bool


def page(request: HttpRequest, asking: Asking, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page in its frame."""
    return render(request, template, {"frame": frame(request, asking), **context}, status=status)


def frame(request: HttpRequest, asking: Asking) -> Frame:
    """The frame of whatever page is being asked for."""
    profile, days = _response(asking)
    here = request.resolver_match.url_name if request.resolver_match else ""
    return Frame(
        community=Community.objects.get(id=asking.community_id).name,
        now=asking.now,
        profile=profile,
        day_count=days,
        ways=[_way(asking, name, words, name == here) for name, words in open_ways(asking.scope)],
        worker=asking.scope.name,
        roles=gettext(", ").join(told(ROLES[role].words) for role in sorted(asking.scope.roles)),
        writes=asking.scope.may("write_records"),
    )


def _way(asking: Asking, name: str, words: str, here: bool) -> Way:
    return Way(name, reverse(name), gettext(words), here, held.count(asking.scope) if name == "held" else 0)


def open_ways(scope: Scope) -> list[tuple[str, str]]:
    """The pages that are there for this scope: name and what it is called."""
    return [(name, words) for name, words, actions in WAYS if any(map(scope.may, actions))]


def _response(asking: Asking) -> tuple[str, int]:
    running = current(asking.community_id)
    if running is None:
        return "", 0
    profile = load(running.profile)
    return told(Words(profile.zh, profile.en)), (asking.now.date() - localtime(running.started_at).date()).days + 1
