"""A list of people leaves the house: asked for, released by somebody else, fetched marked, and gone the next day."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils.html import strip_tags
from python_calamine import CalamineWorkbook

from fangxian.reports.models import Release
from fangxian.reports.releasing import book
from fangxian.reports.releasing.marks import Marker
from fangxian.reports.releasing.trace import trace
from fangxian.vault.models import Trail
from tests.cast import RESIDENTS, Cast
from tests.desk.conftest import Asks

WANTED = {
    "purpose": "call",
    "reason": "通知核酸时间",
    "recipient": "青山街道 张科",
    "whom": "everybody",
    "hours": "24",
    "columns": ["phone"],
}


def ask(browser: Client, **other: Any) -> Any:
    return browser.post("/reports/lists/ask/", {**WANTED, **other})


def rows(body: bytes) -> list[list[str]]:
    return CalamineWorkbook.from_filelike(BytesIO(body)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


@pytest.fixture
def released(cast: Cast, asks: Asks) -> Client:
    """11:00  the director asks for phones to call;  11:30  the auditor releases it"""
    browser = asks("director")
    assert ask(browser).status_code == 302
    assert asks("auditor").post("/reports/lists/1/decide/", {"release": "yes"}).status_code == 302
    return browser


def fetched(browser: Client) -> Any:
    return browser.post("/reports/lists/1/list.xlsx")


def test_the_fewest_columns_masked_and_whose_copy_it_is_on_every_page(cast: Cast, released: Client) -> None:
    """12:00  fetched: address, name and phone, masked; the street's name above, in the header and in the footer"""
    answer = fetched(released)
    table = rows(answer.content)
    assert table[1] == ["住址", "姓名", "联系电话"]
    assert len(table) == 2 + len(RESIDENTS) + 1
    told = {cell.strip() for row in table for cell in row}
    assert {"刘*国", "199****0001", "3-2-402"} <= told
    assert "刘建国" not in told
    assert "青山街道 张科" in table[0][0]
    inside = ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    header, footer = (inside.partition(f"<odd{part}>")[2].partition("</odd")[0] for part in ("Header", "Footer"))
    assert "青山街道 张科" in header
    assert "青山街道 张科" in footer
    assert "青山" not in answer.headers["Content-Disposition"]


def test_nobody_releases_their_own(cast: Cast, asks: Asks) -> None:
    """11:05  the director tries to release what they asked for; the page offers it not, and the book refuses"""
    browser = asks("director")
    ask(browser)
    assert "放行</button>" not in browser.get("/reports/lists/1/").content.decode()
    told = browser.post("/reports/lists/1/decide/", {"release": "yes"}, follow=True).content.decode()
    assert "须由另一人放行" in told
    assert b"PK" not in fetched(browser).content
    assert [row.step for row in Release.objects.filter(community_id=cast.community_id)] == ["asked"]


def test_the_second_person_reads_what_it_is_for_and_nobody_on_it(cast: Cast, asks: Asks) -> None:
    """11:10  the auditor, who sees no personal data, reads purpose, columns and how many; and cannot fetch it"""
    ask(asks("director"))
    auditor = asks("auditor")
    page = strip_tags(auditor.get("/reports/lists/1/").content.decode())
    for told in ("通知核酸时间", "住址、姓名、联系电话", str(len(RESIDENTS)), "脱敏", "周敏"):
        assert told in page
    assert "刘" not in page
    assert auditor.post("/reports/lists/1/list.xlsx").status_code == 404


def test_what_was_refused_or_never_released_is_not_fetched(cast: Cast, asks: Asks) -> None:
    """11:20  refused;  11:25  a second one waits;  11:30  both are asked for"""
    browser = asks("director")
    for _ in range(2):
        ask(browser)
    asks("auditor").post("/reports/lists/1/decide/", {"release": "no"})
    for number in (1, 2):
        answer = browser.post(f"/reports/lists/{number}/list.xlsx", follow=True)
        assert "已处理或已过期" in answer.content.decode()
    again = asks("auditor").post("/reports/lists/1/decide/", {"release": "yes"}, follow=True)
    assert "已处理或已过期" in again.content.decode()


