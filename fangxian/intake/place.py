"""Where a draft goes: what was said of the place, else what the writer covers, else the home of who is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from fangxian.intake.there import fits
from fangxian.intake.who import Neighbour, neighbours
from fangxian.measures.draft import WHERE
from fangxian.measures.screening.about import AboutPeople
from fangxian.measures.shape import Record
from fangxian.registry import find
from fangxian.registry.models import Place
from fangxian.workforce.access import Scope

LIFT = "电梯"
BESIDE_A_NAME = {"building", "unit"}  # with these a name leads home; with a room it is not asked where that is
ADDRESS = {"building", "unit", "room", "grid", "buildings"}
WHOLE = {"grid", "community"}
COUNTS = ("count", "households", "count_new", "vacant", "no_answer", "passes", "staff_count")


class Whereabouts(msgspec.Struct, frozen=True):
    """``places`` is where it goes, one entry each; if that is open, ``candidates`` are worth offering.

    ``people`` are those of the registry whose home each of them is, where that is how it was found.
    """

    places: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    grid_id: int | None = None
    people: tuple[int, ...] = ()


def whereabouts(
    community_id: int, scope: Scope | None, kind: type[Record], fields: Mapping[str, Any], now: datetime
) -> Whereabouts:
    """Where the record goes. Without a scope (a resident writes) every place of the community is open."""
    said = {name: fields[name] for name in WHERE if fields.get(name)}
    named = [p for p in find.where(community_id, said) if _open(scope, p)] if said else []
    by_name = "door" in kind.about and said.keys() <= BESIDE_A_NAME and (not said or named)
    if by_name and (homes := neighbours(community_id, scope, fields, find.MOST, now)):
        return _at_home(homes)
    if found := _reached(kind, named, fields):
        return _chosen(found, several=bool(fields.get("buildings")) or any(p.kind == "lift" for p in found))
    if said.keys() & ADDRESS and not named:
        return Whereabouts()  # an address that is not there is asked about, never guessed from a name
    total = is_total(kind, fields)
    if said and not total and not WHOLE & set(kind.about):
        return Whereabouts(grid_id=named[0].grid_id if named else None)
    mine = _covered(community_id, scope)
    return _chosen([p for p in mine if p.kind in kind.about or (total and p.kind in WHOLE)], several=False)


def offered(community_id: int, where: Whereabouts, kind: type[Record], homes: Sequence[int]) -> Whereabouts:
    """Where nothing is known, the doors behind which the writer lives are worth offering; somebody says which it is."""
    if where.places or where.candidates or where.grid_id or "door" not in kind.about or not homes:
        return where
    rows = Place.objects.filter(community_id=community_id, id__in=list(homes), closed=False).order_by("id")
    found = _chosen(list(rows), several=False)
    return Whereabouts((), found.places or found.candidates, found.grid_id)


def is_total(kind: type[Record], fields: Mapping[str, Any]) -> bool:
    """Whether it speaks of a whole grid or community: several people, a running total, or that there was none."""
    counted = any(isinstance(fields.get(name), (int, float)) and fields[name] > 1 for name in COUNTS)
    whole = bool(fields.get("grid")) and not issubclass(kind, AboutPeople)
    return kind.totals and (counted or whole or bool(fields.get("cumulative") or fields.get("negated")))


def _open(scope: Scope | None, place: Place) -> bool:
    return scope is None or scope.may("write_records", place)


def _reached(kind: type[Record], named: Sequence[Place], fields: Mapping[str, Any]) -> list[Place]:
    """Those of the named places at which such a record is written; of a door or building what belongs to it."""
    lifts = _lifts(kind, named, fields)
    if lifts and all(LIFT in area for area in fields["area"]):
        return lifts
    total = is_total(kind, fields)
    direct = [p for p in named if p.kind in kind.about or (total and fits(kind, p.kind))]
    return direct + lifts if direct else _above(kind, named)


def _lifts(kind: type[Record], named: Sequence[Place], fields: Mapping[str, Any]) -> list[Place]:
    if "lift" not in kind.about or not any(LIFT in area for area in fields.get("area") or ()):
        return []
    buildings = [place for place in named if place.kind == "building"]
    if not buildings:
        return []
    ids = [place.id for place in buildings]
    rows = Place.objects.filter(community_id=buildings[0].community_id, kind="lift", parent_id__in=ids, closed=False)
    return list(rows.order_by("id"))


def _above(kind: type[Record], named: Sequence[Place]) -> list[Place]:
    """The buildings of the doors that were named, where the kind is about buildings."""
    parents = {place.parent_id for place in named if place.kind == "door" and place.parent_id}
    if not parents or "building" not in kind.about:
        return []
    return list(Place.objects.filter(community_id=named[0].community_id, id__in=parents, kind="building"))


def _at_home(homes: Sequence[Neighbour]) -> Whereabouts:
    doors = {one.place.id: one.place for one in homes}
    found = _chosen(list(doors.values()), several=False)
    if found.places:
        return Whereabouts(found.places, (), found.grid_id, tuple(one.person_id for one in homes))
    ids, people = (tuple(part) for part in zip(*((one.place.id, one.person_id) for one in homes), strict=True))
    return Whereabouts((), ids, found.grid_id, people)


def _covered(community_id: int, scope: Scope | None) -> list[Place]:
    """The places that the writer covers: grids, posts, doors; or the community."""
    rows = Place.objects.filter(community_id=community_id, closed=False)
    reach = scope.reach("write_records") if scope else None
    if reach is None or reach.grids is None:
        return list(rows.filter(kind="community"))
    return list(rows.filter(id__in=reach.grids | reach.places))


def _chosen(places: Sequence[Place], *, several: bool) -> Whereabouts:
    ids = tuple(place.id for place in places)
    grids = {place.grid_id or (place.id if place.kind == "grid" else None) for place in places}
    grid = grids.pop() if len(grids) == 1 else None
    return Whereabouts(ids, (), grid) if len(ids) == 1 or (ids and several) else Whereabouts((), ids, grid)
