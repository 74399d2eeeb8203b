"""Whom a record is about: who of the registry has that name, phone or number, or is called so, behind which door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from fangxian.intake.holding import Kept
from fangxian.registry import find, people
from fangxian.registry.called import called, who
from fangxian.registry.models import Place, Residence
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope

PURPOSE = "find who is meant"
PARTS = ("building", "unit")
PERSON = "person"


class Neighbour(NamedTuple):
    """Somebody of the registry who may be meant, and the door behind which they live."""

    person_id: int
    place: Place


def person_at(community_id: int, place_id: int, fields: Mapping[str, Any]) -> int | None:
    """The person's id, or None: then the name stays in the sealed answers. A group is nobody in particular."""
    if (fields.get("count") or 1) > 1:
        return None
    if name := fields.get("person"):
        return people.match(community_id, place_id, str(name))
    told = fields.get("id_number") or fields.get("phone")
    if not told:
        return None
    living = people.residents(community_id, [place_id]).get(place_id, [])
    known = set(find.people(community_id, str(told))) & set(living)
    return known.pop() if len(known) == 1 else None


def identify(community_id: int, scope: Scope | None, kept: Kept, now: datetime) -> None:
    """Say in a draft who is meant: whoever has the name, or the one who may be called so; else who they may be."""
    if len(kept.places) != 1:
        return
    kept.person_id = person_at(community_id, kept.places[0], kept.fields)
    if kept.person_id is None:
        kept.people = kept.people or _called_at(community_id, scope, kept.places[0], kept.fields, now)
        if len(kept.people) == 1:
            kept.person_id, kept.registry = kept.people[0], [*kept.registry, PERSON]
    if kept.person_id is not None:
        kept.people = []


def _called_at(
    community_id: int, scope: Scope | None, place_id: int, fields: Mapping[str, Any], now: datetime
) -> list[int]:
    """Who behind a door may be meant by the way somebody is called; for those who may see people there."""
    one = called(str(fields.get("person") or ""))
    if one is None or scope is None or (fields.get("count") or 1) > 1:
        return []
    place = Place.objects.filter(scope.place_filter("read_people"), community_id=community_id, id=place_id)
    living = people.residents(community_id, [place_id]).get(place_id, []) if place.exists() else []
    return who(Look(community_id, scope.actor, PURPOSE), one, living, now.year)


def neighbours(
    community_id: int, scope: Scope | None, fields: Mapping[str, Any], most: int, now: datetime
) -> list[Neighbour]:
    """Who may be meant where no room was said: within the building and unit that were, else in the writer's cover."""
    told = next((str(fields[name]) for name in ("id_number", "phone", "person") if fields.get(name)), "")
    if not told:
        return []
    within = _within(fields)
    if known := find.people(community_id, told):
        return _homes(community_id, known, within & (scope.place_filter("write_records") if scope else Q()))[:most]
    one = called(told)
    if one is None or scope is None or (fields.get("count") or 1) > 1:
        return []
    if not within and scope.reach("read_people").grids is None:
        return []  # so many are called so in a whole community
    seen = within & scope.place_filter("read_people")
    doors = Place.objects.filter(seen, community_id=community_id, kind="door", closed=False)
    living = Residence.objects.filter(
        community_id=community_id, place_id__in=doors.values("id"), until_day=None
    ).values_list("person_id", flat=True)
    look = Look(community_id, scope.actor, PURPOSE)
    return _homes(community_id, who(look, one, list(living), now.year), seen)[:most]


def _within(fields: Mapping[str, Any]) -> Q:
    """The doors of the building and unit that were said."""
    return Q(**{part: str(fields[part]) for part in PARTS if fields.get(part)})


def _homes(community_id: int, person_ids: Sequence[int], seen: Q) -> list[Neighbour]:
    """Those of the people who live behind one of the doors, by door."""
    living = Residence.objects.filter(community_id=community_id, person_id__in=list(person_ids), until_day=None)
    pairs = list(living.order_by("place_id", "person_id").values_list("person_id", "place_id"))
    rows = Place.objects.filter(seen, community_id=community_id, id__in={place for _, place in pairs}, closed=False)
    doors = {door.id: door for door in rows}
    return [Neighbour(person_id, doors[place_id]) for person_id, place_id in pairs if place_id in doors]
