"""Lists of people (名单): asked for with a purpose, released by a second person, fetched marked, gone after a while."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from fangxian.derived.catch_up import catch_up
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.entries import workers
from fangxian.desk.frame import page
from fangxian.desk.office_sheets import reach_of
from fangxian.desk.registers import PDF, XLSX, download, language_of
from fangxian.desk.whereabouts import grids, places
from fangxian.intake.returned.form import editable
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office import kept, leaving
from fangxian.reports.printed import NoFont
from fangxian.reports.releasing import book, of_register, wording
from fangxian.reports.releasing.asked import Asked
from fangxian.reports.releasing.book import Listed, NotReleased
from fangxian.reports.releasing.columns import ALWAYS, COLUMNS, EXPIRY_HOURS, PURPOSES, WHOM
from fangxian.reports.releasing.making import how_many, workbook
from fangxian.reports.releasing.of_register import WAYS

STATES = {
    "asked": gettext_noop("waits to be released"),
    "released": gettext_noop("released"),
    "refused": gettext_noop("refused"),
    "gone": gettext_noop("gone"),
}


@asks("export_roster", "release_lists")
def lists_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The lists that were asked for, and the form to ask for one; ``purpose`` ticks the columns which that takes."""
    purpose = request.GET.get("purpose", "")
    takes = PURPOSES[purpose].columns if purpose in PURPOSES else ()
    return _page(request, asking, {"purpose": purpose, "columns": takes})


