"""The duty roster (值班表): who stands at which post on which shift, for seven days from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _

from fangxian.measures.questions import Words
from fangxian.reports.book import Book, Value, copy_of, foot
from fangxian.reports.entered import Wanted
from fangxian.workforce.shifts import OnDuty, between

NAME = "duty"
TITLE = Words("值班表", "Duty roster")
NOTES = (
    Words("用途:仅供本社区防控值守安排。", "Purpose: staffing the posts of this community."),
    Words("留存:应急响应结束后销毁。", "Retention: destroyed when the response ends."),
)
COLUMNS = (
    (Words("日期", "Day"), 9),
    (Words("点位", "Post"), 14),
    (Words("班次", "Shift"), 12),
    (Words("值守人", "On duty"), 24),
    (Words("人数", "People"), 6),
    (Words("替班", "Stands in"), 12),
    (Words("签到", "Signed in"), 12),
)
DAYS = timedelta(days=7)


def duty(wanted: Wanted, head: tuple[tuple[str, str], ...], language: str) -> Book:
    """The roster; everybody who serves may know who stands where."""
    start = datetime.combine(wanted.day, time.min, get_current_timezone())
    rows = tuple(_rows(between(wanted.scope.community_id, start, start + DAYS)))
    return Book(
        name=NAME,
        title=TITLE.said(language),
        language=language,
        head=head,
        columns=tuple(words.said(language) for words, _width in COLUMNS),
        widths=tuple(width for _words, width in COLUMNS),
        rows=rows,
        copy_of=copy_of(wanted.scope.name, language),
        foot=foot(wanted.now, len(rows), language),
        notes=tuple(words.said(language) for words in NOTES),
        upright=True,
    )


def _rows(shifts: Iterable[OnDuty]) -> Iterable[tuple[Value, ...]]:
    ordered = sorted(shifts, key=_shift)
    for (starts, ends, post), there in groupby(ordered, key=_shift):
        names = [one.name for one in there]
        hours = f"{localtime(starts):%H:%M}-{localtime(ends):%H:%M}"
        yield date_format(localtime(starts), _("j M")), post, hours, _(", ").join(names), len(names), "", ""


def _shift(one: OnDuty) -> tuple[datetime, datetime, str]:
    return one.starts_at, one.ends_at, one.place
