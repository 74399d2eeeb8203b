"""The rows under a report's figures, wherever they come from: kept with it, folded anew, or derived just now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from fangxian.derived.figures import Row


class Counted(msgspec.Struct, frozen=True):
    """Rows with their grids; they answer whatever a report asks of the derived rows."""

    rows: list[Row]

    def under(self, indicator: str, day: date, *, whole: bool) -> list[Row]:
        """Exactly the rows under a figure of the day; ``whole``: under the figure since the beginning."""
        return [
            row for row in self.rows if row.indicator == indicator and row.from_day <= day and (whole or on(row, day))
        ]

    def by_grid(self, day: date) -> Mapping[tuple[str, int | None], float]:
        """The figures of the day by indicator and grid."""
        sums: defaultdict[tuple[str, int | None], float] = defaultdict(float)
        for row in self.rows:
            if on(row, day):
                sums[row.indicator, row.grid_id] += row.value
        return sums

    def cumulative(self, day: date) -> Mapping[str, float]:
        """The figures from the beginning to the end of the day, by indicator."""
        sums: defaultdict[str, float] = defaultdict(float)
        for row in self.rows:
            if row.from_day <= day:
                sums[row.indicator] += row.value
        return sums


def on(row: Row, day: date) -> bool:
    """Whether a row counts on that day."""
    return row.from_day <= day and (row.until_day is None or day < row.until_day)


def needed(rows: Iterable[Row], indicators: frozenset[str], day: date) -> list[Row]:
    """Those of the rows that a report of the day on these indicators rests on."""
    return [row for row in rows if row.indicator in indicators and row.from_day <= day]
