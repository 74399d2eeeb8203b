"""What an office sheet wants: for each worksheet its layout, what its rows are about, and how its columns write."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from fangxian.registry.asked.layout import ColumnHead, Layout, layout
from fangxian.registry.asked.vocabulary import Asked, vocabulary
from fangxian.registry.sheet import sandbox
from fangxian.reports.office.about import NAMED_BY, kind_of
from fangxian.reports.office.cells import Cell, attributes, place
from fangxian.reports.office.remembered import rows_mark
from fangxian.reports.office.shape import Hint, options_in
from fangxian.reports.office.subjects import BY_KEY, Rows, meant
from fangxian.reports.office.titled import left_over
from fangxian.reports.office.workbook import Workbook
from fangxian.reports.office.worksheet import Worksheet

CUT_OFF = re.compile(r"(?:截至|截止|统计至).{0,12}?(\d{1,2})(?:时|点|[::]\d{2})")
VALIDATION = re.compile(r"<(?:\w+:)?dataValidation\b([^>]*)>(.*?)</(?:\w+:)?dataValidation>", re.DOTALL)
LISTED = re.compile(r"<(?:\w+:)?formula1>\s*(?:&quot;|\")(.*?)(?:&quot;|\")\s*</", re.DOTALL)
OF_MANY = {
    "vacant": "vacant_households",
    "household_size": "people",
    "has_fever": "figure:fevers",
}  # what a head means of more than one household


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """One column: what it asks for (None where that is not known) and how it is to be written."""

    head: ColumnHead
    asked: Asked | None
    hint: Hint


class Table(msgspec.Struct, kw_only=True):
    """One worksheet that is to be filled. ``rows`` is None where neither title nor anybody says which rows.

    ``mark``: the words under which it is remembered which rows it wants; ``told``: whether somebody said so;
    ``unread``: what the title says of them that was not understood.
    """

    name: str
    laid: Layout
    kind: str
    rows: Rows | None
    wanted: list[Wanted]
    free: list[int]
    named: list[int]
    cut_off: int | None = None
    mark: str = ""
    told: bool = False
    unread: str = ""

    @property
    def names_rows(self) -> bool:
        """Whether a column says whom or what each row is about: rows without it are nobody's."""
        if self.kind == "community":
            return "community" in self.by_key or len(self.free) < 2 or not self._opens_unread
        return self.kind not in NAMED_BY or bool(self.by_key.keys() & NAMED_BY[self.kind])

    @property
    def _opens_unread(self) -> bool:
        """Whether what stands before the first number was not understood: it may name the rows."""
        first = next((at for at, one in enumerate(self.wanted) if one.asked and one.asked.kind == "number"), 0)
        return any(one.asked is None for one in self.wanted[:first])

    @property
    def by_key(self) -> dict[str, Wanted]:
        return {one.asked.key: one for one in reversed(self.wanted) if one.asked}

    def text(self, row: int, key: str) -> str:
        """What stands in the column of that key in a row already."""
        return self.at(row, self.by_key[key].head.at)

    def at(self, row: int, column: int) -> str:
        """What stands there already."""
        return _at(self.laid.sheet.rows, row, column).strip()


class Book(msgspec.Struct, kw_only=True):
    """An office sheet read: its tables, and the worksheets in which none was found."""

    file: Workbook
    parts: dict[str, Worksheet]
    drawn: dict[str, sandbox.Drawn]
    tables: list[Table]
    bare: list[str]


def read(path: Path, told: Mapping[str, str] | None = None, rows: str = "") -> Book:
    """Reads a sheet in the sandbox and finds out what it wants. Raises SheetFault."""
    drawn = {sheet.name: sheet for sheet in sandbox.drawn(path)}
    file = Workbook(path)
    book = Book(file=file, parts={}, drawn=drawn, tables=[], bare=[])
    for name, sheet in drawn.items():
        if name not in file.sheets or name in file.hidden or not any(any(row) for row in sheet.rows):
            continue
        book.parts[name] = file.worksheet(name)
        found = layout(sheet, told)
        table = _table(found, book.parts[name], file, told, rows) if found else None
        if table:
            book.tables.append(table)
        else:
            book.bare.append(name)
    return book


def _table(laid: Layout, part: Worksheet, file: Workbook, told: Mapping[str, str] | None, chosen: str) -> Table | None:
    keys = {head.found.key for head in laid.columns if head.found.sure and head.found.key}
    kind = kind_of(keys)
    if not kind:
        return None
    free, named = _body(laid, part, kind)
    words = rows_mark(laid)
    said = chosen or (told.get(words, "") if told else "")
    texts = [laid.title, laid.sheet.name, *(text for text in laid.above[:4] if text != laid.title)]
    rows, unread = (BY_KEY.get(said), "") if said else _meant(texts, kind)
    cut_off = next((int(hit[1]) for text in (laid.title, *laid.notes) if (hit := CUT_OFF.search(text))), None)
    return Table(
        name=laid.sheet.name,
        laid=laid,
        kind=rows.kind if rows else kind,
        rows=rows,
        wanted=[_wanted(head, kind, laid, part, file) for head in laid.columns],
        free=free,
        named=named,
        cut_off=None if cut_off in (0, 24) else cut_off,
        mark=words,
        told=bool(said) and not chosen,
        unread=unread,
    )


