"""Registers (登记表): the community's own forms, filled from the ledger, as page, XLSX and print."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from msgspec import structs

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.intake.sheets import kept
from fangxian.reports import books, printed
from fangxian.reports.book import Book
from fangxian.reports.books import BOOKS
from fangxian.reports.entered import Wanted, of_people
from fangxian.reports.families import FAMILIES, Family, said, sort_of
from fangxian.reports.register import REGISTERS
from fangxian.reports.releasing import book, of_register
from fangxian.reports.releasing.book import NotReleased
from fangxian.reports.releasing.columns import EXPIRY_HOURS, PURPOSES
from fangxian.reports.releasing.of_register import WAYS

NOTHING: Mapping[str, str] = MappingProxyType({})
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@asks("read_records")
def registers_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One register of a day, masked, and the choice of the others."""
    return show(request, asking)


def show(
    request: HttpRequest, asking: Asking, wrong: str = "", typed: Mapping[str, str] = NOTHING, why: str = ""
) -> HttpResponse:
    """The page; ``wrong`` says why a sheet that was brought back cannot be read, ``why`` why one may not leave."""
    shown, people = _shown(request, asking)
    edits = shown.name in REGISTERS and asking.scope.may("take_in_sheets")
    return page(
        request,
        asking,
        "desk/registers.html",
        status=422 if wrong or why else 200,
        wrong=wrong,
        why=why,
        typed=typed,
        people=people,
        purposes=[(key, told(one.words)) for key, one in PURPOSES.items()],
        hours=EXPIRY_HOURS,
        ways=[(key, told(words)) for key, words in WAYS.items() if edits or key != "edit"],
        reveals=asking.scope.may("reveal"),
        edits=edits,
        waiting=kept.waiting(asking.scope, f"back:{shown.name}", asking.now) if edits else [],
        shown=shown,
        lines=[{"values": row, "number": number} for row, number in zip_longest(shown.rows, shown.numbers)],
        day=day_asked(request.GET, asking),
        reads_reports=asking.scope.may("read_reports"),
        families=[_family(one) for one in FAMILIES],
    )


@asks("read_records")
def register_sheet(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The same as a workbook; one about people only once somebody else released it."""
    return _leaves(request, asking, "xlsx")


@asks("read_records")
def register_print(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The same, ready to be printed; ``blank`` is the form alone, to be written on."""
    try:
        return _leaves(request, asking, "pdf")
    except printed.NoFont as none:
        return troubled(request, told(none.words))


@asks("read_records")
@require_POST
def register_ask(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Writes down that a register about people is to be taken along; somebody else decides."""
    name, asked = name_of(request), wanted(request, asking)
    if name not in REGISTERS:
        raise Http404
    entered = of_register.filled(name, asked, language_of())
    try:
        number = book.ask(
            asking.community_id,
            of_register.asking_for(entered, asked, request.POST.dict()),
            asking.scope.worker_id,
            asking.now,
        )
    except NotReleased as why:
        return show(request, asking, typed=request.POST.dict(), why=told(why.words))
    messages.success(request, _("Asked for. Now somebody else has to release it."))
    return redirect("report_list", number)


def _leaves(request: HttpRequest, asking: Asking, way: str) -> HttpResponse:
    shown, people = _shown(request, asking)
    if request.GET.get("blank"):
        shown, people = structs.replace(shown, rows=(), numbers=()), False
    if people:
        return to_be_asked(request)
    made = of_register.at_once(shown, way, wanted(request, asking))
    sort = XLSX if way == "xlsx" else PDF
    return download(made, sort, f"{shown.name}-{day_asked(request.GET, asking)}.{way}")


def to_be_asked(request: HttpRequest) -> HttpResponse:
    """Back to the register: it says something of people, so somebody else has to release it first."""
    messages.error(request, _("This register is about people: ask for it below, somebody else releases it."))
    return redirect(f"{reverse('registers')}?{request.GET.urlencode()}")


def wanted(request: HttpRequest, asking: Asking) -> Wanted:
    """For whom, of which day and of which person the address asks."""
    person = request.GET.get("person", "")
    return Wanted(
        scope=asking.scope,
        day=day_asked(request.GET, asking),
        now=asking.now,
        person_id=int(person) if person.isdecimal() else None,
    )


def _family(family: Family) -> dict[str, Any]:
    """A family with its forms, and where each of them is."""
    forms = [{"name": name, "words": told(said(name).title), "sort": sort_of(name)} for name in family.forms]
    return {"words": told(family.words), "forms": forms, "books": [one for one in forms if one["sort"] == "register"]}


def name_of(request: HttpRequest) -> str:
    """The register that the address asks for; the first where it asks for none."""
    name = request.GET.get("form", "")
    return name if name in BOOKS else BOOKS[0]


def _shown(request: HttpRequest, asking: Asking) -> tuple[Book, bool]:
    """The register, and whether it may leave only by a second person."""
    name, asked, language = name_of(request), wanted(request, asking), language_of()
    if name not in REGISTERS:
        return books.book(name, asked, language), False
    entered = of_register.filled(name, asked, language)
    return books.shown(entered, asked, language), of_people(entered)


def language_of() -> str:
    return get_language() or "zh-hans"


def download(content: bytes, sort: str, name: str) -> HttpResponse:
    """A file, under a name that names nobody."""
    return HttpResponse(content, sort, headers={"Content-Disposition": f'attachment; filename="{name}"'})
