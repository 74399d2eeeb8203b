"""Registers (登记表) and letters: the community's own forms, filled from the ledger, as page, XLSX and print."""

from __future__ import annotations

from itertools import zip_longest

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST
from msgspec import structs

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.desk.residents import stays_or_404
from fangxian.desk.whereabouts import places
from fangxian.intake.sheets import kept
from fangxian.registry.people import reveal
from fangxian.reports import letter, printed
from fangxian.reports.book import Book
from fangxian.reports.book_sheet import workbook
from fangxian.reports.books import BOOKS, book, title
from fangxian.reports.entered import Wanted
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
        registers=[{"name": name, "words": told(title(name))} for name in BOOKS],
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


@asks("reveal")
@require_POST
def letter_print(request: HttpRequest, asking: Asking, person_id: int) -> HttpResponse:
    """The letter that is due to somebody under observation, their name in full; the trail says who printed it."""
    stay = stays_or_404(asking, person_id)[0]
    home = places(asking, [stay.place_id])[stay.place_id]
    if not (asking.scope.may("reveal", home) and asking.scope.sees("health", home)):
        raise Http404
    catch_up(asking.community_id)
    observed = place_state(asking.community_id, home.id, asking.now).about(person_id)[1]
    if not (name := letter.due(observed)):
        raise Http404
    details = reveal(asking.look(f"letter {name}"), [person_id])[person_id]
    today = Wanted(scope=asking.scope, day=asking.now.date(), now=asking.now)
    try:
        written = letter.write(name, today, home, details, observed[-1], _language())
        return _download(printed.letter(written), PDF, f"{name}-{asking.now:%Y-%m-%d}.pdf")
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


def _book(request: HttpRequest, asking: Asking) -> Book:
    name = request.GET.get("form", BOOKS[0])
    return book(name if name in BOOKS else BOOKS[0], wanted(request, asking), _language())


def _language() -> str:
    return get_language() or "zh-hans"


def _download(content: bytes, sort: str, name: str) -> HttpResponse:
    return HttpResponse(content, sort, headers={"Content-Disposition": f'attachment; filename="{name}"'})
