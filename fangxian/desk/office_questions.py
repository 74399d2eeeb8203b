"""What an office sheet left open: in short, by what lacks and grid; and door by door for one visit, behind a click."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.paging import MOST, Pages, start
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.people import masked, reveal
from fangxian.reports.office import kept
from fangxian.reports.office.asking import Question
from fangxian.reports.office.here import Here
from fangxian.reports.office.kept import Outcome
from fangxian.reports.office.summary import Lacking, lacking

LOOK = "questions of an office sheet"


class Short(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that lacks, with the grids in which it does."""

    name: str
    people: int
    kept: bool
    grids: list[Lacking]


def in_short(asking: Asking, outcome: Outcome) -> list[Short]:
    """What lacks, the most useful first, each with its grids."""
    groups: defaultdict[str, list[Lacking]] = defaultdict(list)
    for one in lacking(_here(asking, outcome), outcome.result.questions):
        groups[one.key].append(one)
    return [
        Short(name=told(rows[0].name), people=sum(row.people for row in rows), kept=rows[0].kept, grids=rows)
        for rows in groups.values()
    ]


def _here(asking: Asking, outcome: Outcome) -> Here:
    return Here(asking.look(LOOK), outcome.day, asking.reach("fill_sheets", sees="personal"))


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One door with everything to be asked there: who (masked), what; what concerns the household has nobody."""

    place_id: int
    door: str
    asks: list[tuple[str, str]]


@asks("fill_sheets")
def questions_page(request: HttpRequest, asking: Asking, office_id: UUID) -> HttpResponse:
    """The doors of one grid at which something lacks, in the order of the round, so that one visit answers all."""
    sheet = kept.one(asking.scope, office_id)
    if sheet is None:
        raise Http404
    outcome = kept.outcome(asking.look(LOOK), sheet)
    here, grid, key = _here(asking, outcome), request.GET.get("grid", ""), request.GET.get("key", "")
    wanted = [one for one in outcome.result.questions if _in(here, one, grid)]
    doors = {one.place_id for one in wanted if key in ("", one.key)}
    order = sorted(doors, key=lambda number: here.sites[number].order if number in here.sites else ())
    at = start(request.GET)
    return page(
        request,
        asking,
        "desk/office_questions.html",
        sheet=sheet,
        one=outcome,
        what=told(vocabulary()[key].title) if key in vocabulary() else "",
        grid=next((one.name for number, one in here.grids.items() if str(number) == grid), ""),
        worker=_(", ").join(here.grid_workers.get(int(grid) if grid.isdecimal() else 0, ())),
        pages=Pages(request.GET, at, len(order)),
        visits=_visits(asking, here, order[at : at + MOST], wanted),
    )


def _in(here: Here, question: Question, grid: str) -> bool:
    site = here.grid_of(question.place_id)
    return not grid or grid == str(site.id if site else 0)


def _visits(asking: Asking, here: Here, doors: list[int], questions: list[Question]) -> list[Visit]:
    at: defaultdict[int, defaultdict[int | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in questions:
        what = told(vocabulary()[one.key].title)
        if one.place_id in doors and what not in at[one.place_id][one.person_id]:
            at[one.place_id][one.person_id].append(what)
    people = {person for door in doors for person in at[door] if person is not None}
    names = reveal(asking.look(LOOK), people) if people else {}
    return [
        Visit(
            place_id=door,
            door=here.sites[door].name or here.sites[door].code if door in here.sites else "",
            asks=[
                (masked(names[person]).name if person in names else "", _(", ").join(what))
                for person, what in at[door].items()
            ],
        )
        for door in doors
    ]
