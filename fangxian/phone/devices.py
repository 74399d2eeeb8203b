"""Phones: noted at their first visit, told to forget everything once they are lost."""

from __future__ import annotations

from datetime import datetime

from fangxian.phone.models import Device
from fangxian.workforce.access import Scope

LONGEST = 36


def here(scope: Scope, device: str, now: datetime) -> bool:
    """Note the phone at its first visit; whether it may go on. One that was given up as lost may not."""
    found, _ = Device.objects.get_or_create(
        community_id=scope.community_id, id=device, defaults={"worker_id": scope.worker_id, "first_seen": now}
    )
    if found.lost_at is None and found.worker_id != scope.worker_id:
        Device.objects.filter(community_id=scope.community_id, id=device).update(worker_id=scope.worker_id)
    return found.lost_at is None


def of(community_id: int, worker_id: int) -> list[Device]:
    """The phones on which somebody was signed in last, the first one first."""
    rows = Device.objects.filter(community_id=community_id, worker_id=worker_id)
    return list(rows.order_by("first_seen", "id"))


def lose(community_id: int, worker_id: int, device: str, now: datetime) -> bool:
    """Give a phone of this worker up as lost; whether there was one that was not."""
    rows = Device.objects.filter(community_id=community_id, worker_id=worker_id, id=device, lost_at=None)
    return bool(rows.update(lost_at=now))
