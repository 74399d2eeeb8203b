"""The layout of a sheet that somebody else made: its title and notes, the heads of its columns, its body, its foot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import msgspec

from fangxian.registry.asked import beside, days, over
from fangxian.registry.asked.plain import bare
from fangxian.registry.asked.recognise import Recognised, recognise
from fangxian.registry.sheet.sandbox import Drawn

LOOK_DOWN = 40  # rows in which heads may stand
DEEPEST = 4  # rows that heads may take
FOOT = re.compile(
    r"\s*(?:填表人|填报人|制表人|审核人|审核|负责人|经办人|审批人|主要负责|分管领导|社区负责|单位负责|合\s*计|"
    r"总\s*计|小\s*计|注\s*\d?[: ]|备注:|"
    r"说明:|填表说明|填写说明|填报说明|填表须知|填报单位|填报时间|填报日期|填表日期|联系人:|联系电话:|联系方式:|单位\(?盖章|盖章|"
    r"共\s*\d*\s*[行页人]|第\s*页|"
    r"total|sum\b|note|prepared|checked|approved|signature|reported by|filled by|date:)",
    re.IGNORECASE,
)
EXAMPLE = re.compile(
    r"^\W*(?:示例|样例|范例|举例|例如|填写示例|填写样例|例\d?:?|例$|example|sample|e\.g)", re.IGNORECASE
)
# Heads over the numbers of items: of today, of yesterday, so far.
TIMED = re.compile(
    "(?:今日|当日|本日|昨日|前一日|前日|累计|现有|数量|增减|较昨日)(?:新增|增减|总数|数量|人数|数)?|today|total|number"
)
LABEL_END = re.compile(r":\s*[__\s]*$")


class ColumnHead(msgspec.Struct, frozen=True, kw_only=True):
    """A column: where it stands (from 0), the texts over it from the top down, what it was taken for."""

    at: int
    heads: tuple[str, ...]
    found: Recognised


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A worksheet understood. Rows count from 0; the body goes from ``first`` to before ``end``.

    ``foot`` is the first row with something under the body, or None; ``examples`` are rows left as they are;
    ``notes`` are all texts that are neither heads nor body; ``totals`` are rows of totals over the body.
    """

    sheet: Drawn
    title: str
    top: int
    first: int
    end: int
    foot: int | None
    columns: tuple[ColumnHead, ...]
    examples: frozenset[int]
    notes: tuple[str, ...]
    totals: frozenset[int] = frozenset()

    @property
    def above(self) -> list[str]:
        """The texts over the heads, title and all."""
        return [text for row in self.sheet.rows[: self.top] for text in row if text]


def layout(sheet: Drawn, told: Mapping[str, str] | None = None) -> Layout | None:
    """The table in a worksheet, or None if no row of it looks like heads."""
    sheet = Drawn(sheet.name, [[_plain(text) for text in row] for row in sheet.rows], sheet.merged)
    cells = _Cells(sheet)
    top = _top(cells, told)
    if top is None:
        return None
    top, bottom = _block(cells, top)
    if _is_card(cells, bottom + 1, told):
        return None
    columns = _of_days(_columns(cells, top, bottom, told), f"{_title(cells, top)} {sheet.name}")
    first = over.first_row(sheet.rows, bottom + 1)
    totals = over.totals(sheet.rows, first)
    foot = _foot(cells, max(totals, default=first - 1) + 1, columns)
    end = foot if foot is not None else max(len(sheet.rows), first)
    examples = frozenset(row for row in range(first, end) if any(EXAMPLE.match(text) for text in cells.texts(row)[:3]))
    notes = [text for row in (*range(top), *range(end, len(sheet.rows))) for text in cells.texts(row)]
    return Layout(
        sheet=sheet,
        title=_title(cells, top),
        top=top,
        first=first,
        end=end,
        foot=foot,
        columns=columns,
        examples=examples,
        notes=tuple(notes),
        totals=totals,
    )


def _plain(text: str) -> str:
    """Full-width signs become half-width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


class _Cells:
    """The cells of a sheet with what is merged."""

    def __init__(self, sheet: Drawn) -> None:
        self.rows = sheet.rows
        self.owner: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        for (top, left), (bottom, right) in sheet.merged:
            if top > LOOK_DOWN + DEEPEST:
                continue
            for row in range(top, min(bottom, top + DEEPEST) + 1):
                for column in range(left, right + 1):
                    self.owner[row, column] = (top, left, bottom, right)

    def text(self, row: int, column: int) -> str:
        """What stands there, or in the merged cell that covers it."""
        top, left, _, _ = self.owner.get((row, column), (row, column, row, column))
        line = self.rows[top] if top < len(self.rows) else []
        return line[left] if left < len(line) else ""

    def span(self, row: int, column: int) -> tuple[int, int, int, int]:
        return self.owner.get((row, column), (row, column, row, column))

    def texts(self, row: int) -> list[str]:
        """The texts that begin in a row, from the left."""
        return [text for text in self.rows[row] if text] if row < len(self.rows) else []

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows[: LOOK_DOWN + DEEPEST]), default=0)


def _top(cells: _Cells, told: Mapping[str, str] | None) -> int | None:
    """The row in which most cells are known heads; the uppermost of equals."""
    scores = {row: _score(cells, row, told) for row in range(min(LOOK_DOWN, len(cells.rows)))}
    daily = next((row for row, score in scores.items() if score >= 2 and _is_daily(cells, row, told)), None)
    if daily is not None:
        return daily
    best = max(scores, key=lambda row: (scores[row], -row), default=None)
    if best is None or scores[best] < 2:
        return None
    return best


def _is_daily(cells: _Cells, row: int, told: Mapping[str, str] | None) -> bool:
    """Whether the row heads one person's days: a day and its temperature, and no person."""
    keys = {recognise([text], told).key for text in cells.texts(row)}
    return bool(keys & {"report_day", "observed_day"} and keys & days.OF_DAY) and not keys & {"name", "id_number"}


