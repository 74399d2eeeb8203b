"""A figure is the sum of the rows it opens."""

from __future__ import annotations

from datetime import date

import pytest

from fangxian.derived.figures import by_grid, cumulative, cumulative_rows, figures, rows
from fangxian.derived.within import EVERYWHERE
from fangxian.workforce.access import Reach
from tests.derived.made import ELSEWHERE, HERE, tally

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


@pytest.fixture(autouse=True)
def february() -> None:
    """
    8 Feb   door 11: one arrival, observed until the 22nd
    9 Feb   door 21 (grid 2): two arrivals; door 12: one, still observed
    10 Feb  gate 31 (no grid): 120 people through
    """
    tally(11, "arrivals", 8, 9, number=1)
    tally(11, "observed", 8, 22, number=1)
    tally(21, "arrivals", 9, 10, 2, grid=2, number=2)
    tally(12, "arrivals", 9, 10, number=3)
    tally(12, "observed", 9, None, number=3)
    tally(31, "through", 10, 11, 120, grid=None, number=4)
    tally(11, "arrivals", 9, 10, 50, community_id=ELSEWHERE)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (7, {}),
        (8, {"arrivals": 1, "observed": 1}),
        (9, {"arrivals": 3, "observed": 2}),
        (10, {"through": 120, "observed": 2}),
        (22, {"observed": 1}),
    ],
)
def test_what_happened_on_a_day_and_what_held_on_it(day: int, told: dict[str, float]) -> None:
    """8 to 22 February, evening: the figures of the day"""
    assert figures(HERE, date(2020, 2, day), EVERYWHERE) == told


def test_the_grids_add_up_to_the_community() -> None:
    """9 February, evening: two grids, one sum"""
    parts = by_grid(HERE, date(2020, 2, 9), EVERYWHERE)
    assert parts == {("arrivals", 1): 1, ("arrivals", 2): 2, ("observed", 1): 2}


def test_from_the_beginning_each_row_counts_once() -> None:
    """10 February: four arrivals, two ever observed"""
    assert cumulative(HERE, date(2020, 2, 10), EVERYWHERE) == {"arrivals": 4, "observed": 2, "through": 120}


@pytest.mark.parametrize("day", range(7, 24))
@pytest.mark.parametrize("scope", [EVERYWHERE, Reach(frozenset({1})), Reach(frozenset({2})), Reach()])
def test_every_figure_is_the_sum_of_the_rows_it_opens(day: int, scope: Reach) -> None:
    """Each evening the director taps each figure"""
    evening = date(2020, 2, day)
    for told, behind in ((figures, rows), (cumulative, cumulative_rows)):
        for indicator, value in told(HERE, evening, scope).items():
            assert sum(row.value for row in behind(HERE, indicator, evening, scope)) == value


def test_a_row_names_its_place_and_its_entry() -> None:
    """9 February: the three arrivals open two doors and two entries"""
    opened = rows(HERE, "arrivals", date(2020, 2, 9), EVERYWHERE)
    assert [(row.place_id, row.number, row.value) for row in opened] == [(21, 2, 2), (12, 3, 1)]
