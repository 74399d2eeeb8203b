"""Phones of workers: noted at their first visit, given up as lost, told from then on to forget everything."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction

from fangxian.registry.models import Community
from fangxian.vault import trail
from fangxian.workforce.access import Scope
from fangxian.workforce.models import Device

LONGEST = 36  # characters of a phone's own number
OFTEN = timedelta(minutes=10)  # that a phone was here is not written more often
TABLE = Device._meta.db_table


def is_lost(device: str) -> bool:
    """Whether it was given up anywhere: asked before anybody is signed in, so that it forgets in any hands."""
    everywhere = Community.objects.values("id")
    return Device.objects.filter(community_id__in=everywhere, id=device, lost_at__isnull=False).exists()


def here(scope: Scope, device: str, session: str, now: datetime) -> None:
    """Note whose phone this is, that it was here, and by which sign-in."""
    seen = {"worker_id": scope.worker_id, "session": session, "last_seen": now}
    found, new = Device.objects.get_or_create(
        community_id=scope.community_id, id=device, defaults=seen | {"first_seen": now}
    )
    same = (found.worker_id, found.session) == (scope.worker_id, session)
    if not new and not (same and now - found.last_seen < OFTEN):
        Device.objects.filter(community_id=scope.community_id, id=device).update(**seen)


def of(community_id: int, worker_id: int) -> list[Device]:
    """The phones on which somebody was signed in last, the latest seen first."""
    rows = Device.objects.filter(community_id=community_id, worker_id=worker_id)
    return list(rows.order_by("-last_seen", "id"))


def lose(scope: Scope, worker_id: int, device: str, now: datetime) -> bool:
    """Give a phone up as lost: one's own, or anybody's for whoever manages the workforce; whether there was one.

    Its sign-in ends at once; who gave it up stands beside it and in the trail.
    """
    if worker_id != scope.worker_id and not scope.may("manage_workforce"):
        return False
    rows = Device.objects.filter(community_id=scope.community_id, worker_id=worker_id, id=device, lost_at=None)
    with transaction.atomic():
        given = rows.first()
        if given is None or not rows.update(lost_at=now, lost_by=scope.worker_id):
            return False
        trail.append(scope.community_id, scope.actor, "a phone given up as lost", f"{TABLE} {worker_id}", ())
        import_module(settings.SESSION_ENGINE).SessionStore(given.session).delete()
    return True
