"""What is known of a household, a building, a grid or the whole community, by what a sheet asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any

from fangxian.derived import figures
from fangxian.registry.asked.vocabulary import Asked
from fangxian.reports.office.here import Here, Site
from fangxian.reports.office.subjects import Subject
from fangxian.workforce.access import Reach


class Figures:
    """The figures of the day and since the beginning, for the community, each grid, each building: the report's own."""

    def __init__(self, here: Here) -> None:
        self.here = here

    @cached_property
    def _whole(self) -> tuple[dict[str, float], dict[str, float]]:
        here = self.here
        return figures.figures(here.id, here.day, here.reach), figures.cumulative(here.id, here.day, here.reach)

    @cached_property
    def _by_grid(self) -> dict[int | None, dict[str, float]]:
        found: defaultdict[int | None, dict[str, float]] = defaultdict(dict)
        for (indicator, grid), value in figures.by_grid(self.here.id, self.here.day, self.here.reach).items():
            found[grid][indicator] = value
        return found

    def of(self, subject: Subject, asked: Asked) -> int | float:
        """One figure; what never happened is 0."""
        rows = self._rows(subject, total=asked.total)
        value = round(sum(rows.get(indicator, 0.0) for indicator in asked.sum), 3)
        return int(value) if value == int(value) else value

    def _rows(self, subject: Subject, *, total: bool) -> dict[str, float]:
        if subject.kind == "community":
            return self._whole[int(total)]
        if subject.kind == "grid" and not total:
            return self._by_grid[subject.place_id]
        return self._within(subject, total=total)

    def _within(self, subject: Subject, *, total: bool) -> dict[str, float]:
        here = self.here
        inside = {site.id for site in here.sites.values() if subject.place_id in (site.id, site.parent_id)}
        grids = frozenset({subject.place_id}) if subject.kind == "grid" else frozenset()
        reach = Reach(grids, frozenset() if subject.kind == "grid" else frozenset(inside))
        return (figures.cumulative if total else figures.figures)(here.id, here.day, reach)


def answer(here: Here, counted: Figures, subject: Subject, asked: Asked) -> Any:
    """The answer as a plain value; None if it is not known."""
    if asked.sum:
        return counted.of(subject, asked) if subject.kind != "household" else None
    if asked.key in ("community", "street", "district"):
        return {"community": here.community.name}.get(asked.key) or getattr(here.community, asked.key, "") or None
    if asked.key == "report_day":
        return here.day
    site = here.sites.get(subject.place_id)
    if subject.kind == "community" or site is None:
        return _counts(here, here.of_kind("door"), asked.key) if subject.kind == "community" else None
    return _of_site(here, site, asked.key)


def _of_site(here: Here, site: Site, asked: str) -> Any:
    if asked == "grid":
        grid = here.grid_of(site.id)
        return (grid.name or grid.code) if grid else None
    if asked == "grid_worker":
        grid = here.grid_of(site.id)
        return "、".join(here.grid_workers.get(grid.id, ())) or None if grid else None
    if asked == "building":
        return site.building or site.code or None
    if site.kind == "door":
        return _of_door(here, site, asked)
    return _counts(here, here.doors_in.get(site.id, []), asked)


def _of_door(here: Here, door: Site, asked: str) -> Any:
    return DOORS[asked](here, door) if asked in DOORS else None


def _detail(here: Here, door: Site, field: str) -> str | None:
    head = here.householder(door.id)
    details = here.details(head) if head is not None else None
    return (getattr(details, field) or None) if details else None


DOORS: dict[str, Callable[[Here, Site], Any]] = {
    "unit": lambda _, door: door.unit or None,
    "floor": lambda _, door: door.floor or None,
    "room": lambda _, door: door.room or None,
    "address": lambda _, door: door,
    "vacant": lambda _, door: door.vacant,
    "household_size": lambda here, door: len(here.homes.get(door.id, ())),
    "householder": lambda here, door: _detail(here, door, "name"),
    "householder_phone": lambda here, door: _detail(here, door, "phone"),
    "swept_on": lambda here, door: here.visits.get(door.id),
    "swept": lambda here, door: door.id in here.visits,
}


def _counts(here: Here, doors: list[Site], asked: str) -> int | None:
    if asked == "households":
        return len(doors)
    if asked in ("people", "household_size"):
        return sum(len(here.homes.get(door.id, ())) for door in doors)
    if asked == "vacant_households":
        return sum(door.vacant for door in doors)
    if asked == "buildings":
        return len({door.parent_id for door in doors if door.parent_id})
    return len(here.grids) if asked == "grids" else None
