"""The columns of an office sheet as its page shows them: what each was taken for, by whose word, and what else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fangxian.desk.answers import told
from fangxian.desk.asking import Asking
from fangxian.desk.entries import workers
from fangxian.registry.asked.vocabulary import Asked, vocabulary
from fangxian.reports.office.remembered import AGAIN, EMPTY, Remembered, Said, remember
from fangxian.reports.office.result import ColumnResult, Result, SheetResult
from fangxian.reports.office.subjects import ROWS

Choice = tuple[str, str]
PEOPLE = ("person", "worker")  # both have names; only the title tells which


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column on the page; ``offered`` only while it is being changed; ``by``: who said so, and when."""

    number: int
    at: str
    heads: str
    name: str
    says: str
    filled: int
    empty: int
    sure: bool
    by: str
    offered: list[tuple[str, list[Choice]]]


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """A head of which nobody is sure: its field in the form, and what may be chosen."""

    number: int
    heads: str
    offered: list[tuple[str, list[Choice]]]


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """One worksheet: whom it is about, by its title or by somebody's word, and what may be chosen instead."""

    number: int
    name: str
    key: str
    words: str
    says: str
    by: str
    choices: list[Choice]
    one: SheetResult


def columns(asking: Asking, result: Result, change: str) -> list[Column]:
    """Every column, in order; the one to be changed with all that it may be."""
    remembered = Remembered(asking.community_id)
    said = {column.mark: remembered.said(column.mark) for column in result.columns if column.why == "told"}
    who = workers(asking.community_id, {one.worker_id for one in said.values() if one})
    return [
        Column(
            number=number,
            at=f"{one.sheet} {one.at}" if len(result.sheets) > 1 else one.at,
            heads=" › ".join(one.heads),
            name=told(one.name) if one.name else "",
            says=told(one.says) if one.says else "",
            filled=one.filled,
            empty=one.empty,
            sure=one.sure,
            by=_by(said.get(one.mark), who),
            offered=_offered(one, _kind(result, one)) if change == str(number) else [],
        )
        for number, one in enumerate(result.columns)
    ]


def _by(said: Said | None, who: Mapping[int, str]) -> str:
    if said is None:
        return ""
    return _("remembered: %(who)s, %(day)s") % {
        "who": who.get(said.worker_id, ""),
        "day": f"{localtime(said.at):%Y-%m-%d}",
    }


def unsure(result: Result) -> list[Ask]:
    """What is asked, each head once."""
    asked = {one.mark: (number, one) for number, one in reversed(list(enumerate(result.columns))) if not one.sure}
    return [
        Ask(number=number, heads=" › ".join(one.heads), offered=_offered(one, _kind(result, one)))
        for number, one in sorted(asked.values(), key=lambda pair: pair[0])
    ]


def _kind(result: Result, column: ColumnResult) -> str:
    return next((one.kind for one in result.sheets if one.sheet == column.sheet), "community")


def _offered(column: ColumnResult, kind: str) -> list[tuple[str, list[Choice]]]:
    """First what it is like, then everything that such rows can be asked."""
    known = vocabulary()
    near = [known[key] for key in column.candidates]
    rest = [one for one in known.values() if one not in near and kind in one.about]
    return [(_("Perhaps"), list(_choices(near))), (_("Everything else"), list(_choices(rest)))]


def _choices(asked: Iterable[Asked]) -> Iterator[Choice]:
    return ((one.key, told(one.title)) for one in asked)


def sheets(asking: Asking, result: Result) -> list[Whose]:
    """The worksheets with whom each is about."""
    remembered = Remembered(asking.community_id)
    said = {one.mark: remembered.said(one.mark) for one in result.sheets if one.told}
    who = workers(asking.community_id, {one.worker_id for one in said.values() if one})
    return [
        Whose(
            number=number,
            name=one.sheet if len(result.sheets) > 1 else "",
            key=one.rows,
            words=told(one.rows_name) if one.rows_name else "",
            says=told(one.rows_say) if one.rows_say else "",
            by=_by(said.get(one.mark), who),
            choices=_rows(one.kind),
            one=one,
        )
        for number, one in enumerate(result.sheets)
    ]


def _rows(kind: str) -> list[Choice]:
    kinds = PEOPLE if kind in PEOPLE else (kind,)
    found = [(one.key, told(one.words)) for one in ROWS if one.kind in kinds]
    return found if len(found) > 1 else []


def card(result: Result) -> bool:
    """Whether it is a card about one person, or keeps one person's days: then somebody has to say about whom."""
    if any(one.kind == "day" for one in result.sheets):
        return True
    tables = {one.sheet for one in result.sheets}
    known = vocabulary()
    loose = [known[one.key] for one in result.columns if one.sheet not in tables and one.key in known]
    return any("person" in one.about and "community" not in one.about for one in loose)


def answered(asking: Asking, result: Result, post: Mapping[str, str]) -> None:
    """Writes down what was said of heads and of whom a sheet is about, where that is something new."""
    known = vocabulary()
    for number, column in enumerate(result.columns):
        key = post.get(f"c-{number}", "")
        if key and key != column.key and (key in known or key in (EMPTY, AGAIN)):
            remember(asking.community_id, column.mark, key, asking.scope.worker_id, asking.now)
    for number, sheet in enumerate(result.sheets):
        rows = post.get(f"r-{number}", "")
        if rows and rows != sheet.rows and rows in dict(_rows(sheet.kind)):
            remember(asking.community_id, sheet.mark, rows, asking.scope.worker_id, asking.now)
