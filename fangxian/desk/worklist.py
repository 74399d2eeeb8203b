"""The worklist (待办): what is owed, overdue first, each with one tap to record it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from msgspec import structs

from fangxian.derived.duties import narrowed
from fangxian.derived.worklist import STATES, Asked, how_many, subjects, worklist
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.paging import MOST, Pages, start
from fangxian.desk.rows import tasks
from fangxian.desk.whereabouts import NO_GRID, grids, in_no_grid, places
from fangxian.measures.five import FIVE
from fangxian.workforce.access import Reach
from fangxian.workforce.covers import covers
from fangxian.workforce.models import Cover
from fangxian.workforce.serving import serving

WORDS = {"open": gettext_noop("To do now"), "overdue": gettext_noop("Overdue"), "all": gettext_noop("All, also later")}


@asks("read_worklist")
def list_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """One page of what is owed, within what was asked for."""
    kept_up(request, asking)
    asked = structs.replace(wanted(request.GET, narrowed(asking.scope)), **_today(asking))
    reach = _reach(request.GET, asking)
    start_at = start(request.GET)
    owed = worklist(asking.community_id, asking.now, reach, asked, start=start_at, most=MOST)
    count = how_many(asking.community_id, asking.now, reach, asked)
    return page(
        request,
        asking,
        "desk/worklist.html",
        tasks=tasks(asking, owed),
        subjects=subjects(asking.community_id, asking.now, reach, asked),
        pages=Pages(request.GET, start_at, count),
        states=[{"name": name, "words": _(words)} for name, words in WORDS.items()],
        state=asked.state,
        measures=[{"name": one.name, "words": told(one.words)} for one in FIVE],
        measure=asked.measure,
        grids=grids(asking, "read_worklist"),
        no_grid=NO_GRID,
        grid=request.GET.get("grid", ""),
        workers=_covering(asking),
        worker=request.GET.get("worker", ""),
    )


def _today(asking: Asking) -> dict[str, datetime]:
    """Whoever reads no board (a volunteer) sees today's tasks and none of the days to come."""
    if asking.scope.may("read_board"):
        return {}
    return {"opens_before": make_aware(datetime.combine(asking.now.date() + timedelta(days=1), time.min))}


def wanted(query: QueryDict, only: Mapping[str, Reach]) -> Asked:
    """What the address asks for; whatever it says that is none of ours is left out."""
    state, measure = query.get("state", "open"), query.get("measure")
    return Asked(
        state=state if state in STATES else "open",
        measure=measure if measure in {one.name for one in FIVE} else None,
        urgent=True if query.get("urgent") else None,
        only=only,
    )


def _reach(query: QueryDict, asking: Asking) -> Reach:
    """The reader's reach, narrowed to a grid, to what lies in none, or to what a worker covers."""
    grid, worker = query.get("grid", ""), query.get("worker", "")
    if worker.isdecimal():
        return _covered(asking, int(worker))
    if grid == NO_GRID:
        return in_no_grid(asking, "read_worklist")
    return asking.reach("read_worklist", int(grid) if grid.isdecimal() else None)


def _covered(asking: Asking, worker_id: int) -> Reach:
    """What the reader may see of what a worker covers: whole grids, and single places."""
    mine = [one.place_id for one in covers(asking.community_id, asking.now) if _holds(one, asking, worker_id)]
    here = [place for place in places(asking, mine).values() if asking.scope.may("read_worklist", place)]
    if any(place.kind == "community" for place in here):
        return asking.reach("read_worklist")
    grids_covered = frozenset(place.id for place in here if place.kind == "grid")
    return Reach(grids_covered, frozenset(place.id for place in here))


def _holds(cover: Cover, asking: Asking, worker_id: int) -> bool:
    return cover.worker_id == worker_id and cover.from_at <= asking.now


def _covering(asking: Asking) -> list[dict[str, Any]]:
    """Who covers something now, for those who may know."""
    if not asking.scope.may("read_workforce"):
        return []
    busy = {one.worker_id for one in covers(asking.community_id, asking.now)}
    return [
        {"id": str(one.id), "name": one.name}
        for one in serving(asking.community_id, asking.now.date())
        if one.id in busy
    ]
