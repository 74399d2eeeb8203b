"""Of which day a sheet itself says that it is: in its title or in a line over its heads; or of several days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from fangxian.measures.questions import Words

DAY = re.compile(
    r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?:\s*[日号]|(?!\d))|(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"
)
LABELLED = re.compile(
    r"(?:统计|数据|报表|填报|填表|制表|上报|报送|报告)(?:时间|日期|时段|周期|期间)|截至|截止|日报|\bdate\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(r"\s*(?:上午|下午|晚上?)?\s*(?:\d{1,2}\s*(?:[时点]|[::]\d{2}))?\s*(?:之?前|以前|报送|上报|报)")
SINCE = re.compile(r"\s*(?:\d{1,2}\s*[时点])?\s*(?:以来|以后|之后|起|后)")
SPAN = re.compile(r"\s*(?:\d{1,2}\s*(?:[时点]|[::]\d{2}))?\s*(?:至|到|[—–~-])+\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*[日号]")
WEEKS = re.compile(
    r"本周|上周|这周|近一周|一周内?|周报|本月|上月|月报|本旬|近\s*\d+\s*[日天]|weekly|monthly", re.IGNORECASE
)
OTHERWISE = Words(
    "这个工作簿里的几张表写着不同的日子,只填了所选那天的;其他的请分开,各按各的日子填。",
    "The sheets of this workbook name different days: only those of the chosen day were filled; fill the others apart.",
)
TO_COME = Words(
    "表上写的日子还没有到,没有填。请核对表上的日期。",
    "The day that the sheet names is still to come, so nothing was filled: check the date on the sheet.",
)
SEVERAL = Words(
    "表上写的是好几天的一段时间:只发生在一天里的数字不能当作这一段的数字,这些格留空;现有和累计照填。",
    "The sheet asks for a period of several days: what happened on one day is not its figure, so those cells stay "
    "empty; states in force and totals so far are filled.",
)


def as_told(day: date) -> Words:
    return Words(
        f"表上写的是{day.month}月{day.day}日,按这一天填。要填别的日子,请先改表上的日期。",
        f"The sheet says {day:%Y-%m-%d} and was filled for that day. For another, change the date on the sheet.",
    )


def day_said(title: str, above: Iterable[str], near: date) -> date | None:
    """The one day that a sheet names as its own; None where it names none, or more than one."""
    found = {day for text in _telling(title, above) for day in _days(text, near)}
    return found.pop() if len(found) == 1 else None


def several_days(title: str, above: Iterable[str]) -> bool:
    """Whether the sheet asks for what happened over several days."""
    return any(WEEKS.search(text) or _spans(text) for text in _telling(title, above))


def _telling(title: str, above: Iterable[str]) -> Iterator[str]:
    """The texts that may tell of which day the sheet is."""
    yield unicodedata.normalize("NFKC", title)
    yield from (text for text in (unicodedata.normalize("NFKC", one) for one in above) if LABELLED.search(text))


def _spans(text: str) -> bool:
    return any(SPAN.match(text, hit.end()) for hit in DAY.finditer(text))


def _days(text: str, near: date) -> Iterator[date]:
    if _spans(text):
        return
    for hit in DAY.finditer(text):
        if DEADLINE.match(text, hit.end()) or SINCE.match(text, hit.end()):
            continue
        month, day = int(hit[2] or hit[4]), int(hit[3] or hit[5])
        years = (int(hit[1]),) if hit[1] else (near.year - 1, near.year, near.year + 1)
        days = [one for year in years if (one := _day(year, month, day))]
        if days:
            yield min(days, key=lambda one: abs(one - near))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
