"""Search: a door as people write it, a gate or shop, a resident by name, initials, phone or number."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.residents import rows
from fangxian.registry import find, history
from fangxian.registry.history import Stay
from fangxian.registry.models import Place

MOST = 40


@asks("read_places")
def find_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """What was found. What is looked for may be a name, so it is posted, never part of an address."""
    text = request.POST.get("q", "").strip()[:100]
    places = _places(asking, text) if text else []
    stays = _stays(asking, text) if text else []
    if len(places) == 1 and not stays:
        return redirect("place", places[0].id)
    return page(
        request,
        asking,
        "desk/find.html",
        q=text,
        places=places,
        stays=list(zip(stays[:MOST], rows(asking, stays[:MOST], "find"), strict=True)),
        more=len(stays) > MOST,
    )


def _places(asking: Asking, text: str) -> list[Place]:
    found = find.door(asking.community_id, text) or find.named(asking.community_id, text)
    return [place for place in found if asking.scope.may("read_places", place)]


def _stays(asking: Asking, text: str) -> list[Stay]:
    """Where those who are meant live, as far as that lies within reach."""
    if not asking.scope.may("read_people"):
        return []
    ids = find.people(asking.community_id, text)
    homes = [home for person_id in ids if (home := history.home(asking.community_id, person_id))]
    seen = _within(asking, (home.place_id for home in homes))
    return [home for home in homes if home.place_id in seen]


def _within(asking: Asking, ids: Iterable[int]) -> set[int]:
    rows = Place.objects.filter(
        asking.scope.place_filter("read_people"), community_id=asking.community_id, id__in=list(ids)
    )
    return set(rows.values_list("id", flat=True))
