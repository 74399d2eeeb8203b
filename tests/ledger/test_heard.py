"""A fact keeps the moment at which it was first heard, however often it is put right."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from fangxian.ledger import read
from fangxian.ledger.append import append
from fangxian.ledger.heard import heard
from tests.cast import Cast
from tests.ledger.entries import visit

pytestmark = pytest.mark.django_db


def test_a_correction_of_a_correction_goes_back_to_the_first(cast: Cast) -> None:
    """
    12:00  a visit;  13:00  put right;  15:00  put right once more;  16:00  another visit
    """
    first, second, third, other = (visit(cast, seq) for seq in range(1, 5))
    second, third = visit(cast, 2, corrects=first.id), visit(cast, 3, corrects=second.id)
    for hours, entry in zip((0, 1, 3, 4), (first, second, third, other), strict=True):
        append(cast.community_id, [entry], cast.now + timedelta(hours=hours))
    found = heard(cast.community_id, read.after(cast.community_id, 0))
    assert [found[entry.id].number for entry in (first, second, third, other)] == [1, 1, 1, 4]
    assert found[third.id].received_at == cast.now
    assert found[other.id].received_at == cast.now + timedelta(hours=4)
    assert found[third.id].id == first.id


def test_a_correction_of_what_never_came_is_its_own_beginning(cast: Cast) -> None:
    """
    12:00  a phone sends a correction; what it puts right was lost with another phone
    """
    append(cast.community_id, [visit(cast, 1, corrects=UUID(int=99))], cast.now)
    (row,) = read.after(cast.community_id, 0)
    assert heard(cast.community_id, [row])[row.id].number == 1


def test_nothing_to_look_up_costs_no_statement(cast: Cast, statements: list[str]) -> None:
    """
    12:00  two visits that put nothing right
    """
    append(cast.community_id, [visit(cast, 1), visit(cast, 2)], cast.now)
    rows = read.after(cast.community_id, 0)
    statements.clear()
    assert len(heard(cast.community_id, rows)) == 2
    assert statements == []
