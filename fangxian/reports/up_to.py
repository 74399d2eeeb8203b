"""Up to which hour something counts (截至): the end of its day, an hour that was asked for, or now if earlier."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localtime

from fangxian.measures.questions import Words

UP_TO = Words("数据截至", "Figures up to")


def up_to(day: date, now: datetime, hour: int | None = None) -> datetime:
    """The moment up to which what is told of a day counts; ``hour`` is one that a sheet itself names."""
    start = datetime.combine(day, time.min, get_current_timezone())
    return min(start + (timedelta(hours=hour) if hour else timedelta(days=1)), localtime(now))


def said(at: datetime) -> str:
    """Written so that the end of a day is the 24th hour of that day, not the first of the next."""
    here = localtime(at)
    if (here.hour, here.minute) == (0, 0):
        return f"{here.date() - timedelta(days=1):%Y-%m-%d} 24:00"
    return f"{here:%Y-%m-%d %H:%M}"


def sentence(at: datetime) -> Words:
    """The same as a sentence."""
    return Words(f"{UP_TO.zh} {said(at)}。", f"{UP_TO.en} {said(at)}.")
