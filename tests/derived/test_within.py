"""A reach over places, as a filter and as a clause, lets the same rows through."""

from __future__ import annotations

import pytest
from django.db import connections

from fangxian.derived.models import Task
from fangxian.derived.within import EVERYWHERE, clause, within
from fangxian.workforce.access import Reach
from tests.derived.made import HERE, task

pytestmark = pytest.mark.django_db(databases=["default", "derived"])

REACHES = {
    "the director": (EVERYWHERE, {11, 12, 21, 31}),
    "the worker of grid 1": (Reach(frozenset({1})), {11, 12}),
    "one who covers both grids": (Reach(frozenset({1, 2})), {11, 12, 21}),
    "the guard of gate 31": (Reach(frozenset(), frozenset({31})), {31}),
    "the worker of grid 2 who also covers door 11": (Reach(frozenset({2}), frozenset({11})), {11, 21}),
    "a stranger": (Reach(), set()),
}


@pytest.mark.parametrize("who", REACHES)
def test_who_sees_which_places(who: str) -> None:
    """10:00  a task at doors 11 and 12 of grid 1, at door 21 of grid 2, at gate 31 in no grid"""
    for place, grid in ((11, 1), (12, 1), (21, 2), (31, None)):
        task(place, grid=grid)
    reach, seen = REACHES[who]
    filtered = Task.objects.filter(within(reach), community_id=HERE)
    assert set(filtered.values_list("place_id", flat=True)) == seen
    sql, ids = clause(reach)
    with connections["derived"].cursor() as cursor:
        cursor.execute(f"SELECT place_id FROM derived_task WHERE community_id = %s AND {sql}", [HERE, *ids])
        assert {place for (place,) in cursor.fetchall()} == seen
