"""Takes over the rows that a person ticked: an edit becomes a correction, a new row a record, by the one way in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import msgspec

from fangxian.intake.incoming import Incoming
from fangxian.intake.receive import receive
from fangxian.intake.returned.plan import Plan
from fangxian.intake.returned.rows import Row
from fangxian.intake.sheets.ids import sending
from fangxian.ledger.entry import Answer
from fangxian.workforce.access import Scope

DEVICE = "returned"


class Taken(msgspec.Struct, frozen=True):
    """A row and what became of it."""

    row: Row
    answer: Answer


def take(scope: Scope, plan: Plan, ticked: Collection[int], now: datetime) -> list[Taken]:
    """One answer for each ticked row that can be taken over, in the sheet's order. Raises NotStored."""
    rows = [row for row in plan.rows if row.line in ticked and row.takes]
    batch = [_incoming(scope.community_id, row, now) for row in rows]
    return [Taken(row, one) for row, one in zip(rows, receive(scope.community_id, scope, batch, now), strict=True)]


def _incoming(community_id: int, row: Row, now: datetime) -> Incoming:
    """What came back twice is the same record: its id follows from what it says and of which entry."""
    assert row.place_id is not None  # a row that takes has one
    key = row.record_id(community_id, now.date())
    epoch, seq = sending(key)
    return Incoming(
        id=key,
        device=DEVICE,
        epoch=epoch,
        seq=seq,
        kind=row.kind,
        place_id=row.place_id,
        person_id=row.person_id,
        happened_at=row.happened_at or now,
        answers=row.answers,
        corrects=row.entry.id if row.entry else None,
    )
