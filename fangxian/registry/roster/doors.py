"""The doors of a community that has none yet: its first roster names them."""

from __future__ import annotations

from fangxian.registry.address import Address
from fangxian.registry.models import Place
from fangxian.registry.places import NewPlace, add, by_code, floor_of
from fangxian.registry.roster.plan import Plan


def add_doors(plan: Plan) -> dict[str, int]:
    """Adds grids, buildings and doors that the rows of a first roster name; place ids by the door's code."""
    if not plan.first or not plan.new:
        return {}
    community = Place.objects.get(community_id=plan.community_id, kind="community")
    grids = _grids(plan, community.id)
    buildings = _buildings(plan, grids, community.id)
    named = {row.at.code: row.at for row in plan.new}
    rows = add(plan.community_id, [_door(at, buildings[at.building]) for at in named.values()])
    return {row.code: row.id for row in rows}


def _grids(plan: Plan, community: int) -> dict[str, int]:
    there = by_code(plan.community_id, "grid")
    named = dict.fromkeys(row.grid for row in plan.new if row.grid and row.grid not in there)
    new = [NewPlace(kind="grid", code=code, name=f"第{code}网格", parent_id=community) for code in named]
    return {place.code: place.id for place in (*there.values(), *add(plan.community_id, new))}


def _buildings(plan: Plan, grids: dict[str, int], community: int) -> dict[str, Place]:
    there = by_code(plan.community_id, "building")
    named = {row.at.building: grids.get(row.grid) for row in reversed(plan.new) if row.at.building not in there}
    new = [
        NewPlace(kind="building", code=code, name=f"{code}栋", building=code, grid_id=grid, parent_id=grid or community)
        for code, grid in reversed(named.items())
    ]
    return {place.code: place for place in (*there.values(), *add(plan.community_id, new))}


def _door(at: Address, building: Place) -> NewPlace:
    return NewPlace(
        kind="door",
        code=at.code,
        building=at.building,
        unit=at.unit,
        room=at.room,
        floor=floor_of(at.room),
        parent_id=building.id,
        grid_id=building.grid_id,
    )
