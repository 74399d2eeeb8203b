"""Sheets in (名单核对): a list is uploaded, looked at row by row, and taken in or let go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.night import begins_at_night, may_part
from fangxian.desk.sheet_rows import became, groups
from fangxian.intake.models import Sheet
from fangxian.intake.sheets import back, heads, kept, planning, sorts
from fangxian.intake.sheets.plan import Plan
from fangxian.intake.sheets.taking import take
from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office.handing_back import with_column

LARGEST = 20_000_000
TOO_LARGE = Words(
    "文件超过20兆,请删去图片和空白行列,或分成几个文件再试。",
    "The file is larger than 20 MB: remove pictures and empty rows, or split it, and try again.",
)
NO_FILE = Words("请先选一个文件。", "Choose a file first.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PURPOSE, HAND_BACK = "look at a sheet", "hand a sheet back"
OLE, MACROS = b"\xd0\xcf\x11\xe0", b"vbaProject.bin"


@asks("take_in_sheets")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The box for a file, and the sheets that wait."""
    if request.method == "POST":
        return _brought(request, asking)
    return _list(request, asking)


def _list(request: HttpRequest, asking: Asking, fault: Words | None = None) -> HttpResponse:
    waiting = [(one, told(sorts.named(one.sort).words)) for one in kept.latest(asking.scope, asking.now)]
    words = told(fault) if fault else ""
    every = [(one.name, told(one.words)) for one in sorts.SORTS]
    return page(
        request,
        asking,
        "desk/sheets_in.html",
        422 if fault else 200,
        waiting=waiting,
        fault=words,
        sorts=every,
        rolls=asking.scope.may("import_roster"),
    )


def _brought(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A file came: it is read, judged once, kept sealed, and shown."""
    file = request.FILES.get("file")
    if file is None or not file.size:
        return _list(request, asking, NO_FILE)
    if file.size > LARGEST:
        return _list(request, asking, TOO_LARGE)
    try:
        content = file.read()
        paper = kept.Paper(file.name or "", kept.unpacked(file.name or "", content))
        found = heads.listing(paper.drawn)
        sort = sorts.sort_of(found, request.POST.get("sort", ""))
    except SheetFault as fault:
        return _list(request, asking, fault.words)
    sheet = kept.keep(asking.scope, paper, sort.name, len(found.lines), asking.now, content=_to_hand_back(content))
    return redirect("night" if begins_at_night(asking, sort) else "sheet_in", sheet.id)


def _to_hand_back(content: bytes) -> bytes:
    """The file, if it is one that can be written into: an XLSX without macros, or text."""
    return b"" if content.startswith(OLE) or MACROS in content else content


@asks("take_in_sheets")
def sheet_page(request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """One sheet: what its columns were taken for, and its rows by what they came to."""
    sheet, paper, plan = _plan(asking, sheet_id)
    return page(
        request,
        asking,
        "desk/sheet_in.html",
        sheet=sheet,
        name=paper.name,
        sort=told(plan.sort.words),
        heads=[(head.text, told(head.words)) for head in plan.listing.heads if head.text],
        summary=told(plan.summary),
        short=plan.listing.promised is not None and plan.listing.promised != len(plan.rows) and plan.listing.promised,
        groups=groups(asking, plan),
        offered=sum(row.offered for row in plan.rows),
        night=may_part(asking, plan.sort),
        wrong=len(back.wrong(plan)) if sheet.file else 0,
        until=sheet.received_at + kept.KEPT,
    )


@asks("take_in_sheets")
@require_POST
def take_in(request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """The ticked rows become records; what became of them is said, and the sheet stays until it is let go."""
    _sheet, _paper, plan = _plan(asking, sheet_id)
    for words, wrong in became(take(asking.scope, plan, set(request.POST.getlist("row")), asking.now)):
        (messages.error if wrong else messages.success)(request, words)
    return redirect("night" if request.POST.get("back") == "night" else "sheet_in", sheet_id)


@asks("take_in_sheets")
@require_POST
def let_go(request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """The sheet is done with: what it said is kept no longer, what was taken in stays."""
    kept.let_go(_sheet(asking, sheet_id))
    messages.success(request, _("The sheet is put away. What was taken in stays in the ledger."))
    return redirect("sheets_in")


@asks("take_in_sheets")
def sheet_back(_request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """What each row came to, in both languages, beside the row number that it has in the sheet; no name leaves."""
    _sheet, _paper, plan = _plan(asking, sheet_id)
    name = f"sheet-{str(sheet_id)[:8]}-checked.xlsx"
    book = back.workbook(plan)
    return HttpResponse(book, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@asks("take_in_sheets")
def sheet_marked(request: HttpRequest, asking: Asking, sheet_id: UUID) -> HttpResponse:
    """The very file that was brought, with one more column: what is wrong with a row. Nothing that we know is in it."""
    sheet, paper, plan = _plan(asking, sheet_id)
    wrong = back.wrong(plan)
    if not sheet.file or not wrong:
        raise Http404
    lines = {plan.listing.top: back.WRONG, **{number - 1: words for number, words in wrong.items()}}
    with kept.laid_out(paper.name, kept.content(asking.look(HAND_BACK), sheet)) as copy:
        suffix, name = copy.suffix, paper.drawn[plan.listing.sheet].name
        try:
            content = with_column(copy, name, plan.listing.width, lines)
        except SheetFault as fault:
            messages.error(request, told(fault.words))
            return redirect("sheet_in", sheet_id)
    name = f"sheet-{str(sheet_id)[:8]}-to-correct{suffix}"
    kind = XLSX if suffix == ".xlsx" else "text/csv"
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _plan(asking: Asking, sheet_id: UUID) -> tuple[Sheet, kept.Paper, Plan]:
    sheet = _sheet(asking, sheet_id)
    paper = kept.opened(asking.look(PURPOSE), sheet)
    return sheet, paper, planning.planned(asking.scope, paper.drawn, asking.now, sheet.sort)


def _sheet(asking: Asking, sheet_id: UUID) -> Sheet:
    sheet = kept.one(asking.scope, sheet_id, asking.now)
    if sheet is None:
        raise Http404
    return sheet
