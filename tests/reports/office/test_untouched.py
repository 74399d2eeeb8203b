"""The same file comes back: outside the filled cells every part, every cell, every merged range is as it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from fangxian.measures.screening.records import Returnee
from fangxian.reports.office.result import Result
from tests.reports.office.conftest import Fill
from tests.reports.office.making import SHEETS, make

pytestmark = pytest.mark.django_db
SHEET = "xl/worksheets/sheet1.xml"


def part(file: bytes, name: str = SHEET) -> str:
    return zipfile.ZipFile(io.BytesIO(file)).read(name).decode()


def cells(xml: str) -> dict[str, str]:
    return {re.search(r'r="(\w+)"', one)[1]: one for one in re.findall(r"<c [^>]*?(?:/>|>.*?</c>)", xml)}  # type: ignore[index] # it has one


def test_only_the_filled_cells_differ(fill: Fill, tmp_path: Path) -> None:
    """A ledger with room enough: every other cell is the same to the byte, and so are all other parts."""
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    result = fill(made.file)
    before, after = made.file.read_bytes(), result.file
    old, new = cells(part(before)), cells(part(after))
    touched = {where for where in old.keys() | new.keys() if old.get(where) != new.get(where)}
    assert touched == {where for _, where in made.answers}
    outside = [re.sub(r"<sheetData>.*</sheetData>", "", part(file), flags=re.DOTALL) for file in (before, after)]
    assert outside[0] == outside[1]
    assert [name for name in names(before) if name != SHEET and part(before, name) != part(after, name)] == []
    assert names(before) == names(after)


def names(file: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(file)).namelist()


def test_a_filled_cell_keeps_its_look(fill: Fill, tmp_path: Path) -> None:
    """The style of every cell stays, so borders, fonts and formats do."""
    made = make(SHEETS / "02_returnees_two_levels.toml", tmp_path)
    before, after = part(made.file.read_bytes()), part(fill(made.file).file)
    styles = [{where: re.search(r's="\d+"', one) for where, one in cells(xml).items()} for xml in (before, after)]
    assert {k: v and v[0] for k, v in styles[0].items()} == {k: v and v[0] for k, v in styles[1].items()}


@pytest.fixture
def tight(tmp_path: Path) -> Path:
    """Two blank rows for four people; below them a sum, merged cells, a signature; a second sheet that counts."""
    file = tmp_path / "tight.xlsx"
    with Workbook(str(file)) as book:
        boxed = book.add_format({"border": 1})
        page = book.add_worksheet("来返")
        page.merge_range("A1:C1", "来返人员名单", boxed)
        for at, head in enumerate(("序号", "姓名", "体温")):
            page.write_string(1, at, head, boxed)
            page.write_blank(2, at, None, boxed)
            page.write_blank(3, at, None, boxed)
        page.write_string("A5", "合计")
        page.write_formula("B5", "=COUNTA(B3:B4)")
        page.write_formula("C5", '=IF(COUNT(C3:C4)>0,AVERAGE(C$3:C$4),"C4")')
        page.merge_range("A6:C6", "填表人:          审核人:", boxed)
        page.data_validation("C3:C4", {"validate": "decimal", "criteria": "between", "minimum": 34, "maximum": 43})
        page.conditional_format("C3:C4", {"type": "cell", "criteria": ">=", "value": 37.3, "format": boxed})
        page.print_area("A1:C6")
        page.set_h_pagebreaks([5])
        page.set_row(3, 30)
        other = book.add_worksheet("汇总")
        other.write_formula("A1", "=来返!B5+COUNTA(来返!B3:B4)")
        other.write_string("A2", "其他工作表不动")
    return file


def test_rows_are_put_in_where_there_are_too_few(fill: Fill, tight: Path) -> None:
    """Four came back and there is room for two: the sum, the signature and the rules move down with what they mean."""
    result = fill(tight)
    page = part(result.file)
    assert result.sheets[0].written == 4
    assert "<f>COUNTA(B3:B6)</f>" in page
    assert "<f>IF(COUNT(C3:C6)&gt;0,AVERAGE(C$3:C$6),&quot;C4&quot;)</f>" in page.replace('"C4"', "&quot;C4&quot;")
    assert '<mergeCell ref="A8:C8"/>' in page
    assert 'sqref="C3:C6"' in page
    assert '<brk id="7"' in page
    assert "来返!$A$1:$C$8" in part(result.file, "xl/workbook.xml")
    assert "<f>来返!B7+COUNTA(来返!B3:B6)</f>" in part(result.file, "xl/worksheets/sheet2.xml")
    assert 'fullCalcOnLoad="1"' in part(result.file, "xl/workbook.xml")
    assert rows_in_order(page)


def rows_in_order(xml: str) -> bool:
    numbers = [int(number) for number in re.findall(r'<row r="(\d+)"', xml)]
    inside = all(
        set(re.findall(r'<c r="[A-Z]+(\d+)"', row)) <= {number}
        for number, row in re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', xml, re.DOTALL)
    )
    return numbers == sorted(set(numbers)) and inside


def test_a_picture_is_not_pushed_about(fill: Fill, tmp_path: Path) -> None:
    """A seal is drawn below the table: no row is put in; it is said how many are left over."""
    file = tmp_path / "seal.xlsx"
    with Workbook(str(file)) as book:
        page = book.add_worksheet()
        page.write_row("A1", ["来返人员名单"])
        page.write_row("A2", ["序号", "姓名"])
        page.write_row("A5", ["填表人:"])
        page.insert_textbox("A6", "公章")
    result = fill(file)
    assert (result.sheets[0].written, result.sheets[0].left_over) == (2, 2)
    assert any("还有2行" in remark.zh for remark in result.remarks)


def test_text_never_becomes_a_formula(fill: Fill, tmp_path: Path, day: object, write: object) -> None:
    """A train said as =1+1 is text in the sheet, as is every identity number."""
    write("8-2-601", Returnee(person="林小雨", origin_adcode="430100", transport="=1+1"), hours=-1)  # type: ignore[operator] # a function
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    page = part(fill(made.file).file)
    assert "<f>" not in page
    assert re.search(r'<c r="J8"[^>]*t="inlineStr"><is><t>=1\+1', page)
    assert re.search(r'<c r="D5"[^>]*t="inlineStr"><is><t>990101', page)


def test_a_filled_sheet_is_not_filled_over(fill: Fill, tmp_path: Path) -> None:
    """Filling what came back again changes nothing that stands there."""
    made = make(SHEETS / "01_returnees_street.toml", tmp_path)
    first: Result = fill(made.file)
    again = tmp_path / "again.xlsx"
    again.write_bytes(first.file)
    second = fill(again)
    old, new = cells(part(first.file)), cells(part(second.file))
    assert {where: new[where] for where in old if "<is>" in old[where] or "<v>" in old[where]} == {
        where: one for where, one in old.items() if "<is>" in one or "<v>" in one
    }
