"""What of a batch is there: its places, its people, the entries that it corrects; one question to each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from django.db import connection

from fangxian.intake import problems
from fangxian.intake.incoming import Incoming
from fangxian.intake.problems import Problem
from fangxian.ledger import read
from fangxian.ledger.one_of import one_of
from fangxian.measures.shape import Record
from fangxian.registry.models import Person, Place
from fangxian.workforce.access import Scope
from fangxian.workforce.kinds import KINDS

PLACES = """
SELECT id, kind, grid_id, CAST(NULL AS uuid) FROM registry_place
WHERE community_id = %s AND closed = %s AND id {places}
UNION ALL
SELECT NULL, state, NULL, id FROM intake_held WHERE community_id = %s AND id {drafts}
"""


class Spot(msgspec.Struct, frozen=True):
    """A place as the way in needs it."""

    id: int
    kind: str
    grid_id: int | None


class There(msgspec.Struct, frozen=True):
    """Everything that a batch speaks of and that is there.

    ``corrected`` gives the place of each entry that is to be corrected, ``settled`` the state of each record
    that is a draft already.
    """

    places: Mapping[int, Spot]
    people: frozenset[int]
    corrected: Mapping[UUID, int]
    settled: Mapping[UUID, str]

    def problem(self, scope: Scope, one: Incoming) -> Problem | None:
        """Why this writer cannot write this there."""
        place, kind = self.places.get(one.place_id), KINDS[one.kind]
        if place is None or not scope.may_write(one.kind, place):
            mine = place is not None and scope.may("write_records", place)
            return problems.NOT_YOURS if mine else problems.PLACE
        if not fits(kind, place.kind):
            return problems.WRONG_PLACE
        if one.person_id is not None and one.person_id not in self.people:
            return problems.PERSON
        return None if self._may_correct(scope, one) else problems.CORRECTS

    def _may_correct(self, scope: Scope, one: Incoming) -> bool:
        if one.corrects is None:
            return True
        place = self.places.get(self.corrected.get(one.corrects, 0))
        return place is not None and scope.may("write_records", place)


def fits(kind: type[Record], place_kind: str) -> bool:
    """Whether such a record may be written at such a place: what it is about, or a total of it."""
    return place_kind in kind.about or (kind.totals and place_kind in ("grid", "community"))


def there(community_id: int, batch: Sequence[Incoming]) -> There:
    """Asks each table once, and only if the batch speaks of it."""
    people = {one.person_id for one in batch if one.person_id is not None}
    corrects = {one.corrects for one in batch if one.corrects}
    corrected = {row.id: row.place_id for row in read.by_id(community_id, corrects)} if corrects else {}
    wanted = {*(one.place_id for one in batch), *corrected.values()}
    places, settled = _places_and_drafts(community_id, wanted, [one.id for one in batch])
    known = _people(community_id, people) if people else frozenset()
    return There(places=places, people=known, corrected=corrected, settled=settled)


def spots(community_id: int, ids: set[int]) -> dict[int, Spot]:
    """The places with these ids, without those that are closed for good."""
    rows = Place.objects.filter(community_id=community_id, id__in=ids, closed=False)
    return {row[0]: Spot(*row) for row in rows.values_list("id", "kind", "grid_id")}


def _places_and_drafts(
    community_id: int, ids: set[int], records: Sequence[UUID]
) -> tuple[dict[int, Spot], dict[UUID, str]]:
    """Both in one plain statement: every batch waits for it, and each question is a journey."""
    native = connection.features.has_native_uuid_field
    drafts = {(key if native else key.hex): key for key in records}
    spots_asked, place_ids = one_of(ids)
    drafts_asked, draft_ids = one_of(drafts)
    statement = PLACES.format(places=spots_asked, drafts=drafts_asked)
    places: dict[int, Spot] = {}
    settled: dict[UUID, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [community_id, False, *place_ids, community_id, *draft_ids])
        for place_id, kind_or_state, grid_id, key in cursor.fetchall():
            if key is None:
                places[place_id] = Spot(place_id, kind_or_state, grid_id)
            else:
                settled[drafts[key]] = kind_or_state
    return places, settled


def _people(community_id: int, ids: set[int]) -> frozenset[int]:
    return frozenset(Person.objects.filter(community_id=community_id, id__in=ids).values_list("id", flat=True))
