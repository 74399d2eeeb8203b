"""The duty roster (值班表): who stands at which post on which shift, for seven days from a day on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from itertools import groupby

import msgspec
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _

from fangxian.measures.questions import Words
from fangxian.reports.book import Book, Value, copy_of, foot
from fangxian.reports.entered import Wanted
from fangxian.reports.form import source
from fangxian.workforce.shifts import OnDuty, between

NAME = "duty"
DAYS = timedelta(days=7)


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column; what no shift tells stays empty, to be written in by hand."""

    take: str
    words: Words
    width: float = 9


class Duty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form of the roster."""

    name: str
    title: Words
    purpose: Words
    retention: Words
    columns: tuple[Column, ...]


@cache
def load() -> Duty:
    """The form as its toml has it."""
    return msgspec.convert(tomllib.loads(source(NAME).decode()), Duty)


def duty(wanted: Wanted, head: tuple[tuple[str, str], ...], language: str) -> Book:
    """The roster; everybody who serves may know who stands where."""
    start = datetime.combine(wanted.day, time.min, get_current_timezone())
    form = load()
    rows = tuple(_rows(form, between(wanted.scope.community_id, start, start + DAYS)))
    return Book(
        name=NAME,
        title=form.title.said(language),
        language=language,
        head=head,
        columns=tuple(column.words.said(language) for column in form.columns),
        widths=tuple(column.width for column in form.columns),
        rows=rows,
        copy_of=copy_of(wanted.scope.name, language),
        foot=foot(wanted.now, len(rows), language),
        notes=(form.purpose.said(language), form.retention.said(language)),
        upright=True,
    )


def _rows(form: Duty, shifts: Iterable[OnDuty]) -> Iterable[tuple[Value, ...]]:
    ordered = sorted(shifts, key=_shift)
    for (starts, ends, post), there in groupby(ordered, key=_shift):
        names = [one.name for one in there]
        told: dict[str, Value] = {
            "day": date_format(localtime(starts), _("j M")),
            "post": post,
            "shift": f"{localtime(starts):%H:%M}-{localtime(ends):%H:%M}",
            "staff": _(", ").join(names),
            "count": len(names),
        }
        yield tuple(told.get(column.take, "") for column in form.columns)


def _shift(one: OnDuty) -> tuple[datetime, datetime, str]:
    return one.starts_at, one.ends_at, one.place
