"""Which day and hour words mean, seen from the moment of sending; the lunar calendar included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from fangxian.reading.numerals import number

_RELATIVE = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "后": 2, "大后": 3, "次": 1, "第二": 1, "翌": 1}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6} | {str(i + 1): i for i in range(6)}
_WEEKS = {"上上": -2, "上": -1, "下": 1}
_PARTS = {
    "dawn": ("凌晨",),
    "morning": ("大清早", "大早上", "一大早", "清早", "清晨", "早上", "早晨", "今晨", "早间", "上午", "早", "晨"),
    "noon": ("中午", "正午"),
    "afternoon": ("下午", "午后"),
    "evening": ("傍晚", "晚上", "晚间", "晚", "夜"),
    "night": ("夜里", "夜间", "半夜", "深夜", "午夜"),
}
PART_OF = {word: part for part, words in _PARTS.items() for word in words}
_LUNAR_MONTHS = {"腊月": 12, "冬月": 11}
_NOON = 12
_SOON = 3
_SOON_DAYS = 11
_HALF_A_YEAR = timedelta(days=170)  # of a lunar year: no other day of this name is nearer
_LATEST = {
    "dawn": (6, 0),
    "morning": (9, 0),
    "early": (5, 0),
    "noon": (11, 0),
    "afternoon": (14, 0),
    "evening": (18, 0),
    "night": (21, 0),
    "": (23, 59),
}


class Said(NamedTuple):
    """The pieces of a moment as they were written."""

    relative: str | None
    weekday: str | None
    week: str
    year: str | None
    month: str | None
    day: str | None
    lunar_month: str
    lunar_day: str | None
    feast: str | None
    part: str | None
    hour: str | None
    minute: str | None
    half: str | None
    approx: bool
    months: int | None = None  # from the month of sending
    awaited: bool = False  # the words around it speak of what is to come


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with a clock time or a part of the day if said; ``end`` closes a span.

    ``role`` is empty, ``due`` (a deadline) or ``as_of`` (the moment of a total). ``just`` is 刚刚;
    ``ahead``: it lies after the sending; ``named`` tells a day that was
    named from one taken from the moment of sending.
    """

    day: date
    clock: tuple[int, int] | None = None
    part: str | None = None
    approx: bool = False
    just: bool = False
    named: bool = True
    end: Moment | None = None
    role: str = ""
    ahead: bool = False

    def written(self) -> str:
        """``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``."""
        return f"{self.day}T{self.clock[0]:02}:{self.clock[1]:02}" if self.clock else f"{self.day}"

    def until(self, end: Moment) -> Moment:
        """A span; an end without a day of its own falls on the day of the start or the one after."""
        day, clock = (end.day if end.named else self.day), end.clock
        if clock and self.clock and not end.named:
            if not end.part and self.part and clock < self.clock and clock[0] < _NOON:
                clock = (clock[0] + _NOON, clock[1])
            if clock == (_NOON, 0) and self.part == "evening":
                clock = (0, 0)
            if clock <= self.clock:
                day += timedelta(days=1)
        return replace(self, end=replace(end, day=day, clock=clock))

    def on(self, day: date) -> Moment:
        """The same hours on another day; what ends after midnight ends a day later."""
        later = day - self.day
        end = replace(self.end, day=self.end.day + later) if self.end and not self.end.named else self.end
        return replace(self, day=day, end=end)

    def at_hour(self, hour: int) -> Moment:
        """The same day at an hour that is told as on a clock of 24."""
        return replace(self, clock=(hour % 24, 0), day=self.day + timedelta(days=hour // 24))

    def over_by(self, sent_at: datetime) -> Moment:
        """夜班23点到7点, told soon after seven in the morning, began the evening before."""
        if self.named or not self.end or self.end.named or not self.clock or not self.end.clock:
            return self
        hours = sent_at.hour - self.end.clock[0]
        if self.end.day == self.day or self.clock <= (sent_at.hour, sent_at.minute) or not 0 <= hours <= _SOON:
            return self
        return self.on(self.day - timedelta(days=1))

    def as_role(self, role: str) -> Moment:
        """The same moment as a deadline or as the moment of a total."""
        return replace(self, role=role)


def resolve(said: Said, sent_at: datetime) -> Moment | None:
    """The moment meant, or None if there is no such day or hour."""
    try:
        day = _day(said, sent_at.date())
    except ValueError:
        return None
    part = PART_OF.get(said.part or "")
    named = day is not None
    clock = _clock(said, part, sent_at, named=named)
    if said.hour and clock is None:
        return None
    day = day or sent_at.date()
    if clock and clock[0] == 2 * _NOON:
        day, clock = day + timedelta(days=1), (0, clock[1])
    ahead = (day, clock or _LATEST["early" if said.part and "早" in said.part else part or ""]) > (
        sent_at.date(),
        (sent_at.hour, sent_at.minute),
    ) and not (day == sent_at.date() and not clock and part is None)
    return Moment(day=day, clock=clock, part=part, approx=said.approx, named=named, ahead=ahead)


def _day(said: Said, sent: date) -> date | None:
    if said.relative:
        return sent + timedelta(days=_RELATIVE[said.relative.rstrip("天日儿朝个") or "今"])
    if said.weekday:
        monday = sent - timedelta(days=sent.weekday())
        return monday + timedelta(days=_WEEKDAYS[said.weekday] + 7 * _WEEKS.get(said.week, 0))
    if said.month and said.day:
        return _dated(said, sent)
    if said.day:
        return _of_month(said, sent)
    if said.lunar_day:
        return _lunar(said.lunar_month, said.lunar_day, sent)
    return _feast(said.feast, sent) if said.feast else None


def _dated(said: Said, sent: date) -> date:
    month, day = int(number(said.month or "")), int(number(said.day or ""))
    if said.year:
        return date(int(said.year), month, day)
    day_this_year = date(sent.year, month, day)
    if day_this_year > sent + timedelta(days=120):
        return date(sent.year - 1, month, day)
    return day_this_year if day_this_year > sent - timedelta(days=240) else date(sent.year + 1, month, day)


def _of_month(said: Said, sent: date) -> date:
    """下个月3号; without a month the latest past day with this number."""
    day = int(number(said.day or ""))
    if said.months is None:
        return _awaited(day, sent) if said.awaited else _latest(day, sent)
    return (sent.replace(day=15) + timedelta(days=30 * said.months)).replace(day=day)


def _awaited(day: int, sent: date) -> date:
    """16日起可以营业, told on the 14th, is in two days; what is further off than ten is past all the same."""
    ahead = next((on for n in range(_SOON_DAYS) if (on := sent + timedelta(days=n)).day == day), None)
    return ahead or _latest(day, sent)


def _latest(day: int, sent: date) -> date:
    """The latest past day with this number: 30号 said on the 3rd is last month's."""
    month = sent
    while True:
        try:
            found = month.replace(day=day)
        except ValueError:
            found = sent + timedelta(days=1)
        if found <= sent:
            return found
        month = month.replace(day=1) - timedelta(days=1)


def _lunar(month: str, day: str, sent: date) -> date:
    number_of_day = int(number(day.removeprefix("初").replace("廿", "二十")))
    wanted = _LUNAR_MONTHS.get(month, 1)
    found = lunar_day(sent.year, wanted, number_of_day)
    if found and abs(sent - found) < _HALF_A_YEAR:
        return found
    days = [found, *(lunar_day(year, wanted, number_of_day) for year in (sent.year - 1, sent.year + 1))]
    return min((d for d in days if d), key=lambda d: (abs((sent - d).days), d))


def _feast(feast: str, sent: date) -> date:
    if feast == "元旦":
        return sent.replace(month=1, day=1)
    if feast.startswith("元宵"):
        return _lunar("正月", "十五", sent)
    return _lunar("正月", "初一", sent) - timedelta(days=1)


@lru_cache(maxsize=512)
def lunar_day(year: int, month: int, day: int) -> date | None:
    """The solar day of a lunar one, None if that month has no such day."""
    from lunar_python import Lunar  # noqa: PLC0415 - 60 ms that a message without a lunar word need not pay

    try:
        solar = Lunar.fromYmd(year, month, day).getSolar()
    except Exception:  # noqa: BLE001 - the library raises bare exceptions for days that do not exist
        return None
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def _clock(said: Said, part: str | None, sent_at: datetime, *, named: bool) -> tuple[int, int] | None:
    if not said.hour:
        return None
    hour, minute = int(number(said.hour)), _minute(said)
    if hour > 2 * _NOON or minute > 59:
        return None
    if (
        (part in ("afternoon", "evening") and hour < _NOON)
        or (part == "night" and 6 <= hour < _NOON)
        or (part == "noon" and hour < 4)
        or (part is None and not named and hour < 8 and hour + _NOON <= sent_at.hour)
    ):
        hour += _NOON
    return hour, minute


def _minute(said: Said) -> int:
    if said.half:
        return {"半": 30, "一刻": 15, "三刻": 45, "整": 0}[said.half]
    return int(number(said.minute)) if said.minute else 0
