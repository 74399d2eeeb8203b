"""Draws the community picture: buildings as facades, every household a window with the class that it has.

Three thousand windows are joined as text: template nodes would take ten times as long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from fangxian.derived.picture import Building, Picture, Unit
from fangxian.registry.places import Door

TOWER = 9  # floors; a house with more is a tower


class Facade(msgspec.Struct, frozen=True):
    """One building: what it is called, its page, its windows, how many floors it has."""

    name: str
    href: str
    windows: SafeString
    floors: int


class Band(msgspec.Struct, frozen=True):
    """One grid's buildings side by side, and how many of its households have each class."""

    grid_id: int | None
    facades: list[Facade]
    counts: dict[str, int]

    @property
    def houses(self) -> list[Facade]:
        return [one for one in self.facades if one.floors <= TOWER]

    @property
    def towers(self) -> list[Facade]:
        """They stand by themselves, so that the low houses can stand in two rows beside them."""
        return [one for one in self.facades if one.floors > TOWER]


def bands(picture: Picture, words: Mapping[str, str], building_ids: Mapping[str, int]) -> list[Band]:
    """The picture grid by grid; ``words`` says each class in the reader's language."""
    houses: dict[int | None, list[Building]] = {}
    for building in picture.buildings:
        houses.setdefault(building.grid_id, []).append(building)
    pen = _Pen(picture.colours, words)
    return [
        Band(grid, [pen.facade(one, building_ids) for one in there], pen.counts(there))
        for grid, there in houses.items()
    ]


class _Pen:
    """Writes windows with the classes of one picture."""

    def __init__(self, colours: Mapping[int, str], words: Mapping[str, str]) -> None:
        self._colours = colours
        self._words = {name: str(escape(word)) for name, word in words.items()}
        before, _, after = reverse("place", args=[0]).rpartition("0")
        self._window = f'<a href="{before}%d{after}" class="%s" title="%s %s"%s></a>'

    def facade(self, building: Building, ids: Mapping[str, int]) -> Facade:
        """The first window of a building can be reached with Tab, the others from there with the arrow keys."""
        first = next(iter(building.doors), None)
        units = "".join(self._unit(unit, first) for unit in building.units)
        floors = max((len(unit.floors) for unit in building.units), default=0)
        href = reverse("place", args=[ids[building.name]]) if building.name in ids else ""
        return Facade(building.name, href, mark_safe(units), floors)  # noqa: S308 - escaped below

    def _unit(self, unit: Unit, first: Door | None) -> str:
        return f'<div class="unit">{"".join(self._floor(doors, first) for _, doors in unit.floors)}</div>'

    def _floor(self, doors: tuple[Door, ...], first: Door | None) -> str:
        return f"<div>{''.join(self._door(door, door is first) for door in doors)}</div>"

    def _door(self, door: Door, reached: bool) -> str:
        name = self._colours[door.id]
        apart = "" if reached else ' tabindex="-1"'
        return self._window % (door.id, name, escape(door.code), self._words.get(name, name), apart)

    def counts(self, buildings: list[Building]) -> dict[str, int]:
        return dict(Counter(self._colours[door.id] for building in buildings for door in building.doors))
