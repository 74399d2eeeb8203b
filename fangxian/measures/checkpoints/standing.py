"""How a post stands: which shifts are rostered, opened and handed over; and when a shop was last looked in on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.checkpoints.gate import Passing, take
from fangxian.measures.checkpoints.records import Checkpoint, Passages, SelfCheck, ShopCheck
from fangxian.measures.facts import Site
from fangxian.measures.hours import DAY, at_hour, midnight
from fangxian.measures.shape import Said, Standings


class Manned(msgspec.Struct, frozen=True):
    """So many people at a post, from when till when."""

    people: int
    starts_at: datetime
    ends_at: datetime


class Shift(msgspec.Struct, frozen=True):
    """One shift of one day."""

    starts_at: datetime
    ends_at: datetime


class Abnormal(msgspec.Struct, frozen=True, kw_only=True):
    """People over the threshold were met at a post."""

    subject: str
    person_id: int | None
    number: int
    entry_id: str
    at: datetime
    received_at: datetime


class CheckpointsStanding(msgspec.Struct, kw_only=True):
    """A gate's shifts, a shop's last check, and what a gate needs to know of gates, doors and the community."""

    told_at: datetime | None = None  # the last record from the post
    closed: bool = False
    manned: list[Manned] = []
    opened: Shift | None = None  # the last shift with a record in it
    not_handed_over: list[Shift] = []
    open_days: dict[str, int] = {}  # by ISO day, the number of its first record
    abnormal: list[Abnormal] = []
    checked_at: datetime | None = None
    in_order: bool = True
    owned_up_at: datetime | None = None  # when the shop itself first told of a fault that nobody has looked at since
    put_right: dict[str, int] = {}  # by ISO day, the number of the check that found it so
    passing: Passing = msgspec.field(default_factory=Passing)


def stand(site: Site, said: Sequence[Said], below: Standings, profile: Profile) -> CheckpointsStanding:
    """Fold the records of one place, given in the order in which they happened."""
    standing = CheckpointsStanding()
    for planned in site.rostered:
        standing.manned.append(Manned(1, planned.starts_at, planned.ends_at))
    for one in said:
        if isinstance(one.record, Checkpoint) and not one.record.negated:
            _at_the_post(standing, one, one.record, profile.on(one.day))
        elif isinstance(one.record, Passages):
            _passed(standing, one, profile.on(one.day))
        elif isinstance(one.record, ShopCheck) and not one.record.negated and not one.record.planned:
            _in_the_shop(standing, one, in_order=found_in_order(one.record))
        elif isinstance(one.record, SelfCheck) and not one.record.negated and not one.record.in_order:
            standing.owned_up_at = standing.owned_up_at or one.at
        if not one.record.negated and not one.record.planned:
            take(standing.passing, one)
    standing.manned = [still for still in standing.manned if not standing.told_at or still.ends_at > standing.told_at]
    return standing


def _in_the_shop(standing: CheckpointsStanding, said: Said, *, in_order: bool) -> None:
    if in_order and not standing.in_order:
        standing.put_right[said.day.isoformat()] = said.number
    standing.checked_at, standing.in_order, standing.owned_up_at = said.at, in_order, None


def found_in_order(record: ShopCheck) -> bool:
    """A check that names a fault found one, whatever else it says."""
    return record.ok is not False and not record.issues


def _at_the_post(standing: CheckpointsStanding, said: Said, record: Checkpoint, rules: Rules) -> None:
    if record.shift_start and record.shift_end and record.staff:
        standing.manned.append(_manned(record.staff, record.shift_start, record.shift_end, said.at))
    if record.planned:
        return
    standing.told_at, standing.closed = said.at, record.status == "closed"
    if not standing.closed:
        _open(standing, said, record, rules)


def _passed(standing: CheckpointsStanding, said: Said, rules: Rules) -> None:
    """Where people go in and out somebody stands; a gate that was closed is open again."""
    standing.told_at, standing.closed = said.at, False
    _begin(standing, said, rules)


def _manned(staff: list[str], start: str, end: str, like: datetime) -> Manned:
    starts_at, ends_at = _moment(start, like), _moment(end, like)
    return Manned(len(staff), starts_at, ends_at if ends_at > starts_at else ends_at + DAY)


def _moment(told: str, like: datetime) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=like.tzinfo)


def _open(standing: CheckpointsStanding, said: Said, record: Checkpoint, rules: Rules) -> None:
    """A record in a shift opens it; one that hands over settles every shift that is ending or has ended."""
    shift = _begin(standing, said, rules)
    if record.abnormal and not record.cumulative:
        standing.abnormal.append(_abnormal(said))
    if _hands_over(record):
        soon = said.at + timedelta(minutes=rules.hand_over_minutes)
        standing.not_handed_over = [kept for kept in standing.not_handed_over if kept.ends_at > soon]
    if record.staff and not record.shift_end:
        standing.manned.append(Manned(len(record.staff), shift.starts_at, shift.ends_at))


def _begin(standing: CheckpointsStanding, said: Said, rules: Rules) -> Shift:
    """The shift in which it was written; the first record in it opens it, and its counts begin."""
    standing.open_days.setdefault(said.day.isoformat(), said.number)
    shift = shift_at(said.at, rules)
    if shift != standing.opened:
        standing.opened, standing.passing.counts = shift, {}
        standing.not_handed_over.append(shift)
    return shift


def _abnormal(said: Said) -> Abnormal:
    return Abnormal(
        subject=said.entry_id,
        person_id=None,
        number=said.number,
        entry_id=said.entry_id,
        at=said.at,
        received_at=said.received_at,
    )


def _hands_over(record: Checkpoint) -> bool:
    counts = (record.count_in, record.count_out, record.checked, record.passes, record.vehicles)
    return bool(record.staff_next) or any(count is not None for count in counts)


def shift_at(at: datetime, rules: Rules) -> Shift:
    """The shift that a moment falls in."""
    return next(shift for shift in shifts(at - DAY, rules) if shift.starts_at <= at < shift.ends_at)


def shifts(since: datetime, rules: Rules) -> Iterator[Shift]:
    """Every shift that starts at or after a moment, one after the other, without end."""
    day = midnight(since.date(), since)
    while True:
        for start, end in rules.shifts:
            shift = _shift(day.date(), start, end, day)
            if shift.starts_at >= since:
                yield shift
        day += DAY


def _shift(day: date, start: str, end: str, like: datetime) -> Shift:
    starts_at, ends_at = at_hour(day, start, like), at_hour(day, end, like)
    return Shift(starts_at, ends_at if ends_at > starts_at else ends_at + DAY)
