"""Registers that leave: one about people only released by a second person, one that names nobody at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import translation
from msgspec import structs

from fangxian.measures.questions import Question, Words
from fangxian.reports import books, printed, to_edit
from fangxian.reports.book import Book, copy_of
from fangxian.reports.book_sheet import workbook
from fangxian.reports.entered import Entered, Wanted, enter
from fangxian.reports.register import load
from fangxian.reports.releasing import book, in_print, taking_along
from fangxian.reports.releasing.asked import REGISTER, Asked, OfRegister
from fangxian.reports.releasing.book import Listed, NotReleased
from fangxian.reports.releasing.making import heading
from fangxian.reports.releasing.marks import Marker
from fangxian.workforce.access import Scope

WAYS = {
    "xlsx": Words("XLSX 表格", "XLSX"),
    "pdf": Words("打印(PDF)", "Print (PDF)"),
    "edit": Words("导出去改(XLSX)", "Sheet to edit (XLSX)"),
}
OTHERWISE = Words(
    "申请之后您能看到的列变了,这份不能再取。请重新申请。",
    "The columns that you may see are others since you asked: ask for it again.",
)
Opened = Callable[[Question], bool]


def filled(name: str, wanted: Wanted, language: str) -> Entered:
    """The register as its reader sees it now."""
    with translation.override(language):
        return enter(load(name), wanted)


def asking_for(entered: Entered, wanted: Wanted, typed: dict[str, str]) -> Asked:
    """The register as it is asked for; ``typed`` is what the form said."""
    hours, way = typed.get("hours", ""), typed.get("way", "")
    of = OfRegister(
        form=entered.register.name, day=wanted.day, way=way if way in WAYS else "xlsx", rows=len(entered.rows)
    )
    return Asked(
        whom=REGISTER,
        grid_id=None,
        columns=_takes(entered),
        full=typed.get("full") == "yes" and wanted.scope.may("reveal") and way != "edit",
        purpose=typed.get("purpose", ""),
        reason=typed.get("reason", "").strip(),
        recipient=typed.get("recipient", "").strip(),
        hours=int(hours) if hours.isdecimal() and len(hours) < len("0000") else 0,
        register=of,
    )


def _takes(entered: Entered) -> tuple[str, ...]:
    return tuple(column.take for column in entered.columns)


def copy(scope: Scope, listed: Listed, now: datetime, opened: Opened, language: str) -> bytes:
    """The released copy, made now, marked as its own, its recipient on every page. Raises NotReleased, NoFont."""
    of = listed.asked.register
    if of is None:
        raise NotReleased(book.NO_LONGER)
    wanted = Wanted(scope=scope, day=of.day, now=now, full=listed.asked.full)
    entered = filled(of.form, wanted, language)
    if _takes(entered) != listed.asked.columns:
        raise NotReleased(OTHERWISE)
    marker, whose = Marker(scope.community_id, listed.number), heading(listed, language)
    if of.way == "edit":
        return to_edit.workbook(spaced(entered, marker), wanted, opened, whose, language)
    return _written(structs.replace(books.shown(entered, wanted, language), copy_of=whose), of.way, marker)


def at_once(made: Book, way: str, wanted: Wanted) -> bytes:
    """One that says nothing of anybody: written down as its reader's copy, and marked. Raises NoFont."""
    return _written(made, way, _noted(made.name, len(made.rows), wanted))


def edit_at_once(entered: Entered, wanted: Wanted, opened: Opened, language: str) -> bytes:
    """The same as a sheet to edit."""
    marker = _noted(entered.register.name, len(entered.rows), wanted)
    whose = copy_of(wanted.scope.name, language)
    return to_edit.workbook(spaced(entered, marker), wanted, opened, whose, language)


def _noted(name: str, rows: int, wanted: Wanted) -> Marker:
    number = taking_along.noted(wanted.scope, name, wanted.day, wanted.now) if rows else 0
    return Marker(wanted.scope.community_id, number)


def spaced(entered: Entered, marker: Marker) -> Entered:
    """With the spaces of a workbook behind its words."""
    return structs.replace(entered, rows=taking_along.marked(entered.rows, marker)) if entered.rows else entered


def _written(made: Book, way: str, marker: Marker) -> bytes:
    if way == "pdf":
        return printed.register(structs.replace(made, rows=in_print.marked(made.rows, marker)))
    return workbook(structs.replace(made, rows=taking_along.marked(made.rows, marker) if made.rows else ()))
