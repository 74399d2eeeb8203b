"""Reports (报表): the day's report as it would be filled now, issuing it, and those that were issued."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.derived.catch_up import catch_up
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.days import day_asked
from fangxian.desk.entries import workers
from fangxian.desk.frame import page
from fangxian.reports import filed, notes, render
from fangxian.reports.form import FORMS, load
from fangxian.reports.issue import NotIssued, issue
from fangxian.reports.models import Issued
from fangxian.reports.printed import NoFont
from fangxian.reports.rederive import Rederived, rederive, same_definitions
from fangxian.workforce.serving import worker_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@asks("read_reports")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A day's report as a draft, and the list of those that were issued."""
    catch_up(asking.community_id)
    notes.follow(asking.community_id, asking.now)
    form, day = _form(request.GET.get("form", "")), day_asked(request.GET, asking)
    issued = filed.latest(asking.community_id)
    names = workers(asking.community_id, {one.signed_by for one in issued})
    return page(
        request,
        asking,
        "desk/reports.html",
        shown=render.draft_page(asking.community_id, form, day, asking.now, _language()),
        form=form,
        lists=any(map(asking.scope.may, ("export_roster", "release_lists"))),
        noted=notes.how_many(asking.community_id),
        before=next((one.number for one in issued if one.form == form), None),
        forms=[{"name": name, "words": told(load(name).title)} for name in FORMS],
        day=day,
        issued=[{"one": one, "words": told(load(one.form).title), "by": names.get(one.signed_by)} for one in issued],
        issues=asking.scope.may("issue_reports"),
        opens=asking.scope.may("read_places"),
    )


@asks("read_reports")
def draft_sheet(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The draft as a workbook."""
    catch_up(asking.community_id)
    form, day = _form(request.GET.get("form", "")), day_asked(request.GET, asking)
    book = render.draft_xlsx(asking.community_id, form, day, asking.now, _language())
    return _download(book, f"{form}-{day}-draft.xlsx")


@asks("read_reports")
def draft_print(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The draft in print."""
    catch_up(asking.community_id)
    form, day = _form(request.GET.get("form", "")), day_asked(request.GET, asking)
    try:
        made = render.draft_pdf(asking.community_id, form, day, asking.now, _language())
    except NoFont as none:
        return troubled(request, told(none.words))
    return _download(made, f"{form}-{day}-draft.pdf", PDF)


@asks("issue_reports")
@require_POST
def issue_report(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Freezes, numbers and signs the report of a day; or says why that cannot be."""
    form, day = _form(request.POST.get("form", "")), day_asked(request.POST, asking)
    worker = worker_of(asking.community_id, asking.scope.worker_id)
    try:
        issued = issue(asking.community_id, form, day, worker, asking.now)
    except NotIssued as why:
        messages.error(request, told(why.words))
        return redirect("reports")
    messages.success(request, _("Issued and signed as number %(number)s.") % {"number": issued.number})
    return redirect("report", issued.number)


@asks("read_reports")
def report_page(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One issued report, as it went out."""
    issued = _issued(asking, number)
    shown = render.page(issued, _language())
    return page(
        request,
        asking,
        "desk/report.html",
        issued=issued,
        shown=shown,
        opens=asking.scope.may("read_places"),
        moved_on=not same_definitions(issued),
    )


@asks("read_reports")
def report_sheet(_request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One issued report as a workbook."""
    issued = _issued(asking, number)
    return _download(render.xlsx(issued, _language()), f"{issued.form}-{issued.day}-{number}.xlsx")


@asks("read_reports")
def report_print(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """One issued report in print, to be signed by hand and sealed."""
    issued = _issued(asking, number)
    try:
        made = render.pdf(issued, _language())
    except NoFont as none:
        return troubled(request, told(none.words))
    return _download(made, f"{issued.form}-{issued.day}-{number}.pdf", PDF)


@asks("read_reports")
@require_POST
def check_report(request: HttpRequest, asking: Asking, number: int) -> HttpResponse:
    """Derives the report again from its ledger number and says whether it is the same to the byte."""
    again = rederive(_issued(asking, number), asking.scope.actor)
    _say(request, again)
    return redirect("report", number)


def _say(request: HttpRequest, again: Rederived) -> None:
    """What deriving it again came to; definitions that have changed since are always said."""
    if not again.same:
        messages.error(request, _("Derived again from the ledger it differs. Run ./fx verify and call the keeper."))
    elif again.same_rules:
        messages.success(request, _("Derived again from the ledger: the same to the byte."))
    else:
        messages.success(request, _("Summed again from the rows kept with it: the same to the byte."))
    if not again.same_rules:
        lines = _(", ").join(map(told, again.otherwise)) or _("no line")
        words = _("Definitions changed since. By today's, these lines would say something else: %(lines)s.")
        messages.warning(request, words % {"lines": lines})


def _form(name: str) -> str:
    return name if name in FORMS else FORMS[0]


def _issued(asking: Asking, number: int) -> Issued:
    found = filed.one(asking.community_id, number)
    if found is None:
        raise Http404
    return found


def _language() -> str:
    return get_language() or "zh-hans"


def _download(made: bytes, name: str, sort: str = XLSX) -> HttpResponse:
    return HttpResponse(made, sort, headers={"Content-Disposition": f'attachment; filename="{name}"'})
