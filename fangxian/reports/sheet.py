"""A report as XLSX: the same page always gives the same bytes, and text never becomes a formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangxian.reports.page import Page

FONT = {"font_name": "SimSun", "font_size": 10, "valign": "vcenter"}
BOXED = {**FONT, "border": 1}
STYLES: dict[str, dict[str, Any]] = {
    "title": {**FONT, "font_size": 16, "bold": True, "align": "center"},
    "plain": FONT,
    "note": {**FONT, "font_size": 9, "text_wrap": True, "valign": "top"},
    "statement": {**FONT, "font_size": 12, "text_wrap": True},
    "column": {**BOXED, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E7EEF0"},
    "part": {**BOXED, "bold": True, "bg_color": "#F4F6F6"},
    "label": {**BOXED, "text_wrap": True},
    "figure": {**BOXED, "align": "right", "num_format": "#,##0.###;-#,##0.###;0"},
    "whole": {**BOXED, "align": "right", "num_format": "#,##0"},
    "sum": {**BOXED, "align": "right", "bold": True, "num_format": "#,##0"},
}
MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - not a moment: the same bytes whenever it is written
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(shown: Page) -> bytes:
    """A page as a workbook of one sheet, A4 across, one page wide."""
    out = BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"title": shown.title, "created": MADE})
        sheet = book.add_worksheet(f"{shown.day}")
        _Writer(sheet, {name: book.add_format(style) for name, style in STYLES.items()}, shown).write()
    return out.getvalue()


class _Writer:
    """Writes a page from the top down; ``row`` is the next free row."""

    def __init__(self, sheet: Worksheet, styles: dict[str, Any], shown: Page) -> None:
        self.sheet, self.styles, self.shown = sheet, styles, shown
        self.row, self.last = 0, len(shown.columns) - 1

    def write(self) -> None:
        self._paper()
        self._across(self.shown.title, "title", 28)
        for what, which in self.shown.head:
            self._pair(what, which)
        if self.shown.statement:
            self._across(self.shown.statement, "statement", 64)
        self._columns()
        for part in self.shown.parts:
            self._across(part.title, "part")
            for row in part.rows:
                self._line(row.label, row.unit, [cell.value for cell in row.cells])
        for what, which in self.shown.foot:
            self._pair(what, which)
        for note in self.shown.notes:
            self._across(note, "note", 28)

    def _paper(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self.sheet.set_footer("&C&P / &N")
        self.sheet.set_column(0, 0, 30)
        self.sheet.set_column(1, 1, 10)
        self.sheet.set_column(2, self.last, 11)

    def _across(self, text: str, style: str, height: int = 18) -> None:
        self.sheet.set_row(self.row, height)
        self.sheet.merge_range(self.row, 0, self.row, self.last, "", self.styles[style])
        self.sheet.write_string(self.row, 0, text, self.styles[style])
        self.row += 1

    def _pair(self, what: str, which: str) -> None:
        self.sheet.write_string(self.row, 0, what, self.styles["plain"])
        self.sheet.write_string(self.row, 1, which, self.styles["plain"])
        self.row += 1

    def _columns(self) -> None:
        for column, name in enumerate(self.shown.columns):
            self.sheet.write_string(self.row, column, name, self.styles["column"])
        self.sheet.repeat_rows(self.row)
        self.sheet.freeze_panes(self.row + 1, 1)
        self.row += 1

    def _line(self, label: str, unit: str, values: list[int | float | None]) -> None:
        self.sheet.write_string(self.row, 0, label, self.styles["label"])
        self.sheet.write_string(self.row, 1, unit, self.styles["label"])
        for column, value in enumerate(values, 2):
            if value is None:
                self.sheet.write_blank(self.row, column, None, self.styles["label"])
            else:
                self.sheet.write_number(self.row, column, value, self._style(column, value))
        self.row += 1

    def _style(self, column: int, value: float) -> Any:
        if not isinstance(value, int):
            return self.styles["figure"]
        return self.styles["sum" if column == self.last - 1 else "whole"]
