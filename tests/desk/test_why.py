"""The page that says why 37 became 35, to each reader as much as they may see."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.cast import Cast
from tests.desk.conftest import Asks


@pytest.fixture
def signed(cast: Cast, asks: Asks) -> Client:
    """
    10:00  two people back from Jingmen at 3-2-402;  11:00  the director signs report 1
    11:30  put right: the one at 8-2-501 was at 3-2-501;  12:00  signed again: report 2
    """
    browser = asks("director")
    _write(browser, cast, "3-2-402")
    _write(browser, cast, "8-2-501")
    browser.post("/reports/issue/", {"form": "daily"})
    _write(browser, cast, "3-2-501")
    browser.post("/records/2/withdraw/", {"reason": "写错了门"})
    browser.post("/reports/issue/", {"form": "daily"})
    return browser


def _write(browser: Client, cast: Cast, door: str) -> None:
    person = {"3-2-402": "刘建国", "8-2-501": "李明", "3-2-501": "赵磊"}[door]
    answers = {"origin_adcode": "湖北荆门", "when": "2020-02-03", "resident": cast.people[person]}
    assert browser.post(f"/place/{cast.places[door]}/write/screening.returnee/", answers).status_code == 302


def _why(browser: Client, path: str = "/reports/2/why/") -> str:
    return browser.get(path).content.decode()


def test_the_director_reads_the_causes_down_to_masked_names(signed: Client, asks: Asks) -> None:
    """12:05  2 → 2 under observation: one new, one put right; 李* and 赵*, never the whole name"""
    page = _why(signed)
    (row,) = re.findall(r'<tr data-change="observed">.*?</tr>', page, re.DOTALL)
    assert "2 → 2" in row
    assert "+1 新增、-1 更正" in strip_tags(row)
    assert "赵*" in row
    assert "李*" in row
    assert "李明" not in page
    assert "8-2-501" in row


def test_the_street_reads_the_causes_and_no_door(signed: Client, asks: Asks) -> None:
    """12:10  the subdistrict may read reports and no places"""
    page = _why(asks("subdistrict"))
    assert "+1 新增" in strip_tags(page)
    assert "8-2-501" not in page
    assert "赵*" not in page


def test_against_the_draft_of_now(signed: Client, cast: Cast) -> None:
    """12:15  one more has come since the report was signed"""
    assert "没有数字变化" in _why(signed, "/reports/2/why/?with=now")
    _write(signed, cast, "8-2-501")
    assert "2 → 3" in _why(signed, "/reports/2/why/?with=now")
    page = _why(signed, "/reports/1/why/?with=2")
    assert _why(signed, "/reports/2/why/?with=1").count("data-change") == page.count("data-change")
    assert signed.get("/reports/1/why/?with=99").status_code == 404
    assert signed.get("/reports/99/why/").status_code == 404


def test_a_figure_of_an_issued_report_opens_the_rows_it_was_signed_with(signed: Client, cast: Cast) -> None:
    """12:20  what was taken back since still stands under report 1, and no longer under today's figures"""
    figures = re.findall(r'<a href="(/figure/[^"]+)">(\d+)<', signed.get("/reports/1/").content.decode())
    assert sum(int(value) for _, value in figures) > 10
    for path, value in figures:
        page = signed.get(path.replace("&amp;", "&")).content.decode()
        rows = re.findall(r'<td class="num end">(\d+)</td>', page)
        assert (sum(map(int, rows)), f"data-sum>{value}<" in page) == (int(value), True), path
    query = "/figure/?indicator=observed&day=2020-02-03"
    assert "8-2-501" in signed.get(f"{query}&report=1").content.decode()
    assert "8-2-501" not in signed.get(query).content.decode()
    assert signed.get(f"{query}&report=99").status_code == 404


def test_who_may_not_read_reports_opens_none_of_their_rows(signed: Client, asks: Asks) -> None:
    """12:25  the grid worker may open today's figures, and no report's"""
    worker = asks("grid1")
    assert worker.get("/figure/?indicator=observed").status_code == 200
    assert worker.get("/figure/?indicator=observed&report=1").status_code == 404
    assert worker.get("/reports/1/why/").status_code == 404


def test_definitions_that_moved_on_are_said_and_the_bytes_are_the_same(
    signed: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Next month's edition counts otherwise: the report still comes out to the byte, and the page says what changed."""
    monkeypatch.setattr("fangxian.reports.rederive.definitions", lambda _form, _profile: "of another edition")
    monkeypatch.setattr("fangxian.measures.screening.observing._stretches", lambda *_all: [])
    monkeypatch.setattr("fangxian.measures.screening.observing.Observing.arrive", lambda *_all, **_named: None)
    assert "口径在签发后有变更" in signed.get("/reports/1/").content.decode()
    page = strip_tags(signed.post("/reports/1/check/", follow=True).content.decode())
    assert "按随表留存的明细重新汇总:逐字节一致" in page
    assert "口径有变更" in page
    assert "在管人数" in page
