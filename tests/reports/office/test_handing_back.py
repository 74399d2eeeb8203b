"""Somebody's own file with one column more: whatever else is in it, to the byte, is as it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office.handing_back import with_column


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with widths, a merged title, a formula, a picture of a format, and a second sheet."""
    path = tmp_path / "list.xlsx"
    with Workbook(str(path)) as book:
        page = book.add_worksheet("名单")
        page.set_column(0, 0, 14, book.add_format({"bold": True}))
        page.merge_range(0, 0, 0, 2, "来返人员名单")
        page.write_row(1, 0, ["姓名", "电话", "年龄"])
        page.write_row(2, 0, ["甲某", "1", 30])
        page.write_formula(3, 2, "=SUM(C3:C3)", None, 30)
        page.data_validation("B3:B9", {"validate": "length", "criteria": "==", "value": 11})
        book.add_worksheet("说明").write(0, 0, "填表说明")
    return path


def parts(content: bytes) -> dict[str, bytes]:
    packed = zipfile.ZipFile(io.BytesIO(content))
    return {name: packed.read(name) for name in packed.namelist()}


def test_one_column_more_and_nothing_else(file: Path) -> None:
    """12:10  two rows are told what is wrong with them: outside of the new cells nothing differs"""
    after = with_column(file, "名单", 3, {1: "需要更正", 2: "电话不对"})
    before, changed = parts(file.read_bytes()), parts(after)
    sheet = "xl/worksheets/sheet1.xml"
    kept = {name for name in before if before[name] == changed[name]}
    assert set(before) - kept <= {sheet, "xl/workbook.xml"}  # what is calculated is calculated anew
    bare = re.sub(rb'<c r="D\d+"[^>]*>.*?</c>', b"", changed[sheet])
    assert re.sub(rb' spans="[^"]*"', b"", bare) == re.sub(rb' spans="[^"]*"', b"", before[sheet])
    rows = CalamineWorkbook.from_filelike(io.BytesIO(after)).get_sheet_by_name("名单").to_python()
    assert [row[3] for row in rows] == ["", "需要更正", "电话不对", ""]


def test_where_something_stands_the_next_column_is_taken(file: Path) -> None:
    """12:10  the column after the last one is not free beside these rows"""
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(with_column(file, "名单", 1, {2: "x"})))
        .get_sheet_by_name("名单")
        .to_python()
    )
    assert rows[2] == ["甲某", "1", 30.0, "x"]


def test_no_formula_comes_of_what_is_told(file: Path, tmp_path: Path) -> None:
    """12:10  a row is told with the words of its own cell, which begin with ="""
    told = "=cmd()"
    assert b"'=cmd()" in parts(with_column(file, "名单", 3, {2: told}))["xl/worksheets/sheet1.xml"]
    text = tmp_path / "a.csv"
    text.write_bytes("姓名,电话\n甲,1\n".encode("utf-8-sig"))
    assert with_column(text, "", 2, {1: told}) == '姓名,电话\n甲,1,"\'=cmd()"\n'.encode("utf-8-sig")


@pytest.mark.parametrize(
    ("encoding", "mark", "between"),
    [
        ("gb18030", b"", ","),
        ("gb18030", b"\x84\x31\x95\x33", ","),
        ("utf-8", b"\xef\xbb\xbf", ","),
        ("utf-16-le", b"\xff\xfe", "\t"),
    ],
)
def test_text_keeps_its_encoding_its_lines_and_its_quotes(
    tmp_path: Path, encoding: str, mark: bytes, between: str
) -> None:
    """12:10  cells with line breaks and quotes, lines ended in two ways"""
    lines = ["姓名,电话,备注\r\n", '甲,1,"两行\n的"\r\n', "乙,2\n", '"丙""",3,x']
    before = mark + "".join(lines).replace(",", between).encode(encoding)
    file = tmp_path / "a.csv"
    file.write_bytes(before)
    after = with_column(file, "", 3, {2: "错", 3: "也错"})
    expected = [*lines[:2], '乙,2,,"错"\n', '"丙""",3,x,"也错"']
    assert after == mark + "".join(expected).replace(",", between).encode(encoding)


def test_what_cannot_be_written_into_is_said(tmp_path: Path) -> None:
    """12:10  text the other way round, a workbook without that sheet"""
    file = tmp_path / "a.csv"
    file.write_bytes("\ufeff姓名".encode("utf-16-be"))
    with pytest.raises(SheetFault):
        with_column(file, "", 1, {0: "x"})
