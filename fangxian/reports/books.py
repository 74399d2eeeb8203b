"""The community's own forms that are lists: every register, and the duty roster, filled for whoever reads them."""

from __future__ import annotations

from django.utils import translation

from fangxian.measures.questions import Words
from fangxian.registry.models import Community
from fangxian.reports import duty
from fangxian.reports.book import Book, copy_of, foot
from fangxian.reports.entered import Entered, Wanted, enter
from fangxian.reports.page import COMMUNITY, DAY
from fangxian.reports.register import REGISTERS, load
from fangxian.reports.up_to import UP_TO, said, up_to
from fangxian.reports.whom import whom

BOOKS = (*REGISTERS, duty.NAME)
UNTIL = Words("{from_day} 至 {day}", "{from_day} to {day}")


def title(name: str) -> Words:
    """What a book is called. KeyError if there is none of that name."""
    return duty.load().title if name == duty.NAME else load(name).title


def book(name: str, wanted: Wanted, language: str) -> Book:
    """The book of that name, filled for its reader. KeyError if there is none."""
    with translation.override(language):
        if name == duty.NAME:
            return duty.duty(wanted, _head(wanted, f"{wanted.day}", language), language)
        return _register(enter(load(name), wanted), wanted, language)


def shown(entered: Entered, wanted: Wanted, language: str) -> Book:
    """A register that is filled already, as its reader takes it along."""
    with translation.override(language):
        return _register(entered, wanted, language)


def _register(entered: Entered, wanted: Wanted, language: str) -> Book:
    register = entered.register
    return Book(
        name=register.name,
        title=register.title.said(language),
        language=language,
        head=(*_head(wanted, _days(entered, language), language), _until(wanted, language), *_whom(entered, wanted)),
        columns=tuple(register.head(column).said(language) for column in entered.columns),
        widths=tuple(column.width for column in entered.columns),
        rows=entered.rows,
        numbers=entered.numbers,
        copy_of=copy_of(wanted.scope.name, language),
        foot=foot(wanted.now, len(entered.rows), language),
        notes=(register.purpose.said(language), register.retention.said(language)),
        upright=register.upright,
    )


def _head(wanted: Wanted, days: str, language: str) -> tuple[tuple[str, str], ...]:
    here = Community.objects.get(id=wanted.scope.community_id)
    where = " ".join(filter(None, (here.district, here.street, here.name)))
    return (COMMUNITY.said(language), where), (DAY.said(language), days)


def _until(wanted: Wanted, language: str) -> tuple[str, str]:
    return UP_TO.said(language), said(up_to(wanted.day, wanted.now))


def _whom(entered: Entered, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    return whom(wanted, f"register {entered.register.name}") if wanted.person_id is not None else ()


def _days(entered: Entered, language: str) -> str:
    if entered.from_day == entered.day:
        return f"{entered.day}"
    return UNTIL.said(language).format(from_day=entered.from_day, day=entered.day)
