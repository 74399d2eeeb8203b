"""Open questions of a filled sheet: what nobody knows yet, by grid worker and door, so that one visit answers all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from fangxian.reports.office.here import Here

# Empty is the answer here as often as not: nothing to ask for.
NOT_OWED = frozenset(
    {
        "released_on",
        "release_due",
        "via",
        "political",
        "needs",
        "is_contact",
        "has_fever",
        "test_result",
        "from_wuhan",
        "origin_county",
        "until_day",
    }
)
OF_OBSERVATION = frozenset(
    {"measure", "observed_from", "observed_to", "observed_span", "observed_day", "observed_state", "being_observed"}
)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to ask at a door, about a person or the household; ``key`` is what the sheet asks for."""

    place_id: int
    person_id: int | None
    key: str
    sheet: str = ""
    row: int = 0


class AtDoor(msgspec.Struct, frozen=True):
    """All there is to ask at one door."""

    place_id: int
    door: str
    questions: tuple[Question, ...]


class ForWorker(msgspec.Struct, frozen=True):
    """All there is to ask for one grid worker, door by door in the order of the round."""

    worker: str
    grid: str
    doors: tuple[AtDoor, ...]


def by_worker(here: Here, questions: Iterable[Question]) -> list[ForWorker]:
    """The questions grouped by grid and door; what several sheets ask is asked once."""
    at: defaultdict[int, dict[tuple[int | None, str], Question]] = defaultdict(dict)
    for one in questions:
        at[one.place_id].setdefault((one.person_id, one.key), one)
    grids: defaultdict[int, list[AtDoor]] = defaultdict(list)
    for place_id in sorted(at, key=lambda number: here.sites[number].order if number in here.sites else ()):
        site = here.sites.get(place_id)
        grid = here.grid_of(place_id)
        grids[grid.id if grid else 0].append(
            AtDoor(place_id, site.name or site.code if site else "", tuple(at[place_id].values()))
        )
    return [
        ForWorker(
            "、".join(here.grid_workers.get(grid, ())),
            here.grids[grid].name if grid in here.grids else "",
            tuple(doors),
        )
        for grid, doors in sorted(grids.items())
    ]
