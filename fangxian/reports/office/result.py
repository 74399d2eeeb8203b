"""What became of an office sheet: each column with what it was taken for, the cells filled, the questions left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from fangxian.measures.questions import Words
from fangxian.reports.office.asking import Question
from fangxian.reports.office.cells import letters


class ColumnResult(msgspec.Struct, frozen=True, kw_only=True):
    """One column or label: where, its words, what it was taken for (empty: not known), how many cells were filled.

    ``mark`` is the form of its words under which an answer about it is remembered; ``cells`` are ranges.
    """

    sheet: str
    at: str
    heads: tuple[str, ...]
    mark: str
    key: str
    name: Words | None
    sure: bool
    why: str
    candidates: tuple[str, ...]
    says: Words | None
    cells: tuple[str, ...]
    filled: int
    empty: int


class SheetResult(msgspec.Struct, frozen=True, kw_only=True):
    """One worksheet: which rows were written, how many there were, how many did not fit.

    ``mark``: under which it is remembered whom it is about; ``told``: whether somebody said so once.
    """

    sheet: str
    title: str
    kind: str
    rows: str
    rows_name: Words | None
    rows_say: Words | None
    people: int
    written: int
    left_over: int
    mark: str = ""
    told: bool = False


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The filled file with everything that is to be said of it; ``remarks`` are for the person who asked.

    ``reads``: what the sheet was understood to ask for, as a hash; ``day``: the day for which it was filled;
    ``up_to``: until when what was filled counts.
    """

    file: bytes
    sheets: tuple[SheetResult, ...]
    columns: tuple[ColumnResult, ...]
    questions: tuple[Question, ...]
    remarks: tuple[Words, ...]
    reads: str = ""
    day: date | None = None
    up_to: tuple[Words, ...] = ()

    @property
    def filled(self) -> int:
        return sum(column.filled for column in self.columns)


def ranges(column: int, rows: Sequence[int]) -> tuple[str, ...]:
    """Rows of a column (from 0) as ranges: B5:B24, B30."""
    found: list[str] = []
    start = last = -2
    for row in [*sorted(rows), -1]:
        if row == last + 1:
            last = row
            continue
        if start >= 0:
            name = letters(column)
            found.append(f"{name}{start + 1}" if start == last else f"{name}{start + 1}:{name}{last + 1}")
        start = last = row
    return tuple(found)
