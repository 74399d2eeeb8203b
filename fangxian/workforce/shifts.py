"""Shifts: planned by hand, taken back, and who stands where at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from fangxian.measures.facts import Rostered
from fangxian.registry.change import note
from fangxian.registry.models import Place
from fangxian.registry.numbering import lock, next_id
from fangxian.workforce.models import Shift, Worker
from fangxian.workforce.serving import check_serves, worker_of

REST = timedelta(hours=8)
LONGEST = timedelta(hours=24)


class Planned(msgspec.Struct, frozen=True):
    """A shift that was planned, and what speaks against it, in the reader's words."""

    shift: Shift
    warnings: tuple[str, ...] = ()


class OnDuty(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who stands at a post, till when."""

    shift_id: int
    worker_id: int
    name: str
    party_member: bool
    place_id: int
    place: str
    starts_at: datetime
    ends_at: datetime


def plan(community_id: int, worker_id: int, place_id: int, starts_at: datetime, ends_at: datetime) -> Planned:
    """Put somebody at a post. ValidationError, in words, where that cannot be; little rest is only warned of."""
    with transaction.atomic():
        lock(community_id)
        worker = worker_of(community_id, worker_id)
        check_serves(worker, localdate(starts_at))
        _check_place(community_id, place_id)
        _check_times(starts_at, ends_at)
        others = Shift.objects.filter(community_id=community_id, worker_id=worker_id)
        _check_free(worker, others, starts_at, ends_at)
        shift = Shift.objects.create(
            community_id=community_id,
            id=next_id(Shift, community_id),
            worker_id=worker_id,
            place_id=place_id,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        note(community_id, [place_id])
    return Planned(shift, tuple(_rest(worker, others.exclude(id=shift.id), starts_at, ends_at)))


def _check_place(community_id: int, place_id: int) -> None:
    if not Place.objects.filter(community_id=community_id, id=place_id, closed=False).exists():
        raise ValidationError(_("There is no such post, or it is closed. Choose a post from the list."), "no_place")


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise ValidationError(_("The shift ends before it begins. Check the two times."), "end_before_start")
    if ends_at - starts_at > LONGEST:
        raise ValidationError(_("A shift cannot last longer than 24 hours. Check the two days."), "too_long")


def _check_free(worker: Worker, others: QuerySet[Shift], starts_at: datetime, ends_at: datetime) -> None:
    other = others.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).order_by("starts_at").first()
    if other is not None:
        busy = _(
            "%(name)s already has a shift from %(start)s to %(end)s. Take that one back first, or choose other hours."
        )
        raise ValidationError(busy % {"name": worker.name, **_times(other)}, "overlap")


def _rest(worker: Worker, others: QuerySet[Shift], starts_at: datetime, ends_at: datetime) -> Iterable[str]:
    near = others.filter(starts_at__lt=ends_at + REST, ends_at__gt=starts_at - REST).order_by("starts_at")
    short = _("%(name)s has less than 8 hours of rest beside the shift from %(start)s to %(end)s.")
    return [short % {"name": worker.name, **_times(other)} for other in near]


def _times(shift: Shift) -> dict[str, Any]:
    ends = {"start": shift.starts_at, "end": shift.ends_at}
    return {name: date_format(localtime(at), "m-d H:i") for name, at in ends.items()}


def take_back(community_id: int, shift_id: int, now: datetime) -> None:
    """A shift not yet begun is planned no more; one that has begun ends now. What is over stays as it was."""
    with transaction.atomic():
        lock(community_id)
        shift = Shift.objects.filter(community_id=community_id, id=shift_id).first()
        if shift is None:
            raise ValidationError(_("That shift was already taken back."), "no_shift")
        if shift.ends_at <= now:
            raise ValidationError(_("That shift is over and stays in the record."), "over")
        _end(shift, now)
        note(community_id, [shift.place_id])


def _end(shift: Shift, now: datetime) -> None:
    rows = Shift.objects.filter(community_id=shift.community_id, id=shift.id)
    if shift.starts_at < now:
        rows.update(ends_at=now)
    else:
        rows.delete()


def take_back_all(community_id: int, worker_id: int, now: datetime) -> list[int]:
    """All shifts of somebody who leaves; the places left without them."""
    open_shifts = Shift.objects.filter(community_id=community_id, worker_id=worker_id, ends_at__gt=now)
    left = list(open_shifts.order_by("starts_at"))
    for shift in left:
        _end(shift, now)
    places = list(dict.fromkeys(shift.place_id for shift in left))
    note(community_id, places)
    return places


def on_duty(community_id: int, now: datetime) -> list[OnDuty]:
    """Who stands where at ``now``, by post."""
    return _shown(community_id, Shift.objects.filter(community_id=community_id, starts_at__lte=now, ends_at__gt=now))


def between(community_id: int, start: datetime, end: datetime) -> list[OnDuty]:
    """All shifts that touch the time from ``start`` to ``end``, in order."""
    return _shown(community_id, Shift.objects.filter(community_id=community_id, starts_at__lt=end, ends_at__gt=start))


def of(community_id: int, worker_id: int, start: datetime, end: datetime) -> list[OnDuty]:
    """Somebody's own shifts that touch the time from ``start`` to ``end``, in order."""
    own = Shift.objects.filter(community_id=community_id, worker_id=worker_id, starts_at__lt=end, ends_at__gt=start)
    return _shown(community_id, own)


def _shown(community_id: int, shifts: QuerySet[Shift]) -> list[OnDuty]:
    rows = list(shifts.order_by("starts_at", "place_id", "worker_id"))
    workers = Worker.objects.filter(community_id=community_id, id__in={row.worker_id for row in rows})
    places = Place.objects.filter(community_id=community_id, id__in={row.place_id for row in rows})
    by_id, names = {worker.id: worker for worker in workers}, {place.id: str(place) for place in places}
    return [
        OnDuty(
            shift_id=row.id,
            worker_id=row.worker_id,
            name=by_id[row.worker_id].name,
            party_member=by_id[row.worker_id].party_member,
            place_id=row.place_id,
            place=names[row.place_id],
            starts_at=row.starts_at,
            ends_at=row.ends_at,
        )
        for row in rows
    ]


def rostered(
    community_id: int, place_ids: Iterable[int], since: datetime | None = None
) -> Mapping[int, tuple[Rostered, ...]]:
    """Who is planned at these places (from ``since`` on, else ever), in order of time; local times."""
    shifts = Shift.objects.filter(community_id=community_id, place_id__in=list(place_ids))
    if since is not None:
        shifts = shifts.filter(ends_at__gt=since)
    planned: dict[int, tuple[Rostered, ...]] = {}
    for shift in shifts.order_by("place_id", "starts_at", "worker_id"):
        stands = Rostered(shift.worker_id, localtime(shift.starts_at), localtime(shift.ends_at))
        planned[shift.place_id] = (*planned.get(shift.place_id, ()), stands)
    return planned
