"""What a filled sheet says of itself: its columns one by one, and the remarks for whoever asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fangxian.measures.questions import Words
from fangxian.registry.asked.days import DATE, NTH
from fangxian.registry.asked.recognise import mark
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.reports.office.cells import letters
from fangxian.reports.office.plan import Table, Wanted
from fangxian.reports.office.result import ColumnResult, SheetResult, ranges

NOTHING = Words(
    "没有认出表头,什么也没有填。请确认表头各列写了名称;也可以只把表头一行粘贴进来。",
    "No heads were recognised and nothing was filled. See that every column has its name; "
    "the header row alone may be pasted.",
)
NOT_YOURS = Words(
    "这张表要的是个人或健康信息,您的权限不能填。请交给社区主任。",
    "This sheet asks for personal or health data that your cover does not show. Hand it to the community director.",
)
PASSED = Words(
    "表里写明的截止时刻已过:日数字按0—24时统计,不能拆开,这些格留空。",
    "The hour that the sheet names has passed: figures go by the whole day and cannot be split, "
    "so their cells stay empty.",
)
CUT_OFF = Words(
    "有的行身份证号被表格当成了数字(如 1.23457E+17),后几位已丢失,认不出是谁,没有填。"
    "请把该列设为文本、重新填写号码再试;补上电话或住址也行。",
    "In some rows the sheet keeps the ID number as a number (such as 1.23457E+17) and lost its end: who is meant is "
    "not known, and nothing was filled there. Make the column text and type them anew, or add a phone or address.",
)
TODAY = re.compile(r"当日|今日|本日|每日新增|新增|today|daily new", re.IGNORECASE)


def which_rows(table: Table) -> Words:
    if table.unread:
        return Words(
            f"“{table.name}”的标题里“{table.unread}”没有弄懂,不知道要哪些行,没有填。请选择行的范围再填。",
            f"“{table.name}”: {table.unread} in its title was not understood, so which rows it wants is not known and "
            "nothing was filled. Choose which rows it wants and fill it again.",
        )
    return Words(
        f"“{table.name}”要哪些人,标题没有说清。请选择行的范围再填。",
        f"“{table.name}” does not say whom it is about. Choose which rows it wants and fill it again.",
    )


def nameless(table: Table) -> Words:
    return Words(
        f"“{table.name}”没有认出哪一列写每行是谁(姓名、房号、楼栋、网格或店名),没有填。请先说明那一列。",
        f"“{table.name}”: no column was recognised that says whom each row is about (name, room, building, grid or "
        "shop), so nothing was filled. Say which column that is.",
    )


def whose(table: Table) -> Words:
    return Words(
        f"“{table.name}”是一个人的逐日记录,请选是谁的(门牌/姓名)再填。",
        f"“{table.name}” keeps one person's days: say whose (DOOR/NAME) and fill it again.",
    )


def left_over(sheet: str, count: int) -> Words:
    return Words(
        f"“{sheet}”的空行不够,又有图片、表格区域或公式不能安全下移:还有{count}行没有写进去。请在表里加足空行再填。",
        f"“{sheet}” has too few blank rows, and a picture, table or formula below cannot safely be moved: {count} rows "
        "were not written. Add blank rows to the sheet and fill it again.",
    )


def only_of_the_day(table: Table) -> bool:
    """Whether the title wants only what is new on the day."""
    return TODAY.search(table.laid.title) is not None


def column_results(
    table: Table, filled: Mapping[int, Sequence[int]], empty: Mapping[int, int]
) -> Iterator[ColumnResult]:
    """Every column of a table, in order."""
    for one in table.wanted:
        found, at = one.head.found, one.head.at
        rows = filled.get(at, ())
        yield ColumnResult(
            sheet=table.name,
            at=letters(at),
            heads=one.head.heads,
            mark=mark(one.head.heads),
            key=found.key if found.sure else "",
            name=_name(one),
            sure=found.sure,
            why=found.why,
            candidates=tuple(key for key in found.candidates if key in vocabulary()),
            says=one.asked.says if one.asked else None,
            cells=ranges(at, rows),
            filled=len(rows),
            empty=empty.get(at, 0),
        )


def _name(one: Wanted) -> Words | None:
    on = one.head.found.on
    if one.asked is None or not on:
        return one.asked.title if one.asked else None
    nth, day = on.removeprefix(NTH), on.removeprefix(DATE)
    when = Words(f"第{nth}天", f"day {nth}") if on.startswith(NTH) else Words(day.replace("-", "月") + "日", day)
    return Words(f"{one.asked.zh}({when.zh})", f"{one.asked.en} ({when.en})")


def sheet_result(table: Table, people: int, written: int, over: int) -> SheetResult:
    """One worksheet: which rows it has and how many of them were written."""
    return SheetResult(
        sheet=table.name,
        title=table.laid.title,
        kind=table.kind,
        rows=table.rows.key if table.rows else "",
        rows_name=table.rows.words if table.rows else None,
        rows_say=table.rows.says if table.rows else None,
        people=people,
        written=written,
        left_over=over,
        mark=table.mark,
        told=table.told,
    )
