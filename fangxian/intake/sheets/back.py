"""The sheet handed back: every row as it stood, one column more with what it came to, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.registry.matching.verdict import STATUSES
from fangxian.registry.sheet.write import harmless

HEAD = "核对结果 / what it came to"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST = 60


def workbook(sheets: Sequence[list[list[str]]], plan: Plan) -> bytes:
    """The worksheet that was read, title rows and all; its heads are told apart, a result stands beside each row."""
    rows, at = sheets[plan.listing.sheet], plan.listing.top
    results = {row.line.number - 1: result(row) for row in plan.rows} | {at: HEAD}
    width = max(map(len, rows), default=0)
    out = BytesIO()
    with Workbook(out, OPTIONS) as book:
        sheet = book.add_worksheet()
        sheet.set_column(width, width, WIDEST, book.add_format({"text_wrap": True, "valign": "top"}))
        bold = book.add_format({"bold": True, "text_wrap": True})
        for number, row in enumerate(rows):
            cells = [*row, *[""] * (width - len(row)), results.get(number, "")]
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, harmless(cell), bold if number == at else None)
    return out.getvalue()


def result(row: Planned) -> str:
    """What a row came to, in both languages."""
    words, faults = STATUSES[row.status], row.faults
    zh = ";".join((f"{words.zh}:{row.why.zh}", *(fault.zh for fault in faults)))
    en = "; ".join((f"{words.en}: {row.why.en}", *(fault.en for fault in faults)))
    return f"{zh} / {en}"