def _meant(texts: Sequence[str], kind: str) -> tuple[Rows | None, str]:
    """The rows that the title means; none, and the words that narrow them otherwise, where it says more than that."""
    rows, by = meant(texts[:2], "worker") if kind == "person" else (None, "")
    if rows is None:
        rows, by = meant(texts, kind)
    unread = left_over(texts[0] or by, rows) if rows else ""
    return (None if unread else rows), unread


def fingerprint(book: Book) -> str:
    """What the sheet was understood to ask for, as a hash: whom each table is about, and what each column is."""
    told = [
        (
            table.kind,
            table.rows.key if table.rows else "",
            [(one.at, one.found.key, one.found.on) for one in table.laid.columns],
        )
        for table in book.tables
    ]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def _body(laid: Layout, part: Worksheet, kind: str) -> tuple[list[int], list[int]]:
    """Rows of the body that are free, and rows that name whom they are about."""
    serial = {
        head.at
        for head in laid.columns
        if head.found.key in ("serial", "report_day", "community", "street", "district") and kind != "day"
    }
    known = {head.at for head in laid.columns}
    last = laid.end if laid.foot is not None else max(laid.end, part.last + 1)
    free: list[int] = []
    named: list[int] = []
    for row in range(laid.first, last):
        if row in laid.examples or row in laid.totals:
            continue
        line = laid.sheet.rows[row] if row < len(laid.sheet.rows) else []
        held = [at for at, text in enumerate(line) if text and at not in serial and not _formula(part.cell(row, at))]
        if not any(at in known for at in held):
            free.append(row)
        else:
            named.append(row)
    return free, named


def _formula(cell: Cell | None) -> bool:
    return cell is not None and cell.has_formula


def _wanted(head: ColumnHead, kind: str, laid: Layout, part: Worksheet, file: Workbook) -> Wanted:
    key = OF_MANY.get(head.found.key, head.found.key) if kind in ("building", "grid", "community") else head.found.key
    asked = vocabulary().get(key) if head.found.sure else None
    examples = tuple(text for row in sorted(laid.examples) if (text := _at(laid.sheet.rows, row, head.at)))
    style = part.style(laid.first + len(laid.examples) + len(laid.totals), head.at)
    hint = Hint(
        heads=head.heads,
        examples=examples,
        options=_options(head, laid, part, asked),
        date_cells=file.styles.is_date(style),
        text_cells=file.styles.is_text(style),
        english=not re.search("[一-鿿]", "".join(head.heads)),
        date1904=file.date1904,
    )
    return Wanted(head=head, asked=asked, hint=hint)


def _at(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _options(head: ColumnHead, laid: Layout, part: Worksheet, asked: Asked | None) -> tuple[tuple[str, str], ...]:
    """The column's code list: from the choice that its cells offer, from its head, from a note that names it."""
    if asked is None or (asked.kind not in ("choice", "yes_no", "has", "symptoms", "health") and asked.key != "needs"):
        return ()
    return _offered(head.at, laid.first, part) or options_in(head.heads[-1]) or _noted(head, laid.notes, asked)


def _offered(column: int, row: int, part: Worksheet) -> tuple[tuple[str, str], ...]:
    for tag, inner in VALIDATION.findall(part.after):
        said, listed = attributes(tag), LISTED.search(inner)
        if said.get("type") != "list" or not listed:
            continue
        for area in said.get("sqref", "").split():
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = place(first), place(last or first)
            if left <= column <= right and top <= row + 3 and bottom >= row:
                words = [word.strip() for word in listed[1].split(",") if word.strip()]
                return tuple(_coded(word) for word in words)
    return ()


def _coded(word: str) -> tuple[str, str]:
    """``1.男`` is written whole and means 男."""
    found = re.fullmatch(r"\d{1,2}[.、\s-]*(\D.*)", word)
    return (word, found[1] if found else word)


def _noted(head: ColumnHead, notes: Sequence[str], asked: Asked) -> tuple[tuple[str, str], ...]:
    """What a note says just after the column's name: 管理措施(1.居家隔离 2.集中隔离)."""
    for note in notes:
        for name in {head.heads[-1].strip(" *"), asked.zh}:
            _, named, rest = note.partition(name)
            found = options_in(re.split(r"[\n;。]", rest)[0]) if named and re.match(r"\s*[(:1A]", rest) else ()
            if found:
                return found
    return ()
