"""A list as it came: its title, its columns with what each was taken for, its rows by what their columns ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.asked.layout import FOOT, Layout, layout
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.sheet.columns import ESCAPED
from fangxian.registry.sheet.sandbox import Drawn, SheetFault

WHO = {"name", "phone", "id_number"}
PROMISED = re.compile(r"共\s*(\d+)\s*[行人]")
NO_HEAD = Words(
    "表里找不到姓名、电话或身份证号这样的列。请在表头写上列名(顺序不限),另存后再试。",
    "The sheet has no column for a name, phone or ID number. Name the columns in a header row and try again.",
)


class Head(msgspec.Struct, frozen=True):
    """One column: what stands over it, and what it was taken for; an empty key is one that is not used."""

    at: int
    text: str
    key: str
    words: Words


class Line(msgspec.Struct, frozen=True):
    """One row: its number in the sheet, and its cells by what they answer."""

    number: int
    cells: dict[str, str]


class Listing(msgspec.Struct, frozen=True):
    """A worksheet understood. ``sheet`` counts it among the file's; ``top`` is the row of its heads, from 0.

    ``promised`` are the rows that its own footer counts.
    """

    sheet: int
    title: str
    top: int
    heads: list[Head]
    lines: list[Line]
    promised: int | None = None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(head.key for head in self.heads if head.key)


def listing(sheets: Sequence[list[list[str]]]) -> Listing:
    """The worksheet of which most columns are known. Raises SheetFault where nobody is named."""
    laid = ((number, layout(Drawn("", rows, []))) for number, rows in enumerate(sheets))
    found = [_listing(number, one, sheets[number]) for number, one in laid if one]
    named = [one for one in found if one.keys & WHO]
    if not named:
        raise SheetFault(NO_HEAD)
    return max(named, key=lambda one: (len(one.keys), -one.sheet))


def _listing(number: int, found: Layout, rows: list[list[str]]) -> Listing:
    heads = list(_heads(found))
    at = {head.key: head.at for head in heads if head.key}
    promised = [int(told[1]) for text in found.notes if (told := PROMISED.search(text))]
    return Listing(
        sheet=number,
        title=found.title,
        top=found.top,
        heads=heads,
        lines=list(_lines(found, rows, at)),
        promised=promised[-1] if promised else None,
    )


def _heads(found: Layout) -> Iterator[Head]:
    """What is not surely recognised is not used, nor a second column for the same."""
    used = {""}
    for column in found.columns:
        key = column.found.key if column.found.sure and column.found.key not in used else ""
        used.add(key)
        words = vocabulary()[key].title if key else Words("", "")
        yield Head(column.at, " / ".join(column.heads), key, words)


def _lines(found: Layout, rows: list[list[str]], at: dict[str, int]) -> Iterator[Line]:
    """Rows below a subtotal or a note are rows too, if they look like those above."""
    for index, row in enumerate(rows[found.first :], found.first):
        cells = {key: ESCAPED.sub("", row[i]).strip() if i < len(row) else "" for key, i in at.items()}
        filled = sum(map(bool, cells.values()))
        foot = FOOT.match(next(filter(None, row), "")) or (index >= found.end and filled < len(WHO))
        if filled and not foot and index not in found.examples:
            yield Line(index + 1, cells)
