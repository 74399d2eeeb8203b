"""Sheets as a list of returnees may be spoiled on its way: too large, locked, with macros, in an old format."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

ROWS = (
    ("来返人员名单", "", "", "", ""),
    ("姓名", "联系电话", "现住址", "来自地", "返回日期"),
    ("刘建国", "19900000001", "3-2-402", "湖北荆门", "2020-02-01"),
)
OLD = Path(__file__).with_name("old.xls")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_ROW = 1_048_577
MANY_COLUMNS = 16_000


def xlsx(*rows: tuple[object, ...]) -> bytes:
    """A workbook of these rows, or of the list."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows or ROWS):
            page.write_row(number, 0, row)
    return out.getvalue()


def text(encoding: str, mark: bytes = b"") -> bytes:
    """The list as comma-separated text."""
    return mark + "\r\n".join(",".join(row) for row in ROWS).encode(encoding)


def _with_part(name: str, data: bytes) -> bytes:
    out = BytesIO(xlsx())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as more:
        more.writestr(name, data)
    return out.getvalue()


def _with_cell(cell: str) -> bytes:
    """The list with a cell far away from it."""
    out, row = BytesIO(), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    with zipfile.ZipFile(BytesIO(xlsx())) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for member in whole.infolist():
            data = whole.read(member)
            if member.filename.endswith("sheet1.xml"):
                far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
                data = data.replace(b"</sheetData>", far.encode())
            changed.writestr(member.filename, data)
    return out.getvalue()


@cache
def _bomb() -> bytes:
    return _with_part("xl/media/a.bin", bytes(310_000_000))


MACROS = _with_part("xl/vbaProject.bin", b"x")
# name, what it is, what is said of it in Chinese and how it is mended, in English
REFUSED: dict[str, tuple[str, Callable[[], bytes], tuple[str, str], str]] = {
    "a bomb": (
        "bomb.xlsx",
        _bomb,
        ("解压后太大", "删去里面的图片"),
        "remove its pictures",
    ),
    "a password": (
        "locked.xlsx",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        ("有密码", "取消密码"),
        "save it without one",
    ),
    "a row too far down": (
        "long.xlsx",
        lambda: _with_cell(f"A{LAST_ROW}"),
        ("超过30万行", "整行删除"),
        "delete them",
    ),
    "as many lines of text": (
        "long.csv",
        lambda: text("utf-8") + b"\r\n,,,," * LAST_ROW,
        ("超过30万行", "整行删除"),
        "delete them",
    ),
    "a column too far right": ("wide.xlsx", lambda: _with_cell("WQJ4"), ("超过256列", "整列删除"), "delete them"),
    "as many columns of text": (
        "wide.csv",
        lambda: text("utf-8") + b"," * MANY_COLUMNS,
        ("超过256列", "整列删除"),
        "delete them",
    ),
    "a scan": ("scan.xlsx", lambda: b"%PDF-1.7 ...", ("这不是表格文件", "另存为"), "Save it as"),
    "a broken workbook": ("half.xlsx", lambda: xlsx()[:2000], ("这不是表格文件", "另存为"), "Save it as"),
}
# what is read as it is
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an old workbook": ("old.xls", OLD.read_bytes),
    "macros, which are not run": ("macros.xlsm", lambda: MACROS),
    "GB18030": ("gb.csv", lambda: text("gb18030")),
    "GB18030 with a mark": ("gb.csv", lambda: text("gb18030", b"\x84\x31\x95\x33")),
    "UTF-8 with a mark": ("utf.csv", lambda: text("utf-8-sig")),
    "Unicode text with tabs": ("utf16.txt", lambda: text("utf-8").decode().replace(",", "\t").encode("utf-16")),
}
