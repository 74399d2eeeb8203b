"""One figure opened: exactly the rows of which it is the sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from fangxian.derived.figures import Row, cumulative_rows, rows
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.days import day_asked
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.whereabouts import NO_GRID, called, in_no_grid, places
from fangxian.measures.shape import COUNTED
from fangxian.reports import content, filed
from fangxian.reports.form import indicators
from fangxian.reports.models import Issued
from fangxian.reports.sides import issued_side
from fangxian.reports.up_to import said, up_to
from fangxian.workforce.access import Reach

# Whose rows tell behind which door somebody is ill, or may be.
HEALTH = frozenset(
    {
        *("observed", "observed_home", "observed_monitoring", "observed_central", "observed_new", "released"),
        *("taken_away", "fevers", "symptoms", "absent", "cases", "contacts", "told_upward"),
        *("counselling", "terminal_disinfections"),
    }
)


def opens(asking: Asking, key: str) -> bool:
    """Whether the reader may see the rows under a figure."""
    return asking.reach("read_places", sees=_class(key)) != Reach()


@asks("read_places")
def figure_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The rows under an indicator on a day; ``grid`` narrows them, ``since=start`` counts from the beginning.

    ``report`` is the number of an issued report: then its own rows are shown, as they were when it was signed.
    """
    kept_up(request, asking)
    key, grid = request.GET.get("indicator", ""), request.GET.get("grid", "")
    if key not in indicators() or not opens(asking, key):
        raise Http404
    day = day_asked(request.GET, asking)
    whole = request.GET.get("since") == "start"
    issued, reach = _report(asking, request.GET.get("report", "")), reach_of(asking, key, grid)
    if issued:
        day, found = issued.day, _of_report(asking, issued, key, reach, whole=whole)
    else:
        found = (cumulative_rows if whole else rows)(asking.community_id, key, day, reach)
    return page(
        request,
        asking,
        "desk/figure.html",
        indicator=told(indicators()[key].words),
        counted=told(COUNTED[indicators()[key].counted]),
        key=key,
        day=day,
        whole=whole,
        issued=issued,
        up_to=said(content.read(issued).cut_off if issued else up_to(day, asking.now)),
        rows=_named(asking, found),
        sum=sum(row.value for row in found),
    )


def _class(key: str) -> str:
    return "health" if key in HEALTH else "plain"


def _report(asking: Asking, number: str) -> Issued | None:
    if not number:
        return None
    found = filed.one(asking.community_id, int(number)) if number.isdecimal() and len(number) < 9 else None
    if found is None or not asking.scope.may("read_reports"):
        raise Http404
    return found


def _of_report(asking: Asking, issued: Issued, key: str, reach: Reach, *, whole: bool) -> list[Row]:
    """The rows kept with the report, of places that the reader may see."""
    side = issued_side(issued, asking.scope.actor, "figure of a report")
    return [row for row in side.counted.under(key, issued.day, whole=whole) if within(reach, row)]


def within(reach: Reach, row: Row) -> bool:
    """Whether a row lies in reach."""
    return reach.grids is None or row.grid_id in reach.grids or row.place_id in reach.places


def reach_of(asking: Asking, key: str, grid: str = "") -> Reach:
    """Of which places the reader may see the rows under a figure: all, one grid's, or those in no grid."""
    if grid == NO_GRID:
        return in_no_grid(asking, "read_places", _class(key))
    return asking.reach("read_places", int(grid) if grid.isdecimal() else None, _class(key))


def _named(asking: Asking, found: Sequence[Row]) -> list[dict[str, Any]]:
    here = places(asking, [row.place_id for row in found] + [row.grid_id for row in found])
    return [
        {"row": row, "place": called(here.get(row.place_id)), "grid": str(here.get(row.grid_id or 0, ""))}
        for row in found
    ]
