"""Notes that something about a place changed; who follows reads on from a bookmark."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from fangxian.registry.models import Change
from fangxian.registry.numbering import lock, next_id


def note(community_id: int, place_ids: Iterable[int | None]) -> None:
    """One row per place, in order; ``None`` stands for every place of the community."""
    with transaction.atomic():
        lock(community_id)
        number = next_id(Change, community_id, "number")
        places = dict.fromkeys(place_ids)
        rows = [Change(community_id=community_id, number=n, place_id=p) for n, p in enumerate(places, number)]
        Change.objects.bulk_create(rows, batch_size=2000)


def after(community_id: int, number: int, limit: int = 10_000) -> list[tuple[int, int | None]]:
    """``(number, place_id)`` of the changes after a bookmark, in order."""
    rows = Change.objects.filter(community_id=community_id, number__gt=number).order_by("number")
    return list(rows.values_list("number", "place_id")[:limit])


def head(community_id: int) -> int:
    """The number of the last change; 0 before the first."""
    last: int | None = Change.objects.filter(community_id=community_id).aggregate(last=Max("number"))["last"]
    return last or 0


def places_after(community_id: int, number: int) -> set[int] | None:
    """The places changed after a bookmark; None if that is every place of the community."""
    changed = Change.objects.filter(community_id=community_id, number__gt=number)
    places = set(changed.values_list("place_id", flat=True).distinct())
    return None if None in places else {place for place in places if place is not None}
