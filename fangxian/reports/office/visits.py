"""When somebody last answered at each door, as the ledger tells it until a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from fangxian.derived.draw import said
from fangxian.derived.rows import parts
from fangxian.measures.hours import day_told
from fangxian.measures.screening.records import DoorVisit
from fangxian.measures.shape import Said
from fangxian.reports.office.here import Here
from fangxian.reports.office.story import PLACES_AT_ONCE


def last(here: Here, doors: Sequence[int], until: datetime) -> dict[int, date]:
    """The day of the last visit at which somebody answered, by door; a door without one is not in it."""
    found: dict[int, date] = {}
    for piece in parts(sorted(set(doors)), PLACES_AT_ONCE):
        for door, lines in said(here.look, piece).items():
            days = [day_told(one) for one in lines if one.at < until and _answered(one)]
            if days:
                found[door] = max(days)
    return found


def _answered(one: Said) -> bool:
    record = one.record
    return isinstance(record, DoorVisit) and record.answered is not False and not record.negated and not record.planned
