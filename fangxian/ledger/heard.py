"""When the fact of an entry was first heard of: a correction keeps the moment of the first entry that it puts right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from fangxian.ledger import read
from fangxian.ledger.read import Row

AT_ONCE = 400  # ids in one statement


class First(msgspec.Struct, frozen=True):
    """The entry with which it began: its number, its id, and when it was received."""

    number: int
    id: UUID
    received_at: datetime


def heard(community_id: int, rows: Iterable[Row]) -> Mapping[UUID, First]:
    """The first entry of each by id; of one that corrects nothing, itself. One statement for each step back."""
    asked = {row.id: row for row in rows}
    known = dict(asked)
    while missing := _missing(known):
        found = _found(community_id, missing)
        known |= found
        if len(found) < len(missing):  # an entry may name one that never came
            known |= {number: _nobody(number) for number in missing if number not in found}
    return {key: _first(known, row) for key, row in asked.items()}


def _missing(known: Mapping[UUID, Row]) -> list[UUID]:
    return sorted({row.corrects for row in known.values() if row.corrects} - known.keys())


def _found(community_id: int, ids: list[UUID]) -> dict[UUID, Row]:
    pieces = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return {row.id: row for piece in pieces for row in read.by_id(community_id, piece)}


def _nobody(key: UUID) -> Row:
    return Row(0, key, "", 0, None, datetime.min, datetime.min, None, None, "", b"")  # noqa: DTZ901 - never read


def _first(known: Mapping[UUID, Row], row: Row) -> First:
    while row.corrects and known[row.corrects].number:
        row = known[row.corrects]
    return First(row.number, row.id, row.received_at)
