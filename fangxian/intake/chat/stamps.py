"""The times that chat programs write: 2020/2/5 9:10, 2月5日 上午9:10, 昨天 21:03, 9:10; each becomes a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

HERE = ZoneInfo("Asia/Shanghai")
FULL = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
SLASH, DASH, MONTH_DAY = r"\d{1,2}/\d{1,2}", r"\d{1,2}-\d{1,2}", r"\d{1,2}月\d{1,2}日"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH = rf"(?i:{'|'.join(MONTHS)})[a-z]{{0,6}}\.? \d{{1,2}}(?:, \d{{4}})?"
WEEK = "一二三四五六日"
WORD = r"今天|昨天|前天|(?:星期|周)[一二三四五六日天]|(?i:today|yesterday)"
HALF = "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|(?i:am|pm)"
PLAIN_CLOCK = r"(?:[01]?\d|2[0-3])[:\uff1a][0-5]\d(?:[:\uff1a][0-5]\d)?"
CLOCK = rf"(?:(?:{HALF})\s*)?{PLAIN_CLOCK}(?:\s*(?i:am|pm))?"
AGO = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}
LATER = {"下午", "傍晚", "晚上", "pm"}  # from one o'clock on these mean twelve hours more
NIGHT = {"凌晨", "清晨", "早上", "上午", "晚上", "am"}  # twelve o'clock of these is midnight
SOME_TIME = time(12)  # of a day of which no clock is told
JUST_BEFORE = timedelta(minutes=10)  # messages may stand out of order by so much


class Stamped(msgspec.Struct, frozen=True):
    """A time as written: the day and the clock where there are any; ``ruled`` where the day is not to be moved."""

    day: date | None
    clock: time | None
    ruled: bool = False


def clock_of(text: str) -> time | None:
    """The clock time; twelve hours are added by the words beside it."""
    found = re.search(r"(\d{1,2})[:\uff1a](\d{2})(?:[:\uff1a](\d{2}))?", text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = re.search(HALF, text)
    word = half[0].lower() if half else ""
    if (word in LATER and hour < 12) or (word == "中午" and hour < 11):
        hour += 12
    elif word in NIGHT and hour == 12:
        hour = 0
    return time(hour, minute, second)


def day_of(text: str, today: date) -> date | None:
    """The day; without a year the latest one that is not to come."""
    said = text.strip()
    if said.lower() in AGO:
        return today - timedelta(days=AGO[said.lower()])
    if week := re.fullmatch(r"(?:星期|周)([一二三四五六日天])", said):
        weekday = WEEK.index(week[1].replace("天", "日"))
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return _numbered(said, today)


def _numbered(said: str, today: date) -> date | None:
    figures = [int(one) for one in re.findall(r"\d+", said)]
    month = next((n for n, name in enumerate(MONTHS, 1) if said.lower().startswith(name)), None)
    if month:
        figures = [*figures[1:], month, figures[0]]
    year, month, day = figures if len(figures) == 3 else (today.year, *figures)
    try:
        found = date(year, month, day)
        return found if len(figures) == 3 or found <= today + timedelta(days=1) else date(year - 1, month, day)
    except ValueError:
        return None


def moments(stamps: Sequence[Stamped], now: datetime) -> list[datetime]:
    """The moment of each message in the order of the chat.

    A clock without a day belongs to the day last named, or to the next one once it has passed midnight; those
    before any day are counted back from the first day named, or from now. Nothing is later than now.
    """
    today = now.astimezone(HERE)
    found: list[datetime] = []
    for stamp in stamps:
        found.append(_next(stamp, found[-1] if found else None, today))
    leading = next((n for n, stamp in enumerate(stamps) if stamp.day), len(stamps))
    limit = found[leading] if leading < len(found) else today
    back = _days_over(found[:leading], limit)
    return [min(one - back if n < leading else one, today) for n, one in enumerate(found)]


def _next(stamp: Stamped, before: datetime | None, now: datetime) -> datetime:
    day = stamp.day or (before.date() if before else now.date())
    if stamp.clock is None:
        return now if day == now.date() else datetime.combine(day, SOME_TIME, HERE)
    moment = datetime.combine(day, stamp.clock, HERE)
    passed = before is not None and stamp.day is None and moment < before - JUST_BEFORE
    return moment + timedelta(days=1) if passed and not stamp.ruled else moment


def _days_over(leading: Sequence[datetime], limit: datetime) -> timedelta:
    """By how many days the messages without any day were taken too late."""
    over = leading[-1] - limit if leading else timedelta()
    return timedelta(days=-(-over // timedelta(days=1))) if over > JUST_BEFORE else timedelta()
