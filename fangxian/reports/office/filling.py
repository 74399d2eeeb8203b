"""What was put into one table of a sheet, what was asked there and not known."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec

from fangxian.reports.office.asking import Question
from fangxian.reports.office.plan import Table, Wanted
from fangxian.reports.office.worksheet import Worksheet


class Filling(msgspec.Struct):
    """Column by column, the rows filled and how many answers were not known."""

    table: Table
    filled: defaultdict[int, list[int]] = msgspec.field(default_factory=lambda: defaultdict(list))
    empty: defaultdict[int, int] = msgspec.field(default_factory=lambda: defaultdict(int))
    questions: list[Question] = []
    people: int = 0
    written: int = 0
    left_over: int = 0

    def put(self, part: Worksheet, row: int, wanted: Wanted, value: Any) -> None:
        """A value into a cell, unless something stands in it."""
        if part.is_free(row, wanted.head.at):
            part.put(row, wanted.head.at, value)
            self.filled[wanted.head.at].append(row)
