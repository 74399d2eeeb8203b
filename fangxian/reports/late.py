"""Late facts (晚到): what had happened when a report was signed, and was learnt only after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from fangxian.ledger.read import Row
from fangxian.reports.models import Issued


class Signed(msgspec.Struct, frozen=True):
    """An issued report, as far as it tells which facts came too late for it."""

    number: int
    ledger_number: int
    issued_at: datetime

    def has(self, row: Row, first: int) -> bool:
        """Whether the entry counts for it by now: its fact was in it (``first``), or came late."""
        return first <= self.ledger_number or row.happened_at < self.issued_at


def signed(community_id: int) -> list[Signed]:
    """Every issued report, in order."""
    rows = Issued.objects.filter(community_id=community_id).order_by("number")
    return [Signed(*row) for row in rows.values_list("number", "ledger_number", "issued_at")]


def touched_by(reports: Iterable[Signed], row: Row, corrected: Row | None, first: int) -> list[Signed]:
    """The reports of which the entry may make a figure another one: those that had its fact, or missed it."""
    return [
        one
        for one in reports
        if one.ledger_number < row.number
        and (
            one.has(row, first if row.corrects else row.number) or (corrected is not None and one.has(corrected, first))
        )
    ]
