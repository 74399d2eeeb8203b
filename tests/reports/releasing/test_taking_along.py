"""A register that somebody took along names them again when a part of it turns up; nobody is named falsely."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

import pytest

from fangxian.reports.releasing import book
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.releasing.taking_along import Rows, marked, noted
from fangxian.reports.releasing.trace import trace
from fangxian.workforce.access import Scope, scope
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ROWS: Rows = tuple(
    (
        n,
        "2月3日",
        f"{n % 24:02}:10",
        f"3-{n % 4 + 1}-{400 + n}",
        ("刘*国", "王*", "陈*兰")[n % 3],
        "湖北省武汉市",
        36.5,
        "何秀英",
        None,
    )
    for n in range(1, 61)
)


def taken(scope: Scope, name: str, day: date, rows: Rows, now: datetime) -> Rows:
    """A copy that is written down, and bears its marks."""
    return marked(rows, Marker(scope.community_id, noted(scope, name, day, now)))


def who(cast: Cast, username: str) -> Scope:
    found = scope(cast.users[username], cast.now)
    assert found is not None
    return found


def cells(rows: Rows) -> list[list[str]]:
    return [["" if value is None else f"{value}" for value in row] for row in rows]


def markers(cast: Cast, copies: Sequence[int]) -> dict[int, Marker]:
    return {copy: Marker(cast.community_id, copy) for copy in copies}


def test_a_part_of_a_register_names_whose_copy_it_is(cast: Cast) -> None:
    """20:00  the director and the grid worker each took the returnee ledger; 22:00  thirty lines turn up in a chat"""
    kept = {
        name: taken(who(cast, name), "returnees", cast.now.date(), ROWS, cast.now) for name in ("grid1", "director")
    }
    copies = book.copies(cast.community_id)
    assert len(copies) == 2
    for copy, rows in zip(copies, kept.values(), strict=True):
        part = Random(copy).sample(cells(rows), 30)
        found = trace([row[2:8] for row in part], markers(cast, copies)).found
        assert found is not None
        assert found.copy == copy
    row = book.along(cast.community_id, copies[1])
    assert row is not None
    assert (row.worker_id, row.told["form"]) == (cast.workers["director"], "returnees")


def test_nobody_is_named_for_what_bears_no_marks(cast: Cast) -> None:
    """22:00  the same lines typed anew, or with the spaces of chance: cannot tell"""
    taken(who(cast, "grid1"), "returnees", cast.now.date(), ROWS, cast.now)
    there, chance = markers(cast, book.copies(cast.community_id)), Random(3)
    assert trace(cells(ROWS), there).found is None
    spaced = [[cell + chance.choice(("", " ", "  ")) for cell in row] for row in cells(ROWS)]
    assert trace(spaced, there).found is None
