"""The places that a worker covers, in the order in which somebody walks past them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from fangxian.registry.models import Place
from fangxian.workforce.access import Scope

_LIVED_IN = ("building", "lift", "door")


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place as a phone lists it."""

    id: int
    kind: str
    code: str
    name: str
    vacant: bool = False
    building: str = ""
    unit: str = ""


def covered(scope: Scope) -> dict[int, Place]:
    """The places where this worker may write, by number."""
    rows = Place.objects.filter(scope.place_filter("write_records"), community_id=scope.community_id)
    return {place.id: place for place in rows}


def spots(places: Iterable[Place]) -> list[Spot]:
    """Those that are in use: buildings first, unit by unit from the top floor down, then gates and shops."""
    return [_spot(place) for place in sorted(places, key=_step) if not place.closed]


def _spot(place: Place) -> Spot:
    inside = place.kind in _LIVED_IN
    return Spot(
        id=place.id,
        kind=place.kind,
        code=place.code,
        name=str(place),
        vacant=place.vacant,
        building=place.building or (place.code if place.kind == "building" else "") if inside else "",
        unit=place.unit if inside else "",
    )


def _step(place: Place) -> tuple[bool, str, list[tuple[int, str]], list[tuple[int, str]], int, list[tuple[int, str]]]:
    inside = place.kind in _LIVED_IN and bool(place.building)
    order = "" if inside else place.kind
    building = _natural(place.building or place.code)
    return not inside, order, building, _natural(place.unit), -(place.floor or 999), _natural(place.room)


def _natural(text: str) -> list[tuple[int, str]]:
    """2 before 10, and letters after figures."""
    parts: list[str] = re.findall(r"\d+|\D+", text)
    return [(int(part), "") if part.isdigit() else (10**6, part) for part in parts]
