"""The marks of one copy of a filled sheet, within its filled cells alone: what follows a text, and who comes first.

The office's own cells and its order stay: people change places only within rows that we wrote and that show the same
door or day, and spaces follow only texts that nobody chooses from a list or looks others up by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from fangxian.reports.office.cells import Value
from fangxian.reports.office.plan import Table, Wanted
from fangxian.reports.office.shape import Hint
from fangxian.reports.releasing.marks import Marker

SPACED = frozenset({"address", "origin", "via", "transport_no"})
ALIKE = ("address", "returned_on", "observed_from")  # rows that show the same of these have no order of their own
ORDERED = frozenset({"relation"})  # the householder stands first where the sheet asks who is who


def carries(wanted: Wanted, value: Value | None) -> bool:
    """Whether a space may follow this value."""
    asked = wanted.asked
    return isinstance(value, str) and asked is not None and asked.key in SPACED and not wanted.hint.options


def in_order(marker: Marker, table: Table, rows: Sequence[Any], shown: Callable[[Any, str], str]) -> list[Any]:
    """The rows as this copy has them. ``shown(row, key)`` is what a column of the row will show."""
    there = table.by_key
    alike = next((key for key in ALIKE if key in there), None)
    if alike is None or "name" not in there or ORDERED & there.keys():
        return list(rows)
    ordered: list[Any] = []
    for same, group in groupby(rows, key=lambda row: shown(row, alike)):
        people = list(group)
        ranks = marker.ranks([(same, shown(row, "name")) for row in people]) if same and len(people) > 1 else []
        ordered += [people[at] for at in sorted(range(len(people)), key=lambda at: (ranks[at] if ranks else b"", at))]
    return ordered


def text(value: Value | None, hint: Hint) -> str:
    """A value as whoever reads the file sees it."""
    if hint.date_cells and isinstance(value, int):
        start = date(1904, 1, 1) if hint.date1904 else date(1899, 12, 30)
        return (start + timedelta(days=value)).isoformat()
    return "" if value is None else str(value).strip()
