"""A register as XLSX: headed, boxed, ready to print; text never becomes a formula."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangxian.reports.book import Book
from fangxian.reports.sheet import MADE, OPTIONS, STYLES

WRAPPED = {**STYLES["label"], "align": "center"}
FIGURE = {**STYLES["label"], "align": "center", "num_format": "0.###"}


def workbook(shown: Book) -> bytes:
    """The register as a workbook of one sheet, A4, one page wide, its heads on every page."""
    out = BytesIO()
    with Workbook(out, OPTIONS) as made:
        made.set_properties({"title": shown.title, "created": MADE})
        sheet = made.add_worksheet(shown.name)
        styles = {name: made.add_format(style) for name, style in (STYLES | {"cell": WRAPPED, "n": FIGURE}).items()}
        _paper(sheet, shown)
        _write(sheet, shown, styles)
    return out.getvalue()


def _paper(sheet: Worksheet, shown: Book) -> None:
    if not shown.upright:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    whose = shown.copy_of.replace("&", "&&")
    sheet.set_footer(f"&L{whose[:200]}&C&P / &N")
    for column, width in enumerate(shown.widths):
        sheet.set_column(column, column, width)


def _write(sheet: Worksheet, shown: Book, styles: dict[str, Any]) -> None:
    last = len(shown.columns) - 1
    _across(sheet, 0, last, shown.title, styles["title"])
    _across(sheet, 1, last, "    ".join(f"{what}: {which}" for what, which in shown.head), styles["plain"])
    for column, name in enumerate(shown.columns):
        sheet.write_string(2, column, name, styles["column"])
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    for row, values in enumerate(shown.rows, 3):
        for column, value in enumerate(values):
            if isinstance(value, (int, float)):
                sheet.write_number(row, column, value, styles["n"])
            else:
                sheet.write_string(row, column, value or "", styles["cell"])
    foot = 3 + len(shown.rows)
    _across(sheet, foot, last, "    ".join(f"{what}: {which}" for what, which in shown.foot), styles["plain"])
    for line, note in enumerate(shown.notes, foot + 1):
        _across(sheet, line, last, note, styles["note"])


def _across(sheet: Worksheet, row: int, last: int, text: str, style: Any) -> None:
    sheet.merge_range(row, 0, row, last, "", style)
    sheet.write_string(row, 0, text, style)
