"""An office's form is brought to the desk, asked about once, filled, and leaves as its kind allows."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags
from python_calamine import CalamineWorkbook

from fangxian.reports.models import HeadTold, OfficeSheet, Release
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.desk.conftest import Asks
from tests.reports.office.making import SHEETS, make

HEADS = "序号\t姓名\t门牌房间\t联系电话\t来源"
ROSTER = f"居民信息花名册\t\t\t\t\n{HEADS}\n"


def brought(browser: Client, heads: str = "", file: Path | None = None) -> str:
    """The address of the sheet's page."""
    sent: dict[str, Any] = {"heads": heads, "day": "2020-02-03"}
    if file:
        sent["file"] = SimpleUploadedFile(file.name, file.read_bytes())
    return str(browser.post("/office-sheets/", sent).headers["Location"])


def shown(browser: Client, where: str) -> str:
    return " ".join(strip_tags(browser.get(where).content.decode().replace("<", " <")).split())


def rows(body: bytes) -> list[list[str]]:
    table = CalamineWorkbook.from_filelike(BytesIO(body)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[str(cell) for cell in row] for row in table]


def test_a_head_is_asked_about_once_and_then_remembered(cast: Cast, asks: Asks) -> None:
    """
    12:00  the police station's form has a column 门牌房间: the page asks, the director says it is the address
    12:05  the next form with that head is filled without a question; it says who said so, and she takes it back
    """
    desk = asks("director")
    where = brought(desk, ROSTER)
    page = desk.get(where).content.decode()
    assert "下面几列拿不准" in page
    assert '<label for="c-2">门牌房间</label>' in page
    assert "刘" not in page
    desk.post(f"{where}fill/", {"c-2": "address", "c-4": "-", "day": "2020-02-03"})
    told = shown(desk, where)
    assert "已填33格" in told
    assert "下面几列拿不准" not in told

    again = brought(desk, ROSTER)
    told = shown(desk, again)
    assert "下面几列拿不准" not in told
    assert "门牌房间 住址 改 记得:周敏 2020-02-03选的" in told
    assert "来源 留空 改 记得:周敏" in told
    assert '<select name="c-2"' in desk.get(f"{again}?change=2").content.decode()
    desk.post(f"{again}fill/", {"c-2": "?", "day": "2020-02-03"})
    assert "下面几列拿不准" in shown(desk, again)
    assert [row.key for row in HeadTold.objects.filter(community_id=cast.community_id)] == ["address", "-", "?"]


def test_whom_it_is_about_is_asked_and_remembered_for_the_next_day(asks: Asks) -> None:
    """12:10  信息统计表2月3日 says not about whom: chosen once; the sheet of the second needs no choice"""
    desk = asks("director")
    first = brought(desk, "信息统计表(2月3日)\t\n姓名\t联系电话\n")
    assert "要哪些人" not in shown(desk, first)
    desk.post(f"{first}fill/", {"day": "2020-02-03"})
    assert "要哪些人,标题没有说清" in shown(desk, first)
    desk.post(f"{first}fill/", {"r-0": "lives_alone", "day": "2020-02-03"})
    assert "已填4格" in shown(desk, first)
    second = brought(desk, "信息统计表(2月2日)\t\n姓名\t联系电话\n")
    desk.post(f"{second}fill/", {"day": "2020-02-03"})
    assert "已填4格" in shown(desk, second)
    assert "表上写的是2月2日" in shown(desk, second)
    assert 'value="2020-02-02"' in desk.get(second).content.decode()


def test_counts_leave_at_once_and_nothing_else_has_changed(cast: Cast, asks: Asks, tmp_path: Path) -> None:
    """12:15  grids and their figures: the same file comes back; the day it was filled for stands in its name"""
    desk = asks("director")
    made = make(SHEETS / "09_grids_empty.toml", tmp_path)
    where = brought(desk, file=made.file)
    desk.post(f"{where}fill/", {"day": "2020-02-03"})
    assert "可以直接下载" in shown(desk, where)
    answer = desk.post(f"{where}filled.xlsx")
    assert 'filename="filled-2020-02-03.xlsx"' in answer.headers["Content-Disposition"]
    before, after = rows(made.file.read_bytes()), rows(answer.content)
    assert after[: len(before)][0] == before[0]
    assert "第1网格" in str(after)


def test_a_sheet_about_people_leaves_only_by_a_second_person(cast: Cast, asks: Asks, noon: datetime) -> None:
    """
    12:20  a roster: no download; asked for with purpose and recipient
    12:25  the auditor reads columns, rows and how many, and nobody's name, and releases it
    12:30  fetched in full, once what was asked for; the day after it is gone
    """
    desk = asks("director")
    where = brought(desk, "居民信息花名册\t\t\n姓名\t现住址\t身份证号\n")
    desk.post(f"{where}fill/", {"day": "2020-02-03"})
    assert desk.post(f"{where}filled.xlsx").status_code == 404
    wanted = {"purpose": "upward", "reason": "月报", "recipient": "青山街道 张科", "hours": "24", "full": "yes"}
    assert "请写明具体事由" in desk.post(f"{where}ask/", {**wanted, "reason": ""}).content.decode()
    listed = desk.post(f"{where}ask/", wanted).headers["Location"]
    assert "已处理或已过期" in desk.post(f"{listed}list.xlsx", follow=True).content.decode()

    auditor = asks("auditor")
    told = shown(auditor, listed)
    for words in ("来表:全部居民", "姓名、住址、身份证号", "青山街道 张科", "显示全", "9"):
        assert words in told
    assert "刘" not in told
    auditor.post(f"{listed}decide/", {"release": "yes"})
    assert auditor.post(f"{listed}list.xlsx").status_code == 404

    assert "已放行,请到那里下载" in shown(desk, where)
    copy = desk.post(f"{listed}list.xlsx")
    assert "刘建国" in str(rows(copy.content))
    assert "张科" not in str(rows(copy.content))
    steps = Release.objects.filter(community_id=cast.community_id).order_by("number")
    assert [row.step for row in steps] == ["asked", "released", "fetched"]
    assert Trail.objects.filter(community_id=cast.community_id, purpose="list 1: 月报").exists()
    with time_machine.travel(noon + timedelta(hours=25), tick=False):
        assert "已处理或已过期" in asks("director").post(f"{listed}list.xlsx", follow=True).content.decode()


