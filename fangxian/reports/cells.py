"""The cells of a filled report, by line and column: compared, added up, put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from fangxian.measures.questions import Words
from fangxian.reports.fill import Filled, FilledLine, FilledSection, Number, plain
from fangxian.reports.page import ELSEWHERE, SUM, TOTAL


class Cell(msgspec.Struct, frozen=True):
    """One figure that became another: its line, its column, what was told, what is right."""

    indicator: str
    words: Words
    column: str
    called: Words
    old: Number
    new: Number


def columns(filled: Filled, line: FilledLine) -> Iterator[tuple[str, Words, Number]]:
    """Every cell of a line: the key of its column, what that is called, the figure."""
    for grid, value in zip(filled.grids, line.by_grid, strict=True):
        yield f"grid {grid.id}", Words(grid.name, grid.name), value
    yield "elsewhere", ELSEWHERE, line.elsewhere
    yield "sum", SUM, line.sum
    if line.total is not None:
        yield "total", TOTAL, line.total


def differing(old: Filled, new: Filled) -> list[Cell]:
    """Every cell in which two versions of one report differ."""
    lines = zip(old.lines, new.lines, strict=True)
    pairs = ((then, zip(columns(old, then), columns(new, now), strict=True)) for then, now in lines)
    return [
        Cell(line.indicator, line.words, key, called, was, value)
        for line, both in pairs
        for (key, called, was), (_, _, value) in both
        if was != value
    ]


def added(filled: Filled, more: Filled) -> Filled:
    """The sum of two versions of one report, cell by cell."""
    values = {(line.indicator, key): value for line in more.lines for key, _, value in columns(more, line)}
    return _each(filled, lambda line, key, value: plain(value + values[line.indicator, key]))


def put_right(filled: Filled, cells: Iterable[Cell]) -> Filled:
    """The report with those cells as they became."""
    values = {(cell.indicator, cell.column): cell.new for cell in cells}
    return _each(filled, lambda line, key, value: values.get((line.indicator, key), value))


def _each(filled: Filled, figure: Callable[[FilledLine, str, Number], Number]) -> Filled:
    def line_of(line: FilledLine) -> FilledLine:
        new = {key: figure(line, key, value) for key, _, value in columns(filled, line)}
        by_grid = tuple(new[f"grid {grid.id}"] for grid in filled.grids)
        rest = {"elsewhere": new["elsewhere"], "sum": new["sum"], "total": new.get("total")}
        return msgspec.structs.replace(line, by_grid=by_grid, **rest)

    parts = tuple(FilledSection(part.title, tuple(map(line_of, part.lines))) for part in filled.sections)
    return msgspec.structs.replace(filled, sections=parts)
