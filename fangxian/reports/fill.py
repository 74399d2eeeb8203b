"""Fills a form for a day: plain data, every figure with its indicator, so that each can open its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from fangxian.derived import figures
from fangxian.derived.within import EVERYWHERE
from fangxian.measures.questions import Words
from fangxian.registry.models import Community, Place
from fangxian.reports.form import Form, Line, words_of

Number = int | float


class Source(Protocol):
    """Where figures come from: the derived rows, or the ledger folded anew up to some number."""

    def by_grid(self, day: date) -> Mapping[tuple[str, int | None], float]:
        """The figures of the day by indicator and grid."""

    def cumulative(self, day: date) -> Mapping[str, float]:
        """The figures from the beginning to the end of the day, by indicator."""


class Derived(msgspec.Struct, frozen=True):
    """The derived rows of a community as they stand."""

    community_id: int

    def by_grid(self, day: date) -> Mapping[tuple[str, int | None], float]:
        return figures.by_grid(self.community_id, day, EVERYWHERE)

    def cumulative(self, day: date) -> Mapping[str, float]:
        return figures.cumulative(self.community_id, day, EVERYWHERE)


class Grid(msgspec.Struct, frozen=True):
    """A column of the report."""

    id: int
    name: str


class FilledLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: a figure per grid in the order of the grids, elsewhere, in all; ``total`` since the beginning."""

    indicator: str
    words: Words
    unit: Words | None
    holds: bool
    by_grid: tuple[Number, ...]
    elsewhere: Number
    sum: Number
    total: Number | None


class FilledSection(msgspec.Struct, frozen=True):
    """Lines that belong together."""

    title: Words
    lines: tuple[FilledLine, ...]


class Filled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A form filled for a day: what the registry says of the community, and the figures.

    What forms began to say later has a default and is left out, so that older reports keep their bytes.
    """

    form: str
    title: Words
    purpose: Words
    retention: Words
    statement: Words | None
    community_id: int
    community: str
    street: str
    district: str
    day: date
    grids: tuple[Grid, ...]
    sections: tuple[FilledSection, ...]
    counting: Words | None = None
    to: tuple[Words, ...] = ()

    @property
    def lines(self) -> list[FilledLine]:
        return [line for section in self.sections for line in section.lines]


def fill(community_id: int, form: Form, day: date, source: Source | None = None) -> Filled:
    """The form with the day's figures, from the derived rows unless another source is given."""
    here = Community.objects.get(id=community_id)
    grids = tuple(Grid(place.id, str(place)) for place in _grids(community_id))
    return Filled(
        form=form.name,
        title=form.title,
        purpose=form.purpose,
        retention=form.retention,
        statement=form.statement,
        community_id=community_id,
        community=here.name,
        street=here.street,
        district=here.district,
        day=day,
        grids=grids,
        sections=sections(form, grids, day, source or Derived(community_id)),
        counting=form.counting,
        to=form.to,
    )


def _grids(community_id: int) -> list[Place]:
    return sorted(Place.objects.filter(community_id=community_id, kind="grid"), key=lambda grid: _order(grid.code))


def _order(code: str) -> tuple[int, str]:
    """Grid 10 after grid 9."""
    return (int(code), "") if code.isdigit() else (1_000_000, code)


def sections(form: Form, grids: Sequence[Grid], day: date, source: Source) -> tuple[FilledSection, ...]:
    """The figures alone, for grids that were chosen before."""
    told, totals = source.by_grid(day), source.cumulative(day)
    return tuple(
        FilledSection(part.title, tuple(_line(line, grids, told, totals) for line in part.lines))
        for part in form.sections
    )


def refilled(filled: Filled, source: Source) -> Filled:
    """The same report with figures from another source, line by line as it stands: today's form is not asked."""
    told, totals = source.by_grid(filled.day), source.cumulative(filled.day)

    def again(line: FilledLine) -> FilledLine:
        figures = _figures(line.indicator, filled.grids, told)
        total = None if line.total is None else plain(totals.get(line.indicator, 0.0))
        return msgspec.structs.replace(line, total=total, **figures)

    parts = tuple(FilledSection(part.title, tuple(map(again, part.lines))) for part in filled.sections)
    return msgspec.structs.replace(filled, sections=parts)


def _line(
    line: Line, grids: Sequence[Grid], told: Mapping[tuple[str, int | None], float], totals: Mapping[str, float]
) -> FilledLine:
    return FilledLine(
        indicator=line.indicator,
        words=words_of(line),
        unit=line.unit,
        holds=line.holds,
        **_figures(line.indicator, grids, told),
        total=plain(totals.get(line.indicator, 0.0)) if line.total else None,
    )


def _figures(indicator: str, grids: Sequence[Grid], told: Mapping[tuple[str, int | None], float]) -> dict[str, Any]:
    values = {grid: value for (key, grid), value in told.items() if key == indicator}
    columns = [values.pop(grid.id, 0.0) for grid in grids]
    elsewhere = sum(values.values())
    return {
        "by_grid": tuple(map(plain, columns)),
        "elsewhere": plain(elsewhere),
        "sum": plain(sum(columns) + elsewhere),
    }


def plain(value: float) -> Number:
    """To the thousandth, whichever order the parts were summed in; whole numbers as such."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded
