"""Reads one sheet in a process of its own, which may be killed; run by sandbox.py, imports nothing of the house."""

from __future__ import annotations

import csv
import io
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
from python_calamine import CalamineError, CalamineWorkbook

MEMORY, SECONDS = 1 << 30, 30
UNPACKED, MEMBERS = 300_000_000, 2_000
ROWS, COLUMNS = 300_000, 256
LONGEST_CELL = 2_000
OLE = b"\xd0\xcf\x11\xe0"  # an old workbook, or a newer one with a password
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # what Excel saves as Unicode text
PRINT = b"%PDF"
PAGES = 500
OTHER_TEXT = (PRINT, b"{\\rtf", b"<")  # a scan, a letter, a web page: text, but no rows and columns


class Refused(Exception):  # noqa: N818 - the word people are told
    """The file cannot be read; the word says why."""


def main(path: Path, *wishes: str) -> None:
    """Writes ``{"sheets": […]}`` or ``{"fault": word}`` as MessagePack to standard output.

    A sheet is its rows, merged cells filled; ``as_drawn`` it is its name, its rows as they stand and what is merged,
    and only of an XLSX without macros; ``as_listed`` the same of any file that can be read.
    """
    _limit()
    try:
        answer: dict[str, Any] = {"sheets": _wanted(path, wishes)}
    except Refused as refusal:
        answer = {"fault": str(refusal)}
    except MemoryError:
        answer = {"fault": "too_large"}
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _wanted(path: Path, wishes: tuple[str, ...]) -> list[Any]:
    if "or_print" in wishes and path.read_bytes()[:4] == PRINT:
        return _printed(path)
    if "as_listed" in wishes:
        return listed(path)
    return drawn(path) if "as_drawn" in wishes else sheets(path, as_is="as-is" in wishes)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def sheets(path: Path, *, as_is: bool = False) -> list[list[list[str]]]:
    """The rows of each worksheet, without spaces around cells unless ``as_is``. Raises Refused, saying why not."""
    found = _sheets(path, as_is=as_is)
    return found if as_is else [[[cell.strip() for cell in row] for row in rows] for rows in found]


def _sheets(path: Path, *, as_is: bool) -> list[list[list[str]]]:
    return _workbook(path) if _kind(path) == "workbook" else [_text(path, as_is=as_is)]


def _kind(path: Path) -> str:
    """A workbook, new or old, or text. Raises Refused for one that must not be opened."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PK\x03\x04":
        _unpacks_small(path)
    elif start == OLE and _is_locked(path):
        raise Refused("locked")
    return "workbook" if start in (b"PK\x03\x04", OLE) else "text"


def _is_locked(path: Path) -> bool:
    """A newer workbook with a password lies, enciphered, in a file of the old format."""
    return b"E\0n\0c\0r\0y\0p\0t" in path.read_bytes()


def listed(path: Path) -> list[dict[str, Any]]:
    """Each worksheet of any file with its name, its rows as they stand and what is merged. Raises Refused."""
    is_text = _kind(path) == "text"
    found = [{"name": "", "rows": _text(path, as_is=False), "merged": []}] if is_text else _opened(path)
    return [one | {"rows": [[cell.strip() for cell in row] for row in one["rows"]]} for one in found]


def drawn(path: Path) -> list[dict[str, Any]]:
    """Each worksheet of an XLSX with its name and merged ranges. Raises Refused with the word for why not."""
    with path.open("rb") as file:
        start = file.read(4)
    if start != b"PK\x03\x04":
        raise Refused("locked" if start == OLE and _is_locked(path) else "not_xlsx")
    _unpacks_small(path)
    if any(member.filename.endswith("vbaProject.bin") for member in zipfile.ZipFile(path).infolist()):
        raise Refused("macros")
    return _opened(path)


def _opened(path: Path) -> list[dict[str, Any]]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return [_drawn(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except CalamineError as error:
        raise Refused("locked" if "assword" in str(error) else "not_a_sheet") from None


def _drawn(sheet: Any) -> dict[str, Any]:
    return {"name": sheet.name, "rows": _as_they_stand(sheet), "merged": list(sheet.merged_cell_ranges or ())}


def _printed(path: Path) -> list[list[list[str]]]:
    """Each page of a PDF as its lines, spaces kept. Raises Refused for what is no PDF, or a scan without text."""
    from pypdf import PdfReader  # noqa: PLC0415 - loaded for a PDF alone: every other sheet would wait for it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    try:
        pages = PdfReader(path).pages
        if len(pages) > PAGES:
            raise Refused("pages")
        return [[[line] for line in page.extract_text().split("\n")] for page in pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        raise Refused("not_a_sheet") from None


def _unpacks_small(path: Path) -> None:
    try:
        members = zipfile.ZipFile(path).infolist()
    except zipfile.BadZipFile:
        raise Refused("not_a_sheet") from None
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Refused("bomb")


def _workbook(path: Path) -> list[list[list[str]]]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            return [_rows(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except CalamineError as error:
        raise Refused("locked" if "assword" in str(error) else "not_a_sheet") from None


def _rows(sheet: Any) -> list[list[str]]:
    rows = _as_they_stand(sheet)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return rows


def _as_they_stand(sheet: Any) -> list[list[str]]:
    height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
    _is_no_larger(height, width)
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _is_no_larger(height: int, width: int) -> None:
    """Beyond the limits a sheet is refused, never cut off."""
    if height > ROWS:
        raise Refused("rows")
    if width > COLUMNS:
        raise Refused("columns")


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)[:LONGEST_CELL]


def _text(path: Path, *, as_is: bool) -> list[list[str]]:
    raw = path.read_bytes()
    if not raw.startswith(UTF_16) and (b"\0" in raw[:4096] or raw.lstrip().startswith(OTHER_TEXT)):
        raise Refused("not_a_sheet")
    text = _decoded(raw)
    try:
        rows = list(_parted(text, "\t" if _has_tabs(text, as_is=as_is) else ","))
    except csv.Error:
        raise Refused("not_a_sheet") from None
    _is_no_larger(0, max(map(len, rows), default=0))
    return rows


def _has_tabs(text: str, *, as_is: bool) -> bool:
    """What is copied from a sheet, or saved by Excel as Unicode text, has tabs between its columns."""
    first = text.lstrip().partition("\n")[0]
    return "\t" in text if as_is else first.count("\t") > first.count(",")


def _parted(text: str, between: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=between), 1):
        _is_no_larger(number, 0)
        yield [cell[:LONGEST_CELL] for cell in row]


def _decoded(raw: bytes) -> str:
    """In the encoding that its mark names, else as UTF-8, else as Windows in Chinese writes it."""
    for encoding in ("utf-16",) if raw.startswith(UTF_16) else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise Refused("not_a_sheet")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
