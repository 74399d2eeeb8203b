"""What is handed back of a sheet: each result beside its row's number, without a name; and what is wrong with a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from fangxian.intake.sheets.plan import Plan, Planned
from fangxian.measures.questions import Words
from fangxian.registry.matching.evidence import NOTHING
from fangxian.registry.matching.verdict import STATUSES, UNCLEAR
from fangxian.registry.sheet.write import harmless

HEAD = "核对结果 / what it came to"
WRONG = "需要更正 / what is wrong"
NOT_CLEAR = Words(
    "认不准是哪一位:请补上身份证号、电话或完整的楼栋单元室",
    "who is meant is not clear: add the ID number, the phone, or building, unit and room",
)
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


def wrong(plan: Plan) -> dict[int, str]:
    """What is wrong with a row and how it is mended, by its number: of its own cells alone, nothing that we know."""
    told: dict[int, list[Words]] = {}
    for row in plan.rows:
        if said := [*row.hint.doubts, *row.faults, *_lacks(row)]:
            told.setdefault(row.line.number, []).extend(said)
    return {number: _both(dict.fromkeys(said)) for number, said in told.items()}


def _lacks(row: Planned) -> Iterator[Words]:
    if row.hint.tells_nothing:
        yield NOTHING
    elif row.asked:
        yield row.asked
    elif row.status == UNCLEAR and not row.match.foreign and not row.hint.doubts:
        yield NOT_CLEAR


def _both(said: Iterable[Words]) -> str:
    told = list(said)
    return f"{';'.join(one.zh for one in told)} / {'; '.join(one.en for one in told)}"


def result(row: Planned) -> str:
    """What a row came to, in both languages."""
    words, faults = STATUSES[row.status], row.faults
    zh = ";".join((f"{words.zh}:{row.why.zh}", *(fault.zh for fault in faults)))
    en = "; ".join((f"{words.en}: {row.why.en}", *(fault.en for fault in faults)))
    return f"{zh} / {en}"
