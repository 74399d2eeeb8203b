"""The make-believe community has exactly the size and shape of the real one."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from random import Random

import pytest

from fangxian.demo import families, town
from fangxian.demo.build import build, build_places, plan_people
from fangxian.registry.identity import id_number
from fangxian.registry.models import Place
from fangxian.registry.places import found
from fangxian.workforce.models import Cover, Worker

TODAY = date(2020, 2, 3)


@pytest.mark.django_db
def test_exactly_these_counts(noon: datetime) -> None:
    """6 grids, 76 buildings, 3,020 households, 9,050 people, 67 Party members, 4 gates, 40 shops: by the plan."""
    found(town.COMMUNITY, town.NAME)
    build_places(town.COMMUNITY, noon)
    kinds = Counter(Place.objects.values_list("kind", flat=True))
    assert kinds == Counter(community=1, grid=6, building=76, lift=24, gate=4, shop=40, enterprise=6)
    plan = plan_people(town.COMMUNITY, Random(1), noon)
    assert (len(plan.new), len({row.at.code for row in plan.new}), plan.faults) == (9_050, 3_020, [])
    assert sum(bool(row.party_member) for row in plan.new) == 67
    assert {row.grid for row in plan.new} == set("123456")
    assert "3-2-402" in {row.at.code for row in plan.new}


def test_nobody_real_can_be_meant() -> None:
    """Every number is of a region that does not exist, with an order code from 990 on and a right check digit."""
    souls = [soul for home in families.households(Random(2), TODAY) for soul in home.souls]
    numbers = [soul.id_number for soul in souls if soul.id_number]
    phones = [soul.phone for soul in souls if soul.phone]
    assert all(id_number(n) == n and n.startswith("990101") and n[14:16] == "99" for n in numbers)
    assert all(phone.startswith("1990000") for phone in phones)
    assert (len(set(numbers)), len(set(phones))) == (len(numbers), 3_020)


def test_the_same_seed_gives_the_same_people() -> None:
    """Two builds of one seed are alike; another seed gives others."""
    one, same, other = (families.households(Random(seed), TODAY) for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.django_db
def test_a_small_town_is_built_through_the_sheets(noon: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built whole with three buildings: everybody who serves has a cover that expires and no password."""
    few = [built for built in town.buildings() if built.number in (3, 8, 13)]
    monkeypatch.setattr(families, "buildings", lambda: few)
    monkeypatch.setattr(families, "PEOPLE", 300)
    assert build(1, noon, communities=2) == [town.COMMUNITY, town.COMMUNITY + 1]
    here = Cover.objects.filter(community_id=town.COMMUNITY)
    roles = Counter(here.values_list("role", flat=True))
    assert roles["grid_worker"] == 6
    assert roles["guard"] == 32
    assert {"director", "subdistrict", "district_health", "auditor", "keeper", "volunteer"} <= set(roles)
    assert not any(worker.user.has_usable_password() for worker in Worker.objects.all() if worker.user)
    assert Place.objects.filter(community_id=town.COMMUNITY, kind="door").count() == 36 + 36 + 72
