"""What the registry holds, as a roster is compared with it: marks and plain columns only, no seal is opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

import msgspec

from fangxian.registry.address import Address
from fangxian.registry.marks import marks
from fangxian.registry.models import Mark, Person, Place, Residence
from fangxian.registry.people import Details

FIELDS = ("name", "id_number", "phone")


class KnownPerson(msgspec.Struct):
    """A person of the registry without their name: marks by field, and where they live now."""

    id: int
    born: int | None
    sex: str
    needs: list[str]
    party_member: bool
    marks: dict[str, bytes] = {}
    place_id: int | None = None
    relation: str = ""
    from_day: date | None = None


class Known:
    """The registry of a community in four statements, and the ways to find somebody in it."""

    def __init__(self, community_id: int) -> None:
        self.community_id = community_id
        self.people = _people(community_id)
        self.by_id_number: dict[bytes, KnownPerson] = {}
        self.by_phone: dict[tuple[bytes, bytes], list[KnownPerson]] = defaultdict(list)
        self.at_door: dict[tuple[int | None, bytes], list[KnownPerson]] = defaultdict(list)
        self._marks: dict[tuple[str, str], bytes] = {}
        for person in self.people.values():
            self._index(person)

    def learn(self, people: Sequence[Details]) -> None:
        """Makes the marks of all that the rows say, at once."""
        for field in FIELDS:
            values = list({value for details in people if (value := getattr(details, field))})
            found = marks(self.community_id, field, values)
            self._marks.update(((field, value), mark) for value, mark in zip(values, found, strict=True))

    def _index(self, person: KnownPerson) -> None:
        marks = person.marks
        if "id_number" in marks:
            self.by_id_number[marks["id_number"]] = person
        if "phone" in marks:
            self.by_phone[marks["name"], marks["phone"]].append(person)
        if person.place_id is not None:
            self.at_door[person.place_id, marks["name"]].append(person)

    @cached_property
    def doors(self) -> dict[tuple[str, str, str], int]:
        """Place ids by building, unit, room; a room that is alone in its building also without its unit."""
        rows = Place.objects.filter(community_id=self.community_id, kind="door")
        exact = {(b, u, r): number for number, b, u, r in rows.values_list("id", "building", "unit", "room")}
        alone: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        for (building, _, room), number in exact.items():
            alone[building, "", room].add(number)
        return {key: ids.pop() for key, ids in alone.items() if len(ids) == 1} | exact

    def door(self, at: Address) -> int | None:
        """The door of an address, or None."""
        return self.doors.get((at.building, at.unit, at.room))

    def person(self, place_id: int | None, details: Details, born: int | None) -> KnownPerson | None:
        """Who is meant: the same number; else the same name behind this door; else the same name and phone."""
        marks = self.marks(details)
        if "id_number" in marks and (same := self.by_id_number.get(marks["id_number"])):
            return same
        here = self.at_door[place_id, marks["name"]] if place_id is not None else []
        elsewhere = self.by_phone[marks["name"], marks["phone"]] if "phone" in marks else []
        return next((one for one in (*here, *elsewhere) if _may_be(one, marks, born)), None)

    def marks(self, details: Details) -> dict[str, bytes]:
        """The marks of what a row says, by field."""
        said = [(field, getattr(details, field)) for field in FIELDS if getattr(details, field)]
        return {field: self._marks[field, value] for field, value in said}


def _may_be(one: KnownPerson, marks: dict[str, bytes], born: int | None) -> bool:
    if born and one.born and born != one.born:
        return False
    both = "id_number" in marks and "id_number" in one.marks
    return not both or bool(born and one.born)  # a number corrected: same door, name and year


def _people(community_id: int) -> dict[int, KnownPerson]:
    rows = Person.objects.filter(community_id=community_id)
    columns = ("id", "born", "sex", "needs", "party_member")
    people = {row[0]: KnownPerson(*row) for row in rows.values_list(*columns)}
    marks = Mark.objects.filter(community_id=community_id, field__in=FIELDS)
    for person_id, field, found in marks.values_list("person_id", "field", "mark"):
        people[person_id].marks[field] = bytes(found)
    homes = Residence.objects.filter(community_id=community_id, until_day=None)
    for person_id, place_id, relation, from_day in homes.values_list("person_id", "place_id", "relation", "from_day"):
        one = people[person_id]
        one.place_id, one.relation, one.from_day = place_id, relation, from_day
    return people
