"""Registers that come back (登记表回读): exported, edited, brought back, looked at, then put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.registers import XLSX, download, language_of, show, to_be_asked, wanted
from fangxian.desk.returned_rows import groups
from fangxian.desk.sheets_in import LARGEST, NO_FILE, TOO_LARGE
from fangxian.intake.models import Sheet
from fangxian.intake.returned.form import Form, editable
from fangxian.intake.returned.plan import Plan, plan
from fangxian.intake.returned.taking import Taken, take
from fangxian.intake.sheets import kept
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports import to_edit as exported
from fangxian.reports.entered import of_people, written
from fangxian.reports.register import AROUND, REGISTERS, load
from fangxian.reports.releasing import of_register

SORT = "back:"
PURPOSE = "look at a register that came back"


@asks("take_in_sheets")
def to_edit(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A register to be edited elsewhere; one about people only once somebody else released it."""
    name, asked, language = _name(request), wanted(request, asking), language_of()
    entered = of_register.filled(name, asked, language)
    if of_people(entered):
        return to_be_asked(request)
    made = of_register.edit_at_once(entered, asked, editable, language)
    return download(made, XLSX, f"{name}-{asked.day}-edit.xlsx")


@asks("take_in_sheets")
@require_POST
def brought(request: HttpRequest, asking: Asking) -> HttpResponse:
    """It came back: its rows are read, kept sealed, and shown; nothing is changed yet."""
    name, file = _name(request), request.FILES.get("file")
    if file is None or not file.size:
        return show(request, asking, told(NO_FILE))
    if file.size > LARGEST:
        return show(request, asking, told(TOO_LARGE))
    try:
        paper = kept.Paper(file.name or "", kept.unpacked(file.name or "", file.read()))
        rows = len(_form(name).table(_rows(paper)).lines)
    except SheetFault as fault:
        return show(request, asking, told(fault.words))
    sheet = kept.keep(asking.scope, paper, SORT + name, rows, asking.now, kept.RETURNED)
    return redirect("returned", sheet.id)


@asks("take_in_sheets")
def look(request: HttpRequest, asking: Asking, returned_id: UUID) -> HttpResponse:
    """What it would change, row by row, three ways where that matters."""
    sheet, paper, found = _plan(asking, returned_id)
    name = sheet.sort.removeprefix(SORT)
    return page(
        request,
        asking,
        "desk/returned.html",
        sheet=sheet,
        register=name,
        name=paper.name,
        title=told(load(name).title),
        summary=told(found.summary),
        groups=groups(asking, found),
    )


@asks("take_in_sheets")
@require_POST
def take_over(request: HttpRequest, asking: Asking, returned_id: UUID) -> HttpResponse:
    """The ticked rows become corrections and records; what became of them is said."""
    _kept, _paper, found = _plan(asking, returned_id)
    ticked = {int(number) for number in request.POST.getlist("row") if number.isdecimal()}
    _say(request, take(asking.scope, found, ticked, asking.now))
    return redirect("returned", returned_id)


@asks("take_in_sheets")
@require_POST
def put_away(request: HttpRequest, asking: Asking, returned_id: UUID) -> HttpResponse:
    """The sheet is done with: what it said is kept no longer, what was taken over stays."""
    sheet = _sheet(asking, returned_id)
    kept.let_go(sheet)
    messages.success(request, _("The sheet is put away. What was taken in stays in the ledger."))
    return redirect("registers")


def _say(request: HttpRequest, taken: Sequence[Taken]) -> None:
    codes = Counter(one.answer.code for one in taken)
    if not taken:
        messages.error(request, _("No row was ticked; nothing was written."))
    if done := codes["ok"] + codes["known"]:
        messages.success(request, ngettext("%(n)s row taken over.", "%(n)s rows taken over.", done) % {"n": done})
    for one in taken:
        if one.answer.words and one.answer.code not in ("ok", "known"):
            words = {"n": one.row.line, "why": told(one.answer.words)}
            messages.error(request, _("Row %(n)s: %(why)s") % words)


def _name(request: HttpRequest) -> str:
    name = request.GET.get("form", "")
    return name if name in REGISTERS else REGISTERS[0]


def _form(name: str) -> Form:
    return Form(
        name=name, kinds=load(name).kinds, heads=exported.heads(name), around=frozenset(AROUND), written=written
    )


def _plan(asking: Asking, returned_id: UUID) -> tuple[Sheet, kept.Paper, Plan]:
    sheet = _sheet(asking, returned_id)
    paper = kept.opened(asking.look(PURPOSE), sheet)
    return sheet, paper, plan(asking.scope, _form(sheet.sort.removeprefix(SORT)), _rows(paper), asking.now)


def _rows(paper: kept.Paper) -> list[list[list[str]]]:
    return [one.rows for one in paper.drawn]


def _sheet(asking: Asking, returned_id: UUID) -> Sheet:
    sheet = kept.one(asking.scope, returned_id, asking.now, kept.RETURNED)
    if sheet is None:
        raise Http404
    return sheet
