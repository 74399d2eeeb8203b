"""Telling: a household fills in few boxes, and what it told waits for its grid worker; sent twice, it is told once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fangxian.intake.problems import Problem
from fangxian.intake.self_report import SelfReport, in_own_words, tell
from fangxian.resident import matters
from fangxian.resident.asking import Home, asks_home, key_of, said, shown
from fangxian.resident.members import members
from fangxian.resident.sorts import SORTS, Gathered, needs, symptoms

MOST, WITHIN = 20, timedelta(hours=1)  # more than a household ever tells in an hour


@asks_home
def tell_page(request: HttpRequest, home: Home, sort: str) -> HttpResponse:
    """The form of one sort; what cannot stand comes back with everything that was typed."""
    if sort not in SORTS:
        raise Http404
    if request.method != "POST":
        return _form(request, home, sort)
    gathered = SORTS[sort].gather(request.POST, home.now.date())
    fault = _(gathered.fault) if gathered.fault else _too_much(home)
    return _form(request, home, sort, fault) if fault else _told(request, home, sort, gathered)


def _too_much(home: Home) -> str:
    if matters.told_lately(home, home.now - WITHIN) < MOST:
        return ""
    return _("You have told very much within an hour. Please call your grid worker, or 120 if it is urgent.")


def _told(request: HttpRequest, home: Home, sort: str, gathered: Gathered) -> HttpResponse:
    taken = _taken(request, home, key_of(request.POST, home), gathered)
    if isinstance(taken, Problem):
        return _form(request, home, sort, said(taken.words))
    slip = matters.keep(home, taken, sort, private=_private(request, sort))
    if slip:
        return shown(request, "resident/slip_given.html", slip=slip)
    return redirect("home_matter", taken)


def _private(request: HttpRequest, sort: str) -> bool:
    return SORTS[sort].private == "always" or (SORTS[sort].private == "may" and request.POST.get("private") == "yes")


def _taken(request: HttpRequest, home: Home, key: UUID, gathered: Gathered) -> UUID | Problem:
    """The message that it is; or why it cannot stand."""
    if gathered.kind is None:
        return in_own_words(home.guest, key, gathered.own_words, home.now)
    one = SelfReport(
        id=key,
        kind=gathered.kind.kind,
        answers=gathered.answers,
        text=gathered.text,
        person_id=_person(request, home),
        urgent=gathered.urgent,
    )
    return tell(home.guest, one, home.now)


def _person(request: HttpRequest, home: Home) -> int | None:
    """The member of the household who was chosen; nobody of another one."""
    chosen = request.POST.get("who", "")
    known = {str(member.person_id): member.person_id for member in members(home)} if chosen.isdecimal() else {}
    return known.get(chosen)


def _form(request: HttpRequest, home: Home, sort: str, fault: str = "") -> HttpResponse:
    return shown(
        request,
        "resident/tell.html",
        422 if fault else 200,
        sort=sort,
        title=_(SORTS[sort].title),
        private=SORTS[sort].private,
        fault=fault,
        id=key_of(request.POST, home),
        typed=request.POST,
        ticked=request.POST.getlist("symptoms"),
        members=members(home) if sort in ("fever", "trip") else [],
        symptoms=symptoms() if sort == "fever" else [],
        needs=needs() if sort == "help" else [],
        today=home.now.date(),
    )
