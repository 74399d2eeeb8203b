"""Letters (告知书): the notice or release due to somebody observed, looked at masked, then given out in full."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import Observed, place_state
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.frame import page
from fangxian.desk.registers import PDF, XLSX, download, language_of
from fangxian.desk.residents import stays_or_404
from fangxian.desk.whereabouts import places
from fangxian.registry.models import Place
from fangxian.registry.people import masked, reveal
from fangxian.reports import letter, letter_sheet, printed
from fangxian.reports.books import book
from fangxian.reports.entered import Wanted
from fangxian.reports.letter import Written

OWN = ("observation", "assessment")  # registers that one person signs


@asks("reveal")
def letter_page(request: HttpRequest, asking: Asking, person_id: int) -> HttpResponse:
    """The letter as it would be given out, its name and numbers masked."""
    shown = _written(asking, person_id, full=False)
    return page(request, asking, "desk/letter.html", shown=shown, person_id=person_id)


@asks("reveal")
@require_POST
def letter_print(request: HttpRequest, asking: Asking, person_id: int) -> HttpResponse:
    """The letter in full, in print or as a workbook, or the person's own register; the trail says who made it."""
    try:
        return _made(asking, person_id, request.POST.get("as", ""))
    except printed.NoFont as none:
        return troubled(request, told(none.words))


def _made(asking: Asking, person_id: int, way: str) -> HttpResponse:
    if way in OWN:
        _due(asking, person_id)
        wanted = Wanted(scope=asking.scope, day=localdate(asking.now), now=asking.now, person_id=person_id, full=True)
        return download(printed.register(book(way, wanted, language_of())), PDF, f"{way}-{wanted.day}.pdf")
    made = _written(asking, person_id, full=True)
    if way == "xlsx":
        return download(letter_sheet.workbook(made), XLSX, f"{made.name}-{localdate(asking.now)}.xlsx")
    return download(printed.letter(made), PDF, f"{made.name}-{localdate(asking.now)}.pdf")


def _written(asking: Asking, person_id: int, *, full: bool) -> Written:
    home, observed, name = _due(asking, person_id)
    details = reveal(asking.look(f"letter {name}"), [person_id])[person_id]
    today = Wanted(scope=asking.scope, day=localdate(asking.now), now=asking.now)
    shown = details if full else masked(details)
    return letter.write(name, today, home, shown, observed, language_of())


def _due(asking: Asking, person_id: int) -> tuple[Place, Observed, str]:
    """Where they live, their last observation, and which letter is due; 404 where none is."""
    stay = stays_or_404(asking, person_id)[0]
    home = places(asking, [stay.place_id])[stay.place_id]
    if not (asking.scope.may("reveal", home) and asking.scope.sees("health", home)):
        raise Http404
    catch_up(asking.community_id)
    observed = place_state(asking.community_id, home.id, asking.now).about(person_id)[1]
    if not (name := letter.due(observed)):
        raise Http404
    return home, observed[-1], name
