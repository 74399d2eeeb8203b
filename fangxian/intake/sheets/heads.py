"""A list as it came: its title, its columns with what each was taken for, its rows by what their columns ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from fangxian.intake.sheets.days import DayHead, by_day, day_head
from fangxian.measures.questions import Words
from fangxian.registry.asked.layout import FOOT, Layout, layout
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.sheet.columns import ESCAPED
from fangxian.registry.sheet.sandbox import Drawn, SheetFault

WHO = {"name", "phone", "id_number"}
DOOR = {"room", "address"}
HALVES = ("temperature_am", "temperature_pm")
FEWEST = 3  # cells by which a row below the foot still looks like those above
PROMISED = re.compile(r"共\s*(\d+)\s*[行人]")
NO_HEAD = Words(
    "表里找不到姓名、电话或身份证号这样的列。请在表头写上列名(顺序不限),另存后再试。",
    "The sheet has no column for a name, phone or ID number. Name the columns in a header row and try again.",
)


class Head(msgspec.Struct, frozen=True):
    """One column: what stands over it, and what it was taken for; an empty key is one that is not used.

    ``day`` is set where the column is of one day.
    """

    at: int
    text: str
    key: str
    words: Words
    day: DayHead | None = None


class Line(msgspec.Struct, frozen=True):
    """One row, or one day of it: its number in the sheet, its cells by what they answer, which of its days it is."""

    number: int
    cells: dict[str, str]
    part: int = 0

    @property
    def mark(self) -> str:
        """What tells it from every other line of the sheet."""
        return f"{self.number}.{self.part}" if self.part else str(self.number)


class Listing(msgspec.Struct, frozen=True):
    """A worksheet understood. ``sheet`` counts it among the file's; ``top`` is the row of its heads, from 0.

    ``promised`` are the rows that its own footer counts; ``width`` is how many columns it takes.
    """

    sheet: int
    width: int
    title: str
    top: int
    heads: list[Head]
    lines: list[Line]
    promised: int | None = None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(head.key for head in self.heads if head.key)

    @property
    def is_by_day(self) -> bool:
        """Whether it keeps several days beside each other."""
        return any(head.day for head in self.heads)


def listing(sheets: Sequence[Drawn]) -> Listing:
    """The worksheet of which most columns are known. Raises SheetFault where nobody and no door is named."""
    laid = ((number, layout(sheet)) for number, sheet in enumerate(sheets))
    found = [_listing(number, one, sheets[number]) for number, one in laid if one]
    named = [one for one in found if one.keys & (WHO | DOOR)]
    if not named:
        raise SheetFault(NO_HEAD)
    return max(named, key=lambda one: (bool(one.keys & WHO), len(one.keys), -one.sheet))


def _listing(number: int, found: Layout, sheet: Drawn) -> Listing:
    heads = list(_heads(found))
    promised = [int(told[1]) for text in found.notes if (told := PROMISED.search(text))]
    rows = _unmerged(sheet, found.first)
    return Listing(
        sheet=number,
        width=max(map(len, rows), default=0),
        title=found.title,
        top=found.top,
        heads=heads,
        lines=list(_lines(found, rows, heads)),
        promised=promised[-1] if promised else None,
    )


def _heads(found: Layout) -> Iterator[Head]:
    """What is not surely recognised is not used, nor a second column for the same, unless it is of another day."""
    used = {""}
    for column in found.columns:
        text, day = " / ".join(column.heads), day_head(column.heads, found.title)
        if day:
            yield Head(
                column.at, text, "", Words(f"{day.day} {_words(day.key).zh}", f"{day.day} {_words(day.key).en}"), day
            )
            continue
        key = column.found.key if column.found.sure and not column.found.on and column.found.key not in used else ""
        used.add(key)
        yield Head(column.at, text, key, _words(key))


def _words(key: str) -> Words:
    return vocabulary()[key].title if key else Words("", "")


def _unmerged(sheet: Drawn, first: int) -> list[list[str]]:
    """The rows, in which what is merged below the heads stands in each of its cells: one address for a household."""
    rows = [list(row) for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        for row in rows[top : bottom + 1] if first <= top < len(rows) else ():
            row[left : right + 1] = [sheet.rows[top][left]] * len(row[left : right + 1])
    return rows


def _lines(found: Layout, rows: list[list[str]], heads: Sequence[Head]) -> Iterator[Line]:
    """Rows below a subtotal or a note are rows too, if they look like those above."""
    at = {head.key: head.at for head in heads if head.key}
    days = [head for head in heads if head.day]
    for index, row in enumerate(rows[found.first :], found.first):
        cells = {key: _cell(row, i) for key, i in at.items()}
        filled = sum(map(bool, cells.values()))
        foot = FOOT.match(next(filter(None, row), "")) or (index >= found.end and filled < FEWEST)
        if not filled or foot or index in found.examples:
            continue
        if days:
            told = by_day(cells, [(head.day, _cell(row, head.at)) for head in days if head.day])
            yield from (Line(index + 1, one, part) for part, one in enumerate(told, 1))
        else:
            yield Line(index + 1, cells)


def _cell(row: Sequence[str], at: int) -> str:
    return ESCAPED.sub("", row[at]).strip() if at < len(row) else ""


def halves(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with morning and evening apart: for what keeps one reading each."""
    for line in lines:
        told = [key for key in HALVES if line.cells.get(key)]
        if len(told) < len(HALVES):
            yield line
            continue
        for part, key in enumerate(HALVES, max(2 * line.part - 1, 1)):
            yield Line(
                line.number,
                {name: cell for name, cell in line.cells.items() if name == key or name not in HALVES},
                part,
            )
