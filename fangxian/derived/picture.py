"""The community picture: every door as a cell, by building, unit and floor, coloured by what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import msgspec

from fangxian.derived.lenses import LENSES
from fangxian.registry.places import Door, doors
from fangxian.workforce.access import Reach


class Unit(msgspec.Struct, frozen=True):
    """A stairwell: its floors from the top down, each with its doors from left to right."""

    name: str
    floors: tuple[tuple[int, tuple[Door, ...]], ...]


class Building(msgspec.Struct, frozen=True):
    """A building of a grid, with its units from left to right."""

    name: str
    grid_id: int | None
    units: tuple[Unit, ...]

    @property
    def doors(self) -> list[Door]:
        return [door for unit in self.units for _, there in unit.floors for door in there]


class Picture(msgspec.Struct, frozen=True):
    """The buildings, the colour class of each door by its id, and how many doors have each class."""

    lens: str
    buildings: list[Building]
    colours: dict[int, str]
    legend: dict[str, int]


def picture(community_id: int, lens: str, now: datetime, reach: Reach) -> Picture:
    """All doors in reach, seen through a lens (``screened observed overdue needs``). Raises KeyError for another."""
    look = LENSES[lens]
    seen = _buildings(door for door in doors(community_id) if reach.grids is None or door.grid_id in reach.grids)
    given = look.colours(community_id, now)
    doors_seen = [door for building in seen for door in building.doors]
    colours = {door.id: given.get(door.id, "vacant" if door.vacant else look.classes[-1]) for door in doors_seen}
    counts = Counter(colours.values())
    return Picture(lens, seen, colours, {name: counts[name] for name in (*look.classes, "vacant")})


def _buildings(those: Iterable[Door]) -> list[Building]:
    every = sorted(those, key=lambda door: (door.grid_id or 0, _number(door.building)))
    return [
        Building(name, grid, _units(list(there)))
        for (grid, name), there in groupby(every, key=attrgetter("grid_id", "building"))
    ]


def _units(there: list[Door]) -> tuple[Unit, ...]:
    ordered = sorted(there, key=lambda door: _number(door.unit))
    return tuple(Unit(name, _floors(list(inside))) for name, inside in groupby(ordered, key=attrgetter("unit")))


def _floors(there: list[Door]) -> tuple[tuple[int, tuple[Door, ...]], ...]:
    ordered = sorted(there, key=lambda door: (-(door.floor or 0), _number(door.room)))
    return tuple((floor, tuple(flat)) for floor, flat in groupby(ordered, key=lambda door: door.floor or 0))


@lru_cache(maxsize=10_000)
def _number(name: str) -> tuple[int, str]:
    """``10`` after ``9``, ``3A`` after ``3``."""
    digits = "".join(character for character in name if character.isdigit())
    return int(digits or 0), name
