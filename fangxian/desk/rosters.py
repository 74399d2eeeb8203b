"""The roster and the list of places brought at the desk (名册上传): compared, looked at, applied; errors given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.roster_rows import people_groups, place_groups, wrong_rows
from fangxian.desk.sheets_in import LARGEST, NO_FILE, TOO_LARGE
from fangxian.intake.models import Sheet
from fangxian.intake.sheets import kept
from fangxian.measures.questions import Words
from fangxian.registry import places_sheet, roster
from fangxian.registry.sheet import sandbox
from fangxian.registry.sheet.left_out import WRONG
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office.handing_back import with_column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATE = "rolls"
PURPOSE = "look at a roster"
NOT_KEPT = Words(
    "文件超过5兆,请删去图片和空白行列,或分成几个文件再试。",
    "The file is larger than 5 MB: remove pictures and empty rows, or split it, and try again.",
)


class Roll(msgspec.Struct, frozen=True):
    """What can be brought: what it is called, how it is read and applied, and its rows as the page shows them."""

    words: Words
    read: Callable[..., Any]
    apply: Callable[..., Any]
    groups: Callable[[Any], list[dict[str, Any]]]


ROLLS = {
    "roster": Roll(Words("居民花名册", "Roster of residents"), roster.import_file, roster.apply, people_groups),
    "places": Roll(
        Words("场所表(网格、楼栋、卡口、商铺)", "List of places (grids, buildings, gates, shops)"),
        places_sheet.import_file,
        places_sheet.apply,
        place_groups,
    ),
}


@asks("import_roster")
def rolls_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The box for a file, and those that wait to be looked at."""
    return _brought(request, asking) if request.method == "POST" else _list(request, asking)


def _list(request: HttpRequest, asking: Asking, fault: Words | None = None) -> HttpResponse:
    waiting = [(one, told(roll.words)) for sort, roll in ROLLS.items() for one in _waiting(asking, sort)]
    sorts = [(sort, told(roll.words)) for sort, roll in ROLLS.items()]
    words = told(fault) if fault else ""
    return page(request, asking, "desk/rolls.html", 422 if fault else 200, waiting=waiting, sorts=sorts, fault=words)


def _waiting(asking: Asking, sort: str) -> Iterable[Sheet]:
    return kept.mine(asking.scope, asking.now, STATE).filter(sort=sort).order_by("-received_at", "id")[: kept.LATEST]


def _brought(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A file came: it is read once, to tell what is wrong with it, and kept sealed."""
    file, sort = request.FILES.get("file"), request.POST.get("sort", "")
    if file is None or not file.size or sort not in ROLLS:
        return _list(request, asking, NO_FILE)
    if file.size > min(LARGEST, kept.LARGEST_FILE):
        return _list(request, asking, NOT_KEPT if file.size <= LARGEST else TOO_LARGE)
    name, content = file.name or "", file.read()
    try:
        with kept.laid_out(name, content) as copy:
            found = ROLLS[sort].read(asking.community_id, copy, asking.scope.actor, asking.now.date())
            paper = kept.Paper(name, sandbox.listed(copy))
    except SheetFault as fault:
        return _list(request, asking, fault.words)
    sheet = kept.keep(asking.scope, paper, sort, found.rows, asking.now, STATE, content)
    return redirect("roll", sheet.id)


@asks("import_roster")
def roll_page(request: HttpRequest, asking: Asking, roll_id: UUID) -> HttpResponse:
    """What it would change, masked; nothing is changed yet."""
    sheet = _sheet(asking, roll_id)
    roll, (found, _content, _name) = ROLLS[sheet.sort], _plan(asking, sheet)
    return page(
        request,
        asking,
        "desk/roll.html",
        sheet=sheet,
        title=told(roll.words),
        summary=told(found.summary()),
        groups=[*roll.groups(found), wrong_rows(found)],
        changes=any(getattr(found, group, None) for group in ("new", "changed", "moved", "left")),
        wrong=len(found.faults),
        until=sheet.received_at + kept.KEPT,
    )


@asks("import_roster")
@require_POST
def roll_apply(request: HttpRequest, asking: Asking, roll_id: UUID) -> HttpResponse:
    """Does what the page said; the rows with errors stay in the sheet, to be put right and brought again."""
    sheet = _sheet(asking, roll_id)
    found, _content, _name = _plan(asking, sheet)
    left_out = ROLLS[sheet.sort].apply(found)
    if left_out:  # on the desk they are handed back in the very file, and lie nowhere else
        left_out.unlink(missing_ok=True)
    messages.success(request, told(found.summary()))
    messages.success(request, _("Done. It is in the registry now."))
    if not found.faults:
        kept.let_go(sheet)
        return redirect("rolls")
    return redirect("roll", roll_id)


@asks("import_roster")
def roll_marked(request: HttpRequest, asking: Asking, roll_id: UUID) -> HttpResponse:
    """The very file that was brought, with one more column: what is wrong with a row."""
    found, content, name = _plan(asking, _sheet(asking, roll_id))
    if not found.faults:
        raise Http404
    at, top = found.stands
    lines = {top: WRONG} | {one.line.number - 1: f"{one.words.zh} / {one.words.en}" for one in found.faults}
    width = max(len(one.line.raw) for one in found.faults)
    with kept.laid_out(name, content) as copy:
        suffix = copy.suffix
        try:
            made = with_column(copy, sandbox.listed(copy)[at].name, width, lines)
        except SheetFault as fault:
            messages.error(request, told(fault.words))
            return redirect("roll", roll_id)
    kind = XLSX if suffix == ".xlsx" else "text/csv"
    headers = {"Content-Disposition": f'attachment; filename="roll-{str(roll_id)[:8]}-to-correct{suffix}"'}
    return HttpResponse(made, kind, headers=headers)


@asks("import_roster")
@require_POST
def roll_done(request: HttpRequest, asking: Asking, roll_id: UUID) -> HttpResponse:
    """The sheet is put away: what it said is kept no longer, what was applied stays."""
    kept.let_go(_sheet(asking, roll_id))
    messages.success(request, _("The sheet is put away."))
    return redirect("rolls")


def _plan(asking: Asking, sheet: Sheet) -> tuple[Any, bytes, str]:
    """What it would change as the registry stands now, the file, and its name."""
    name, content = kept.opened(asking.look(PURPOSE), sheet).name, kept.content(asking.look(PURPOSE), sheet)
    with kept.laid_out(name, content) as copy:
        found = ROLLS[sheet.sort].read(asking.community_id, copy, asking.scope.actor, asking.now.date())
    return found, content, name


def _sheet(asking: Asking, roll_id: UUID) -> Sheet:
    sheet = kept.one(asking.scope, roll_id, asking.now, STATE)
    if sheet is None:
        raise Http404
    return sheet
