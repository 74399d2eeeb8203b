"""The worklist is the tasks in order of when they are due."""

from __future__ import annotations

import pytest

from fangxian.derived.board import board
from fangxian.derived.within import EVERYWHERE
from fangxian.derived.worklist import Asked, how_many, worklist
from fangxian.workforce.access import Reach
from tests.derived.made import ELSEWHERE, HERE, NOW, task

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


def test_what_is_due_first_stands_first_and_what_has_not_opened_does_not_stand() -> None:
    """
    10:00  door 12 due 09:00 (overdue), door 11 due 12:00, door 13 opens at 11:00
    """
    task(11, due=2)
    task(12, due=-1)
    task(13, opens=1, due=3)
    seen = worklist(HERE, NOW, EVERYWHERE)
    assert [(owed.place_id, owed.overdue) for owed in seen] == [(12, True), (11, False)]


def test_page_by_page_everything_stands_once() -> None:
    """10:00  seven doors due at the same minute, three to a page"""
    for place in range(1, 8):
        task(place)
    pages = [[owed.place_id for owed in worklist(HERE, NOW, EVERYWHERE, start=start, most=3)] for start in (0, 3, 6)]
    assert pages == [[1, 2, 3], [4, 5, 6], [7]]
    assert how_many(HERE, NOW, EVERYWHERE) == 7


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        (Asked(), [12, 11]),
        (Asked(state="overdue"), [12]),
        (Asked(state="all"), [12, 11, 21]),
        (Asked(measure="care"), [12]),
        (Asked(kind="screening.sweep"), [11]),
        (Asked(state="all", grid_id=2), [21]),
        (Asked(place_id=11), [11]),
    ],
)
def test_asked_for(asked: Asked, places: list[int]) -> None:
    """10:00  a visit due at 09:00, a sweep due at 12:00, a sweep in grid 2 that opens at 11:00"""
    task(12, "care.contact", due=-1)
    task(11, due=2)
    task(21, opens=1, due=4, grid=2)
    assert [owed.place_id for owed in worklist(HERE, NOW, EVERYWHERE, asked)] == places
    assert how_many(HERE, NOW, EVERYWHERE, asked) == len(places)


def test_nothing_from_outside_the_scope() -> None:
    """10:00  the worker of grid 1, the guard of gate 31, and somebody who covers nothing look at the list"""
    task(11, grid=1)
    task(21, grid=2)
    task(31, grid=None)
    task(11, grid=1, community_id=ELSEWHERE)
    scopes = (Reach(frozenset({1})), Reach(places=frozenset({31})), Reach())
    assert [[owed.place_id for owed in worklist(HERE, NOW, scope)] for scope in scopes] == [[11], [31], []]


def test_the_boards_figures_open_exactly_their_rows() -> None:
    """10:00  the director taps "overdue" and "open" of screening in grid 1"""
    task(11, "screening.check", "p1", due=-2)
    task(11, "screening.visit", "p1", due=-1)
    task(12, due=2)
    task(13, opens=1)
    task(21, due=-1, grid=2)
    figure = board(HERE, NOW, EVERYWHERE).at("screening", 1)
    opened = [Asked(state=state, measure="screening", grid_id=1) for state in ("overdue", "open")]
    assert [len(worklist(HERE, NOW, EVERYWHERE, asked)) for asked in opened] == [figure.overdue, figure.open] == [2, 3]
