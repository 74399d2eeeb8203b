"""Reading the ledger: onward from a bookmark, at places, one entry and its history; sealed, or opened with a trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from fangxian.ledger.entry import WHERE, unpacked
from fangxian.ledger.models import Entry, Head
from fangxian.measures.shape import Record
from fangxian.vault.opening import Look, open_sealed

AT_ONCE = 400  # ids in one statement


class Row(msgspec.Struct, frozen=True):
    """An entry as it stands in the ledger, its answers sealed. Moments are aware."""

    number: int
    id: UUID
    kind: str
    place_id: int
    person_id: int | None
    happened_at: datetime
    received_at: datetime
    worker_id: int | None
    corrects: UUID | None
    device: str
    sealed: bytes


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An entry opened: what was said, by whom, about what."""

    number: int
    id: UUID
    kind: str
    place_id: int
    person_id: int | None
    happened_at: datetime
    received_at: datetime
    worker_id: int | None
    corrects: UUID | None
    device: str
    record: Record


def head(community_id: int) -> int:
    """The number of the last entry; 0 before the first."""
    return Head.objects.filter(community_id=community_id).values_list("number", flat=True).first() or 0


def after(community_id: int, number: int, limit: int = 10_000) -> list[Row]:
    """The entries after a bookmark, in order."""
    return _rows(_of(community_id).filter(number__gt=number).order_by("number")[:limit])


def places_after(community_id: int, number: int) -> set[int]:
    """The places of the entries after a bookmark, and of those that they correct."""
    new = _of(community_id).filter(number__gt=number)
    put_right = _of(community_id).filter(id__in=new.exclude(corrects=None).values("corrects"))
    return {*new.values_list("place_id", flat=True), *put_right.values_list("place_id", flat=True)}


def at_places(community_id: int, place_ids: Iterable[int], until: int | None = None) -> list[Row]:
    """The entries at these places in the order of their numbers, leaving out what was corrected.

    As the ledger stood at number ``until``, if one is given.
    """
    return _rows(standing(community_id, until).filter(place_id__in=list(place_ids)).order_by("number"))


def about_people(community_id: int, person_ids: Iterable[int]) -> list[Row]:
    """The entries about these people in the order of their numbers, corrected ones included."""
    return _rows(_of(community_id).filter(person_id__in=list(person_ids)).order_by("number"))


def by_id(community_id: int, ids: Iterable[UUID]) -> list[Row]:
    """The entries with these ids, in the order of their numbers."""
    return _rows(_of(community_id).filter(id__in=set(ids)).order_by("number"))


def by_number(community_id: int, numbers: Iterable[int]) -> list[Row]:
    """The entries with these numbers, in order."""
    asked = sorted(set(numbers))
    pieces = (asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE))
    return [row for piece in pieces for row in _rows(_of(community_id).filter(number__in=piece).order_by("number"))]


def last_of(community_id: int, worker_id: int, kinds: Iterable[str], limit: int = 20) -> list[Row]:
    """What a worker wrote last of these kinds and nobody has corrected, the newest first."""
    theirs = standing(community_id).filter(worker_id=worker_id, kind__in=list(kinds))
    return _rows(theirs.order_by("-number")[:limit])


def moments_of(community_id: int, worker_id: int, from_at: datetime, now: datetime) -> list[datetime]:
    """When that happened which a worker wrote and nobody has corrected; not what it was."""
    theirs = standing(community_id).filter(worker_id=worker_id, happened_at__gte=from_at, happened_at__lte=now)
    return list(theirs.order_by("happened_at").values_list("happened_at", flat=True))


def last_at(community_id: int, place_ids: Iterable[int], kinds: Iterable[str], limit: int = 20) -> list[Row]:
    """What was written last at these places of these kinds and nobody has corrected, the newest first."""
    there = standing(community_id).filter(place_id__in=list(place_ids), kind__in=list(kinds))
    return _rows(there.order_by("-number")[:limit])


def lately_at(community_id: int, place_ids: Iterable[int], kinds: Iterable[str], since: datetime) -> list[Row]:
    """What happened at these places of these kinds since a moment and nobody has corrected, in order of numbers."""
    there = standing(community_id).filter(place_id__in=list(place_ids), kind__in=list(kinds), happened_at__gt=since)
    return _rows(there.order_by("number"))


def sent_by(community_id: int, devices: Iterable[str]) -> list[Row]:
    """What these devices, or drafts, sent and nobody has corrected, in the order of their numbers."""
    return _rows(standing(community_id).filter(device__in=list(devices)).order_by("number"))


