"""Registers (登记表): the community's own forms, filled from the ledger, as page, XLSX and print."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from msgspec import structs

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.intake.sheets import kept
from fangxian.reports import printed
from fangxian.reports.book import Book
from fangxian.reports.book_sheet import workbook
from fangxian.reports.books import BOOKS, book
from fangxian.reports.entered import Wanted
from fangxian.reports.families import FAMILIES, Family, said, sort_of
from fangxian.reports.register import REGISTERS
from fangxian.reports.releasing.taking_along import taken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@asks("read_records")
def registers_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One register of a day, masked, and the choice of the others."""
    return show(request, asking)


def show(request: HttpRequest, asking: Asking, wrong: str = "") -> HttpResponse:
    """The page; ``wrong`` says why a sheet that was brought back cannot be read."""
    shown = _book(request, asking)
    edits = shown.name in REGISTERS and asking.scope.may("take_in_sheets")
    return page(
        request,
        asking,
        "desk/registers.html",
        status=422 if wrong else 200,
        wrong=wrong,
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
    """The same as a workbook, marked as this reader's copy."""
    shown, day = _book(request, asking), day_asked(request.GET, asking)
    shown = structs.replace(shown, rows=taken(asking.scope, shown.name, day, shown.rows, asking.now))
    return _download(workbook(shown), XLSX, f"{shown.name}-{day}.xlsx")


@asks("read_records")
def register_print(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The same, ready to be printed."""
    shown = _book(request, asking)
    try:
        return _download(printed.register(shown), PDF, f"{shown.name}-{day_asked(request.GET, asking)}.pdf")
    except printed.NoFont as none:
        return troubled(request, told(none.words))


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


def _book(request: HttpRequest, asking: Asking) -> Book:
    name = request.GET.get("form", BOOKS[0])
    return book(name if name in BOOKS else BOOKS[0], wanted(request, asking), _language())


def _language() -> str:
    return get_language() or "zh-hans"


def _download(content: bytes, sort: str, name: str) -> HttpResponse:
    return HttpResponse(content, sort, headers={"Content-Disposition": f'attachment; filename="{name}"'})
