"""Every household is swept, and again; a door that stays shut is tried at another hour."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due, Kinds, Only


def test_every_household_is_swept_within_two_days(due: Due, overdue: Kinds) -> None:
    """
    since 2020-02-05 08:00
    Nobody has knocked at 3-2-402 yet.
    """
    assert due("3-2-402", "screening.door_visit") == "02-05 08:00–02-07 08:00"
    assert overdue("3-2-402", "02-07 07:59") == []
    assert overdue("3-2-402", "02-07 08:01") == ["screening.door_visit"]


def test_a_vacant_household_owes_no_visit(kinds: Kinds) -> None:
    """
    3-2-501 vacant
    """
    assert kinds("3-2-501", "02-09 12:00") == []


def test_once_swept_it_is_swept_again_a_week_later(due: Due, kinds: Kinds) -> None:
    """
    02-05 10:20  3-2-402  screening.door_visit  answered=true count=3
    """
    assert kinds("3-2-402", "02-05 10:21") == []
    assert due("3-2-402", "screening.door_visit") == "02-12 00:00–02-13 00:00"


def test_nobody_home_is_tried_again_at_another_hour(due: Due, kinds: Kinds) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit  answered=false
    """
    assert kinds("3-2-402", "02-05 12:00") == []
    assert due("3-2-402", "screening.door_again") == "02-05 15:00–02-05 21:00"


def test_nobody_home_in_the_evening_is_tried_the_next_morning(due: Due) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit  answered=false
    02-05 18:30  3-2-402  screening.door_visit  no_answer=1
    """
    assert due("3-2-402", "screening.door_again") == "02-06 08:00–02-06 21:00"


def test_the_earlier_tries_are_told(debt: Only) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit  answered=false
    02-05 18:30  3-2-402  screening.door_visit  answered=false
    """
    assert debt("3-2-402", "screening.door_again").why == {"tries": 2, "tried_at": "18:30"}


def test_a_door_opened_at_last_is_swept(due: Due) -> None:
    """
    02-05 10:00  3-2-402  screening.door_visit  answered=false
    02-05 15:40  3-2-402  screening.door_visit  answered=true
    """
    assert due("3-2-402", "screening.door_visit") == "02-12 00:00–02-13 00:00"


def test_a_visit_planned_or_denied_is_none(due: Due) -> None:
    """
    02-05 09:00  3-2-402  screening.door_visit  planned=true
    02-05 18:00  3-2-402  screening.door_visit  negated=true
    """
    assert due("3-2-402", "screening.door_visit") == "02-05 00:00–02-07 00:00"


def test_an_unknown_disease_asks_for_a_visit_a_day(due: Due) -> None:
    """
    profile unknown_pathogen
    02-05 10:20  3-2-402  screening.door_visit  answered=true
    """
    assert due("3-2-402", "screening.door_visit") == "02-06 00:00–02-07 00:00"


def test_a_household_counts_once_a_day(counted: Counted) -> None:
    """
    3-2-402 lives 1 2 3
    02-05 10:20  3-2-402  screening.door_visit  answered=true
    02-05 16:00  3-2-402  screening.door_visit  answered=true
    02-12 09:00  3-2-402  screening.door_visit  answered=true count=2
    02-12 17:00  3-2-401  screening.door_visit  answered=false
    """
    assert counted("3-2-402", "households_swept", "02-05") == 1
    assert counted("3-2-402", "persons_swept", "02-05") == 3
    assert counted("3-2-402", "persons_swept", "02-12") == 2
    assert counted("3-2-402", "households_reached", "02-20") == 1
    assert counted("3-2-401", "no_answer", "02-12") == 1
    assert counted("3-2-401", "households_swept", "02-12") == 0


def test_totals_of_a_grid_sweep_no_door(kinds: Kinds, counted: Counted) -> None:
    """
    02-05 17:30  grid:2  screening.door_visit  households=120 count=361 no_answer=8
    """
    assert kinds("grid:2", "02-09 12:00") == []
    assert counted("grid:2", "households_swept", "02-05") == 0
    assert counted("grid:2", "no_answer", "02-05") == 0