def test_what_was_released_is_what_leaves(asks: Asks) -> None:
    """12:40  released: a column to be left empty; then somebody says that it is the ID number: the copy is refused"""
    desk = asks("director")
    where = brought(desk, "居民信息花名册\t\t\n姓名\t现住址\t证号栏\n")
    desk.post(f"{where}fill/", {"c-2": "-", "day": "2020-02-03"})
    wanted = {"purpose": "upward", "reason": "月报", "recipient": "街道", "hours": "24"}
    listed = desk.post(f"{where}ask/", wanted).headers["Location"]
    asks("auditor").post(f"{listed}decide/", {"release": "yes"})
    desk.post(f"{where}fill/", {"c-2": "id_number", "day": "2020-02-03"})
    told = desk.post(f"{listed}list.xlsx", follow=True).content.decode()
    assert "和申请放行时不一样了" in told
    assert "刘*国" not in told


def test_questions_in_short_and_door_by_door(cast: Cast, asks: Asks) -> None:
    """
    12:50  expectant mothers: one phone lacks in grid 1; behind a click her door, with all there is to ask, masked
    12:55  all residents: nobody is sent to ask everybody what this house does not keep, or for a child's phone
    """
    desk = asks("director")
    where = brought(desk, "孕产妇名单\t\t\t\n姓名\t现住址\t联系电话\t民族\n")
    desk.post(f"{where}fill/", {"day": "2020-02-03"})
    told = shown(desk, where)
    assert "联系电话 1" in told
    assert "何秀英 · 1户" in told
    assert told.index("联系电话 1") < told.index("民族 1")
    assert "系统不保存这一项" in told
    grid = cast.places["grid 1"]
    doors = shown(desk, f"{where}questions/?grid={grid}&key=phone")
    assert "3-2-501 孙* 联系电话、民族" in doors
    assert "孙婷" not in doors
    assert "3-2-501" not in shown(desk, f"{where}questions/?grid={cast.places['grid 2']}&key=phone")
    everybody = brought(desk, "居民信息花名册\t\t\t\n姓名\t现住址\t联系电话\t民族\n")
    desk.post(f"{everybody}fill/", {"day": "2020-02-03"})
    told = shown(desk, everybody)
    assert "联系电话 改 名册里的电话 6 留空3" in told
    assert "还要问的" not in told


def test_a_card_is_filled_for_whoever_is_named(asks: Asks, tmp_path: Path) -> None:
    """13:00  a card about one person: the page asks whose it is; a name that nobody has is answered in a sentence"""
    desk = asks("director")
    where = brought(desk, file=make(SHEETS / "22_card.toml", tmp_path).file)
    assert "填谁的" in shown(desk, where)
    wrong = desk.post(f"{where}fill/", {"who": "3-2-402/无此人", "day": "2020-02-03"})
    assert wrong.status_code == 422
    assert "没有找到这个人" in wrong.content.decode()
    desk.post(f"{where}fill/", {"who": "3-2-402/刘建国", "day": "2020-02-03"})
    assert "须由另一人放行" in shown(desk, where)


def test_what_cannot_be_used_is_answered_in_a_sentence(cast: Cast, asks: Asks) -> None:
    """13:05  nothing, an old CSV, a photo, one word pasted; nothing of it is kept"""
    desk = asks("director")
    bad = {"": "请先选一个文件", "姓名,电话": "另存为", "\x00photo": "另存为"}
    for text, said in bad.items():
        file = {"file": SimpleUploadedFile("a.xlsx", text.encode())} if text else {}
        answer = desk.post("/office-sheets/", file)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert "没有看到表头" in desk.post("/office-sheets/", {"heads": "你好"}).content.decode()
    assert not OfficeSheet.objects.filter(community_id=cast.community_id).exists()


def test_it_is_there_for_whoever_brought_it_until_it_is_put_away(cast: Cast, asks: Asks) -> None:
    """13:10  a grid worker has no such page; put away, nothing of the sheet is kept"""
    desk = asks("director")
    where = brought(desk, ROSTER)
    assert asks("grid1").get(where).status_code == 404
    assert asks("grid1").get("/office-sheets/").status_code == 404
    desk.post(f"{where}done/")
    assert desk.get(where).status_code == 404
    kept = OfficeSheet.objects.get(community_id=cast.community_id)
    assert (bytes(kept.sealed), bytes(kept.outcome)) == (b"", b"")


@pytest.mark.parametrize(
    "heads", ["姓名\t体温\t\t住址\n\t上午\t下午\t\n", "登记表\n姓名\t体温\t\t住址\n\t上午\t下午\t"]
)
def test_a_pasted_header_of_two_levels(asks: Asks, heads: str) -> None:
    """13:15  two rows, copied out of a spreadsheet: 体温 stands over 上午 and 下午"""
    told = shown(asks("director"), brought(asks("director"), heads))
    assert "体温 › 上午 上午体温" in told
    assert "体温 › 下午 下午体温" in told
