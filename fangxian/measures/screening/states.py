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
    """Somebody (``people`` of a group) kept under observation; the arrival's day is day 1.

    Figures count from the day it was heard of (``heard_on``) to the day its end was (``let_go_on``, where that
    came later than the end itself): what was reported in between stays true.
    """

    subject: str
    person_id: int | None
    number: int
    entry_id: str
    opened_at: datetime
    received_at: datetime
    heard_on: date
    named: bool
    people: int
    stretches: list[Stretch]
    checked_at: datetime | None = None
    taken_away_on: date | None = None
    taken_away_heard_on: date | None = None
    ended_on: date | None = None
    let_go_on: date | None = None

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

    @property
    def out_on(self) -> date:
        """The first day on which figures no longer count it."""
        return max(self.over_on, self.let_go_on or self.over_on)

    def end(self, day: date, heard_on: date) -> None:
        """Over from that day on, as was heard later or on that day."""
        self.ended_on = day
        self.let_go_on = min(self.until, max(day, heard_on))

    def next_at_home(self, day: date) -> date | None:
        """The first of its days, from that one on, that is spent at home."""
        ahead = (max(day, one.since) for one in self.stretches if one.measure != CENTRAL and day < one.until)
        return next(ahead, None)

    def lengthen(self, days: int, heard_on: date) -> None:
        """So many days in all from its start; stages that no longer fit fall away."""
        until = self.start + days * DAY
        self.let_go_on = max(until, min(self.until, heard_on))
        self.stretches = [stretch for stretch in self.stretches if stretch.since < until]
        self.stretches[-1].until = until

    def move_away(self, day: date, heard_on: date) -> None:
        """From that day on kept in central quarantine, unless the rule says so already."""
        self.taken_away_on = self.taken_away_on or day
        self.taken_away_heard_on = self.taken_away_heard_on or max(day, heard_on)
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
    heard_on: date
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
    heard_on: date
    what: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody tested positive, or was taken away ill: the place wants terminal disinfection."""

    subject: str
    person_id: int | None
    number: int
    at: datetime
    heard_on: date


class Arrival(msgspec.Struct, frozen=True):
    """Somebody came, from a key area or from elsewhere."""

    entry_id: str
    number: int
    heard_on: date
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
