"""A header that was copied out of a spreadsheet and pasted: made into a workbook with those heads, to be filled."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.sheet import MADE, OPTIONS

MOST_COLUMNS, DEEPEST = 256, 4
NO_HEADS = Words(
    "没有看到表头。请在表格里选中表头那一行(两层表头选两行),复制后粘贴到这里。",
    "No heads were found. Select the header row of the sheet (both rows of a two-level one), copy it, and paste it.",
)
TOO_MANY = Words(
    "只粘贴表头:最多一行标题和三行表头,256列。整张表请上传文件。",
    "Paste the header only: a title and up to three rows of heads, 256 columns. Upload the file for a whole sheet.",
)
FONT = {"font_name": "SimSun", "font_size": 10, "valign": "vcenter"}
Heads = list[list[str]]


def workbook(text: str) -> bytes:
    """A new workbook with those heads. Raises SheetFault if there are none."""
    title, heads = _parted(text)
    out = BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet()
        head = book.add_format({**FONT, "bold": True, "border": 1, "align": "center", "text_wrap": True})
        if title:
            _over(page, (0, 0, 0, len(heads[0]) - 1), title, book.add_format({**FONT, "bold": True, "align": "center"}))
        _write(page, heads, int(bool(title)), head)
        page.set_column(0, len(heads[0]) - 1, 14)
    return out.getvalue()


def _parted(text: str) -> tuple[str, Heads]:
    """The title, if the first row is but one cell over the others; and the rows of heads, all of one width."""
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text.strip("\r\n")), delimiter="\t")]
    rows = [row for row in rows if any(row)]
    title = ""
    if len(rows) > 1 and sum(map(bool, rows[0])) == 1 and rows[0][0]:
        title, rows = rows[0][0], rows[1:]
    width = max(map(len, rows), default=0)
    if len(rows) >= DEEPEST or width > MOST_COLUMNS:
        raise SheetFault(TOO_MANY)
    if sum(bool(cell) for row in rows for cell in row) < 2:
        raise SheetFault(NO_HEADS)
    return title, [row + [""] * (width - len(row)) for row in rows]


def _write(page: Worksheet, heads: Heads, top: int, look: Format) -> None:
    """A head reaches over the empty cells that were merged with it: to the right over other heads, or down."""
    for row, line in enumerate(heads):
        for column, text in enumerate(line):
            if text:
                right = _right(heads, row, column)
                down = _down(heads, row, column) if right == column else row
                _over(page, (top + row, column, top + down, right), text, look)


def _right(heads: Heads, row: int, column: int) -> int:
    last = column
    below = heads[row + 1] if row + 1 < len(heads) else []
    while below and below[column] and last + 1 < len(below) and not heads[row][last + 1] and below[last + 1]:
        last += 1
    return last


def _down(heads: Heads, row: int, column: int) -> int:
    last = row
    while last + 1 < len(heads) and not heads[last + 1][column]:
        last += 1
    return last


def _over(page: Worksheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    if area[:2] == area[2:]:
        page.write_string(area[0], area[1], text, look)
    else:
        page.merge_range(*area, "", look)
        page.write_string(area[0], area[1], text, look)
