"""The make-believe workforce: grid workers, guards, cadres, volunteers, the office and those above it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.utils.timezone import localdate

from fangxian.demo.names import given, surname
from fangxian.registry.models import Place
from fangxian.registry.places import by_code
from fangxian.workforce.covers import cover
from fangxian.workforce.models import Worker
from fangxian.workforce.workers import join

AT_GATE, IN_GRID = 8, 4  # guards of a gate, volunteers of a grid
BEFORE, AFTER = timedelta(days=60), timedelta(days=90)
OFFICE = ("director", "subdistrict", "district_health", "auditor", "keeper", "clerk")


def hire(community_id: int, chance: Random, now: datetime, suffix: str) -> None:
    """Everybody who serves, each with a user that has no password yet and a cover that expires."""
    grids, gates = by_code(community_id, "grid"), by_code(community_id, "gate")
    community = Place.objects.get(community_id=community_id, kind="community")
    posts = [("grid_worker", f"grid{code}", place) for code, place in grids.items()]
    posts += [(role, role, community) for role in OFFICE]
    posts += [("volunteer", f"cadre{code}", place) for code, place in grids.items()]
    posts += _each("guard", gates, AT_GATE) + _each("volunteer", grids, IN_GRID)
    for role, username, place in posts:
        _engage(community_id, chance, now, (role, username + suffix, place))


def _each(role: str, places: dict[str, Place], many: int) -> list[tuple[str, str, Place]]:
    spots = [place for place in places.values() for _ in range(many)]
    return [(role, f"{role}{number}", place) for number, place in enumerate(spots, 1)]


def _engage(community_id: int, chance: Random, now: datetime, post: tuple[str, str, Place]) -> None:
    role, username, place = post
    born, sex = chance.randint(1962, 1999), chance.choice("MF")
    name = surname(chance) + given(chance, born, sex)
    worker = join(community_id, name, localdate(now - BEFORE), party_member=chance.random() < 0.3)
    user = get_user_model().objects.create_user(username)
    Worker.objects.filter(community_id=community_id, id=worker.id).update(user=user)
    cover(community_id, worker.id, role, place.id, now - BEFORE, now + AFTER)
