"""Half past eleven at night: a list from the street is parted, called, put on the grid workers' lists and answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from fangxian.ledger import read
from tests.cast import Cast
from tests.conftest import NOON
from tests.journeys.barriers import barriers
from tests.journeys.reachable import unreachable
from tests.sheets import bad

SignIn = Callable[[str], Page]
HEAD = ("姓名", "联系电话", "现住址", "来自地", "返回日期")
LIST = (
    ("赵磊", "19900000003", "", "湖北武汉", "2020-02-03"),
    ("李明", "", "8-2-501", "湖北武汉", "2020-02-03"),
    ("孙婷", "", "3-2-501", "广东深圳", "2020-02-02"),
    ("周远", "", "96栋1单元101", "湖北", "2020-02-02"),
    ("某某人", "19900008888", "8栋9单元909", "湖北武汉", "2020-02-03"),
)


@pytest.fixture
def noon() -> datetime:
    """It is half past eleven at night."""
    return NOON.replace(hour=23, minute=30)


def test_from_the_file_to_the_answer(sign_in: SignIn, cast: Cast, complaints: list[str]) -> None:
    """
    Given five names that the street sends at 23:30,
    when the director brings the file, walks the parts by keyboard, opens the numbers of one grid, puts the rest on the
    grid workers' lists and copies the answer,
    then two are in the ledger, the numbers were shown for that grid alone, and a figure of the answer opens its rows.
    """
    page = sign_in("director")
    page.goto("/sheets-in/")
    content = bad.xlsx(("武汉来返人员名单",), HEAD, *LIST)
    page.get_by_label("文件").set_input_files({"name": "a.xlsx", "mimeType": "application/zip", "buffer": content})
    page.get_by_role("button", name="先看看").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("夜间名单")
    expect(page.locator(".tiles[data-ready]")).to_be_visible()
    expect(page.locator(".tiles .n")).to_have_text(["3", "1", "0", "1"])
    expect(page.locator("[data-row]").nth(0)).to_be_focused()
    assert [*barriers(page), *unreachable(page)] == []

    page.keyboard.press("j")
    expect(page.locator("#now [data-row]").nth(1)).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator("#wait [data-row]").nth(0)).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#now [data-row]").nth(0)).to_be_focused()
    page.locator("#now .calls").nth(0).get_by_role("button", name="显示姓名电话").click()
    expect(page.locator("#now a.tel")).to_have_text(["19900000003"])
    page.get_by_role("button", name="把 2 人交给网格员").click()
    expect(page.get_by_role("status")).to_contain_text("已录入2行")
    expect(page.locator(".tiles[data-ready]")).to_be_visible()
    expect(page.locator("#now a.tel")).to_have_count(0)
    expect(page.get_by_role("link", name="登记结果")).to_have_count(2)
    assert read.head(cast.community_id) == 2

    page.keyboard.press("c")
    expect(page.locator("[data-copy]")).to_have_text("已复制")
    text = page.get_by_label("答复的纯文本").input_value()
    assert "共5人" in text
    assert not any(name in text for name in ("赵", "李明", "1990000"))
    page.locator(".reply a[href*='only=not_ours']").nth(0).click()
    expect(page.locator("[data-row]")).to_have_count(1)
    assert unreachable(page) == []
    assert complaints == []
