"""The roster at the desk: brought as it is, compared, looked at masked, applied; errors come back in the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from fangxian.intake.models import Sheet
from fangxian.registry.models import Person, Place
from tests.cast import Cast
from tests.desk.conftest import Asks

HEAD = ["楼栋", "单元", "室", "姓名", "与户主关系", "联系电话", "关怀对象"]
ROWS = [
    ["3", "2", "402", "刘建国", "户主", "19900000009", ""],
    ["3", "2", "402", "刘新生", "孙子", "", ""],
    ["3", "2", "999", "王无门", "户主", "", ""],
    ["3", "2", "402", "", "", "", ""],
]


def sheet(head: list[str], rows: list[list[str]], name: str = "花名册.xlsx") -> SimpleUploadedFile:
    out = BytesIO()
    with Workbook(out) as made:
        page = made.add_worksheet()
        for at, row in enumerate([["西湖新村花名册"], head, *rows]):
            for column, cell in enumerate(row):
                page.write_string(at, column, cell)
    return SimpleUploadedFile(name, out.getvalue())


def bring(desk: Client, sort: str = "roster", file: Any = None) -> str:
    answer = desk.post("/rolls/", {"file": file or sheet(HEAD, ROWS), "sort": sort})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def people(cast: Cast) -> int:
    return Person.objects.filter(community_id=cast.community_id).count()


def test_it_is_looked_at_before_anything_is_written(cast: Cast, asks: Asks) -> None:
    """20:00  a changed phone, a newborn, a door that is not there, no name: masked, with what to do; nothing written"""
    desk, before = asks("director"), people(cast)
    page = desk.get(bring(desk)).content.decode()
    for told in ("刘*国 3-2-402", "联系电话", "刘*生 3-2-402", "没有 3-2-999 这一户", "没有姓名,请补上"):
        assert told in page
    assert "刘建国" not in page
    assert "19900000009" not in page
    assert people(cast) == before


def test_applied_and_what_is_wrong_comes_back_in_the_very_file(cast: Cast, asks: Asks) -> None:
    """20:05  applied; the two rows with errors are told in the file that was brought, and lie nowhere else"""
    desk, before = asks("director"), people(cast)
    where = bring(desk)
    desk.post(f"{where}apply/")
    assert people(cast) == before + 1
    rows = CalamineWorkbook.from_filelike(BytesIO(desk.get(f"{where}to-correct/").content)).get_sheet_by_index(0)
    table = rows.to_python()
    assert table[2][:4] == ["3", "2", "402", "刘建国"]
    assert [bool(row[len(HEAD)]) for row in table[1:]] == [True, False, False, True, True]
    assert not list((Path(settings.FANGXIAN_HOME) / "sheets").glob("*"))
    again = desk.get(where).content.decode()
    assert "新增0人,变更0人" in again
    desk.post(f"{where}done/")
    assert bytes(Sheet.objects.get(community_id=cast.community_id).file) == b""
    assert desk.get(where).status_code == 404


def test_places_come_in_the_same_way(cast: Cast, asks: Asks) -> None:
    """20:10  a new shop, and a kind that nobody knows"""
    desk = asks("director")
    rows = [["商铺", "S9", "张记水果"], ["飞船", "1", ""]]
    where = bring(desk, "places", sheet(["类别", "编号", "名称"], rows, "场所.xlsx"))
    assert "类别看不懂" in desk.get(where).content.decode()
    desk.post(f"{where}apply/")
    assert Place.objects.filter(community_id=cast.community_id, kind="shop", code="S9").exists()


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.4 nothing", b"a,b\n1,2\n"])
def test_what_is_no_roster_is_told_so(cast: Cast, asks: Asks, bad: bytes) -> None:
    """20:15  an empty file, a scan, a sheet without names: a sentence, and nothing is kept"""
    answer = asks("director").post("/rolls/", {"file": SimpleUploadedFile("x.csv", bad), "sort": "roster"})
    assert answer.status_code == 422
    assert "请" in answer.content.decode()
    assert not Sheet.objects.filter(community_id=cast.community_id).exists()


def test_nobody_else_brings_or_sees_it(cast: Cast, asks: Asks) -> None:
    """20:20  the grid worker: not there; another director would find only what they brought themselves"""
    where = bring(asks("director"))
    for who in ("grid1", "auditor", "keeper"):
        assert asks(who).get("/rolls/").status_code == 404
        assert asks(who).get(where).status_code == 404
