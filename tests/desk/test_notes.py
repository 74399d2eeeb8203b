"""After a fact was put right the office reads which reports had it, and finds the note to each office drafted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.cast import Cast
from tests.desk.conftest import Asks


@pytest.fixture
def put_right(cast: Cast, asks: Asks) -> Client:
    """
    10:00  two people back from Jingmen at 3-2-402;  11:00  signed;  12:00  it was a mistake, as entry 3 says
    """
    browser = asks("director")
    answers = {"origin_adcode": "湖北荆门", "when": "2020-02-03", "resident": cast.people["刘建国"], "count": "2"}
    browser.post(f"/place/{cast.door}/write/screening.returnee/", answers)
    browser.post("/reports/issue/", {"form": "daily"})
    browser.post("/records/1/withdraw/", {"reason": "写错了门"})
    return browser


def test_the_record_says_which_issued_reports_used_it(put_right: Client, asks: Asks) -> None:
    """12:05  on the page of the record; the grid worker, who reads no reports, is not told"""
    page = strip_tags(put_right.get("/records/1/").content.decode())
    assert "受这条记录影响的已签发报表" in page
    assert "2020-02-03 第 1 号《疫情防控日报表》" in page
    assert "受这条记录影响的已签发报表" not in asks("grid1").get("/records/1/").content.decode()


def test_the_note_is_drafted_as_a_page_and_as_text(put_right: Client) -> None:
    """12:10  the director opens it and takes the text into a letter; nobody is named in it"""
    assert "更正说明 (1)" in strip_tags(put_right.get("/reports/").content.decode())
    assert "致 街道办事处" in strip_tags(put_right.get("/reports/notes/").content.decode())
    page = put_right.get("/reports/notes/1/").content.decode()
    text = put_right.get("/reports/notes/1/note.txt").content.decode()
    for line in ("在管人数(合计):2 → 0", "由第 3 号撤回", "请以更正后的数字为准"):
        assert line in text
        assert line in page
    assert "刘" not in text
    assert put_right.get("/reports/notes/2/").status_code == 404


def test_without_a_correction_there_is_no_note(asks: Asks) -> None:
    """12:00  nothing was ever put right"""
    assert "没有已签发的报表受更正影响" in asks("auditor").get("/reports/notes/").content.decode()
