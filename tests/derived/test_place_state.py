"""A door's page shows how it stands: who is observed on which day, what is owed, what it counts for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fangxian.derived.catch_up import catch_up
from fangxian.derived.place_state import place_state
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.measures.screening.states import ScreeningStanding
from tests.cast import Cast
from tests.derived.conftest import Write
from tests.derived.made import NOW

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


@pytest.fixture
def door(cast: Cast, write: Write) -> Cast:
    """
    8 Feb 10:00   3-2-402  刘建国 arrived from Jingmen: observed, the day of arrival being day 1
    9 Feb 10:00   3-2-402  visited, somebody answered
    """
    write("3-2-402", Returnee(origin_adcode="420800"), person="刘建国", hours=-48)
    write("3-2-402", DoorVisit(answered=True), hours=-24)
    catch_up(cast.community_id)
    return cast


def test_the_day_of_an_observation_goes_with_the_clock(door: Cast) -> None:
    """10 Feb: day 3 of 14; 21 Feb: the last; 22 Feb: over by the rule"""
    states = [place_state(door.community_id, door.door, NOW + timedelta(days=days)) for days in (0, 11, 12)]
    assert [(s.observed[0].day_n, s.observed[0].days, s.observed[0].runs) for s in states] == [
        (3, 14, True),
        (14, 14, True),
        (15, 14, False),
    ]


def test_standings_come_back_by_their_type(door: Cast) -> None:
    """10 Feb: one visit was answered"""
    screening = place_state(door.community_id, door.door, NOW).standings.of(ScreeningStanding)
    assert [sweep.number for sweep in screening.sweeps] == [2]


def test_tasks_stand_by_when_they_are_due_and_rows_newest_first(door: Cast) -> None:
    """10 Feb: checks, reminders, the release, the next sweep"""
    state = place_state(door.community_id, door.door, NOW)
    assert [task.due_at for task in state.tasks] == sorted(task.due_at for task in state.tasks)
    assert {"screening.check", "screening.release", "screening.door_visit"} <= {task.kind for task in state.tasks}
    days = [row.from_day for row in state.tallies]
    assert days == sorted(days, reverse=True)


def test_a_persons_page_shows_their_part(door: Cast) -> None:
    """10 Feb: 刘建国 has checks and an observation; 王桂芳, of the same household, has neither"""
    state = place_state(door.community_id, door.door, NOW)
    tasks, observed = state.about(door.people["刘建国"])
    assert {task.person_id for task in tasks} == {door.people["刘建国"]}
    assert len(observed) == 1
    assert state.about(door.people["王桂芳"]) == ([], [])


def test_a_quiet_door_has_empty_standings(door: Cast) -> None:
    """10 Feb: nobody wrote of 8-1-102; only its first visit is owed"""
    state = place_state(door.community_id, door.places["8-1-102"], NOW)
    assert state.standings.of(ScreeningStanding) == ScreeningStanding()
    assert [task.kind for task in state.tasks] == ["screening.door_visit"]
