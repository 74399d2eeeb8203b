"""Days and hours reckoned from what is handed in; nothing here asks what time it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from fangxian.measures.shape import Said

DAY = timedelta(days=1)


@cache
def clock(hour: str) -> time:
    """The time of day written ``HH:MM``."""
    return time.fromisoformat(hour)


def at_hour(day: date, hour: str, like: datetime) -> datetime:
    """That hour of that day, in the zone of another moment."""
    return datetime.combine(day, clock(hour), like.tzinfo)


def midnight(day: date, like: datetime) -> datetime:
    """The first moment of a day, in the zone of another moment."""
    return datetime.combine(day, time.min, like.tzinfo)


def day_told(said: Said) -> date:
    """The day that the record itself names, unless that is still to come; else the day of the entry."""
    told = said.record.when
    return min(date.fromisoformat(told[:10]), said.day) if told else said.day


def day_after(at: datetime, days: int) -> tuple[datetime, datetime]:
    """A thing to be done on the day so many days later: that day's first moment and its last."""
    start = midnight(at.date() + days * DAY, at)
    return start, start + DAY
