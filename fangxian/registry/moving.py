"""People move in, move, or are written down anew; where they lived stays written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from django.db import connection, transaction

from fangxian.registry import change, people
from fangxian.registry.marks import marks_of
from fangxian.registry.models import Person, Residence
from fangxian.registry.numbering import lock, next_id
from fangxian.registry.people import Details
from fangxian.vault.seal import seal

AT_ONCE = 2000  # rows in one statement
INSERT_MARK = "INSERT INTO registry_mark (community_id, mark, person_id, field) VALUES (%s, %s, %s, %s)"


class Newcomer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is not in the registry yet, and the door they live behind."""

    details: Details
    place_id: int
    from_day: date
    relation: str = ""
    born: int | None = None
    sex: str = ""
    needs: tuple[str, ...] = ()
    party_member: bool = False


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the registry goes to live behind another door."""

    person_id: int
    place_id: int
    day: date
    relation: str = ""


def move_in(community_id: int, newcomers: Sequence[Newcomer]) -> list[int]:
    """Writes new people with their details sealed; their ids, in order. One transaction."""
    with transaction.atomic():
        lock(community_id)
        first = next_id(Person, community_id)
        ids = list(range(first, first + len(newcomers)))
        Person.objects.bulk_create(_people(community_id, ids, newcomers), batch_size=AT_ONCE)
        add_marks(community_id, ids, [n.details for n in newcomers])
        homes = [
            Move(person_id=i, place_id=n.place_id, day=n.from_day, relation=n.relation)
            for i, n in zip(ids, newcomers, strict=True)
        ]
        _write_homes(community_id, homes)
        change.note(community_id, [n.place_id for n in newcomers])
    return ids


def _people(community_id: int, ids: Sequence[int], newcomers: Sequence[Newcomer]) -> list[Person]:
    sealed = seal(
        community_id, people.WHERE, [(i, people.write(n.details)) for i, n in zip(ids, newcomers, strict=True)]
    )
    return [
        Person(
            community_id=community_id,
            id=number,
            sealed=box,
            born=new.born,
            sex=new.sex,
            needs=list(new.needs),
            party_member=new.party_member,
        )
        for number, box, new in zip(ids, sealed, newcomers, strict=True)
    ]


def add_marks(community_id: int, person_ids: Sequence[int], details: Sequence[Details]) -> None:
    """Makes people findable by name, initials, number and phone."""
    rows = [(community_id, mark, person_ids[at], field) for at, field, mark in marks_of(community_id, details)]
    with connection.cursor() as cursor:  # five rows a person: the ORM would take longer over them than all else
        cursor.executemany(INSERT_MARK, sorted(rows))


def _write_homes(community_id: int, moves: Sequence[Move]) -> None:
    first = next_id(Residence, community_id)
    rows = [
        Residence(
            community_id=community_id,
            id=number,
            person_id=move.person_id,
            place_id=move.place_id,
            relation=move.relation,
            from_day=move.day,
        )
        for number, move in enumerate(moves, first)
    ]
    Residence.objects.bulk_create(rows, batch_size=AT_ONCE)


def move(community_id: int, moves: Sequence[Move]) -> None:
    """Closes where they lived on the day of the move and opens where they live from that day on."""
    by_person = {moved.person_id: moved for moved in moves}
    with transaction.atomic():
        lock(community_id)
        living = Residence.objects.filter(community_id=community_id, person_id__in=by_person, until_day=None)
        left = list(living)
        for home in left:
            home.until_day = max(home.from_day, by_person[home.person_id].day)
        Residence.objects.bulk_update(left, ["until_day"], batch_size=500)
        _write_homes(community_id, moves)
        change.note(community_id, [*(home.place_id for home in left), *(moved.place_id for moved in moves)])


def move_out(community_id: int, person_id: int, day: date) -> None:
    """Somebody left: the residence is closed, the person stays in the history."""
    with transaction.atomic():
        lock(community_id)
        living = Residence.objects.filter(community_id=community_id, person_id=person_id, until_day=None)
        places = list(living.values_list("place_id", flat=True))
        living.update(until_day=day)
        change.note(community_id, places)
