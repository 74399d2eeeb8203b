"""Takes in the rows that a person ticked: each becomes a record by the one way in, or a correction."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import msgspec

from fangxian.intake.incoming import Incoming
from fangxian.intake.moment import happened_at
from fangxian.intake.receive import receive
from fangxian.intake.sheets.ids import sending
from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.ledger.entry import Answer
from fangxian.measures.shape import questions_of
from fangxian.workforce.access import Scope

DEVICE = "sheet"


class Taken(msgspec.Struct, frozen=True):
    """A row and what became of it."""

    row: Planned
    answer: Answer


def take(scope: Scope, plan: Plan, ticked: Collection[str], now: datetime) -> list[Taken]:
    """One answer for each ticked row that can be taken in, in the sheet's order. Raises NotStored."""
    rows = [row for row in plan.rows if row.line.mark in ticked and row.takes]
    batch = list(_incoming(plan, rows, now))
    return [Taken(row, one) for row, one in zip(rows, receive(scope.community_id, scope, batch, now), strict=True)]


def _incoming(plan: Plan, rows: list[Planned], now: datetime) -> Iterator[Incoming]:
    for row in rows:
        assert row.id is not None  # a row that takes has one
        assert row.match.place_id is not None  # and a place
        epoch, seq = sending(row.id)
        yield Incoming(
            id=row.id,
            device=DEVICE,
            epoch=epoch,
            seq=seq,
            kind=plan.sort.record.kind,
            place_id=row.match.place_id,
            person_id=row.match.person_id,
            happened_at=happened_at(row.answers, now),
            answers=answers_of(row),
            corrects=row.entry.id if row.entry else None,
        )


def answers_of(row: Planned) -> dict[str, Any]:
    """What the row says; of an entry that it puts right, all that the row does not speak of stays."""
    if row.entry is None:
        return row.answers
    before = {name: getattr(row.entry.record, name) for name in questions_of(type(row.entry.record))}
    return {name: value for name, value in (before | row.answers).items() if value is not None}
