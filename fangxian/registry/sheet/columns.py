"""Finds the columns of a sheet by the words in its header, in any order, below any title rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault

LOOK_DOWN = 30  # rows in which a header may stand
NOISE = re.compile(r"[\s*_：:]|\([^)]*\)|（[^）]*）|【[^】]*】")
FOOTER = re.compile(r"共\s*(\d+)\s*行")
ESCAPED = re.compile(r"^'(?=[=+\-@])")


class Column(msgspec.Struct, frozen=True):
    """One column: its field, its header in our own sheets, and the other words that people use for it."""

    field: str
    zh: str
    en: str
    others: tuple[str, ...] = ()

    @property
    def known_as(self) -> frozenset[str]:
        return frozenset(map(plain, (self.zh, self.en, self.field, *self.others)))


class Line(msgspec.Struct, frozen=True):
    """One row below the header: its number in the sheet, its cells by field, and all cells as they stand."""

    number: int
    cells: dict[str, str]
    raw: list[str]


class Table(msgspec.Struct, frozen=True):
    """A worksheet whose header was found. ``promised`` is the row count its own footer gives, if it has one.

    ``sheet`` counts it among the file's, ``top`` is the row of its header, both from 0.
    """

    header: list[str]
    fields: frozenset[str]
    lines: list[Line]
    promised: int | None = None
    sheet: int = 0
    top: int = 0


def plain(header: str) -> str:
    """A header without spaces, brackets and stars, in small letters."""
    return NOISE.sub("", unicodedata.normalize("NFKC", header)).lower()


def table(sheets: Sequence[list[list[str]]], columns: Sequence[Column], needed: Sequence[tuple[str, ...]]) -> Table:
    """The first worksheet with a header that has, of each group in ``needed``, one column. Raises SheetFault."""
    best: set[str] = set()
    for number, rows in enumerate(sheets):
        for index, row in enumerate(rows[:LOOK_DOWN]):
            at = _fields(row, columns)
            if all(any(field in at for field in group) for group in needed):
                return _table(rows, index, at, number)
            best = max(best, set(at), key=len)
    raise SheetFault(_lacking(best, columns, needed))


def _fields(row: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    known = {word: column.field for column in reversed(columns) for word in column.known_as}
    return {known[plain(cell)]: i for i, cell in reversed(list(enumerate(row))) if plain(cell) in known}


def _table(rows: list[list[str]], index: int, at: dict[str, int], sheet: int) -> Table:
    below = list(enumerate(rows[index + 1 :], index + 2))
    promised = next((int(found[1]) for _, row in reversed(below) if (found := _footer(row))), None)
    return Table(rows[index], frozenset(at), list(_lines(below, at)), promised, sheet, index)


def _footer(row: Sequence[str]) -> re.Match[str] | None:
    first = next((cell for cell in row if cell), "")
    return FOOTER.match(first)


def _lines(below: Sequence[tuple[int, list[str]]], at: dict[str, int]) -> Iterator[Line]:
    for number, row in below:
        if not any(row) or _footer(row):
            continue
        cells = {field: ESCAPED.sub("", row[i]) if i < len(row) else "" for field, i in at.items()}
        yield Line(number, cells, row)


def _lacking(found: set[str], columns: Sequence[Column], needed: Sequence[tuple[str, ...]]) -> Words:
    missing = [group for group in needed if not found & set(group)]
    by_field = {column.field: column for column in columns}
    zh = "、".join("或".join(by_field[f].zh for f in group) for group in missing)
    en = ", ".join(" or ".join(by_field[f].en for f in group) for group in missing)
    return Words(
        f"表里找不到这些列:{zh}。请在表头写上列名(顺序不限),另存后再试。",
        f"The sheet has no column for: {en}. Name the columns in a header row (in any order) and try again.",
    )