@asks("export_roster")
@require_POST
def ask(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Writes down what is wanted; somebody else decides."""
    wanted = _wanted(request.POST, asking)
    try:
        number = book.ask(asking.community_id, wanted, asking.scope.worker_id, asking.now)
    except NotReleased as why:
        return _page(request, asking, request.POST.dict() | {"columns": wanted.columns}, told(why.words))
    messages.success(request, _("Asked for. Now somebody else has to release it."))
    return redirect("report_list", number)


@asks("export_roster", "release_lists", "read_records")
def list_page(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One list: what is in it, for whom and what for, and what became of it; never who is on it."""
    catch_up(asking.community_id)
    listed = _listed(asking, number)
    mine = listed.asked_by == asking.scope.worker_id
    state = listed.state(asking.now)
    return page(
        request,
        asking,
        "desk/list.html",
        one=_row(asking, listed),
        people=_how_many(asking, listed.asked),
        decides=state == book.ASKED and not mine and asking.scope.may("release_lists"),
        waits=state == book.ASKED and mine,
        fetches=state == book.RELEASED and mine,
        way=told(WAYS[listed.asked.register.way]) if listed.asked.register else "",
    )


@asks("release_lists")
@require_POST
def decide(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """Releases or refuses somebody else's list."""
    _listed(asking, number)
    release = request.POST.get("release") == "yes"
    try:
        book.decide(asking.community_id, number, asking.scope.worker_id, asking.now, release=release)
    except NotReleased as why:
        messages.error(request, told(why.words))
    else:
        messages.success(request, _("Released.") if release else _("Refused."))
    return redirect("report_list", number)


@asks("export_roster", "read_records")
@require_POST
def fetch(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """The marked copy, made now: no file lies anywhere before or after."""
    catch_up(asking.community_id)
    _check_reach(asking, _listed(asking, number).asked)
    try:
        with transaction.atomic():
            listed = book.fetch(asking.community_id, number, asking.scope.worker_id, asking.now)
            made = _made(asking, listed)
    except (NotReleased, SheetFault, NoFont) as why:
        messages.error(request, told(why.words))
        return redirect("report_list", number)
    printed = listed.asked.register is not None and listed.asked.register.way == "pdf"
    return download(made, PDF if printed else XLSX, f"list-{number}.{'pdf' if printed else 'xlsx'}")


def _made(asking: Asking, listed: Listed) -> bytes:
    look = asking.look(f"list {listed.number}: {listed.asked.reason}")
    if listed.asked.register is not None:
        return of_register.copy(asking.scope, listed, asking.now, editable, language_of())
    if listed.asked.sheet is None:
        return workbook(look, listed, asking.now, language_of())
    sheet = kept.one(asking.scope, UUID(listed.asked.sheet.id))
    if sheet is None:
        raise NotReleased(leaving.PUT_AWAY)
    reach, health = reach_of(asking)
    with kept.laid_out(kept.content(look, sheet)) as path:
        return leaving.copy(look, listed, path, reach, asking.now, health=health)


def _how_many(asking: Asking, asked: Asked) -> int:
    """People on it, or lines of a register."""
    if asked.register is not None:
        return asked.register.rows
    return asked.sheet.people if asked.sheet else how_many(asking.community_id, asked, asking.now)


def _page(request: HttpRequest, asking: Asking, typed: dict[str, Any], wrong: str = "") -> HttpResponse:
    asking_for = [key for key in COLUMNS if key not in ALWAYS]
    return page(
        request,
        asking,
        "desk/lists.html",
        status=422 if wrong else 200,
        wrong=wrong,
        typed=typed,
        lists=[_row(asking, one) for one in book.latest(asking.community_id)],
        may_ask=asking.scope.may("export_roster"),
        purposes=[(key, told(one.words)) for key, one in PURPOSES.items()],
        whom=[(key, told(words)) for key, words in WHOM.items()],
        columns=[(key, told(COLUMNS[key].words), key in typed["columns"]) for key in asking_for],
        always=_(", ").join(told(COLUMNS[key].words) for key in ALWAYS),
        grids=grids(asking, "export_roster"),
        hours=EXPIRY_HOURS,
    )


def _wanted(post: QueryDict, asking: Asking) -> Asked:
    grid, hours = post.get("grid", ""), post.get("hours", "")
    asked = Asked(
        whom=post.get("whom", ""),
        grid_id=int(grid) if grid.isdecimal() else None,
        columns=tuple(post.getlist("columns")),
        full=post.get("full") == "yes",
        purpose=post.get("purpose", ""),
        reason=post.get("reason", "").strip(),
        recipient=post.get("recipient", "").strip(),
        hours=int(hours) if hours.isdecimal() and len(hours) < 4 else 0,
    )
    _check_reach(asking, asked)
    return asked


def _check_reach(asking: Asking, asked: Asked) -> None:
    """A list of a grid that is out of reach is not there, nor one that tells who is ill to who may not know.

    A register holds what its reader may read, and nothing else.
    """
    if asked.register is not None:
        return
    health = asked.whom != "everybody" or "needs" in asked.columns
    reach = asking.reach("export_roster", sees="health" if health else "personal")
    if reach.grids is not None and asked.grid_id not in reach.grids:
        raise Http404


def _listed(asking: Asking, number: int) -> Listed:
    """To whoever may ask for lists or release them; to anybody else only the register that they asked for."""
    found = book.one(asking.community_id, number)
    every = any(map(asking.scope.may, ("export_roster", "release_lists")))
    own = found is not None and found.asked.register is not None and found.asked_by == asking.scope.worker_id
    if found is None or not (every or own):
        raise Http404
    return found


def _row(asking: Asking, listed: Listed) -> dict[str, Any]:
    asked = listed.asked
    names = workers(asking.community_id, {listed.asked_by, listed.decided_by})
    grid = places(asking, [asked.grid_id]).get(asked.grid_id or 0)
    return {
        "listed": listed,
        "whom": told(wording.whom(asked)),
        "grid": str(grid) if grid else "",
        "columns": _(", ").join(map(told, wording.columns(asked))),
        "purpose": told(PURPOSES[asked.purpose].words),
        "by": names.get(listed.asked_by, _("command line")),
        "decided_by": names.get(listed.decided_by or 0, ""),
        "state": listed.state(asking.now),
        "state_words": _(STATES[listed.state(asking.now)]),
        "asked_at": localtime(listed.asked_at),
        "gone_at": localtime(listed.gone_at),
        "fetched_at": [localtime(at) for at in listed.fetched_at],
    }
