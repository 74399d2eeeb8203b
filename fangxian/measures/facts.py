"""What the rules are told of a place, and what they answer: debts and tallies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import msgspec


class Resident(msgspec.Struct, frozen=True):
    """Somebody who lives behind a door, without a name."""

    person_id: int
    born: int | None = None
    sex: str = ""
    needs: frozenset[str] = frozenset()


class Rostered(msgspec.Struct, frozen=True):
    """Somebody planned to stand at a post, from when till when."""

    worker_id: int
    starts_at: datetime
    ends_at: datetime


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the rules see it.

    ``kind`` is one of ``community grid building door gate lift shop enterprise``; ``since`` is the
    moment the latest response began there (local time, aware), ``None`` before the first.
    """

    community_id: int
    place_id: int
    kind: str
    code: str
    grid_id: int | None = None
    parent_id: int | None = None
    since: datetime | None = None
    vacant: bool = False
    residents: tuple[Resident, ...] = ()
    rostered: tuple[Rostered, ...] = ()


class Debt(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed next to one subject of a measure, and by when.

    ``kind`` is ``measure.duty``; ``subject`` tells apart the several at one place (``""`` is the place
    itself, ``p12`` person 12, else an entry's id). It stands on the worklist from ``opens_at`` on and is
    overdue after ``due_at``. ``why`` holds the figures of the rule, never a name.
    """

    kind: str
    subject: str = ""
    opens_at: datetime
    due_at: datetime
    urgent: bool = False
    person_id: int | None = None
    number: int | None = None
    why: Mapping[str, str | int | float] = {}


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """One row under a figure: it counts ``value`` on the days ``from_day <= day < until_day``.

    ``until_day`` is None for a state that still holds; ``number`` is the entry it rests on.
    """

    indicator: str
    subject: str = ""
    number: int | None = None
    from_day: date
    until_day: date | None
    value: float = 1

    @classmethod
    def on(cls, indicator: str, day: date, number: int | None, subject: str = "", value: float = 1) -> Tally:
        """A row that counts on that one day."""
        until = day + timedelta(days=1)
        return cls(indicator=indicator, subject=subject, number=number, from_day=day, until_day=until, value=value)
