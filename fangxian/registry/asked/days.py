"""Of which day a column asks: 第3天, day 3, 2月3日, 2.3; and that day, once it is known when the days began."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from fangxian.reading.numerals import number

DAY_N = re.compile(r"第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[天日]|\bday\s*(\d{1,2})(?!\d)", re.IGNORECASE)
DATED = re.compile(r"(?<![\d.])(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})(?:[日号](?!期)|(?![\d.℃]))")
WARM = re.compile(r"体温|测温|健康监测|temperature|temp\b", re.IGNORECASE)
OF_DAY = frozenset(
    {"temperature", "temperature_am", "temperature_pm", "symptoms", "has_symptoms", "health", "has_fever"}
)
NTH, DATE = "day ", "date "


def parted(heads: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The day that some head names (``day 3``, ``date 2-3``), and the heads without it; None if none does."""
    plain = [unicodedata.normalize("NFKC", head) for head in heads]
    for at, head in enumerate(plain):
        found = _day(head)
        if found:
            said, start, end = found
            rest = [*plain[:at], f"{head[:start]}{head[end:]}", *plain[at + 1 :]]
            return said, tuple(text for text in rest if re.search(r"\w", text))
    return None


def _day(head: str) -> tuple[str, int, int] | None:
    if nth := DAY_N.search(head):
        n = number(nth[1] or nth[2])
        return (f"{NTH}{n:g}", *nth.span()) if n else None
    dated = DATED.search(head)
    if dated and 1 <= int(dated[2]) <= 12 and 1 <= int(dated[3]) <= 31:
        return f"{DATE}{int(dated[2])}-{int(dated[3])}", *dated.span()
    return None


def day_of(on: str, first: date | None, near: date) -> date | None:
    """That day: the n-th since ``first``, or the date nearest to ``near``; None where it cannot be told."""
    if on.startswith(NTH):
        return first + timedelta(days=int(on.removeprefix(NTH)) - 1) if first else None
    month, day = map(int, on.removeprefix(DATE).split("-"))
    years = (near.year - 1, near.year, near.year + 1)
    found = [date(year, month, day) for year in years if _is_day(year, month, day)]
    return min(found, key=lambda one: abs(one - near), default=None)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
