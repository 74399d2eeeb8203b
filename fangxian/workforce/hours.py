"""Hours served (服务时长): from planned shifts that somebody was at, and from what they wrote; from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec
from django.utils.timezone import localdate

BESIDE = timedelta(minutes=30)  # a record so near a shift says that its writer was there
ONE_GO = timedelta(minutes=45)  # records no further apart were written in one go
BEFORE = timedelta(minutes=15)  # what the first record of a go tells of took about as long


class Spell(msgspec.Struct, frozen=True, order=True):
    """Somebody served from a moment until another."""

    start: datetime
    end: datetime

    @property
    def lasted(self) -> timedelta:
        return self.end - self.start


def served(shifts: Iterable[Spell], written: Iterable[datetime], now: datetime) -> list[Spell]:
    """The shifts that somebody was at, as far as they are over, and the goes of their records; no minute twice."""
    moments = sorted(at for at in written if at <= now)
    there = [one for one in shifts if one.start < now and was_at(one, moments)]
    own = [at for at in moments if not any(_signs_in(at, one) for one in there)]
    return _together([*(Spell(one.start, min(one.end, now)) for one in there), *_goes(own)])


def was_at(shift: Spell, moments: Iterable[datetime]) -> bool:
    """Whether something written in those moments says that its writer was at the shift."""
    return any(shift.start - BESIDE <= at <= shift.end + BESIDE for at in moments)


def _signs_in(at: datetime, shift: Spell) -> bool:
    """Written as the shift began: it tells of no work before."""
    return shift.start - BESIDE <= at <= shift.start + BEFORE


def _goes(moments: Sequence[datetime]) -> list[Spell]:
    return _together([Spell(at - BEFORE, at) for at in moments], ONE_GO - BEFORE)


def _together(spells: Iterable[Spell], gap: timedelta = timedelta(0)) -> list[Spell]:
    """Spells that touch, or have no more than that gap between them, become one."""
    merged: list[Spell] = []
    for one in sorted(spells):
        if merged and one.start - merged[-1].end <= gap:
            merged[-1] = Spell(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return merged


def minutes(spells: Iterable[Spell]) -> int:
    """Whole minutes of all of them together."""
    return int(sum((one.lasted for one in spells), timedelta(0)).total_seconds() // 60)


def by_day(spells: Iterable[Spell]) -> dict[date, list[Spell]]:
    """The spells by the day on which they began, the last day first."""
    days: dict[date, list[Spell]] = {}
    for one in sorted(spells, reverse=True):
        days.setdefault(localdate(one.start), []).insert(0, one)
    return days
