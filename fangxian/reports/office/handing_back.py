"""Somebody's own file handed back with one more column: what is wrong with a row, beside it; every other byte kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.registry.sheet.write import harmless
from fangxian.reports.office.workbook import ODD, Workbook

WORKBOOK = b"PK\x03\x04"
BACKWARD = b"\xfe\xff"  # UTF-16 the other way round, which no spreadsheet here writes
MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}


def with_column(path: Path, sheet: str, column: int, told: Mapping[int, str]) -> bytes:
    """The file with ``told`` by row (from 0) in one column (from 0) that was free. Raises SheetFault."""
    content = path.read_bytes()
    if not content.startswith(WORKBOOK):
        return _text(content, column, told)
    book = Workbook(path)
    part = book.worksheet(sheet)
    while not all(part.is_free(row, column) for row in told):
        column += 1
    for row, words in told.items():
        part.put(row, column, harmless(words))
    book.put(sheet, part)
    return book.bytes()


def _text(content: bytes, column: int, told: Mapping[int, str]) -> bytes:
    """Lines of a CSV stay as they are written; what is told is put after the last cell of its row."""
    encoding, text = _decoded(content)
    lines = list(io.StringIO(text, newline=""))
    between = "\t" if lines and lines[0].count("\t") > lines[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    for number, row in enumerate(reader):
        if number in told:
            at = reader.line_num - 1
            lines[at] = _longer(lines[at], between * max(column - len(row) + 1, 1), told[number])
    return MARKS.get(encoding, b"") + "".join(lines).encode(encoding.removesuffix("-sig").replace("16", "16-le"))


def _longer(line: str, gap: str, words: str) -> str:
    bare = line.rstrip("\r\n")
    quoted = '"' + harmless(words).replace('"', '""') + '"'
    return f"{bare}{gap}{quoted}{line[len(bare) :]}"


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith(BACKWARD):
        raise SheetFault(ODD)
    for encoding, mark in MARKS.items():
        if content.startswith(mark):
            return encoding, content.decode(encoding)
    for encoding in ("utf-8", "gb18030"):
        try:
            return encoding, content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetFault(ODD)
