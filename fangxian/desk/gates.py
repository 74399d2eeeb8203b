"""The gates (出入): what holds there today, who is in, what cannot have been right, and the passes house by house."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Gates, Good, gates
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.frame import page
from fangxian.desk.passes import MOST_DAYS, PURPOSES, doors_of
from fangxian.desk.whereabouts import place_or_404, places
from fangxian.ledger import read
from fangxian.measures.checkpoints.doubles import Found
from fangxian.measures.checkpoints.records import GateRules, Pass, PassKey
from fangxian.measures.checkpoints.records_gate import REVOKED
from fangxian.measures.questions import Words
from fangxian.registry.models import Place

USUAL_DAYS = 30


@asks("read_records")
def gates_page(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Everything about the gates that the reader may know; ``?building=`` shows the passes of one."""
    catch_up(asking.community_id)
    seen = gates(asking.community_id, asking.now)
    chosen = _building(request, asking)
    home = Place.objects.get(community_id=asking.community_id, kind="community")
    return page(
        request,
        asking,
        "desk/gates.html",
        rule=seen.ruled(asking.now.date()),
        sources=_sources(asking, seen),
        gates=_gates(asking, seen),
        found=_found(asking, seen),
        buildings=_buildings(asking),
        chosen=chosen,
        rows=_rows(asking, seen, chosen) if chosen else [],
        until=asking.now.date() + timedelta(days=USUAL_DAYS),
        latest=asking.now.date() + timedelta(days=MOST_DAYS),
        purposes=[(key, _(words)) for key, words in PURPOSES.items()],
        reasons=[(key, told(Words(zh, en))) for key, zh, en in REVOKED],
        home=home if asking.scope.may_write(GateRules.kind, home) else None,
        keys=asking.scope.may_write(PassKey.kind, home),
        edition=seen.edition,
    )


def _sources(asking: Asking, seen: Gates) -> list[str]:
    """By whose word the community's own rules of today hold, the last one."""
    numbers = [one.number for one in seen.rules if one.until >= asking.now.date()][-1:]
    rows = read.by_number(asking.community_id, numbers) if numbers else []
    records = read.records(asking.look("gates"), rows) if rows else []
    return [record.source for record in records if isinstance(record, GateRules) and record.source]


def _building(request: HttpRequest, asking: Asking) -> Place | None:
    number = request.GET.get("building", "")
    if not number.isdecimal() or len(number) > 15:
        return None
    place = place_or_404(asking, int(number))
    return place if place.kind == "building" and asking.scope.may_write(Pass.kind, place) else None


def _buildings(asking: Asking) -> list[Place]:
    rows = Place.objects.filter(
        asking.scope.writing(Pass.kind).place_filter(), community_id=asking.community_id, kind="building", closed=False
    )
    return sorted(rows, key=lambda one: (len(one.building), one.building))


def _gates(asking: Asking, seen: Gates) -> list[dict[str, Any]]:
    rows = Place.objects.filter(
        asking.scope.place_filter("read_records"), community_id=asking.community_id, kind="gate", closed=False
    )
    return [
        {
            "place": gate,
            "counts": seen.counts.get(gate.id, {}),
            "inside": [one for one in seen.guests.get(gate.id, ()) if not one.left],
        }
        for gate in rows.order_by("id")
    ]


def _found(asking: Asking, seen: Gates) -> list[dict[str, Any]]:
    """What concerns doors for which the reader may give passes; to others it is not told."""
    found = seen.found(asking.now)
    here = places(asking, (place for one in found for place in (one.door, *one.gates)))
    mine = (one for one in found if one.door in here and asking.scope.may_write(Pass.kind, here[one.door]))
    return [_told(one, here) for one in mine if one.door is not None]


def _told(one: Found, here: dict[int, Place]) -> dict[str, Any]:
    return {
        "one": one,
        "door": here[one.door or 0],
        "gates": _(", ").join(str(here[gate]) for gate in one.gates if gate in here),
    }


def _rows(asking: Asking, seen: Gates, building: Place) -> list[dict[str, Any]]:
    by_door: dict[int, list[Good]] = {}
    for one in seen.passes:
        by_door.setdefault(one.door, []).append(one)
    return [
        {"door": door, "passes": [_shown(one) for one in by_door.get(door.id, ())]}
        for door in doors_of(asking, building)
    ]


def _shown(one: Good) -> dict[str, Any]:
    return {
        "id": one.held.entry_id,
        "number": one.held.entry_id[-8:].upper(),
        "vehicle": one.held.sort == "vehicle",
        "last": one.held.until - timedelta(days=1),
    }
