"""Open questions of a filled sheet: what nobody knows yet, by grid worker and door, so that one visit answers all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from fangxian.registry.asked.vocabulary import Asked
from fangxian.reports.office.here import Here
from fangxian.reports.office.plan import Table
from fangxian.reports.office.row import Row
from fangxian.reports.office.subjects import Subject

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
        "swept_on",
        "swept",
    }
)
# What only somebody who arrived can tell.
OF_ARRIVAL = frozenset(
    {
        *("origin", "origin_province", "origin_city", "from_key_area", "from_hubei", "returned_on", "transport_no"),
        *("temperature_first", "left_origin_on", "transport_way", "seat", "plate", "companions"),
    }
)
# What is asked every day of those under observation, of nobody else.
OF_THE_DAY = frozenset(
    {"temperature", "temperature_am", "temperature_pm", "symptoms", "has_symptoms", "health", "has_fever"}
)
EVERYBODY = frozenset({"residents"})  # rows of which there are thousands
# What is settled once another thing is known.
FOLLOWS = {"age": "id_number", "born": "id_number"}
OF_OBSERVATION = frozenset(
    {"measure", "observed_from", "observed_to", "observed_span", "observed_day", "observed_state", "being_observed"}
)


def owed(asked: Asked, row: Row, *, everybody: bool) -> bool:
    """Whether it is worth a question at the door. ``everybody``: the sheet is about all residents.

    Of all residents nobody asks what this house does not keep, nor what only those who arrived or are observed can
    tell, nor a phone where the household has one: that would be thousands of questions for a few answers.
    """
    if asked.key in NOT_OWED or (asked.key in OF_OBSERVATION and row.seen is None):
        return False
    if asked.key in OF_ARRIVAL and row.came is None and everybody:
        return False
    if not everybody:
        return True
    if asked.key in OF_THE_DAY:
        return row.seen is not None
    return asked.kept and not (asked.key == "phone" and row.reachable)


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


def question(table: Table, row: int, subject: Any, asked: Asked) -> list[Question]:
    """What is to be asked because this answer lacks; nothing where it would not be worth a visit."""
    if asked.key in NOT_OWED or asked.sum or not isinstance(subject, Row | Subject):
        return []
    where, who = subject.place_id if not isinstance(subject, Row) else _whereabouts(subject), None
    if isinstance(subject, Row):
        who = subject.person_id
        if not owed(asked, subject, everybody=table.rows is not None and table.rows.key in EVERYBODY):
            return []
    key = FOLLOWS.get(asked.key, asked.key)
    return [Question(place_id=where, person_id=who, key=key, sheet=table.name, row=row + 1)]


def _whereabouts(row: Row) -> int:
    return row.site.id if row.site else row.subject.place_id


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
