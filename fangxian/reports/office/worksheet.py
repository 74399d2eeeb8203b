"""One worksheet's own XML: rows and cells found, values put into cells, every other byte kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from fangxian.reports.office.cells import Cell, Value, attributes, cell_xml, column_of

DATA = re.compile(r"<((?:\w+:)?)sheetData\s*(?:/>|>(.*?)</\1sheetData\s*>)", re.DOTALL)


class Line(msgspec.Struct):
    """A row: its number (from 0), its start tag, its cells by column; ``xml`` as it stood until something changed."""

    number: int
    tag: str
    cells: dict[int, Cell]
    xml: str | None


class Worksheet:
    """The part of a workbook that holds one sheet; ``before`` and ``after`` are what stands around its rows."""

    def __init__(self, xml: str) -> None:
        found = DATA.search(xml)
        if found is None or "<!DOCTYPE" in xml[:2000]:
            raise ValueError("no sheetData")
        self.prefix, inner = found[1], found[2] or ""
        self.before, self.after = xml[: found.start()], xml[found.end() :]
        self.lines = {line.number: line for line in self._read(inner)}
        self.columns = dict(self._styles_of_columns())

    def _read(self, inner: str) -> Iterator[Line]:
        p = self.prefix
        row = re.compile(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row\s*>)", re.DOTALL)
        cell = re.compile(rf"<{p}c\b(?:[^>]*?)(?:/>|>.*?</{p}c\s*>)", re.DOTALL)
        address = re.compile(r'\br\s*=\s*["\']([A-Z]{1,3})\d+["\']')
        number = -1
        for found in row.finditer(inner):
            said = attributes(found[1]).get("r")
            number = int(said) - 1 if said else number + 1
            cells: dict[int, Cell] = {}
            column = -1
            for one in cell.finditer(found[2] or ""):
                named = address.search(one[0].partition(">")[0])
                column = column_of(named[1]) if named else column + 1
                cells[column] = Cell(column, one[0])
            yield Line(number, found[1].rstrip(), cells, found[0])

    def _styles_of_columns(self) -> Iterator[tuple[int, str]]:
        for tag in re.findall(rf"<{self.prefix}col\b([^>]*)/?>", self.before):
            said = attributes(tag)
            if said.get("style"):
                for column in range(int(said["min"]) - 1, min(int(said["max"]), 300)):
                    yield column, said["style"]

    def cell(self, row: int, column: int) -> Cell | None:
        line = self.lines.get(row)
        return line.cells.get(column) if line else None

    def is_free(self, row: int, column: int) -> bool:
        """Whether a value may be put there: nothing stands in it."""
        cell = self.cell(row, column)
        return cell is None or cell.is_empty

    def style(self, row: int, column: int) -> str:
        """The style that a value put there has: the cell's own, its row's, its column's."""
        line = self.lines.get(row)
        cell = line.cells.get(column) if line else None
        if cell is not None:
            return cell.style
        said = attributes(line.tag) if line else {}
        return said.get("s", "") if said.get("customFormat") == "1" else self.columns.get(column, "")

    def put(self, row: int, column: int, value: Value | None) -> None:
        """A value into a cell, which keeps its style."""
        style = self.style(row, column)
        line = self.lines.setdefault(row, Line(row, f' r="{row + 1}"', {}, None))
        line.cells[column] = Cell(column, cell_xml(self.prefix, row, column, style, value))
        line.xml = None

    def formulas(self) -> Iterator[tuple[Line, Cell]]:
        """All cells with a formula, with their rows."""
        for line in self.lines.values():
            for cell in line.cells.values():
                if cell.has_formula:
                    yield line, cell

    @property
    def last(self) -> int:
        """The last row that the XML has, -1 if none."""
        return max(self.lines, default=-1)

    def xml(self) -> str:
        """The whole part again."""
        p = self.prefix
        rows = "".join(self._row(self.lines[number]) for number in sorted(self.lines))
        return f"{self.before}<{p}sheetData>{rows}</{p}sheetData>{self.after}"

    def _row(self, line: Line) -> str:
        if line.xml is not None:
            return line.xml
        p = self.prefix
        cells = "".join(line.cells[column].xml for column in sorted(line.cells))
        return f"<{p}row{self._spans(line)}>{cells}</{p}row>"

    def _spans(self, line: Line) -> str:
        """The row's tag; ``spans`` is a hint that must hold, so it goes where a cell lies beyond it."""
        said = re.search(r'\sspans\s*=\s*["\'](\d+):(\d+)["\']', line.tag)
        if said and line.cells and not int(said[1]) - 1 <= min(line.cells) <= max(line.cells) < int(said[2]):
            return line.tag.replace(said[0], "")
        return line.tag
