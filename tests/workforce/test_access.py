"""Days on which somebody signs in, and is shown their own part of the community and nothing else."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser

from fangxian.registry.models import Place
from fangxian.workforce.access import Reach, Scope, scope
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import ACTIONS, ROLES
from tests.cast import COMMUNITY, Cast, build_cast

NOW = datetime(2020, 2, 5, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return build_cast(NOW)


def place(cast: Cast, code: str) -> Place:
    return Place.objects.get(community_id=COMMUNITY, id=cast.places[code])


def signed_in(cast: Cast, who: str, now: datetime = NOW) -> Scope:
    found = scope(cast.users[who], now)
    assert found is not None
    return found


def test_the_whole_matrix(cast: Cast) -> None:
    """
    09:00  each of the cast asks for each action: at the own place, at another's, and of each field class
    """
    own = {"grid1": "3-2-402", "grid2": "8-2-501", "guard": "gate 东门", "guard2": "gate 东门", "volunteer": "3-1-101"}
    other = {"grid1": "8-2-501", "grid2": "3-2-402", "guard": "3-2-402", "guard2": "gate 西门", "volunteer": "8-1-101"}
    for who in (*own, "director", "subdistrict", "doctor", "auditor", "keeper"):
        held = signed_in(cast, who)
        (role,) = held.roles
        inside, outside = place(cast, own.get(who, "3-2-402")), place(cast, other.get(who, "8-2-501"))
        for action in ACTIONS:
            allowed = action in ROLES[role].may
            assert held.may(action, inside) == held.may(action) == allowed, (who, action)
            assert held.may(action, outside) == (allowed and who not in own), (who, action)
        for name in ("plain", "personal", "health"):
            assert held.sees(name, inside) == held.sees(name) == (name in ROLES[role].sees), (who, name)
            assert held.sees(name, outside) == (name in ROLES[role].sees and who not in own), (who, name)


def test_a_grid_worker_reaches_the_own_grid(cast: Cast) -> None:
    """
    09:00  何秀英 of grid 1 opens the places: building 3 with its doors, the shop; not building 8, not the gates
    """
    held = signed_in(cast, "grid1")
    shown = Place.objects.filter(held.place_filter(), community_id=COMMUNITY)
    assert held.grids == {cast.places["grid 1"]}
    assert {p.code for p in shown} == {"1", "3", "S01", "3-1-101", "3-1-102", "3-2-401", "3-2-402", "3-2-501"}
    assert held.may_write("screening.returnee", place(cast, "3-2-402"))
    assert not held.may_write("screening.returnee", place(cast, "8-2-501"))


def test_a_guard_reaches_the_own_gate(cast: Cast) -> None:
    """
    09:00  唐卫东 at 东门 writes down a temperature at his gate; a household's visit he can neither write nor read
    """
    held = signed_in(cast, "guard")
    assert (held.grids, held.places) == (frozenset(), {cast.places["gate 东门"]})
    assert held.may_write("screening.temperature", place(cast, "gate 东门"))
    assert not held.may_write("screening.temperature", place(cast, "gate 西门"))
    assert not held.may_write("screening.door_visit", place(cast, "gate 东门"))
    assert not held.may_read("screening.temperature", place(cast, "gate 东门"))
    assert held.may_read("checkpoints.checkpoint", place(cast, "gate 东门"))


def test_figures_reach_the_subdistrict_and_places_do_not(cast: Cast) -> None:
    """
    09:00  青山街道 looks at the board of the whole community; not one door is shown
    """
    held = signed_in(cast, "subdistrict")
    assert held.reach("read_board") == Reach(None)
    assert held.grids == frozenset()
    assert not Place.objects.filter(held.place_filter(), community_id=COMMUNITY).exists()


def test_a_cover_begins_and_ends_to_the_second(cast: Cast) -> None:
    """
    05 Feb 09:00  a cadre covers grid 2 until 06 Feb 09:00
    06 Feb 09:00  nothing is left
    """
    begins, ends = NOW, NOW + timedelta(days=1)
    give(cast, "stranger", "grid_worker", "grid 2", begins, ends)
    assert scope(cast.users["stranger"], begins - timedelta(seconds=1)) is None
    assert scope(cast.users["stranger"], begins) is not None
    assert scope(cast.users["stranger"], ends - timedelta(seconds=1)) is not None
    assert scope(cast.users["stranger"], ends) is None


def test_who_is_gone_sees_nothing(cast: Cast) -> None:
    """
    06 Feb  何秀英 left on the 6th; her cover would run for weeks, but she serves no more
    """
    Worker.objects.filter(community_id=COMMUNITY, id=cast.workers["grid1"]).update(left_on=date(2020, 2, 6))
    assert scope(cast.users["grid1"], NOW) is not None
    assert scope(cast.users["grid1"], NOW + timedelta(days=1)) is None


def test_strangers_have_no_scope(cast: Cast) -> None:
    """
    09:00  somebody not signed in, somebody who covers nothing, and somebody whose sign-in was closed
    """
    closed = cast.users["grid2"]
    closed.is_active = False
    assert [scope(user, NOW) for user in (AnonymousUser(), cast.users["stranger"], closed)] == [None] * 3


def test_a_role_that_does_not_fit_its_place_gives_nothing(cast: Cast) -> None:
    """
    09:00  a guard "of the whole community", a director "of grid 1", and a role that nobody knows
    """
    give(cast, "stranger", "guard", "community", NOW, NOW + timedelta(days=1))
    give(cast, "stranger", "director", "grid 1", NOW, NOW + timedelta(days=1))
    give(cast, "stranger", "emperor", "community", NOW, NOW + timedelta(days=1))
    assert scope(cast.users["stranger"], NOW) is None


def test_two_covers_do_not_mix(cast: Cast) -> None:
    """
    09:00  罗志强 of grid 2 also keeps the system of the whole community: grid 1's people stay closed to him
    """
    give(cast, "grid2", "keeper", "community", NOW, NOW + timedelta(days=1))
    held = signed_in(cast, "grid2")
    assert held.may("manage_system")
    assert held.sees("health", place(cast, "8-2-501"))
    assert not held.sees("health", place(cast, "3-2-402"))
    assert not held.may("read_people", place(cast, "3-2-402"))
    assert held.reach("read_people").grids == {cast.places["grid 2"]}


def test_a_building_is_covered_with_its_doors_and_lifts(cast: Cast) -> None:
    """
    09:00  a volunteer brings food to building 8
    """
    give(cast, "stranger", "volunteer", "building 8", NOW, NOW + timedelta(days=1))
    held = signed_in(cast, "stranger")
    codes = ("8-2-501", "lift 8-1", "building 8", "3-2-402", "gate 东门")
    reached = [held.may_write("care.delivery", place(cast, code)) for code in codes]
    assert reached == [True, True, True, False, False]


def give(cast: Cast, who: str, role: str, where: str, from_at: datetime, until_at: datetime) -> None:
    worker = Worker.objects.filter(community_id=COMMUNITY, user=cast.users[who].pk).first()
    if worker is None:
        number = Worker.objects.filter(community_id=COMMUNITY).count() + 1
        worker = Worker.objects.create(
            community_id=COMMUNITY, id=number, user=cast.users[who], name="彭辉", joined_on=date(2020, 1, 1)
        )
    Cover.objects.create(
        community_id=COMMUNITY,
        id=Cover.objects.filter(community_id=COMMUNITY).count() + 1,
        worker_id=worker.id,
        role=role,
        place_id=cast.places[where],
        from_at=from_at,
        until_at=until_at,
    )
