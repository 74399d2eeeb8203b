"""Files that cannot be filled: each is told in a sentence what to do, in both languages, and nothing is lost."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from fangxian.registry.sheet.sandbox import SheetFault
from tests.reports.office.conftest import Fill

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def book(file: Path, *, rows: int = 3, columns: int = 3) -> Path:
    with Workbook(str(file), {"constant_memory": True}) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["序号", "姓名", "联系电话"])
        page.write_string(rows - 1, columns - 1, "x")
    return file


def with_part(file: Path, name: str, data: bytes) -> Path:
    book(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as more:
        more.writestr(name, data)
    return file


def refusal(fill: Fill, file: Path) -> str:
    with pytest.raises(SheetFault) as caught:
        fill(file)
    assert caught.value.words.en.endswith(".")
    return caught.value.words.zh


def test_each_is_told_how_it_is_mended(fill: Fill, tmp_path: Path) -> None:
    """A scan, an old workbook, a CSV in the national encoding, macros, a password, a bomb, a sheet without end."""
    scan = tmp_path / "scan.xlsx"
    scan.write_bytes(b"%PDF-1.7 ...")
    old = tmp_path / "old.xls"
    old.write_bytes(OLE + bytes(600))
    listed = tmp_path / "list.csv"
    listed.write_bytes("\ufeff序号,姓名\n".encode("gb18030"))
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    for file in (scan, old, listed):
        assert "另存为" in refusal(fill, file)
    assert "取消密码" in refusal(fill, locked)
    assert "宏" in refusal(fill, with_part(tmp_path / "macro.xlsm", "xl/vbaProject.bin", b"x"))
    assert "解压后太大" in refusal(fill, with_part(tmp_path / "bomb.xlsx", "xl/media/a.bin", bytes(310_000_000)))
    assert "超过30万行" in refusal(fill, book(tmp_path / "long.xlsx", rows=1_048_576))
    assert "超过256列" in refusal(fill, book(tmp_path / "wide.xlsx", columns=16_000))
    assert "找不到" in refusal(fill, tmp_path / "nothing.xlsx")


def test_a_sheet_without_heads_is_given_back_untouched(fill: Fill, tmp_path: Path) -> None:
    """A letter that somebody saved as a workbook: nothing is filled, and it is said why."""
    file = tmp_path / "letter.xlsx"
    with Workbook(str(file)) as made:
        made.add_worksheet().write_string("A1", "各社区:请于今日17时前报送。")
    result = fill(file)
    assert result.filled == 0
    assert "没有认出表头" in result.remarks[0].zh


def test_a_doctype_is_refused(fill: Fill, tmp_path: Path) -> None:
    """A worksheet that brings entities of its own is not read any further."""
    file, evil = book(tmp_path / "plain.xlsx"), tmp_path / "evil.xlsx"
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(evil, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet', 1)
            bad.writestr(name, data)
    refusal(fill, evil)
