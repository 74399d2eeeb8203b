"""In place = not overdue, for every measure, grid and the community."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fangxian.derived.board import InPlace, board, urgent
from fangxian.derived.within import EVERYWHERE
from fangxian.workforce.access import Reach
from tests.derived.made import ELSEWHERE, HERE, NOW, task

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


def test_a_subject_with_two_overdue_tasks_is_late_once() -> None:
    """
    10:00  door 11: person 1 missed the check (08:00) and the visit (09:00)
    10:00  door 12: person 2's check is open, due at 12:00
    10:00  door 13: person 3's check opens at 15:00
    """
    task(11, "screening.check", "p1", due=-2)
    task(11, "screening.visit", "p1", due=-1)
    task(12, "screening.check", "p2", due=2)
    task(13, "screening.check", "p3", opens=5, due=9)
    there = board(HERE, NOW, EVERYWHERE).at("screening", 1)
    assert there == InPlace(subjects=3, late=1, overdue=2, open=3)
    assert there.percent == 66.6


def test_a_grid_and_the_community_are_counted_alike() -> None:
    """
    10:00  grid 1: a door in place; grid 2: a door late; a gate in no grid: in place
    """
    task(11, grid=1)
    task(21, grid=2, due=-1)
    task(31, "checkpoints.shift", grid=None)
    seen = board(HERE, NOW, EVERYWHERE)
    assert seen.grids == [1, 2, None]
    assert (seen.at("screening", 1).share, seen.at("screening", 2).share) == (1.0, 0.0)
    assert seen.whole("screening") == InPlace(subjects=2, late=1, overdue=1, open=2)
    assert seen.all() == InPlace(subjects=3, late=1, overdue=1, open=3)


def test_nobody_owed_anything_is_neither_in_place_nor_not() -> None:
    """10:00  a community without a response: no share, no percent"""
    assert board(HERE, NOW, EVERYWHERE).whole("care").percent is None


def test_the_clock_alone_makes_a_task_overdue() -> None:
    """
    10:00  a check due at 12:00 is open
    12:00  it still is, to the minute
    12:01  it is overdue, and nothing was written
    """
    task(11, due=2)
    late = [
        board(HERE, NOW + timedelta(minutes=minutes), EVERYWHERE).at("screening", 1).overdue
        for minutes in (0, 120, 121)
    ]
    assert late == [0, 0, 1]


def test_only_the_scope_and_the_own_community_count() -> None:
    """
    10:00  the guard of gate 31 sees the gate; the worker of grid 2 sees grid 2; who covers nothing sees nothing
    """
    task(11, grid=1)
    task(21, grid=2)
    task(31, grid=None)
    task(11, grid=1, community_id=ELSEWHERE)
    counts = [
        board(HERE, NOW, scope).all().subjects
        for scope in (EVERYWHERE, Reach(frozenset({2})), Reach(frozenset(), frozenset({31})), Reach())
    ]
    assert counts == [3, 1, 1, 0]


def test_urgent_ones_stand_newest_first_and_not_before_they_open() -> None:
    """
    09:00  fever at door 12;  09:30  fever at door 11;  11:00  a re-measurement will be owed at door 13
    """
    task(12, urgent=True, opens=-1)
    task(11, urgent=True, opens=-0.5)
    task(13, urgent=True, opens=1)
    task(14)
    assert [owed.place_id for owed in urgent(HERE, NOW, EVERYWHERE)] == [11, 12]
