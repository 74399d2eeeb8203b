"""What is known of whoever serves here, by what a sheet asks for; None where it is not known, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from fangxian.registry.models import Place
from fangxian.reports.office.here import Here
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import ROLES
from fangxian.workforce.serving import serving

ROLE_OF = {"volunteers": "volunteer", "grid_workers": "grid_worker", "guards": "guard"}


class Serving(msgspec.Struct, frozen=True):
    """One worker's row: the roles that they hold on the day, and over which places."""

    here: Here
    worker: Worker
    roles: tuple[str, ...]
    places: tuple[Place, ...]


def rows(here: Here, key: str) -> list[Serving]:
    """Whoever serves on that day (with that role), in the order of their names."""
    held = Cover.objects.filter(community_id=here.id, from_at__lt=here.end, until_at__gte=here.end).order_by("id")
    places = {place.id: place for place in Place.objects.filter(community_id=here.id, id__in=held.values("place_id"))}
    found = [_row(here, worker, [one for one in held if one.worker_id == worker.id], places) for worker in _all(here)]
    return [one for one in found if key not in ROLE_OF or ROLE_OF[key] in one.roles]


def _all(here: Here) -> list[Worker]:
    return serving(here.id, here.day) if here.reach.grids is None else []


def _row(here: Here, worker: Worker, held: list[Cover], places: dict[int, Place]) -> Serving:
    where = {one.place_id: places[one.place_id] for one in held if one.place_id in places}
    return Serving(here, worker, tuple(dict.fromkeys(one.role for one in held)), tuple(where.values()))


def answer(one: Serving, asked: str) -> Any:
    """The answer as a plain value."""
    return ANSWERS[asked](one) if asked in ANSWERS else None


def _over(one: Serving, *kinds: str) -> str | None:
    return "、".join(str(place) for place in one.places if not kinds or place.kind in kinds) or None


def _roles(one: Serving) -> str | None:
    return "、".join(ROLES[role].words.zh for role in one.roles if role in ROLES) or None


ANSWERS: dict[str, Callable[[Serving], Any]] = {
    "name": lambda one: one.worker.name,
    "grid_worker": lambda one: one.worker.name if "grid_worker" in one.roles else None,
    "party_member": lambda one: one.worker.party_member,
    "political": lambda one: "中共党员" if one.worker.party_member else None,
    "joined_on": lambda one: one.worker.joined_on,
    "role": _roles,
    "covers": _over,
    "grid": lambda one: _over(one, "grid"),
    "community": lambda one: one.here.community.name,
    "street": lambda one: one.here.community.street or None,
    "district": lambda one: one.here.community.district or None,
    "report_day": lambda one: one.here.day,
}
