"""Residents on a page: masked; in full only when somebody asks for it with a purpose, which is written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking, asks
from fangxian.desk.whereabouts import place_or_404, places
from fangxian.measures.questions import Words
from fangxian.registry import history
from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.history import Stay
from fangxian.registry.models import Person, Place
from fangxian.registry.people import Details, masked, residents, reveal

NEED_WORDS = {key: Words(zh, en) for key, zh, en, _pattern in NEEDS}
PURPOSES = {
    "call": gettext_noop("to call them"),
    "visit": gettext_noop("to visit them"),
    "deliver": gettext_noop("to bring something"),
    "report": gettext_noop("to report upward"),
    "check": gettext_noop("to check the roster"),
}


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on a page, masked; ``details`` are empty for those who may not see personal answers."""

    person_id: int
    details: Details
    relation: str
    age: int | None
    sex: str
    needs: list[str]
    party_member: bool
    from_day: date


def living(asking: Asking, place: Place) -> list[Resident]:
    """Who lives behind a door now."""
    if place.kind != "door" or not asking.scope.may("read_people", place):
        return []
    stays = [stay for stay in history.of_place(asking.community_id, place.id) if stay.until_day is None]
    return rows(asking, stays, "place")


def rows(asking: Asking, stays: Sequence[Stay], purpose: str) -> list[Resident]:
    """People by their stays, masked: one row in the trail for all of them."""
    ids = {stay.person_id for stay in stays}
    opened = reveal(asking.look(purpose), ids) if ids else {}
    people = {person.id: person for person in Person.objects.filter(community_id=asking.community_id, id__in=ids)}
    ill = asking.reach("read_people", sees="health")
    homes = {place.id for place in places(asking, (stay.place_id for stay in stays)).values() if ill.holds(place)}
    return [
        _row(asking, stay, people[stay.person_id], opened[stay.person_id], ill=stay.place_id in homes) for stay in stays
    ]


def _row(asking: Asking, stay: Stay, person: Person, details: Details, *, ill: bool) -> Resident:
    return Resident(
        person_id=person.id,
        details=masked(details),
        relation=stay.relation,
        age=asking.now.year - person.born if person.born else None,
        sex={"F": _("female"), "M": _("male")}.get(person.sex, ""),
        needs=[told(NEED_WORDS.get(need, Words(need, need))) for need in person.needs] if ill else [],
        party_member=person.party_member,
        from_day=stay.from_day,
    )


@asks("reveal")
@require_POST
def reveal_place(request: HttpRequest, asking: Asking, place_id: int) -> HttpResponse:
    """The people of one door in full, for a purpose that the trail keeps."""
    place = place_or_404(asking, place_id, "reveal")
    ids = residents(asking.community_id, [place.id]).get(place.id, [])
    return _revealed(request, asking, ids)


@asks("reveal")
@require_POST
def reveal_person(request: HttpRequest, asking: Asking, person_id: int) -> HttpResponse:
    """One person in full, for a purpose that the trail keeps."""
    stays_or_404(asking, person_id, "reveal")
    return _revealed(request, asking, [person_id])


def _revealed(request: HttpRequest, asking: Asking, ids: Iterable[int]) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    if purpose not in PURPOSES:
        return render(request, "desk/part/revealed.html", {"fault": _("Choose what you need it for.")}, status=422)
    opened: dict[int, Any] = reveal(asking.look(f"reveal: {purpose}"), ids)
    return render(request, "desk/part/revealed.html", {"people": opened, "purpose": _(PURPOSES[purpose])})


def stays_or_404(asking: Asking, person_id: int, action: str = "read_people") -> list[Stay]:
    """Where somebody lived; 404 unless one of those doors lies within reach."""
    stays = history.of_person(asking.community_id, person_id)
    here = places(asking, (stay.place_id for stay in stays))
    if not any(asking.scope.may(action, here[stay.place_id]) for stay in stays):
        raise Http404
    return [stay for stay in stays if asking.scope.may("read_places", here[stay.place_id])]
