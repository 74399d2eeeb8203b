"""A report as a page: head, columns, lines whose every figure names its rows, foot; in either language."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.utils.timezone import localtime

from fangxian.measures.questions import Words
from fangxian.reports.content import Content
from fangxian.reports.fill import Filled, FilledLine, Number
from fangxian.reports.up_to import UP_TO, said, up_to

COMMUNITY = Words("社区", "Community")
TO = Words("报送", "To")
COMMA = Words("、", ", ")
DAY = Words("日期", "Day")
FILLED_BY = Words("填报", "Filled by")
CHECKED_BY = Words("审核签发", "Checked and signed by")
ISSUED_AT = Words("签发时间", "Signed at")
NUMBER = Words("编号", "Number")
REPLACES = Words("接替编号", "Follows number")
LEDGER = Words("依据台账", "Stands on the ledger up to")
HASH = Words("台账校验值", "Hash of the ledger there")
DEFINITIONS = Words("口径版本", "Version of the definitions")
ROWS = Words("行数", "Lines")
FANGXIAN = Words("防线系统按台账汇总", "Fangxian, from the ledger")
DRAFT = Words("草稿,未签发", "Draft, not signed")
ITEM = Words("项目", "Item")
UNIT = Words("单位", "Unit")
ELSEWHERE = Words("其他", "Elsewhere")
SUM = Words("合计", "In all")
TOTAL = Words("累计", "So far")
HOLDS = Words("(截至当日)", " (as of that day)")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A figure and where its rows are: the indicator's, on the report's day, in that grid.

    ``reach`` is ``grid`` (then ``grid_id`` names it), ``elsewhere`` (places in no grid), ``all``, or ``total``
    (all, since the beginning). None as a value: the form does not ask for it.
    """

    value: Number | None
    indicator: str
    reach: str
    grid_id: int | None = None


class Row(msgspec.Struct, frozen=True):
    """One line of the page."""

    label: str
    unit: str
    cells: tuple[Cell, ...]


class Part(msgspec.Struct, frozen=True):
    """Lines that belong together."""

    title: str
    rows: tuple[Row, ...]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be shown or printed; ``head`` and ``foot`` are pairs of what and which."""

    title: str
    language: str
    day: date
    head: tuple[tuple[str, str], ...]
    statement: str
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def signed(content: Content, language: str) -> Page:
    """An issued report, with who signed it and what it stands on."""
    say = _Speaker(language)
    foot = (
        (say(CHECKED_BY), content.signed_by),
        (say(ISSUED_AT), say.moment(content.issued_at)),
        (say(LEDGER), f"{content.ledger_number}"),
        (say(HASH), content.ledger_hash),
        (say(DEFINITIONS), content.definitions[:16]),
    )
    head = ((say(NUMBER), f"{content.number}"), (say(UP_TO), said(content.cut_off)))
    follows = ((say(REPLACES), f"{content.replaces}"),) if content.replaces else ()
    return _page(content.filled, say, (*head, *follows), foot)


def draft(filled: Filled, now: datetime, language: str) -> Page:
    """A report not signed yet, as it stands at ``now``."""
    say = _Speaker(language)
    return _page(filled, say, ((say(NUMBER), say(DRAFT)), (say(UP_TO), said(up_to(filled.day, now)))), ())


class _Speaker(msgspec.Struct, frozen=True):
    """Says words in the reader's language."""

    language: str

    def __call__(self, words: Words) -> str:
        return words.said(self.language)

    def moment(self, at: datetime) -> str:
        return f"{localtime(at):%Y-%m-%d %H:%M}"


def _page(filled: Filled, say: _Speaker, head: tuple[tuple[str, str], ...], foot: tuple[tuple[str, str], ...]) -> Page:
    where = " ".join(filter(None, (filled.district, filled.street, filled.community)))
    return Page(
        title=say(filled.title),
        language=say.language,
        day=filled.day,
        head=((say(COMMUNITY), where), *_to(filled, say), (say(DAY), f"{filled.day}"), *head),
        statement=say(filled.statement) if filled.statement else "",
        columns=(*map(say, (ITEM, UNIT)), *(grid.name for grid in filled.grids), *map(say, (ELSEWHERE, SUM, TOTAL))),
        parts=tuple(Part(say(s.title), tuple(_row(filled, line, say) for line in s.lines)) for s in filled.sections),
        foot=((say(FILLED_BY), say(FANGXIAN)), *foot, (say(ROWS), f"{len(filled.lines)}")),
        notes=(*((say(filled.counting),) if filled.counting else ()), say(filled.purpose), say(filled.retention)),
    )


def _to(filled: Filled, say: _Speaker) -> tuple[tuple[str, str], ...]:
    return ((say(TO), say(COMMA).join(map(say, filled.to))),) if filled.to else ()


def _row(filled: Filled, line: FilledLine, say: _Speaker) -> Row:
    named = say(line.words) + (say(HOLDS) if line.holds else "")
    return Row(named, say(line.unit) if line.unit else "", _cells(filled, line))


def _cells(filled: Filled, line: FilledLine) -> tuple[Cell, ...]:
    key = line.indicator
    grids = zip(filled.grids, line.by_grid, strict=True)
    return (
        *(Cell(value=value, indicator=key, reach="grid", grid_id=grid.id) for grid, value in grids),
        Cell(value=line.elsewhere, indicator=key, reach="elsewhere"),
        Cell(value=line.sum, indicator=key, reach="all"),
        Cell(value=line.total, indicator=key, reach="total"),
    )
