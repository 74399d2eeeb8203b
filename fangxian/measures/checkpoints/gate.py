"""What the records of a gate, a door and the community add up to for whoever stands at a gate: no name in it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import msgspec

from fangxian.measures.checkpoints.records import GateRules, Pass, Passages, PassKey, PassRevoked, Visitor, VisitorLeft
from fangxian.measures.hours import DAY
from fangxian.measures.shape import Said
from fangxian.measures.uses import Use

EXITS_KEPT = 8 * DAY  # for quotas; the longest that rules may ask for is a week
USES_KEPT = 2 * DAY  # of passes, to find one that was used twice
GUESTS_KEPT = timedelta(days=30)


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A pass that was given: from when on, and the first day on which it is good no longer."""

    entry_id: str
    number: int
    sort: str
    since: date
    until: date


class Went(msgspec.Struct, frozen=True, kw_only=True):
    """A pass (``of``) shown at the gate, when and which way, and the number of the entry that says so."""

    number: int
    at: datetime
    way: str
    door: int | None
    of: str


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The community's own rules, until a day; what they leave open is None. Whose word it is says the entry."""

    number: int
    until: date
    exits: int | None
    exit_days: int | None
    curfew: tuple[str, ...]


class Guest(msgspec.Struct, kw_only=True):
    """Somebody from outside who was let in; ``left`` once they have gone again."""

    entry_id: str
    number: int
    day: date
    daily: bool
    left: bool = False


class Passing(msgspec.Struct, kw_only=True):
    """At a gate ``exits`` (day by day, by door), ``uses``, ``guests`` and the ``counts`` of the shift opened last.

    At a door its ``passes`` and the ids of those ``revoked``; at the community its own ``rules`` and the ``keys``:
    for each edition after the first the last day on which passes of the one before are good.
    """

    exits: dict[str, dict[int, int]] = {}
    uses: list[Went] = []
    guests: list[Guest] = []
    counts: dict[str, int] = {}
    passes: list[Held] = []
    revoked: list[str] = []
    rules: list[Own] = []
    keys: list[date] = []


def take(passing: Passing, said: Said) -> None:
    """One record more, in order of time."""
    match said.record:
        case Passages() as record:
            _passed(passing, said, record)
        case Visitor() as record:
            _came(passing, said, record)
        case VisitorLeft() as record:
            _left(passing, record)
        case Pass() as record:
            _given(passing, said, record)
        case PassRevoked() as record:
            _revoked(passing, record)
        case GateRules() as record:
            passing.rules.append(_own(said, record))
        case PassKey() as record:
            passing.keys.append(date.fromisoformat((record.old_until or f"{said.day}")[:10]))


def _passed(passing: Passing, said: Said, record: Passages) -> None:
    for use in record.uses or ():
        if use.way == "out" and use.door is not None and not use.reason:
            there = passing.exits.setdefault(use.at.astimezone(said.at.tzinfo).date().isoformat(), {})
            there[use.door] = there.get(use.door, 0) + use.people
        if use.of and use.way != "back":
            passing.uses.append(_went(said, use))
    oldest = (said.day - EXITS_KEPT).isoformat()
    passing.exits = {day: there for day, there in passing.exits.items() if day > oldest}
    passing.uses = [went for went in passing.uses if went.at > said.at - USES_KEPT]
    told = ("count_in", "count_out", "turned_back", "checked", "abnormal", "vehicles")
    passing.counts = dict(Counter(passing.counts) + Counter({name: getattr(record, name) for name in told}))


def _went(said: Said, use: Use) -> Went:
    return Went(number=said.number, at=use.at, way=use.way, door=use.door, of=use.of or "")


def _came(passing: Passing, said: Said, record: Visitor) -> None:
    passing.guests = [guest for guest in passing.guests if guest.day > said.day - GUESTS_KEPT]
    if record.admitted is not False:
        left = bool(record.left_at)
        guest = Guest(entry_id=said.entry_id, number=said.number, day=said.day, daily=bool(record.daily), left=left)
        passing.guests.append(guest)


def _left(passing: Passing, record: VisitorLeft) -> None:
    for guest in passing.guests:
        if guest.entry_id == record.of:
            guest.left = True


def _own(said: Said, record: GateRules) -> Own:
    curfew = (record.curfew_from, record.curfew_until)
    return Own(
        number=said.number,
        until=date.fromisoformat((record.until_day or f"{said.day}")[:10]),
        exits=record.exits,
        exit_days=record.exit_days,
        curfew=tuple(hour for hour in curfew if hour) if all(curfew) else (),
    )


def _given(passing: Passing, said: Said, record: Pass) -> None:
    last = date.fromisoformat((record.until_day or f"{said.day}")[:10])
    sort = record.sort or "household"
    held = Held(entry_id=said.entry_id, number=said.number, sort=sort, since=said.day, until=last + DAY)
    passing.passes.append(held)


def _revoked(passing: Passing, record: PassRevoked) -> None:
    if record.of:
        passing.revoked.append(record.of)
        passing.passes = [held for held in passing.passes if held.entry_id != record.of]
