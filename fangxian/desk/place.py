"""One place: who lives there (masked), how it stands, what is owed, what was written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fangxian.derived import duties
from fangxian.derived.place_state import PlaceState, place_state
from fangxian.derived.worklist import Owed
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.cards_given import card_state
from fangxian.desk.entries import entry_rows, legible
from fangxian.desk.frame import page
from fangxian.desk.keeping_up import kept_up
from fangxian.desk.observing import courses
from fangxian.desk.residents import living
from fangxian.desk.rows import tasks
from fangxian.desk.whereabouts import place_or_404
from fangxian.intake.by_hand import NOT_BY_HAND
from fangxian.ledger import read
from fangxian.registry.models import Place
from fangxian.workforce.kinds import KINDS

KINDS_OF_PLACE = {
    "community": gettext_noop("community"),
    "grid": gettext_noop("grid"),
    "building": gettext_noop("building"),
    "door": gettext_noop("household"),
    "gate": gettext_noop("checkpoint"),
    "lift": gettext_noop("lift"),
    "shop": gettext_noop("shop"),
    "enterprise": gettext_noop("enterprise"),
}
NEWEST = 30


@asks("read_places")
def place_page(request: HttpRequest, asking: Asking, place_id: int) -> HttpResponse:
    """Everything about one place that the reader may know."""
    kept_up(request, asking)
    place = place_or_404(asking, place_id)
    state = place_state(asking.community_id, place.id, asking.now)
    entries = legible(asking, read.latest(asking.community_id, [place.id], None, NEWEST))
    return page(
        request,
        asking,
        "desk/place.html",
        place=place,
        kind=_(KINDS_OF_PLACE[place.kind]),
        above=_above(asking, place),
        inside=_inside(asking, place),
        people=living(asking, place),
        courses=courses(asking, place, state.observed),
        tasks=tasks(asking, _owed(asking, place, state)),
        entries=entry_rows(asking, entries, "place"),
        writes=writable(asking, place),
        reveals=asking.scope.may("reveal", place),
        given=card_state(asking, place),
    )


def writable(asking: Asking, place: Place) -> list[dict[str, Any]]:
    """The kinds of record that the reader may write here by hand."""
    here = (kind for kind in KINDS.values() if place.kind in kind.about and kind.by_hand)
    kinds = [kind for kind in here if kind.kind not in NOT_BY_HAND]
    return [{"kind": one.kind, "words": told(one.title)} for one in kinds if asking.scope.may_write(one.kind, place)]


def _owed(asking: Asking, place: Place, state: PlaceState) -> list[Owed]:
    there = [task for task in state.tasks if task.open] if asking.scope.may("read_worklist", place) else []
    return duties.seen(asking.scope, there)


def _above(asking: Asking, place: Place) -> list[Place]:
    """The building and the grid in which it lies, as far as the reader may see them."""
    ids = [one for one in (place.parent_id, place.grid_id) if one not in (None, place.id)]
    rows = Place.objects.filter(asking.scope.place_filter(), community_id=asking.community_id, id__in=ids)
    return sorted(rows.exclude(kind="community"), key=lambda above: above.kind != "grid")


def _inside(asking: Asking, place: Place) -> list[Place]:
    """What lies in a building or grid: its doors, lifts and shops, or its buildings."""
    if place.kind not in ("building", "grid", "community"):
        return []
    rows = Place.objects.filter(asking.scope.place_filter(), community_id=asking.community_id, parent_id=place.id)
    return list(rows.order_by("kind", "id"))
