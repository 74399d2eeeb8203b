"""What stands around the records of a register: places, people as the registry knows them, who wrote them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fangxian.derived.observed import observed
from fangxian.ledger.read import Row
from fangxian.measures.questions import Words
from fangxian.measures.screening.standing import Observation
from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.models import Person, Place, Residence
from fangxian.registry.people import Details, masked, residents, reveal
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from fangxian.workforce.covers import covers
from fangxian.workforce.models import Worker

HEAD = "户主"
_NEEDS: Mapping[str, Words] = {key: Words(zh, en) for key, zh, en, _pattern in NEEDS}
_VACANT, _LIVED_IN = Words("空置", "vacant"), Words("有人住", "lived in")
_SEX = {"M": Words("男", "male"), "F": Words("女", "female")}
FEW = 900  # ids in one statement


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """Looked up once for all rows of a register, by id. ``details`` are masked unless asked for in full."""

    places: Mapping[int, Place]
    people: Mapping[int, Person]
    details: Mapping[int, Details]
    heads: Mapping[int, int]
    living: Mapping[int, list[int]]
    relations: Mapping[int, str]
    observing: Mapping[int, Observation]
    workers: Mapping[int, str]
    in_charge: Mapping[int, str]

    def place(self, row: Row) -> Place:
        return self.places[row.place_id]

    def details_of(self, person_id: int | None) -> Details:
        return self.details.get(person_id or 0, Details(""))

    def household(self, row: Row) -> str:
        return self.details_of(self.heads.get(row.place_id)).name

    def sex(self, row: Row) -> str:
        person = self.people.get(row.person_id or 0)
        words = _SEX.get(person.sex) if person else None
        return words.said(_language()) if words else ""

    def age(self, row: Row) -> int | None:
        """In the year of the record, as far as a year of birth tells."""
        person = self.people.get(row.person_id or 0)
        return row.happened_at.year - person.born if person and person.born else None

    def house(self, row: Row) -> str:
        """Empty or lived in, as far as the registry knows; of other places nothing."""
        place = self.place(row)
        return (_VACANT if place.vacant else _LIVED_IN).said(_language()) if place.kind == "door" else ""

    def observed(self, row: Row) -> tuple[str, str]:
        """First and last day of the observation that runs."""
        seen = self.observing.get(row.person_id or 0)
        days = (seen.start, seen.over_on - timedelta(days=1)) if seen else ()
        first, last = (date_format(day, _("j M")) for day in days) if days else ("", "")
        return first, last

    def needs(self, row: Row) -> str:
        """Of the person, or of whoever lives behind the door."""
        ids = [row.person_id] if row.person_id else self.living.get(row.place_id, [])
        found = {need for one in ids if one in self.people for need in self.people[one].needs}
        return "、".join(_NEEDS[need].said(_language()) for need in sorted(found) if need in _NEEDS)


def _language() -> str:
    return get_language() or "zh-hans"


def around(look: Look, scope: Scope, rows: Sequence[Row], now: datetime, *, full: bool, observing: bool) -> Around:
    """All of it; the people are opened with one row in the trail, and only those of whom the reader may know.

    Who is under observation is looked up for ``observing`` alone: it takes all standings of the community.
    """
    community_id = look.community_id
    here = places(community_id, {row.place_id for row in rows})
    doors = [one.id for one in here.values() if one.kind == "door" and scope.may("read_people", one)]
    living = residents(community_id, doors)
    known = {row.person_id for row in rows if row.person_id and scope.may("read_people", here[row.place_id])}
    heads = _heads(community_id, doors)
    people = _people(community_id, known | {one for there in living.values() for one in there})
    details = reveal(look, known | set(heads.values()))
    return Around(
        places=here | places(community_id, {one.grid_id for one in here.values() if one.grid_id}),
        people=people,
        details=details if full else {number: masked(one) for number, one in details.items()},
        heads=heads,
        relations=_relations(community_id, known),
        observing=observed(community_id, localdate(now)) if observing else {},
        living=living,
        workers=dict(Worker.objects.filter(community_id=community_id).values_list("id", "name")),
        in_charge=_in_charge(community_id, now),
    )


def places(community_id: int, ids: set[int]) -> dict[int, Place]:
    """Places by id."""
    every = Place.objects.filter(community_id=community_id)
    return {place.id: place for place in (every.filter(id__in=ids) if len(ids) < FEW else every)}


def _people(community_id: int, ids: set[int]) -> dict[int, Person]:
    every = Person.objects.filter(community_id=community_id).defer("sealed")
    return {one.id: one for one in (every.filter(id__in=ids) if len(ids) < FEW else every)}


def _heads(community_id: int, doors: Sequence[int]) -> dict[int, int]:
    rows = Residence.objects.filter(community_id=community_id, until_day=None, relation=HEAD)
    rows = rows.filter(place_id__in=doors) if len(doors) < FEW else rows
    wanted = set(doors)
    return {place: person for place, person in rows.values_list("place_id", "person_id") if place in wanted}


def _relations(community_id: int, ids: set[int]) -> dict[int, str]:
    """How people are related to the head of the household where they live now."""
    rows = Residence.objects.filter(community_id=community_id, until_day=None)
    rows = rows.filter(person_id__in=ids) if len(ids) < FEW else rows
    return {person: relation for person, relation in rows.values_list("person_id", "relation") if person in ids}


def _in_charge(community_id: int, now: datetime) -> dict[int, str]:
    """Who is grid worker of a grid now."""
    names = dict(Worker.objects.filter(community_id=community_id).values_list("id", "name"))
    held = [one for one in covers(community_id, now) if one.role == "grid_worker" and one.from_at <= now]
    return {one.place_id: names[one.worker_id] for one in held}
