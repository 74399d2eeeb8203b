"""Everything derived of one place, for its page: standings, tasks, the rows it has under figures."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.utils.timezone import localdate

from fangxian.derived.figures import Row
from fangxian.derived.models import Standing, Tally, Task
from fangxian.derived.packing import STANDINGS, unpacked
from fangxian.derived.worklist import Owed, owed
from fangxian.measures.screening.standing import ScreeningStanding
from fangxian.measures.screening.states import Observation
from fangxian.measures.shape import Standings


class Observed(msgspec.Struct, frozen=True):
    """An observation as it stands on a day: which day of how many, and whether it runs on that day."""

    observation: Observation
    day_n: int
    days: int
    runs: bool


class PlaceState(msgspec.Struct, frozen=True):
    """What the place's page shows; tasks in order of ``due_at``, rows under figures newest first."""

    standings: Standings
    tasks: list[Owed]
    tallies: list[Row]
    observed: list[Observed]

    def about(self, person_id: int) -> tuple[list[Owed], list[Observed]]:
        """The part that concerns one person."""
        tasks = [task for task in self.tasks if task.person_id == person_id]
        return tasks, [one for one in self.observed if one.observation.person_id == person_id]


def place_state(community_id: int, place_id: int, now: datetime) -> PlaceState:
    """The place as it stands at ``now``. Whether the reader may see it is asked before."""
    standings = _standings(community_id, place_id)
    screening = standings.of(ScreeningStanding)
    return PlaceState(
        standings,
        _tasks(community_id, place_id, now),
        _tallies(community_id, place_id),
        [_observed(one, now) for one in screening.observations],
    )


def _standings(community_id: int, place_id: int) -> Standings:
    rows = Standing.objects.filter(community_id=community_id, place_id=place_id)
    packed = rows.values_list("measure", "data")
    return Standings({STANDINGS[measure]: unpacked(measure, bytes(data)) for measure, data in packed})


def _tasks(community_id: int, place_id: int, now: datetime) -> list[Owed]:
    tasks = Task.objects.filter(community_id=community_id, place_id=place_id)
    return owed(tasks.order_by("due_at", "kind", "subject"), now)


def _tallies(community_id: int, place_id: int) -> list[Row]:
    rows = Tally.objects.filter(community_id=community_id, place_id=place_id)
    newest_first = rows.order_by("-from_day", "-number", "indicator", "subject")
    return [Row(*values) for values in newest_first.values_list(*Row.__struct_fields__)]


def _observed(observation: Observation, now: datetime) -> Observed:
    today = localdate(now)
    runs = observation.start <= today < observation.over_on
    return Observed(observation, (today - observation.start).days + 1, observation.days, runs)