def latest(community_id: int, place_ids: Iterable[int] | None, before: int | None, limit: int) -> list[Row]:
    """A page of entries, the newest first, of these places (None: of all), below the number ``before``."""
    rows = _of(community_id) if place_ids is None else _of(community_id).filter(place_id__in=list(place_ids))
    rows = rows if before is None else rows.filter(number__lt=before)
    return _rows(rows.order_by("-number")[:limit])


def between(community_id: int, kinds: Iterable[str], from_at: datetime, until_at: datetime) -> list[Row]:
    """What happened of these kinds from a moment until another and nobody has corrected, in order of time."""
    rows = standing(community_id).filter(kind__in=list(kinds), happened_at__gte=from_at, happened_at__lt=until_at)
    return _rows(rows.order_by("happened_at", "number"))


def put_right(community_id: int, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these entries another one corrects."""
    found = _of(community_id).filter(corrects__in=set(ids)).values_list("corrects", flat=True)
    return {corrected for corrected in found if corrected}


def last_of_each(community_id: int, rows: Sequence[Row]) -> dict[UUID, Row]:
    """Of each entry, by its id, the last one that puts it right, step by step; itself where nobody did."""
    last = {row.id: row for row in rows}
    while later := _corrections_of(community_id, [row.id for row in last.values()]):
        last = {key: later.get(row.id, row) for key, row in last.items()}
    return last


def _corrections_of(community_id: int, ids: Sequence[UUID]) -> dict[UUID, Row]:
    pieces = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    found = (_rows(_of(community_id).filter(corrects__in=piece).order_by("number")) for piece in pieces)
    return {row.corrects: row for piece in found for row in piece if row.corrects}


def history(community_id: int, entry_id: UUID) -> list[Row]:
    """An entry with all that it corrects and all that corrects it, from the first to the last."""
    found = {row.id: row for row in by_id(community_id, [entry_id])}
    while more := _neighbours(community_id, found):
        found |= more
    return sorted(found.values(), key=lambda row: row.number)


def _neighbours(community_id: int, found: dict[UUID, Row]) -> dict[UUID, Row]:
    earlier = {row.corrects for row in found.values() if row.corrects} - found.keys()
    later = _rows(_of(community_id).filter(corrects__in=list(found)).exclude(id__in=list(found)))
    return {row.id: row for row in (*(by_id(community_id, earlier) if earlier else ()), *later)}


def told(look: Look, rows: Sequence[Row]) -> list[Told]:
    """The rows opened; one row in the trail. Raises Damaged, naming an entry that does not open."""
    return [_told(row, record) for row, record in zip(rows, records(look, rows), strict=True)]


def records(look: Look, rows: Sequence[Row]) -> list[Record]:
    """As ``told``, only what was said, row by row."""
    opened = open_sealed(look, WHERE, [(row.number, row.sealed) for row in rows])
    return [unpacked(row.kind, plain) for row, plain in zip(rows, opened, strict=True)]


def standing(community_id: int, until: int | None = None) -> QuerySet[Entry]:
    """The entries that nobody has corrected (among the entries up to the number ``until``)."""
    corrections = _of(community_id, until).filter(corrects=OuterRef("id"))
    return _of(community_id, until).filter(~Exists(corrections))


def hash_at(community_id: int, number: int) -> bytes:
    """The chain's hash at an entry; 32 zero bytes before the first."""
    found = _of(community_id).filter(number=number).values_list("hash", flat=True).first()
    return bytes(found) if found else bytes(32)


def _of(community_id: int, until: int | None = None) -> QuerySet[Entry]:
    entries = Entry.objects.filter(community_id=community_id)
    return entries if until is None else entries.filter(number__lte=until)


def _rows(entries: QuerySet[Entry]) -> list[Row]:
    """Straight from the driver: Django's own turning of each value takes longer than opening the entry."""
    try:
        statement, values = entries.values_list(*Row.__struct_fields__).query.sql_with_params()
    except EmptyResultSet:  # asked for none
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if connection.features.has_native_uuid_field:
            return [Row(*(*row[:-1], bytes(row[-1]))) for row in cursor.fetchall()]
        return [_from_sqlite(*row) for row in cursor.fetchall()]


def _from_sqlite(
    number: int,
    key: str,
    kind: str,
    place_id: int,
    person_id: int | None,
    happened_at: datetime,
    received_at: datetime,
    worker_id: int | None,
    corrects: str | None,
    *rest: Any,
) -> Row:
    """SQLite keeps ids as text, and moments in UTC without saying so."""
    moments = (happened_at.replace(tzinfo=UTC), received_at.replace(tzinfo=UTC))
    put_right = UUID(corrects) if corrects else None
    return Row(number, UUID(key), kind, place_id, person_id, *moments, worker_id, put_right, *rest)


def _told(row: Row, record: Record) -> Told:
    shared = {name: getattr(row, name) for name in Row.__struct_fields__[:-1]}
    return Told(**shared, record=record)
