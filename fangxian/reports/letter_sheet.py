"""A letter as XLSX: one page to be signed, in a sheet that an office can keep with its own; text stays text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fangxian.reports.letter import Written
from fangxian.reports.sheet import MADE, OPTIONS, STYLES

SIGNED = {**STYLES["plain"], "bottom": 1, "text_wrap": True}
ACROSS, WIDTH = 6, 14
PER_LINE = 40  # Chinese characters that stand side by side in all columns together


def workbook(shown: Written) -> bytes:
    """The letter on one upright page of A4, whose copy it is under it."""
    out = BytesIO()
    with Workbook(out, OPTIONS) as made:
        made.set_properties({"title": shown.title, "created": MADE})
        sheet = made.add_worksheet(shown.name)
        styles = {name: made.add_format(style) for name, style in (STYLES | {"signed": SIGNED}).items()}
        _paper(sheet, shown)
        _write(sheet, shown, styles)
    return out.getvalue()


def _paper(sheet: Worksheet, shown: Written) -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.8, 0.8, 0.8, 0.8)
    whose = shown.copy_of.replace("&", "&&")
    sheet.set_footer(f"&L{whose[:200]}&R&P / &N")
    sheet.set_column(0, ACROSS - 1, WIDTH)


def _write(sheet: Worksheet, shown: Written, styles: dict[str, Any]) -> None:
    lines: list[tuple[str, str, float]] = [(shown.title, "title", 34)]
    lines += [(text, "statement", _height(text)) for text in shown.paragraphs]
    lines.append(("", "plain", 24))
    for row, (text, style, height) in enumerate(lines):
        _across(sheet, row, text, styles[style], height)
    signs = len(lines)
    sheet.set_row(signs, 44)
    for at, sign in enumerate(shown.signs):
        sheet.merge_range(signs, 2 * at, signs, 2 * at + 1, "", styles["signed"])
        sheet.write_string(signs, 2 * at, sign, styles["signed"])
    for row, note in enumerate(shown.notes, signs + 2):
        _across(sheet, row, note, styles["note"], 28)


def _height(text: str) -> float:
    """As high as the lines that the text takes."""
    wide = sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
    return 18 * (wide // (2 * PER_LINE) + 1) + 4


def _across(sheet: Worksheet, row: int, text: str, style: Any, height: float) -> None:
    sheet.set_row(row, height)
    sheet.merge_range(row, 0, row, ACROSS - 1, "", style)
    sheet.write_string(row, 0, text, style)
