"""The results of a sheet handed back: one column, each beside the row number it belongs to; no name leaves with it."""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook

from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.registry.matching.verdict import STATUSES
from fangxian.registry.sheet.write import harmless

HEAD = "核对结果 / what it came to"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST = 90


def workbook(plan: Plan) -> bytes:
    """Each result in the line that its row has in the sheet, so that the column can be copied in beside the rows."""
    out = BytesIO()
    with Workbook(out, OPTIONS) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 0, WIDEST, book.add_format({"text_wrap": True, "valign": "top"}))
        sheet.write_string(plan.listing.top, 0, HEAD)
        for row in plan.rows:
            sheet.write_string(row.line.number - 1, 0, harmless(result(row)))
    return out.getvalue()


def result(row: Planned) -> str:
    """What a row came to, in both languages."""
    words, faults = STATUSES[row.status], row.faults
    zh = ";".join((f"{words.zh}:{row.why.zh}", *(fault.zh for fault in faults)))
    en = "; ".join((f"{words.en}: {row.why.en}", *(fault.en for fault in faults)))
    return f"{zh} / {en}"
