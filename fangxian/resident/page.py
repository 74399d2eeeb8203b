"""The household's page: who is under observation until when, what can be told, what became of what was told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.intake.self_report import words_of
from fangxian.resident import attempts, matters
from fangxian.resident.asking import Home, asks_home, shown
from fangxian.resident.matters import ASIDE, DOING, DONE, LATE, SEEN, WAITS, Told
from fangxian.resident.members import courses, members
from fangxian.resident.sorts import SORTS

STATES = {
    WAITS: gettext_noop("received; nobody has looked at it yet"),
    SEEN: gettext_noop("looked at; thank you"),
    DOING: gettext_noop("somebody is on it"),
    LATE: gettext_noop("this is late: please call your grid worker"),
    DONE: gettext_noop("done"),
    ASIDE: gettext_noop("set aside; if it still matters, please tell it again or call"),
}


@asks_home
def home_page(request: HttpRequest, home: Home) -> HttpResponse:
    """Everything at one glance; nothing of anybody else's door."""
    household = members(home)
    return shown(
        request,
        "resident/home.html",
        courses=courses(home, household),
        door=home.guest.place,
        sorts=[{"name": name, "title": _(one.title), "hint": _(one.hint)} for name, one in SORTS.items()],
        matters=[_row(one) for one in matters.of_household(home)],
    )


def _row(told: Told) -> dict[str, Any]:
    return {"told": told, "title": _(SORTS[told.sort].title), "words": _(STATES[told.state])}


@asks_home
def matter_page(request: HttpRequest, home: Home, matter_id: UUID) -> HttpResponse:
    """One matter, step by step, with the answer."""
    told = matters.one(home, matter_id)
    if told is None:
        raise Http404
    return _shown(request, home, told)


def _shown(request: HttpRequest, home: Home, told: Told) -> HttpResponse:
    return shown(
        request,
        "resident/matter.html",
        **_row(told),
        said=words_of(home.look("what a household told"), told.id),
        answers=matters.answers(home, told),
    )


@asks_home
def slip_page(request: HttpRequest, home: Home) -> HttpResponse:
    """A private matter, for whoever has its slip; the slip stands in no address."""
    if request.method != "POST":
        return shown(request, "resident/slip.html")
    if _tried_too_often(home):
        return shown(request, "resident/slip.html", 429, fault=_("Too many tries. Please wait 15 minutes."))
    told = matters.by_slip(home, request.POST.get("slip", ""))
    if told is None:
        return shown(
            request, "resident/slip.html", 422, fault=_("There is nothing under these letters. Please check them.")
        )
    return _shown(request, home, told)


def _tried_too_often(home: Home) -> bool:
    here = attempts.number_mark(home.community_id, f"slip of {home.guest.card_id}")
    origin = attempts.from_mark(home.community_id, f"card {home.guest.card_id}")
    attempts.begin(home.community_id, here, origin, home.now)
    return attempts.too_many(home.community_id, here, origin, None, home.now)
