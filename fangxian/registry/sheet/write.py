"""Writes a sheet, CSV or XLSX by the file's name: text never becomes a formula, the footer counts the rows."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter

from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault

MOST = 1_048_000  # rows of an XLSX worksheet, with room for header and footer
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(out: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Writes header, rows and footer, readable by its owner only; how many rows. Raises SheetFault, OSError.

    Written beside and moved into place: a disk that fills up leaves what was there, and never half a sheet.
    """
    writers = {".csv": _csv, ".xlsx": _xlsx}
    if out.suffix.lower() not in writers:
        raise SheetFault(Words("文件名请以 .csv 或 .xlsx 结尾。", "The file's name must end in .csv or .xlsx."))
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{secrets.token_hex(6)}-{out.name}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        writers[out.suffix.lower()](draft, header, rows)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return len(rows)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    yield list(header)
    yield from ([harmless(cell) for cell in row] for row in rows)
    yield [f"共{len(rows)}行 / {len(rows)} rows"]


def _csv(out: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(_lines(header, rows))


def _xlsx(out: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if len(rows) > MOST:
        raise SheetFault(Words("行数超过 XLSX 的上限,请改用 .csv。", "More rows than XLSX can hold: use .csv."))
    with xlsxwriter.Workbook(str(out), {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(_lines(header, rows)):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell)
