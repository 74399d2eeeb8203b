"""Passes given, revoked, given anew and printed at the desk; a new key for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Gates, Good, gates
from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks, troubled
from fangxian.desk.second_person import second_person
from fangxian.desk.whereabouts import place_or_404
from fangxian.intake.incoming import Incoming, on_a_page
from fangxian.intake.receive import receive
from fangxian.ledger import read
from fangxian.ledger.ids import new_id
from fangxian.measures.checkpoints.records import Pass, PassKey, PassRevoked
from fangxian.registry.models import Place
from fangxian.reports import printed
from fangxian.reports.book import copy_of
from fangxian.reports.passes.cards import sheet
from fangxian.workforce.access import Scope

MOST_DAYS = 90
PURPOSES = {
    "hand_out": gettext_noop("to hand out to the households"),
    "lost": gettext_noop("in place of a lost one"),
    "new_key": gettext_noop("new key: all are printed again"),
}


@asks("write_records")
@require_POST
def give(request: HttpRequest, asking: Asking) -> HttpResponse:
    """A pass for every household of a building that has none, or for one door."""
    place = _place(request, asking)
    until = _day(request.POST.get("until_day", ""))
    if until is None or not asking.now.date() <= until <= asking.now.date() + timedelta(days=MOST_DAYS):
        messages.error(request, _("Choose a last day within %(n)s days from today.") % {"n": MOST_DAYS})
        return _back(place)
    catch_up(asking.community_id)
    had = {one.door for one in gates(asking.community_id, asking.now).passes if one.held.sort == "household"}
    doors = [door for door in doors_of(asking, place) if door.id not in had and not door.vacant]
    answers = {"sort": "household", "until_day": until.isoformat()}
    _write(asking, (_record(asking, Pass.kind, door.id, answers) for door in doors))
    n = len(doors)
    messages.success(request, ngettext("%(n)s pass given.", "%(n)s passes given.", n) % {"n": n})
    return _back(place)


@asks("write_records")
@require_POST
def revoke(request: HttpRequest, asking: Asking, pass_id: UUID) -> HttpResponse:
    """A pass is good no longer; a lost one is given anew with the same last day, if so wished."""
    catch_up(asking.community_id)
    good = _good(asking, gates(asking.community_id, asking.now), pass_id)
    door = place_or_404(asking, good.door, "write_records")
    reason = request.POST.get("reason", "")
    records = [_record(asking, PassRevoked.kind, door.id, {"of": str(pass_id), "reason": reason or None})]
    if request.POST.get("again") == "yes":
        last = good.held.until - timedelta(days=1)
        answers = {"sort": good.held.sort, "until_day": last.isoformat(), "plate": _plate(asking, good)}
        records.append(_record(asking, Pass.kind, door.id, answers))
    if _write(asking, records):
        messages.success(
            request,
            _("The pass of %(door)s is good no longer. Phones at the gates learn of it within minutes.")
            % {"door": door},
        )
    else:
        messages.error(request, _("Say why the pass is revoked."))
    return _back(door)


@asks("write_records")
@require_POST
def print_passes(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The good passes of one door, or by two of a building, as PDF; the trail says who printed them."""
    place = _place(request, asking)
    purpose = request.POST.get("purpose", "")
    if purpose not in PURPOSES:
        messages.error(request, _("Say what the passes are printed for."))
        return _back(place)
    try:
        second = _confirmed(request, asking, place)
    except ValidationError as why:
        messages.error(request, " ".join(why.messages))
        return _back(place)
    catch_up(asking.community_id)
    seen, language = gates(asking.community_id, asking.now), get_language() or "zh-hans"
    look = asking.look(f"print passes: {purpose}{f', with {second.actor}' if second else ''}")
    alone = request.POST.get("layout") == "cards"
    own = copy_of(asking.scope.name, language)
    try:
        cards = sheet(look, seen, doors_of(asking, place), asking.now, language, own, alone=alone)
        if not cards.cards:
            messages.error(request, _("Nobody there has a pass yet: give them first."))
            return _back(place)
        content = printed.passes(cards)
    except printed.NoFont as none:
        return troubled(request, told(none.words))
    name = f"passes-{place.code if place.kind == 'building' else place.id}-{asking.now:%Y-%m-%d}.pdf"
    return HttpResponse(content, "application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _confirmed(request: HttpRequest, asking: Asking, place: Place) -> Scope | None:
    """Whoever confirms a sheet of many: a stack of good passes is printed by two. Nobody for a single one."""
    if place.kind == "door":
        return None
    second = second_person(request, asking)
    if second is None or not (second.may("release_lists") or second.may_write(Pass.kind, place)):
        by_two = _(
            "A sheet of passes is printed by two: a second person who gives passes there, or a director, signs, too."
        )
        raise ValidationError(by_two, "alone")
    return second


@asks("write_records")
@require_POST
def new_key(request: HttpRequest, asking: Asking) -> HttpResponse:
    """From now on passes are signed with a new key; those printed before are good until the day that is named."""
    place = Place.objects.get(community_id=asking.community_id, kind="community")
    if not asking.scope.may_write(PassKey.kind, place):
        raise Http404
    day = _day(request.POST.get("old_until", "")) or asking.now.date()
    _write(asking, [_record(asking, PassKey.kind, place.id, {"old_until": day.isoformat()})])
    messages.success(request, _("Passes are signed with a new key. Print them again and hand them out."))
    return redirect("gates")


def doors_of(asking: Asking, place: Place) -> list[Place]:
    """The doors of a building from the ground up, or the one door: those for which the reader may give passes."""
    rows = Place.objects.filter(community_id=asking.community_id, kind="door", closed=False)
    rows = rows.filter(id=place.id) if place.kind == "door" else rows.filter(parent_id=place.id)
    mine = [door for door in rows if asking.scope.may_write(Pass.kind, door)]
    return sorted(mine, key=lambda door: (len(door.unit), door.unit, door.floor or 0, len(door.room), door.room))


def _place(request: HttpRequest, asking: Asking) -> Place:
    number = request.POST.get("place", "")
    place = place_or_404(asking, int(number) if number.isdecimal() and len(number) < 16 else 0, "write_records")
    if place.kind not in ("building", "door") or not asking.scope.may_write(Pass.kind, place):
        raise Http404
    return place


def _good(asking: Asking, seen: Gates, pass_id: UUID) -> Good:
    found = next((one for one in seen.passes if one.held.entry_id == str(pass_id)), None)
    if found is None or not asking.scope.may_write(PassRevoked.kind, place_or_404(asking, found.door)):
        raise Http404
    return found


def _plate(asking: Asking, good: Good) -> str | None:
    """What stands on a vehicle's pass; a household's has none and is not opened for it."""
    if good.held.sort != "vehicle":
        return None
    look = asking.look("give a pass anew")
    (record,) = read.records(look, read.by_number(asking.community_id, [good.held.number]))
    return record.plate if isinstance(record, Pass) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _record(asking: Asking, kind: str, place_id: int, answers: dict[str, Any]) -> Incoming:
    device = f"desk-{asking.scope.worker_id}"
    return on_a_page(new_id(asking.now), device, kind=kind, place_id=place_id, happened_at=asking.now, answers=answers)


def _write(asking: Asking, records: Iterable[Incoming]) -> bool:
    answers = receive(asking.community_id, asking.scope, list(records), asking.now)
    return all(answer.code == "ok" for answer in answers)


def _back(place: Place) -> HttpResponse:
    shown = place.id if place.kind == "building" else place.parent_id
    return redirect(f"{reverse('gates')}?building={shown}")
