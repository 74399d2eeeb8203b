"""Does what a plan of places says, in one transaction; rows with errors go into a file of their own."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from fangxian.registry import change
from fangxian.registry.models import Place
from fangxian.registry.numbering import lock
from fangxian.registry.places import NewPlace, add, floor_of
from fangxian.registry.places_sheet.columns import ORDER
from fangxian.registry.places_sheet.plan import PlaceRow, PlacesPlan
from fangxian.registry.sheet.left_out import left_out

Ids = dict[tuple[str, str], Place]


def apply(plan: PlacesPlan) -> Path | None:
    """Writes the plan down, grids before buildings before the rest; the file of rows left out, or None."""
    with transaction.atomic():
        lock(plan.community_id)
        there = {(place.kind, place.code): place for place in Place.objects.filter(community_id=plan.community_id)}
        community = next(place.id for place in there.values() if place.kind == "community")
        for kind in ORDER:
            new = [_new(row, there, community) for row in plan.new if row.kind == kind]
            there.update(((place.kind, place.code), place) for place in add(plan.community_id, new))
        _change(plan, there)
        return left_out(plan.name, plan.header, plan.faults)


def _new(row: PlaceRow, there: Ids, community: int) -> NewPlace:
    building = there.get(("building", row.at.building)) if row.kind != "building" else None
    grid = there.get(("grid", row.grid)) if row.kind != "grid" else None
    grid_id = grid.id if grid else building.grid_id if building else None
    return NewPlace(
        kind=row.kind,
        code=row.code,
        name=row.name or _name(row),
        parent_id=building.id if building else grid_id or community,
        grid_id=grid_id,
        building=row.at.building,
        unit=row.at.unit,
        room=row.at.room,
        floor=floor_of(row.at.room),
        vacant=bool(row.vacant),
        closed=bool(row.closed),
    )


def _name(row: PlaceRow) -> str:
    return {"grid": f"第{row.code}网格", "building": f"{row.code}栋"}.get(row.kind, "")


def _change(plan: PlacesPlan, there: Ids) -> None:
    changed = [_put_right(there[row.key], row, there) for row in plan.changed]
    columns = ["name", "grid_id", "parent_id", "building", "vacant", "closed"]
    moved = [place for row in plan.changed if row.kind == "building" for place in _behind(there, there[row.key])]
    Place.objects.bulk_update([*changed, *moved], columns, batch_size=200)
    change.note(plan.community_id, [place.id for place in (*changed, *moved)])


def _put_right(place: Place, row: PlaceRow, there: Ids) -> Place:
    place.name = row.name or place.name
    if row.grid and row.kind != "grid":
        place.grid_id = there["grid", row.grid].id
    if row.at.building and row.kind != "building":
        place.building, place.parent_id = row.at.building, there["building", row.at.building].id
    place.vacant = place.vacant if row.vacant is None else row.vacant
    place.closed = place.closed if row.closed is None else row.closed
    return place


def _behind(there: Ids, building: Place) -> list[Place]:
    """What stands in a building goes with it into another grid."""
    inside = [place for place in there.values() if place.parent_id == building.id and place.grid_id != building.grid_id]
    for place in inside:
        place.grid_id = building.grid_id
    return inside
