"""Office sheets (来表): an office's form is brought or its header pasted, understood, asked about once, and filled."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.desk.office_columns import answered, card, columns, sheets, unsure
from fangxian.desk.office_questions import in_short
from fangxian.measures.questions import Words
from fangxian.registry.find import resident
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.models import OfficeSheet
from fangxian.reports.office import kept, pasted
from fangxian.reports.office.compiler import compile_sheet, understand
from fangxian.reports.office.kept import Outcome
from fangxian.reports.office.leaving import asking_for, of_people
from fangxian.reports.office.may import May
from fangxian.reports.office.result import Result
from fangxian.reports.releasing import book
from fangxian.reports.releasing.book import NotReleased
from fangxian.reports.releasing.columns import EXPIRY_HOURS, PURPOSES
from fangxian.workforce.access import Reach

LARGEST = 20_000_000
TOO_LARGE = Words(
    "文件超过20兆,请删去图片和空白行列再试。",
    "The file is larger than 20 MB: remove pictures and empty rows and try again.",
)
NOTHING = Words("请先选一个文件,或粘贴表头。", "Choose a file first, or paste a header.")
NOBODY = Words("没有找到这个人,请写成 3-2-402/姓名。", "Nobody was found: write DOOR/NAME, such as 3-2-402/NAME.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOOK, FILL = "look at an office sheet", "fill an office sheet"


@asks("fill_sheets")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The box for a file or a header, and the sheets that are still there."""
    return _brought(request, asking) if request.method == "POST" else _list(request, asking)


def _list(request: HttpRequest, asking: Asking, fault: Words | None = None) -> HttpResponse:
    waiting = kept.latest(asking.scope)
    return page(
        request,
        asking,
        "desk/office_sheets.html",
        status=422 if fault else 200,
        fault=told(fault) if fault else "",
        pasted=request.POST.get("heads", ""),
        day=day_asked(request.POST, asking),
        waiting=list(zip(waiting, kept.outcomes(asking.look(LOOK), waiting), strict=True)),
    )


def _brought(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A file or a header came: it is read, understood and kept sealed; nothing is filled yet."""
    file, heads = request.FILES.get("file"), request.POST.get("heads", "")
    if (file is None or not file.size) and not heads.strip():
        return _list(request, asking, NOTHING)
    if file and file.size and file.size > LARGEST:
        return _list(request, asking, TOO_LARGE)
    try:
        content = file.read() if file and file.size else pasted.workbook(heads)
        name = file.name or "" if file and file.size else ""
        with kept.laid_out(content) as path:
            result = understand(asking.community_id, path)
    except SheetFault as fault:
        return _list(request, asking, fault.words)
    outcome = Outcome(name=name, result=result, day=day_asked(request.POST, asking))
    return redirect("office_sheet", kept.keep(asking.scope, content, outcome, asking.now))


@asks("fill_sheets")
def sheet_page(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """One sheet: what its columns were taken for, what is asked, what was filled, and how it leaves."""
    return _sheet_page(request, asking, _sheet(asking, office_id))


def _sheet_page(
    request: HttpRequest, asking: Asking, sheet: OfficeSheet, fault: str = "", wrong: str = ""
) -> HttpResponse:
    outcome = kept.outcome(asking.look(LOOK), sheet)
    listed = book.one(asking.community_id, sheet.copy) if sheet.copy else None
    return page(
        request,
        asking,
        "desk/office_sheet.html",
        status=422 if fault or wrong else 200,
        sheet=sheet,
        one=outcome,
        fault=fault,
        wrong=wrong,
        sheets=sheets(asking, outcome.result),
        columns=columns(asking, outcome.result, request.GET.get("change", "")),
        unsure=unsure(outcome.result),
        card=card(outcome.result),
        remarks=[told(words) for words in outcome.result.remarks],
        up_to=[told(words) for words in outcome.result.up_to],
        lacking=in_short(asking, outcome) if outcome.filled_at else [],
        people=of_people(outcome.result),
        purposes=[(key, told(one.words)) for key, one in PURPOSES.items()],
        hours=EXPIRY_HOURS,
        listed=listed,
        state=listed.state(asking.now) if listed else "",
        typed=request.POST,
    )


@asks("fill_sheets")
@require_POST
def fill(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """Keeps what was answered about heads and rows, and fills the sheet for the day; nothing leaves yet."""
    sheet = _sheet(asking, office_id)
    outcome = kept.outcome(asking.look(LOOK), sheet)
    answered(asking, outcome.result, request.POST)
    named = request.POST.get("who", "").strip()
    who = resident(asking.community_id, named) if named else outcome.who
    if named and who is None:
        return _sheet_page(request, asking, sheet, told(NOBODY))
    day = day_asked(request.POST, asking)
    try:
        filled = _compiled(asking, sheet, day, who)
    except SheetFault as fault:
        return _sheet_page(request, asking, sheet, told(fault.words))
    now = {"result": filled, "day": filled.day or day, "who": who, "filled_at": asking.now}
    kept.put(sheet, msgspec.structs.replace(outcome, **now))
    return redirect("office_sheet", office_id)


def _compiled(asking: Asking, sheet: OfficeSheet, day: date, who: int | None) -> Result:
    reach, health = reach_of(asking)
    with kept.laid_out(kept.content(asking.look(FILL), sheet)) as path:
        return compile_sheet(asking.look(FILL), path, day, asking.now, reach, May(health=health), who=who)


def reach_of(asking: Asking) -> tuple[Reach, bool]:
    """Over which places somebody may fill sheets, and whether answers about health are theirs to give there."""
    reach = asking.reach("fill_sheets", sees="personal")
    return reach, reach == asking.reach("fill_sheets", sees="health")


@asks("fill_sheets")
@require_POST
def download(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """A sheet of counts, filled, at once; one that says anything about somebody is not given like this."""
    sheet = _sheet(asking, office_id)
    outcome = kept.outcome(asking.look(LOOK), sheet)
    try:
        made = _compiled(asking, sheet, outcome.day, outcome.who)
    except SheetFault as fault:
        return _sheet_page(request, asking, sheet, told(fault.words))
    if of_people(made):
        raise Http404
    name = f"filled-{outcome.day:%Y-%m-%d}.xlsx"
    return HttpResponse(made.file, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@asks("fill_sheets")
@require_POST
def ask(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """Asks that the filled sheet may leave; somebody else decides."""
    sheet = _sheet(asking, office_id)
    outcome = kept.outcome(asking.look(LOOK), sheet)
    wanted = asking_for(outcome.result, str(sheet.id), request.POST.dict(), outcome.day, outcome.who)
    try:
        number = book.ask(asking.community_id, wanted, asking.scope.worker_id, asking.now)
    except NotReleased as why:
        return _sheet_page(request, asking, sheet, wrong=told(why.words))
    sheet.copy = number
    sheet.save(update_fields=["copy"])
    messages.success(request, _("Asked for. Now somebody else has to release it."))
    return redirect("report_list", number)


@asks("fill_sheets")
@require_POST
def put_away(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """The sheet is done with: the file is kept no longer, what was said of its heads is."""
    kept.put_away(_sheet(asking, office_id))
    messages.success(request, _("The sheet is put away. What you said of its columns is remembered."))
    return redirect("office_sheets")


def _sheet(asking: Asking, office_id: UUID) -> OfficeSheet:
    sheet = kept.one(asking.scope, office_id)
    if sheet is None:
        raise Http404
    return sheet
