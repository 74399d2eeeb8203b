"""Days on which whoever manages the workforce gives and ends covers: for others, and never more for themselves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from fangxian.workforce.access import Scope, scope
from fangxian.workforce.covers import covers
from fangxian.workforce.giving import give, let_go, pass_on, take_back
from fangxian.workforce.models import Cover
from tests.cast import Cast

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def scope_of(cast: Cast, who: str) -> Scope:
    found = scope(cast.users[who], cast.now)
    assert found is not None
    return found


def cover_of(cast: Cast, who: str) -> Cover:
    return Cover.objects.get(community_id=cast.community_id, worker_id=cast.workers[who])


def test_the_director_stands_in_at_a_gate_by_her_own_hand(cast: Cast) -> None:
    """
    12:00  周敏 guards the east gate for a week: a guard may nothing that she may not
    """
    director, gate = scope_of(cast, "director"), cast.places["gate 东门"]
    given = give(director, director.worker_id, "guard", gate, cast.now, cast.now + WEEK, cast.now)
    assert given in covers(cast.community_id, cast.now)


@pytest.mark.parametrize("role", ["director", "grid_worker", "district_health", "auditor"])
def test_the_keeper_gives_themselves_nothing_more(cast: Cast, role: str) -> None:
    """
    12:00  韩键, who sees no resident, would see them by a cover of his own; to 蒋丽 he may give it
    """
    keeper = scope_of(cast, "keeper")
    place = cast.places["grid 1" if role == "grid_worker" else "community"]
    with pytest.raises(ValidationError) as refused:
        give(keeper, keeper.worker_id, role, place, cast.now, cast.now + WEEK, cast.now)
    assert refused.value.code == "more"
    second = scope_of(cast, "director")
    assert give(keeper, cast.workers["volunteer"], role, place, cast.now, cast.now + WEEK, cast.now, second)


@pytest.mark.parametrize("second", [None, "keeper", "grid1", "volunteer"])
def test_a_director_is_made_by_two(cast: Cast, second: str | None) -> None:
    """
    12:00  韩键 would make 蒋丽 a director alone, by himself twice, with a grid worker, with herself: it takes 周敏
    """
    keeper, here = scope_of(cast, "keeper"), cast.places["community"]
    signs = scope_of(cast, second) if second else None
    with pytest.raises(ValidationError) as refused:
        give(keeper, cast.workers["volunteer"], "director", here, cast.now, cast.now + WEEK, cast.now, signs)
    assert refused.value.code == "alone"
    assert give(
        keeper, cast.workers["volunteer"], "guard", cast.places["gate 东门"], cast.now, cast.now + WEEK, cast.now
    )


@pytest.mark.parametrize("ending", ["take back", "hand over", "let go"])
def test_a_director_is_taken_out_by_two(cast: Cast, ending: str) -> None:
    """
    12:00  韩键 takes 周敏's cover back, hands it to 何秀英, calls her back: alone it cannot be, with the auditor it is
    """
    keeper, held, auditor = scope_of(cast, "keeper"), cover_of(cast, "director"), scope_of(cast, "auditor")
    ways: dict[str, Callable[[Scope | None], object]] = {
        "take back": lambda second: take_back(keeper, held.id, cast.now, second),
        "hand over": lambda second: pass_on(keeper, held.id, cast.workers["grid1"], cast.now, second),
        "let go": lambda second: let_go(keeper, held.worker_id, cast.now, second),
    }
    with pytest.raises(ValidationError) as refused:
        ways[ending](None)
    assert refused.value.code == "alone"
    assert scope(cast.users["director"], cast.now) is not None
    ways[ending](auditor)
    assert scope(cast.users["director"], cast.now) is None


def test_where_nobody_else_is_there_one_is_enough(cast: Cast) -> None:
    """
    12:00  director and auditor cannot sign in any more: 韩键, the only one left, makes 蒋丽 the director
    """
    for gone in ("director", "auditor"):
        cast.users[gone].is_active = False
        cast.users[gone].save()
    keeper, here = scope_of(cast, "keeper"), cast.places["community"]
    assert give(keeper, cast.workers["volunteer"], "director", here, cast.now, cast.now + WEEK, cast.now)


def test_the_keeper_does_not_take_over_from_the_director(cast: Cast) -> None:
    """
    12:00  韩键 hands the director's cover over to himself, and is told why not; to 何秀英 it goes
    """
    keeper, held = scope_of(cast, "keeper"), cover_of(cast, "director")
    with pytest.raises(ValidationError) as refused:
        pass_on(keeper, held.id, keeper.worker_id, cast.now)
    assert refused.value.code == "more"
    assert cover_of(cast, "director").until_at == held.until_at
    handed = pass_on(keeper, held.id, cast.workers["grid1"], cast.now, scope_of(cast, "auditor"))
    assert handed.role == "director"


def test_nobody_ends_their_own_cover(cast: Cast) -> None:
    """
    12:00  周敏 takes her own cover back, hands it over, or leaves: somebody who manages covers must always be left
    """
    director, held = scope_of(cast, "director"), cover_of(cast, "director").id
    for ending in (
        lambda: take_back(director, held, cast.now),
        lambda: pass_on(director, held, cast.workers["grid1"], cast.now),
        lambda: let_go(director, director.worker_id, cast.now),
    ):
        with pytest.raises(ValidationError) as refused:
            ending()
        assert refused.value.code == "own"
    take_back(scope_of(cast, "keeper"), held, cast.now, scope_of(cast, "auditor"))
    assert scope(cast.users["director"], cast.now) is None


def test_a_cover_that_never_was_cannot_be_ended(cast: Cast) -> None:
    """
    12:00  number 999 is taken back and handed over
    """
    director = scope_of(cast, "director")
    with pytest.raises(ValidationError) as refused:
        take_back(director, 999, cast.now)
    assert refused.value.code == "ended"
    with pytest.raises(ValidationError) as refused:
        pass_on(director, 999, cast.workers["grid1"], cast.now)
    assert refused.value.code == "ended"
