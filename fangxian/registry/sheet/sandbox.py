"""Opens a sheet that nobody has checked: a process of its own reads it, with limits on time, memory and size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.sheet import child

SECONDS = 60
WORDS = {
    "missing": Words("找不到这个文件,请核对文件名和所在文件夹。", "There is no such file: check its name and folder."),
    "not_a_sheet": Words(
        "这不是表格文件。请用 Excel 或 WPS 另存为 .xlsx 或 .csv 再试,原文件没有改动。",
        "This is no sheet. Save it as .xlsx or .csv and try again; the file was not touched.",
    ),
    "empty": Words("表格是空的,请核对是不是这个文件。", "The sheet is empty: check that it is the right file."),
    "not_xlsx": Words(
        "只能在 .xlsx 里填,原样退回。请用 Excel 或 WPS 把它另存为“Excel 工作簿(.xlsx)”再试;"
        "CSV 没有格式可保留,也可以只粘贴表头。",
        "Only an .xlsx can be filled and given back as it was. Save it as “Excel workbook (.xlsx)” and try again; "
        "a CSV has no layout to keep: its header row may also be pasted.",
    ),
    "macros": Words(
        "这份表带宏(.xlsm)。宏在这里不会运行,也不原样转出。请另存为不带宏的 .xlsx 再试。",
        "The sheet carries macros (.xlsm). They are not run here and not passed on: save it as .xlsx without macros.",
    ),
    "locked": Words(
        "表格有密码,请取消密码另存后再试。", "The sheet has a password: save it without one and try again."
    ),
    "bomb": Words(
        "这个文件解压后太大(超过300兆),没有打开。若确是来表,请删去里面的图片,另存为 .xlsx 再试;来历不明的请直接删除。",
        "The file unpacks to more than 300 MB and was not opened. If somebody did send it as a sheet, remove its "
        "pictures and save it as .xlsx; if you do not know where it comes from, delete it.",
    ),
    "rows": Words(
        "表格超过30万行,没有读。多半是最后一行也有内容或格式:请选中数据下面的空行,整行删除,另存后再试;"
        "确有这么多行的,请分成几个文件。",
        "The sheet has more than 300,000 rows and was not read. Mostly something stands in the very last row: select "
        "the empty rows below the data, delete them, save and try again; if there are so many, split the file.",
    ),
    "columns": Words(
        "表格超过256列,没有读。多半是最右边也有内容或格式:请选中数据右边的空列,整列删除,另存后再试。",
        "The sheet has more than 256 columns and was not read. Mostly something stands far to the right: select the "
        "empty columns beside the data, delete them, save and try again.",
    ),
    "pages": Words(
        "这份 PDF 超过500页,没有读。请只留有疑问的那几页再试。",
        "The PDF has more than 500 pages and was not read: keep only the pages in question and try again.",
    ),
    "too_large": Words(
        "表格太大,内存放不下。请删去空白行列和图片,或分成几个文件再试。",
        "The sheet is too large: remove empty rows, columns and pictures, or split it, and try again.",
    ),
    "too_slow": Words(
        "表格读了一分钟还没读完,已停止。请只留花名册一张工作表,另存后再试。",
        "Reading was stopped after a minute: keep only the one worksheet, save it anew and try again.",
    ),
}


class SheetFault(Exception):  # noqa: N818 - the word people are told
    """A sheet that cannot be used; ``words`` say in both languages why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words.zh} {words.en}")
        self.words = words


class Drawn(msgspec.Struct, frozen=True):
    """A worksheet as it stands: ``merged`` are the first and the last cell of each merged range, counted from 0."""

    name: str
    rows: list[list[str]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


class _Answer(msgspec.Struct):
    sheets: list[Any] = []
    fault: str = ""


def read(path: Path, *, as_is: bool = False) -> list[list[list[str]]]:
    """The rows of each worksheet as text; dates as YYYY-MM-DD, merged cells filled. Raises SheetFault.

    ``as_is`` keeps the spaces around what stands in a cell, and takes text with tabs for columns.
    """
    sheets = msgspec.convert(_asked(path, *(["as-is"] if as_is else [])), list[list[list[str]]])
    if not any(cell for rows in sheets for row in rows for cell in row):
        raise SheetFault(WORDS["empty"])
    return sheets


def fragment(path: Path) -> list[list[str]]:
    """All rows of a sheet, a text or a PDF that turned up somewhere, just as they stand. Raises SheetFault."""
    sheets = msgspec.convert(_asked(path, "as-is", "or_print"), list[list[list[str]]])
    if not any(cell.strip() for rows in sheets for row in rows for cell in row):
        raise SheetFault(WORDS["empty"])
    return [row for rows in sheets for row in rows]


def drawn(path: Path) -> list[Drawn]:
    """The worksheets of an XLSX that is to be filled, as they stand. Raises SheetFault."""
    return _drawn(path, "as_drawn")


def listed(path: Path) -> list[Drawn]:
    """The worksheets of somebody's list in whatever format, as they stand; macros are not run. Raises SheetFault."""
    return _drawn(path, "as_listed")


def _drawn(path: Path, how: str) -> list[Drawn]:
    sheets = msgspec.convert(_asked(path, how), list[Drawn])
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        raise SheetFault(WORDS["empty"])
    return sheets


def _asked(path: Path, *how: str) -> list[Any]:
    if not path.is_file():
        raise SheetFault(WORDS["missing"])
    answer = _ask(path.resolve(), *how)
    if answer.fault:
        raise SheetFault(WORDS[answer.fault])
    return answer.sheets


def _ask(path: Path, *how: str) -> _Answer:
    asked = [sys.executable, "-I", child.__file__, str(path), *how]
    try:
        ran = subprocess.run(asked, capture_output=True, timeout=SECONDS, env={}, check=False)  # noqa: S603 - our own file
    except subprocess.TimeoutExpired:
        return _Answer(fault="too_slow")
    if ran.returncode < 0:
        return _Answer(fault="too_slow" if ran.returncode == -24 else "too_large")
    return msgspec.msgpack.decode(ran.stdout, type=_Answer) if ran.returncode == 0 else _Answer(fault="not_a_sheet")
