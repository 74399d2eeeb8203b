"""The sweep: every door in the first two days, again every week; at one in ten nobody is home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fangxian.demo.happening import DAY, Happening, Span, Teller
from fangxian.demo.world import Door, World
from fangxian.measures.screening.records import DoorVisit

FIRST, HOURS, DAYS = 8.5, 12.0, 2
NOBODY, FORGOTTEN = 0.1, 0.04


def tell(world: World, span: Span, seed: object) -> Iterator[Happening]:
    """Each grid worker along their doors."""
    teller = Teller(seed, "sweep", span)
    for grid in world.grids:
        doors = [door for door in world.doors if door.grid == grid]
        for place, door in enumerate(doors):
            whole, part = divmod(place * DAYS / len(doors), 1)
            first = span.at((span.start + whole * DAY).date(), FIRST + part * HOURS)
            yield from _door(world, teller, door, first)


def _door(world: World, teller: Teller, door: Door, at: datetime) -> Iterator[Happening]:
    worker = world.grid_worker(door.grid)
    while at <= teller.span.until:
        home = not teller.likely(NOBODY)
        record = _found(teller, door) if home else DoorVisit(answered=False)
        yield teller.happens(at, worker, door.id, record)
        slips = teller.likely(FORGOTTEN * world.strain(door.grid))
        at = _next_week(teller, at, slips=slips) if home else _again(teller, at, slips=slips)


def _found(teller: Teller, door: Door) -> DoorVisit:
    here = max(1, len(door.people) - teller.likely(0.3))
    warmest = round(teller.chance.uniform(36.2, 37.0), 1)
    return DoorVisit(answered=True, count=here, temperature_max_c=warmest, temperature_status="normal")


def _again(teller: Teller, at: datetime, *, slips: bool) -> datetime:
    """The same evening if there is time, else tomorrow; a few slip through for a day."""
    late = 3 * DAY if slips else timedelta()
    if at.hour < 14:
        return teller.span.at(at.date(), teller.chance.uniform(at.hour + 6, 20.7)) + late
    return teller.span.at(at.date() + DAY, teller.chance.uniform(9, 20.5)) + late


def _next_week(teller: Teller, at: datetime, *, slips: bool) -> datetime:
    days = teller.chance.choice((9, 10, 11)) if slips else teller.chance.choice((5, 6, 6, 7))
    return teller.span.at(at.date() + days * DAY, teller.chance.uniform(FIRST, FIRST + HOURS))
