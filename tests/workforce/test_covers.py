"""Days on which a cover is given, handed over, ended, and on which somebody is called back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from fangxian.workforce.access import scope
from fangxian.workforce.covers import cover, covers, hand_over, leave, uncover
from fangxian.workforce.models import Cover
from fangxian.workforce.shifts import on_duty, plan
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def cover_of(cast: Cast, who: str) -> Cover:
    return Cover.objects.get(community_id=cast.community_id, worker_id=cast.workers[who])


def test_a_cover_is_given(cast: Cast) -> None:
    """
    12:00  何秀英 of grid 1 covers grid 2 as well until tomorrow noon
    """
    until = cast.now + timedelta(days=1)
    cover(cast.community_id, cast.workers["grid1"], "grid_worker", cast.places["grid 2"], cast.now, until)
    now, later = (scope(cast.users["grid1"], at) for at in (cast.now, until))
    assert now is not None
    assert later is not None
    assert now.grids == {cast.places["grid 1"], cast.places["grid 2"]}
    assert later.grids == {cast.places["grid 1"]}


@pytest.mark.parametrize(
    ("role", "where", "hours", "code"),
    [
        ("emperor", "community", 1, "no_role"),
        ("guard", "grid 1", 1, "no_place"),
        ("director", "grid 1", 1, "no_place"),
        ("grid_worker", "nowhere", 1, "no_place"),
        ("grid_worker", "grid 1", 0, "end_before_start"),
        ("grid_worker", "grid 1", 24 * 367, "too_long"),
    ],
)
def test_a_cover_that_cannot_be(cast: Cast, role: str, where: str, hours: int, code: str) -> None:
    """
    12:00  a role nobody knows, a guard of a grid, a director of a part, no place, no time, over a year
    """
    place, until = cast.places.get(where, 9999), cast.now + timedelta(hours=hours)
    with pytest.raises(ValidationError) as refused:
        cover(cast.community_id, cast.workers["volunteer"], role, place, cast.now, until)
    assert refused.value.code == code
    assert len(covers(cast.community_id, cast.now)) == 10


def test_grid_1_is_handed_over(cast: Cast) -> None:
    """
    12:00  何秀英 falls ill; 蒋丽 takes over grid 1 until the same end
    """
    given = cover_of(cast, "grid1")
    taken = hand_over(cast.community_id, given.id, cast.workers["volunteer"], cast.now)
    assert (taken.role, taken.place_id, taken.until_at) == (given.role, given.place_id, given.until_at)
    assert cover_of(cast, "grid1").until_at == cast.now
    assert scope(cast.users["grid1"], cast.now) is None
    new = scope(cast.users["volunteer"], cast.now)
    assert new is not None
    assert "grid_worker" in new.roles


def test_only_an_open_cover_is_handed_over_and_to_somebody_else(cast: Cast) -> None:
    """
    12:00  a cover that has ended; and one handed over to who holds it
    """
    held, other = cover_of(cast, "grid1"), cast.workers["volunteer"]
    with pytest.raises(ValidationError) as refused:
        hand_over(cast.community_id, held.id, cast.workers["grid1"], cast.now)
    assert refused.value.code == "same_worker"
    uncover(cast.community_id, held.id, cast.now)
    with pytest.raises(ValidationError) as refused:
        hand_over(cast.community_id, held.id, other, cast.now)
    assert refused.value.code == "ended"


def test_a_cover_to_come_never_begins(cast: Cast) -> None:
    """
    12:00  next week's cover is ended before it began; the record of it stays
    """
    begins = cast.now + timedelta(days=7)
    gate, guard = cast.places["gate 西门"], cast.workers["guard"]
    later = cover(cast.community_id, guard, "guard", gate, begins, begins + timedelta(days=1))
    uncover(cast.community_id, later.id, cast.now)
    kept = Cover.objects.get(community_id=cast.community_id, id=later.id)
    assert kept.from_at == kept.until_at == begins


def test_who_is_called_back_leaves_nothing_behind(cast: Cast) -> None:
    """
    12:00  唐卫东 is called back: no cover, no shift to come, no sign-in; the posts he leaves open are named
    """
    gate = cast.places["gate 东门"]
    for start in (-2, 20):
        begins = cast.now + timedelta(hours=start)
        plan(cast.community_id, cast.workers["guard"], gate, begins, begins + timedelta(hours=8))
    assert leave(cast.community_id, cast.workers["guard"], cast.now) == [gate]
    cast.users["guard"].refresh_from_db()
    assert not cast.users["guard"].is_active
    assert scope(cast.users["guard"], cast.now) is None
    assert on_duty(cast.community_id, cast.now) == []
    with pytest.raises(ValidationError) as refused:
        cover(cast.community_id, cast.workers["guard"], "guard", gate, cast.now, cast.now + timedelta(days=1))
    assert refused.value.code == "left"


def test_the_database_keeps_covers_within_the_community(cast: Cast) -> None:
    """
    12:00  a cover of a worker of nowhere is refused by the database itself
    """
    row = cover_of(cast, "grid1")
    row.id, row.worker_id = 99, 999
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