def _is_card(cells: _Cells, first: int, told: Mapping[str, str] | None) -> bool:
    """Whether it goes on with labels, line after line: a card about one person, no table."""
    below = range(first, min(first + 4, len(cells.rows)))
    return sum(_score(cells, row, told) >= 2 for row in below) >= 2


def _score(cells: _Cells, row: int, told: Mapping[str, str] | None) -> float:
    texts = cells.texts(row)
    if any(EXAMPLE.match(text) for text in texts[:2]):
        return 0
    heads = [text for text in texts if len(text) <= 40 and not LABEL_END.search(text)]
    found = [recognise([text], told) for text in heads]
    known = sum(one.sure for one in found)
    if any(one.key == "row_name" for one in found):
        known += sum(TIMED.fullmatch(bare(text)) is not None for text in heads)
    return known if known * 3 >= len(texts) else 0


def _block(cells: _Cells, row: int) -> tuple[int, int]:
    """The rows that heads take, around the row with most of them."""
    top = bottom = row
    while top > 0 and row - top < DEEPEST - 1 and _heads_above(cells, top):
        top -= 1
    for _ in range(DEEPEST):
        lower = max(
            (cells.span(line, c)[2] for line in range(top, bottom + 1) for c in range(cells.width)), default=bottom
        )
        below = bottom + 1 if lower <= bottom and _split_below(cells, top, bottom) else lower
        if below <= bottom or below - top >= DEEPEST:
            break
        bottom = below
    return top, bottom


def _heads_above(cells: _Cells, row: int) -> bool:
    """Whether the row above belongs to the heads: something in it reaches down, or stands over some columns only."""
    spans = {cells.span(row - 1, column) for column in range(cells.width) if cells.text(row - 1, column)}
    if any(span[2] >= row for span in spans):
        return True
    widest = max((span[3] - span[1] + 1 for span in spans), default=0)
    labels = any(LABEL_END.search(text) for text in cells.texts(row - 1))
    return len(spans) > 1 and widest > 1 and widest < cells.width * 0.8 and not labels and len(cells.texts(row - 1)) > 2


def _split_below(cells: _Cells, top: int, row: int) -> bool:
    """Whether a head stands over several columns that have heads of their own in the next row."""
    for column in range(cells.width):
        _, left, last, right = cells.span(row, column)
        wide = right > left and last == row and cells.text(row, column)
        if wide and any(cells.text(row + 1, c) for c in range(left, right + 1)) and row + 1 < len(cells.rows):
            return not any(EXAMPLE.match(text) for text in cells.texts(row + 1)[:2]) and row - top < DEEPEST - 1
    return False


def _columns(cells: _Cells, top: int, bottom: int, told: Mapping[str, str] | None) -> tuple[ColumnHead, ...]:
    made: list[ColumnHead] = []
    for column in range(cells.width):
        if cells.span(bottom, column)[1] != column:
            continue
        heads = tuple(dict.fromkeys(filter(None, (cells.text(row, column) for row in range(top, bottom + 1)))))
        if heads:
            made.append(ColumnHead(at=column, heads=heads, found=recognise(heads, told)))
    return beside.settled(made)


def _of_days(columns: tuple[ColumnHead, ...], title: str) -> tuple[ColumnHead, ...]:
    """Columns that name but a day ask for its temperature where the title says that temperatures are kept."""
    if not days.WARM.search(title):
        return columns
    return tuple(
        msgspec.structs.replace(one, found=msgspec.structs.replace(one.found, key=one.found.candidates[0], sure=True))
        if one.found.on and not one.found.sure
        else one
        for one in columns
    )


def _foot(cells: _Cells, first: int, columns: Sequence[ColumnHead]) -> int | None:
    """The first row under the body: a total, a note, a signature."""
    known = {column.at for column in columns}
    for row in range(first, len(cells.rows)):
        line = cells.rows[row]
        texts = [(at, text) for at, text in enumerate(line) if text]
        closes = texts and (FOOT.match(texts[0][1]) or LABEL_END.search(texts[0][1]))
        if closes and (texts[0][0] in known or texts[0][0] == 0):
            return row
    return None


def _title(cells: _Cells, top: int) -> str:
    """The longest of the first texts over the heads; else the sheet's name is all there is."""
    above = [text for row in range(top) for text in cells.texts(row)[:1] if not LABEL_END.search(text)]
    titled = [
        text
        for text in above
        if re.search(r"表|台账|名单|花名册|统计|日报|登记|list|form|table|register|report|sheet", text, re.IGNORECASE)
    ]
    return (titled or above or [""])[0]
