"""``GET /sync/down``: everything that today needs where there is no network, and for how long it may be read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from fangxian.derived import bookmark
from fangxian.derived.catch_up import keep_up
from fangxian.derived.generation import history
from fangxian.phone.asking import VERSION, Asking, syncs
from fangxian.phone.gate import gate
from fangxian.phone.kinds import kinds
from fangxian.phone.today import today
from fangxian.phone.walk import covered, spots

LEASE = timedelta(hours=12)


@gzip_page
@syncs
@require_GET
def down(request: HttpRequest, asking: Asking) -> dict[str, Any]:
    """What the worker's cover needs today; the frame alone by ``?only=frame``, or if nothing is new ``?after=``."""
    only_frame = request.GET.get("only") == "frame"
    if not only_frame:
        keep_up(asking.community_id)
    told, after = history(asking.community_id), _mark(asking)
    frame = {
        "version": VERSION,
        "generation": told.generation,
        "watermark": told.watermark,
        "now": asking.now,
        "lease_until": min(asking.now + LEASE, asking.scope.until_at),
        "worker": {"id": asking.scope.worker_id, "name": asking.scope.name},
        "token": get_token(request),
        "after": after,
    }
    if only_frame or request.GET.get("after") == after:
        return frame
    places = covered(asking.scope)
    found = today(asking, places)
    list_ = {"places": spots(places.values()), "kinds": kinds(asking), "tasks": found.tasks, "people": found.people}
    return frame | list_ | {"gate": gate(asking)}


def _mark(asking: Asking) -> str:
    """Changes with the day, the cover, and whatever was written, moved or ruled anew."""
    at = bookmark.reached(asking.community_id)
    covers = "-".join(sorted(f"{one.role}.{one.until_at:%y%m%d%H%M}" for one in asking.scope.held))
    return f"{asking.now:%y%m%d}:{at.ledger}.{at.registry}.{at.rules}:{asking.scope.worker_id}:{covers}"
