"""The states in which screening finds a place and its people: swept, observed, feverish, away."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from fangxian.measures.hours import DAY

CENTRAL = "集中隔离"
TAKEN_AWAY = (CENTRAL, "转运")
AT_HOME = ("居家隔离", "居家健康监测")


class Stretch(msgspec.Struct):
    """One stage of an observation, on the days ``since <= day < until``."""

    measure: str
    since: date
    until: date


class Observation(msgspec.Struct, kw_only=True):
    """Somebody (``people`` of a group) kept under observation; the arrival's day is day 1."""

    subject: str
    person_id: int | None
    number: int
    entry_id: str
    opened_at: datetime
    received_at: datetime
    named: bool
    people: int
    stretches: list[Stretch]
    checked_at: datetime | None = None
    taken_away_on: date | None = None
    ended_on: date | None = None

    @property
    def start(self) -> date:
        return self.stretches[0].since

    @property
    def until(self) -> date:
        """The day after the last, by the rule."""
        return self.stretches[-1].until

    @property
    def days(self) -> int:
        return (self.until - self.start).days

    @property
    def over_on(self) -> date:
        """The first day without it: ended early or by the rule, whichever came first."""
        return min(self.until, self.ended_on or self.until)

    def next_at_home(self, day: date) -> date | None:
        """The first of its days, from that one on, that is spent at home."""
        ahead = (max(day, one.since) for one in self.stretches if one.measure != CENTRAL and day < one.until)
        return next(ahead, None)

    def lengthen(self, days: int) -> None:
        """So many days in all from its start; stages that no longer fit fall away."""
        until = self.start + days * DAY
        self.stretches = [stretch for stretch in self.stretches if stretch.since < until]
        self.stretches[-1].until = until

    def move_away(self, day: date) -> None:
        """From that day on kept in central quarantine, unless the rule says so already."""
        self.taken_away_on = self.taken_away_on or day
        if all(stretch.measure != CENTRAL for stretch in self.stretches):
            until, kept = self.until, [stretch for stretch in self.stretches if stretch.since < day]
            if kept:
                kept[-1].until = day
            self.stretches = [*kept, Stretch(CENTRAL, day, max(until, day))]


class Fever(msgspec.Struct, kw_only=True):
    """A reading over the threshold, a fever told of, a positive test, or a sign in somebody observed.

    ``state``: ``suspected`` until measured again, then ``confirmed`` or ``refuted``; ``over`` once well.
    ``settled_at`` is when a confirmed one became known.
    """

    subject: str
    person_id: int | None
    number: int
    entry_id: str
    at: datetime
    received_at: datetime
    sign: str
    state: str
    people: int = 1
    settled_at: datetime | None = None


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody under observation was out, or the seal of the door was broken."""

    subject: str
    person_id: int | None
    number: int
    entry_id: str
    at: datetime
    received_at: datetime
    what: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody tested positive, or was taken away ill: the place wants terminal disinfection."""

    subject: str
    person_id: int | None
    number: int
    at: datetime


class Arrival(msgspec.Struct, frozen=True):
    """Somebody came, from a key area or from elsewhere."""

    entry_id: str
    number: int
    day: date
    key_area: bool
    people: int


class Sweep(msgspec.Struct, frozen=True, kw_only=True):
    """A visit at which the door was opened; ``people`` where it was told."""

    number: int
    at: datetime
    people: int | None


class ScreeningStanding(msgspec.Struct, kw_only=True):
    """How a place stands; lists are in the order in which things happened."""

    sweeps: list[Sweep] = []
    tries: list[datetime] = []  # in vain, since the last sweep
    arrivals: list[Arrival] = []
    observations: list[Observation] = []
    fevers: list[Fever] = []
    aways: list[Away] = []
    cases: list[Case] = []
