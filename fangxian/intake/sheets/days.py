"""Columns that are days: 2月1日 over 早 and 晚, as a grid worker keeps temperatures; each becomes lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from fangxian.registry.asked.recognise import recognise

DAY = re.compile(
    r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:[((].*)?|(?:第?\d{1,2}天)?[((]?(\d{1,2})月(\d{1,2})日[))]?"
)
DAY_ALONE = re.compile(r"(\d{1,2})[日号]")
MONTH = re.compile(r"(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月")
MORNING = re.compile(r"[上]?午?前|早上?|早晨|晨|上午|上|am|morning", re.IGNORECASE)
EVENING = re.compile(r"晚上?|下午|下|傍晚|夜|pm|evening|afternoon", re.IGNORECASE)
READINGS = {"": "temperature", "morning": "temperature_am", "evening": "temperature_pm"}
SYMPTOMS = {"symptoms", "has_symptoms", "health"}


class DayHead(msgspec.Struct, frozen=True):
    """What a column of a day asks for: the day as written, and the key of its cells."""

    day: str
    key: str


def day_head(heads: Sequence[str], title: str) -> DayHead | None:
    """The day among the heads of a column, and what is asked of it; None if there is none or more is unclear."""
    found = [(head, day) for head in heads if (day := _day(head, title))]
    if len(found) != 1:
        return None
    dated, day = found[0]
    rest = [head for head in heads if head != dated]
    key = _key(rest)
    return DayHead(day, key) if key else None


def _day(head: str, title: str) -> str:
    text = re.sub(r"\s", "", head)
    if whole := DAY.fullmatch(text):
        year, month, day = whole[1], whole[2] or whole[4], whole[3] or whole[5]
        return f"{year}-{month}-{day}" if year else f"{month}月{day}日"
    alone, month_told = DAY_ALONE.fullmatch(text), MONTH.search(title)
    if not alone or not month_told:
        return ""
    year = month_told[1]
    return f"{year}-{month_told[2]}-{alone[1]}" if year else f"{month_told[2]}月{alone[1]}日"


def _key(rest: Sequence[str]) -> str:
    """A reading of a part of the day, or a symptom; what stands over all of it (体温监测) is one more word for it."""
    part = ""
    for head in rest:
        text = re.sub(r"[\s体温度测量℃()()]", "", head)
        if EVENING.fullmatch(text):
            part = "evening"
        elif MORNING.fullmatch(text):
            part = "morning"
        elif (found := recognise([head])).sure and found.key in SYMPTOMS:
            return found.key
    return READINGS[part]


def by_day(cells: dict[str, str], days: Sequence[tuple[DayHead, str]]) -> Iterator[dict[str, str]]:
    """The cells of one row as one set a day, in order; a day with nothing written is left out."""
    told: dict[str, dict[str, str]] = {}
    for head, cell in days:
        if cell:
            told.setdefault(head.day, {})[head.key] = cell
    yield from (cells | {"report_day": day} | said for day, said in told.items())
