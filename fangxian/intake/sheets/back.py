"""The results of a sheet handed back: one column, each beside the row number it belongs to; no name leaves with it."""

from __future__ import annotations

from collections.abc import Sequence
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
        for number, told in results(plan.rows).items():
            sheet.write_string(number - 1, 0, harmless(told))
    return out.getvalue()


def results(rows: Sequence[Planned]) -> dict[int, str]:
    """What came of each row of the sheet, by its number; of a row with several days, of each of them."""
    told: dict[int, list[str]] = {}
    for row in rows:
        told.setdefault(row.line.number, []).append(result(row))
    return {number: "\n".join(dict.fromkeys(said)) for number, said in told.items()}


def result(row: Planned) -> str:
    """What a row came to, in both languages."""
    words, faults = STATUSES[row.status], row.faults
    zh = ";".join((f"{words.zh}:{row.why.zh}", *(fault.zh for fault in faults)))
    en = "; ".join((f"{words.en}: {row.why.en}", *(fault.en for fault in faults)))
    return f"{zh} / {en}"
