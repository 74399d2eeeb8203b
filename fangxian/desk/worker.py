"""The page of one worker, for whoever manages the workforce: what they cover, how they sign in, that they leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.phones import phones
from fangxian.desk.place import KINDS_OF_PLACE
from fangxian.desk.whereabouts import called, places
from fangxian.registry.models import Place
from fangxian.workforce.covers import covers
from fangxian.workforce.models import Cover, Worker
from fangxian.workforce.roles import BY_TWO, ROLES, Role
from fangxian.workforce.serving import serving

TERM = timedelta(days=30)
# Doors are far too many to choose from: they are written.
CHOSEN = ("community", "grid", "gate", "building", "lift", "shop", "enterprise")


@asks("manage_workforce")
def worker_page(request: HttpRequest, asking: Asking, worker_id: int) -> HttpResponse:
    """One worker, with all that can be done for them."""
    return shown(request, asking, worker_or_404(asking, worker_id))


def worker_or_404(asking: Asking, worker_id: int) -> Worker:
    """The worker of that number, also one who has left."""
    found = Worker.objects.select_related("user").filter(community_id=asking.community_id, id=worker_id).first()
    if found is None:
        raise Http404
    return found


def shown(request: HttpRequest, asking: Asking, worker: Worker, status: int = 200, **more: Any) -> HttpResponse:
    """The page of that worker; ``more`` is what was typed and what is wrong with it, or the password shown once."""
    answer = page(
        request,
        asking,
        "desk/worker.html",
        status,
        worker=worker,
        serves=worker.left_on is None,
        own=worker.id == asking.scope.worker_id,
        covers=(held := _covers(asking, worker)),
        by_two=any(one["by_two"] for one in held),
        phones=phones(asking, worker.id),
        lose=reverse("lose_phone", args=[worker.id]),
        others=[one for one in serving(asking.community_id, asking.now.date()) if one.id != worker.id],
        roles=[(name, _role(role)) for name, role in ROLES.items()],
        spots=list(_spots(asking)),
        **{"typed": _usual(asking), **more},
    )
    add_never_cache_headers(answer)
    return answer


def _covers(asking: Asking, worker: Worker) -> list[dict[str, Any]]:
    """What they cover now or will."""
    own = [one for one in covers(asking.community_id, asking.now) if one.worker_id == worker.id]
    here = places(asking, (one.place_id for one in own))
    return [_cover(asking, one, here) for one in own]


def _cover(asking: Asking, cover: Cover, here: dict[int, Place]) -> dict[str, Any]:
    role = ROLES.get(cover.role)
    return {
        "id": cover.id,
        "role": told(role.words) if role else cover.role,
        "place": called(here.get(cover.place_id)),
        "from_at": localtime(cover.from_at) if cover.from_at > asking.now else None,
        "until_at": localtime(cover.until_at),
        "by_two": cover.role in BY_TWO,
        "hand": f"hand-{cover.id}",
        "end": f"end-{cover.id}",
    }


def _role(role: Role) -> str:
    """A role with what it covers."""
    over = _(", ").join(_(KINDS_OF_PLACE[kind]) for kind in role.covers)
    return _("%(role)s (%(kinds)s)") % {"role": told(role.words), "kinds": over}


def _spots(asking: Asking) -> Iterator[tuple[str, list[Place]]]:
    """The places to choose from, by kind."""
    rows = Place.objects.filter(community_id=asking.community_id, kind__in=CHOSEN, closed=False).order_by("id")
    by_kind: dict[str, list[Place]] = {kind: [] for kind in CHOSEN}
    for place in rows:
        by_kind[place.kind].append(place)
    return ((_(KINDS_OF_PLACE[kind]), there) for kind, there in by_kind.items() if there)


def _usual(asking: Asking) -> dict[str, str]:
    """How the form for a cover stands at first: from now, for a month."""
    return {"from_at": f"{asking.now:%Y-%m-%dT%H:%M}", "until_at": f"{asking.now + TERM:%Y-%m-%dT%H:%M}"}
