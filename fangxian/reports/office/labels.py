"""Labels with room beside them (填报单位:____): over and under a table, and sheets that are nothing but labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fangxian.registry.asked.layout import ColumnHead, Layout
from fangxian.registry.asked.recognise import Recognised, recognise
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.sheet.sandbox import Drawn
from fangxian.reports.office import plan
from fangxian.reports.office.filling import Filling
from fangxian.reports.office.known import Known
from fangxian.reports.office.plan import Book, Table, Wanted
from fangxian.reports.office.shape import Hint, options_in, written
from fangxian.reports.office.subjects import Subject

OPEN = re.compile(r"^\s*([^::_]{1,16}?)\s*[::]\s*((?:[__\s]|年|月|日)*)$")
SIGNED = re.compile("(?:签字|签名|签章|signature)", re.IGNORECASE)  # a date beside it is the signer's own
FEWEST = 3  # labels that make a sheet without a table a form of labels
MOST_ROWS = 200
COMMUNITY = Subject(kind="community", place_id=0)


class Spot(NamedTuple):
    """Where a label's answer goes; ``own`` is the label's own text where both stand in one cell."""

    row: int
    wanted: Wanted
    own: str | None


def fill(known: Known, book: Book, name: str, told: Mapping[str, str] | None, who: int | None) -> list[Filling]:
    """Fills the labels of a worksheet: the community's own facts, and one person's if somebody was chosen."""
    sheet, spots = book.drawn[name], found(book, name, told)
    whole = _as_table(name, sheet, [spot.wanted for spot in spots])
    about_one = name in book.bare or _of_days(book, name)
    whose = _chosen(known, whole, who) if about_one and who is not None else None
    return [_fill_spot(known, book, _as_table(name, sheet, [spot.wanted]), spot, whose) for spot in spots]


def found(book: Book, name: str, told: Mapping[str, str] | None) -> list[Spot]:
    """The labels of a worksheet; without a table it takes some of them to make it a form."""
    table = next((one for one in book.tables if one.name == name), None)
    part = book.parts[name]
    widest = max((max(line.cells) for line in part.lines.values() if line.cells), default=0)
    spots = list(_spots(book.drawn[name], table, told, widest))
    return spots if table is not None or len(spots) >= FEWEST else []


def _of_days(book: Book, name: str) -> bool:
    return any(one.name == name and one.kind == "day" for one in book.tables)


def as_tables(book: Book, name: str, told: Mapping[str, str] | None) -> Iterator[Table]:
    """Each label as a table of one column, to say what it was taken for."""
    return (_as_table(name, book.drawn[name], [spot.wanted]) for spot in found(book, name, told))


def _chosen(known: Known, table: Table, who: int) -> Any:
    """The one person whose card this is, with what is known of them."""
    home = known.here.home_of.get(who)
    table.kind = "person"
    subject = Subject(kind="person", place_id=home.place_id if home else 0, person_id=who)
    return known.prepared(table, [subject])[0]


def _fill_spot(known: Known, book: Book, table: Table, spot: Spot, whose: Any) -> Filling:
    filling, part = Filling(table), book.parts[table.name]
    asked, at = spot.wanted.asked, spot.wanted.head.at
    if asked is None or asked.kind in ("blank", "serial") or not known.may.allows(asked):
        return filling
    mine = whose is not None and "person" in asked.about
    about = whose if mine else COMMUNITY if "community" in asked.about else None
    value = written(asked, known.answer(table, about, asked), spot.wanted.hint) if about else None
    if value is None:
        filling.empty[at] += 1
    elif spot.own is not None:
        part.put(spot.row, at, f"{spot.own}{value}")
        filling.filled[at].append(spot.row)
    elif part.is_free(spot.row, at):
        part.put(spot.row, at, value)
        filling.filled[at].append(spot.row)
    return filling


def _spots(sheet: Drawn, table: Table | None, told: Mapping[str, str] | None, widest: int) -> Iterator[Spot]:
    """Each label that is recognised."""
    laid = table.laid if table else None
    for row in _rows(sheet, laid):
        signed = any(SIGNED.search(text) for text in sheet.rows[row])
        for column, text in enumerate(sheet.rows[row]):
            bare = laid is None or (table is not None and table.kind == "day")
            spot = _spot(sheet, row, column, text, told, bare=bare) if text else None
            if spot and spot.wanted.head.at <= widest and not (signed and spot.wanted.head.found.key == "report_day"):
                yield spot


def _spot(sheet: Drawn, row: int, column: int, text: str, told: Mapping[str, str] | None, *, bare: bool) -> Spot | None:
    hit = OPEN.match(unicodedata.normalize("NFKC", text))
    if hit is None and not bare:
        return None
    label = hit[1] if hit else text
    taken = recognise([label], told)
    if not taken.sure or not taken.key:
        return None
    right = _end(sheet, row, column) + 1
    beside = sheet.rows[row][right] if right < len(sheet.rows[row]) else ""
    template = (hit[2] if hit else "").strip("_ ")
    if not beside and not template:
        return Spot(row, _wanted(right, label, taken, ""), None)
    if hit is None or (beside and not template and not OPEN.match(unicodedata.normalize("NFKC", beside))):
        return None  # nothing open, or what stands beside it is its answer
    own = text[: len(text) - len(hit[2])] if hit[2] else text
    return Spot(row, _wanted(column, label, taken, template), own)


def _end(sheet: Drawn, row: int, column: int) -> int:
    """The last column of the merged cell that begins here."""
    return next((right for (top, left), (_, right) in sheet.merged if (top, left) == (row, column)), column)


def _rows(sheet: Drawn, laid: Layout | None) -> list[int]:
    last = min(len(sheet.rows), MOST_ROWS)
    if laid is None:
        return list(range(last))
    return [*range(laid.top), *(range(laid.foot, last) if laid.foot is not None else ())]


def _wanted(column: int, label: str, taken: Recognised, template: str) -> Wanted:
    asked = vocabulary().get(taken.key)
    head = ColumnHead(at=column, heads=(label,), found=taken)
    english = not re.search("[一-鿿]", label)
    day = ("年月日",) if "年" in template else ()
    return Wanted(
        head=head, asked=asked, hint=Hint(heads=(label,), examples=day, options=options_in(label), english=english)
    )


def _as_table(name: str, sheet: Drawn, wanted: list[Wanted]) -> Table:
    laid = Layout(sheet=sheet, title="", top=0, first=0, end=0, foot=None, columns=(), examples=frozenset(), notes=())
    return plan.Table(name=name, laid=laid, kind="community", rows=None, wanted=wanted, free=[], named=[])
