"""Covers (包保): who holds which role over which place until when; handed over, ended, and all of them at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fangxian.registry.models import Community, Place
from fangxian.registry.numbering import lock, next_id
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import ROLES
from fangxian.workforce.serving import check_serves, worker_of
from fangxian.workforce.shifts import take_back_all

LONGEST = timedelta(days=366)


def covers(community_id: int, now: datetime) -> list[Cover]:
    """All covers that hold now or will, by worker."""
    rows = Cover.objects.filter(community_id=community_id, until_at__gt=now)
    return list(rows.order_by("worker_id", "from_at", "id"))


def cover(community_id: int, worker_id: int, role: str, place_id: int, from_at: datetime, until_at: datetime) -> Cover:
    """Give somebody a role over a place (包保). It expires by itself. ValidationError, in words, if it cannot be."""
    with transaction.atomic():
        lock(community_id)
        worker = worker_of(community_id, worker_id)
        check_serves(worker, localdate(from_at))
        _check_role(community_id, role, place_id)
        _check_term(from_at, until_at)
        return Cover.objects.create(
            community_id=community_id,
            id=next_id(Cover, community_id),
            worker_id=worker_id,
            role=role,
            place_id=place_id,
            from_at=from_at,
            until_at=until_at,
        )


def _check_role(community_id: int, role: str, place_id: int) -> None:
    if role not in ROLES:
        raise ValidationError(_("There is no such role. Choose one from the list."), "no_role")
    place = Place.objects.filter(community_id=community_id, id=place_id).first()
    if place is None or place.kind not in ROLES[role].covers:
        raise ValidationError(_("This role cannot cover that place. Choose another place or another role."), "no_place")


def _check_term(from_at: datetime, until_at: datetime) -> None:
    if until_at <= from_at:
        raise ValidationError(_("The cover ends before it begins. Check the two times."), "end_before_start")
    if until_at - from_at > LONGEST:
        raise ValidationError(_("A cover lasts a year at most; then it is given anew. Check the year."), "too_long")


def uncover(community_id: int, cover_id: int, now: datetime) -> None:
    """A cover ends now; one that has not begun never will. What was covered stays in the record."""
    with transaction.atomic():
        lock(community_id)
        _end(_open(community_id, cover_id, now), now)


def hand_over(community_id: int, cover_id: int, to_worker_id: int, now: datetime) -> Cover:
    """Somebody else takes over role and place from now until the same end."""
    with transaction.atomic():
        lock(community_id)
        given = _open(community_id, cover_id, now)
        if given.worker_id == to_worker_id:
            raise ValidationError(_("A cover is handed over to somebody else. Choose another worker."), "same_worker")
        _end(given, now)
        begins = max(now, given.from_at)
        return cover(community_id, to_worker_id, given.role, given.place_id, begins, given.until_at)


def _open(community_id: int, cover_id: int, now: datetime) -> Cover:
    found = Cover.objects.filter(community_id=community_id, id=cover_id, until_at__gt=now).first()
    if found is None:
        raise ValidationError(_("That cover has already ended."), "ended")
    return found


def _end(ending: Cover, now: datetime) -> None:
    rows = Cover.objects.filter(community_id=ending.community_id, id=ending.id)
    rows.update(until_at=max(ending.from_at, now))


def leave(community_id: int, worker_id: int, now: datetime) -> list[int]:
    """Somebody is called back: covers end, shifts to come are taken back, the sign-in closes.

    Returns the posts that their shifts leave open.
    """
    with transaction.atomic():
        lock(community_id)
        worker = worker_of(community_id, worker_id)
        for ending in Cover.objects.filter(community_id=community_id, worker_id=worker_id, until_at__gt=now):
            _end(ending, now)
        Worker.objects.filter(community_id=community_id, id=worker_id).update(left_on=localdate(now))
        _close_sign_in(worker)
        return take_back_all(community_id, worker_id, now)


def _close_sign_in(worker: Worker) -> None:
    """Unless the same user still serves in another community."""
    everywhere = Worker.objects.filter(community_id__in=Community.objects.values("id"), left_on=None)
    if worker.user is not None and not everywhere.filter(user=worker.user).exists():
        worker.user.is_active = False
        worker.user.save(update_fields=["is_active"])
