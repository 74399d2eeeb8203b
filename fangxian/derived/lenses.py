"""What a door's colour can mean: each lens gives every door one class, as of a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeVar

import msgspec
from django.db.models import Case, Count, Max, Q, QuerySet, Value, When
from django.utils.timezone import localdate

from fangxian.derived.models import Standing, Task

S = TypeVar("S", bound=msgspec.Struct)

SWEEPS = ("screening.door_visit", "screening.door_again")
OPEN_FEVER = ("suspected", "confirmed")


class Lens(msgspec.Struct, frozen=True):
    """The classes in the order of the legend, the last for doors of which there is nothing to say."""

    classes: tuple[str, ...]
    colours: Callable[[int, datetime], dict[int, str]]


# The parts of a screening standing that a lens looks at; the rest is skipped over unread.
class Swept(msgspec.Struct):
    """Whether the door was opened, and whether it was knocked on in vain since."""

    sweeps: list[msgspec.Raw] = []
    tries: list[msgspec.Raw] = []


class Stretch(msgspec.Struct):
    """One stage of an observation."""

    since: date
    until: date


class Kept(msgspec.Struct):
    """One person's observation."""

    stretches: list[Stretch]
    ended_on: date | None = None

    def on(self, day: date) -> bool:
        until = self.stretches[-1].until
        return self.stretches[0].since <= day < min(until, self.ended_on or until)


class Ill(msgspec.Struct):
    """One person's fever."""

    state: str


class Observed(msgspec.Struct):
    """Who is observed, and who is feverish."""

    observations: list[Kept] = []
    fevers: list[Ill] = []


def screened(community_id: int, now: datetime) -> dict[int, str]:
    """``done``, ``due`` again, ``tried`` in vain, ``overdue``, or still ``waiting`` for the first visit."""
    owed = _owed(_tasks(community_id, now).filter(kind__in=SWEEPS), now)
    classes = {place: _swept(standing, place in owed) for place, standing in _screening(community_id, Swept)}
    return {**classes, **{place: "overdue" for place, (late, _, _) in owed.items() if late}}


def observed(community_id: int, now: datetime) -> dict[int, str]:
    """``ill`` with a fever not yet settled, ``observed`` now, ``ended``."""
    day = localdate(now)
    return {place: colour for place, told in _screening(community_id, Observed) if (colour := _kept(told, day))}


def overdue(community_id: int, now: datetime) -> dict[int, str]:
    """``urgent`` if something that cannot wait is overdue, ``several`` or ``one`` overdue, ``open``."""
    return {
        place: _lateness(late, pressing) for place, (late, _, pressing) in _owed(_tasks(community_id, now), now).items()
    }


def needs(community_id: int, now: datetime) -> dict[int, str]:
    """``overdue``, ``open``, or ``cared`` for: something is owed again, but later."""
    owed = _owed(Task.objects.filter(community_id=community_id, measure="care"), now)
    return {place: "overdue" if late else "open" if opened else "cared" for place, (late, opened, _) in owed.items()}


LENSES = {
    "screened": Lens(("done", "due", "tried", "overdue", "waiting"), screened),
    "observed": Lens(("ill", "observed", "ended", "none"), observed),
    "overdue": Lens(("urgent", "several", "one", "open", "none"), overdue),
    "needs": Lens(("overdue", "open", "cared", "none"), needs),
}


def _tasks(community_id: int, now: datetime) -> QuerySet[Task]:
    return Task.objects.filter(community_id=community_id, opens_at__lte=now)


def _owed(tasks: QuerySet[Task], now: datetime) -> dict[int, tuple[int, int, bool]]:
    """By place: how many are overdue, how many open, whether an overdue one is urgent."""
    opened = Q(opens_at__lte=now)
    late = opened & Q(due_at__lt=now)
    pressing = Max(Case(When(late & Q(urgent=True), then=Value(1)), default=Value(0)))
    by_place = tasks.values_list("place_id").order_by()
    counted = by_place.annotate(late=Count("kind", filter=late), opened=Count("kind", filter=opened), pressing=pressing)
    return {place: (late, opened, bool(pressing)) for place, late, opened, pressing in counted}


def _screening(community_id: int, part: type[S]) -> Iterator[tuple[int, S]]:
    read = msgspec.msgpack.Decoder(part).decode
    rows = Standing.objects.filter(community_id=community_id, measure="screening")
    return ((place, read(data)) for place, data in rows.values_list("place_id", "data"))


def _swept(standing: Swept, due: bool) -> str:
    if standing.tries:
        return "tried"
    return ("due" if due else "done") if standing.sweeps else "waiting"


def _kept(standing: Observed, day: date) -> str | None:
    if any(fever.state in OPEN_FEVER for fever in standing.fevers):
        return "ill"
    if any(kept.on(day) for kept in standing.observations):
        return "observed"
    return "ended" if standing.observations else None


def _lateness(late: int, pressing: bool) -> str:
    if pressing:
        return "urgent"
    return "several" if late > 1 else "one" if late else "open"
