"""Places as pages call them, looked up for a whole list at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from django.utils.translation import gettext as _

from fangxian.desk.asking import Asking
from fangxian.registry.models import Place
from fangxian.workforce.access import Reach

NO_GRID = "none"


def place_or_404(asking: Asking, place_id: int, action: str = "read_places") -> Place:
    """The place; one that is out of reach is not there."""
    place = Place.objects.filter(community_id=asking.community_id, id=place_id).first()
    if place is None or not asking.scope.may(action, place):
        raise Http404
    return place


def places(asking: Asking, ids: Iterable[int | None]) -> dict[int, Place]:
    """Places by id."""
    wanted = {number for number in ids if number is not None}
    rows = Place.objects.filter(community_id=asking.community_id)
    # SQLite takes only so many parameters; beyond that the few thousand of the whole community are read.
    rows = rows.filter(id__in=wanted) if len(wanted) < 900 else rows
    return {place.id: place for place in rows}


def grids(asking: Asking, action: str = "read_places") -> list[Place]:
    """The grids that the reader may see, in their order."""
    rows = Place.objects.filter(asking.scope.place_filter(action), community_id=asking.community_id, kind="grid")
    return sorted(rows, key=lambda grid: (len(grid.code), grid.code))


def in_no_grid(asking: Asking, action: str, sees: str = "plain") -> Reach:
    """The places that lie in no grid: the gates, the community itself."""
    reach = asking.reach(action, sees=sees)
    rows = Place.objects.filter(reach.place_filter(), community_id=asking.community_id, grid_id=None)
    return Reach(places=frozenset(rows.values_list("id", flat=True)))


def called(place: Place | None) -> str:
    """What a place is called on a page."""
    return str(place) if place else _("unknown place")