def test_after_its_time_it_is_gone(cast: Cast, released: Client, asks: Asks, noon: datetime) -> None:
    """Next day, 12:01  twenty-four hours are over"""
    assert fetched(released).status_code == 200
    with time_machine.travel(noon + timedelta(hours=24, minutes=1), tick=False):
        tomorrow = asks("director")
        answer = tomorrow.post("/reports/lists/1/list.xlsx", follow=True)
        assert "已处理或已过期" in answer.content.decode()
        assert "已失效" in strip_tags(tomorrow.get("/reports/lists/1/").content.decode())


def test_every_step_stands_in_the_book_and_every_opening_in_the_trail(cast: Cast, released: Client) -> None:
    """12:05  fetched; nobody can take that out again"""
    before = Trail.objects.filter(community_id=cast.community_id).count()
    fetched(released)
    steps = Release.objects.filter(community_id=cast.community_id).order_by("number")
    assert [(row.step, row.worker_id) for row in steps] == [
        ("asked", cast.workers["director"]),
        ("released", cast.workers["auditor"]),
        ("fetched", cast.workers["director"]),
    ]
    opened = Trail.objects.filter(community_id=cast.community_id).order_by("number")[before:]
    assert [(row.purpose, row.how_many) for row in opened] == [("list 1: 通知核酸时间", len(RESIDENTS))]
    with pytest.raises(DatabaseError), transaction.atomic():
        steps.delete()


def test_a_copy_in_full_of_those_observed_is_what_was_asked(cast: Cast, asks: Asks) -> None:
    """10:00  刘建国 is back from Jingmen;  11:00  those under observation are asked for in full, with their days"""
    browser = asks("director")
    arrival = {"origin_adcode": "湖北荆门", "when": "2020-02-03", "resident": cast.people["刘建国"]}
    browser.post(f"/place/{cast.door}/write/screening.returnee/", arrival)
    ask(browser, whom="observed", full="yes", columns=["phone", "first_day", "last_day"])
    asks("auditor").post("/reports/lists/1/decide/", {"release": "yes"})
    table = [[cell.strip() for cell in row] for row in rows(fetched(browser).content)]
    assert table[2] == ["3-2-402", "刘建国", "19900000001", "2020-02-03", "2020-02-16"]
    assert table[3][0] == "共1行 / 1 rows"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reason": " "}, "请写明具体事由"),
        ({"recipient": ""}, "请写明具体事由"),
        ({"purpose": "curiosity"}, "请选名单"),
        ({"hours": "999"}, "请选名单"),
        ({"columns": ["income"]}, "不认识的列"),
        ({"columns": ["first_day"]}, "观察起止"),
        ({"reason": "很" * 121}, "不超过 120 字"),
    ],
)
def test_what_cannot_be_asked_is_said_and_kept_on_the_form(
    cast: Cast, asks: Asks, wrong: dict[str, Any], words: str
) -> None:
    """11:00  a slip on the form: nothing is lost, the sentence says what to do"""
    answer = ask(asks("director"), **wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert wrong.get("recipient", "青山街道 张科") in page


def test_a_grid_of_another_community_is_not_there(cast: Cast, asks: Asks) -> None:
    """11:00  somebody who may ask for no list, and one who covers nothing"""
    for username in ("grid1", "volunteer", "keeper", "subdistrict", "doctor"):
        assert ask(asks(username)).status_code == 404
        assert asks(username).get("/reports/lists/").status_code == 404


def test_the_purpose_ticks_what_it_takes_and_nothing_else(asks: Asks) -> None:
    """11:00  to call somebody takes a phone"""
    page = asks("director").get("/reports/lists/?purpose=call").content.decode()
    assert page.count(" checked") == 1
    assert 'value="phone" checked' in page
    assert " checked" not in asks("director").get("/reports/lists/").content.decode()


def test_a_small_list_accuses_nobody(cast: Cast, released: Client) -> None:
    """Nine people are too few to tell a copy by; the trace says so rather than guess."""
    table = rows(fetched(released).content)
    told = trace(table, {copy: Marker(cast.community_id, copy) for copy in book.copies(cast.community_id)})
    assert told.found is None
    assert told.best is not None
    assert told.best.fit >= told.best.of - 1, "all but the head of the table"
