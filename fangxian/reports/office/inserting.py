"""Puts rows into a worksheet where its body has too few; whatever stands below moves down, or it is not done."""

from __future__ import annotations

import re

from fangxian.reports.office.cells import Cell, attributes, cell_xml, place
from fangxian.reports.office.references import copied_formula, means_row, moved_formula, moved_range
from fangxian.reports.office.worksheet import Line, Worksheet

# What lies on a sheet by rows and is not moved here: rather a second sheet than a picture in the wrong place.
FIXED = re.compile(
    r"<(?:\w+:)?(?:tableParts|drawing|legacyDrawing|extLst|oleObjects|controls|scenarios|protectedRanges)\b"
)
RANGED = re.compile(
    r'(<(?:\w+:)?(?:mergeCell|dataValidation|conditionalFormatting|hyperlink|autoFilter|sortState|ignoredError)\b[^>]*?\b(?:ref|sqref)=")([^"]*)(")'
)
FORMULA = re.compile(r"(<(?:\w+:)?(?:f|formula|formula1|formula2)\b[^>]*>)([^<]*)(</)")
BREAK = re.compile(r'(<(?:\w+:)?brk\b[^>]*?\bid=")(\d+)(")')
ROW_BREAKS = re.compile(r"<(?:\w+:)?rowBreaks\b.*?</(?:\w+:)?rowBreaks>", re.DOTALL)
DIMENSION = re.compile(r'(<(?:\w+:)?dimension\b[^>]*?\bref=")([^"]*)(")')
MERGED = re.compile(r'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+\d+):([A-Z]+\d+)"[^>]*/>')
SHARED = re.compile(r'<(?:\w+:)?f\b[^>]*\bt="(?:shared|array|dataTable)"')


def may_insert(sheet: Worksheet, name: str, before: int, model: int, *, single: bool) -> bool:
    """Whether rows like ``model`` can be put in before a row (both from 0) and all that is below can move."""
    below = any(number >= before for number in sheet.lines) or bool(MERGED.search(sheet.after))
    if below and (FIXED.search(sheet.after) or any(SHARED.search(cell.xml) for _, cell in sheet.formulas())):
        return False
    for first, last in MERGED.findall(sheet.after):
        (top, _), (bottom, _) = place(first), place(last)
        if top != bottom and (top <= model <= bottom or top < before <= bottom):
            return False
    texts = [text for line, cell in sheet.formulas() for text in _texts(cell)]
    return not (single and any(means_row(text, name, same=True, row=model + 1) for text in texts))


def _texts(cell: Cell) -> list[str]:
    return [found[1] for found in FORMULA.findall(cell.xml)]


def insert(sheet: Worksheet, name: str, before: int, count: int, model: int) -> None:
    """``count`` rows that look like ``model`` before a row; rows count from 0."""
    pattern = sheet.lines.get(model, Line(model, f' r="{model + 1}"', {}, None))
    kept = Line(model, pattern.tag, dict(pattern.cells), None)
    merges = _merges_of(sheet, model)
    move(sheet, name, before, count)
    for number in range(before, before + count):
        sheet.lines[number] = _like(sheet, kept, number)
    _merge(sheet, merges, before, count)


def move(sheet: Worksheet, name: str, before: int, count: int) -> None:
    """Everything from a row on goes down; what speaks of it follows."""
    at = before + 1
    moved: dict[int, Line] = {}
    for line in sheet.lines.values():
        _follow(line, name, at, count)
        if line.number >= before:
            _renumber(line, line.number + count)
        moved[line.number] = line
    sheet.lines = moved
    after = RANGED.sub(lambda found: found[1] + moved_range(found[2], at, count) + found[3], sheet.after)
    after = FORMULA.sub(
        lambda found: found[1] + moved_formula(found[2], name, same=True, at=at, by=count) + found[3], after
    )
    sheet.after = ROW_BREAKS.sub(lambda part: BREAK.sub(lambda b: _break(b, before, count), part[0]), after)
    sheet.before = DIMENSION.sub(lambda found: found[1] + moved_range(found[2], at, count) + found[3], sheet.before)


def _break(found: re.Match[str], before: int, count: int) -> str:
    return found[1] + str(int(found[2]) + count if int(found[2]) > before else int(found[2])) + found[3]


def _follow(line: Line, name: str, at: int, count: int) -> None:
    for cell in line.cells.values():
        if cell.has_formula:
            said = FORMULA.sub(lambda f: f[1] + moved_formula(f[2], name, same=True, at=at, by=count) + f[3], cell.xml)
            if said != cell.xml:
                cell.xml, line.xml = said, None


def _renumber(line: Line, number: int) -> None:
    old, new = line.number + 1, number + 1
    line.tag = re.sub(rf'(\br\s*=\s*["\']){old}(["\'])', rf"\g<1>{new}\g<2>", line.tag)
    for cell in line.cells.values():
        head, rest, tail = cell.xml.partition(">")
        cell.xml = re.sub(rf'(\br\s*=\s*["\'][A-Z]+){old}(["\'])', rf"\g<1>{new}\g<2>", head) + rest + tail
    line.number, line.xml = number, None


def _like(sheet: Worksheet, pattern: Line, number: int) -> Line:
    """A row with the pattern's look and formulas, and none of its values."""
    tag = re.sub(r'(\br\s*=\s*["\'])\d+(["\'])', rf"\g<1>{number + 1}\g<2>", pattern.tag)
    cells: dict[int, Cell] = {}
    for column, cell in pattern.cells.items():
        blank = cell_xml(sheet.prefix, number, column, cell.style, None)
        texts = _texts(cell)
        if texts and texts[0]:
            p = sheet.prefix
            formula = f"<{p}f>{copied_formula(texts[0], number - pattern.number)}</{p}f>"
            blank = blank.removesuffix("/>") + f">{formula}</{p}c>"
        cells[column] = Cell(column, blank)
    return Line(number, tag, cells, None)


def _merges_of(sheet: Worksheet, row: int) -> list[tuple[str, str]]:
    """Cells merged within that one row, by their columns."""
    found = []
    for first, last in MERGED.findall(sheet.after):
        if place(first)[0] == place(last)[0] == row:
            found.append((re.sub(r"\d", "", first), re.sub(r"\d", "", last)))
    return found


def _merge(sheet: Worksheet, merges: list[tuple[str, str]], before: int, count: int) -> None:
    """The same merged cells in the new rows."""
    p = sheet.prefix
    more = [f'<{p}mergeCell ref="{a}{n + 1}:{b}{n + 1}"/>' for n in range(before, before + count) for a, b in merges]
    if not more:
        return
    sheet.after = sheet.after.replace(f"</{p}mergeCells>", "".join(more) + f"</{p}mergeCells>", 1)
    tag = re.search(rf"<{p}mergeCells\b[^>]*>", sheet.after)
    if tag and (said := attributes(tag[0]).get("count")):
        new = tag[0].replace(f'count="{said}"', f'count="{int(said) + len(more)}"')
        sheet.after = sheet.after.replace(tag[0], new, 1)
