"""One thing that happens on a played day, and the span of days that is played."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

import msgspec

from fangxian.measures.shape import Record

DAY = timedelta(days=1)


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it happens; with ``text`` it is said as a sentence instead of sent from a phone.

    ``open`` if what was said is left for a person to settle: then the record is only what was meant.
    """

    at: datetime
    worker_id: int
    place_id: int
    record: Record
    id: UUID
    person_id: int | None = None
    text: str = ""
    open: bool = False


class Span(msgspec.Struct, frozen=True):
    """The days that are played: from midnight of the first until a moment of the last."""

    start: datetime
    until: datetime

    def days(self) -> Iterator[date]:
        """Each of the days."""
        day = self.start.date()
        while day <= self.until.date():
            yield day
            day += DAY

    def at(self, day: date, hour: float) -> datetime:
        """That hour of that day: ``9.5`` is half past nine."""
        return datetime.combine(day, time(), self.start.tzinfo) + timedelta(minutes=round(hour * 60))


def new_id(chance: Random, at: datetime) -> UUID:
    """A UUIDv7 of that moment, the rest drawn from the seed."""
    milliseconds = int(at.timestamp() * 1000)
    drawn = chance.getrandbits(74)
    high, low = drawn >> 62, drawn & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


class Teller:
    """Makes happenings of one story, with a chance of its own."""

    def __init__(self, seed: object, story: str, span: Span) -> None:
        self.chance = Random(f"{seed}/{story}")  # noqa: S311 - a story, not a secret
        self.span = span

    def happens(
        self, at: datetime, worker_id: int, place_id: int, record: Record, person_id: int | None = None, text: str = ""
    ) -> Happening:
        """One of them, with an id of its own."""
        return Happening(
            at=at,
            worker_id=worker_id,
            place_id=place_id,
            record=record,
            id=new_id(self.chance, at),
            person_id=person_id,
            text=text,
        )

    def likely(self, share: float) -> bool:
        """True so often."""
        return self.chance.random() < share

    def minutes(self, least: int, most: int) -> timedelta:
        """Some minutes."""
        return timedelta(minutes=self.chance.randint(least, most))
