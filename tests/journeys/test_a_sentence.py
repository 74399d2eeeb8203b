"""The main job: one sentence on the stairs, and everything that follows from it without another word."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from python_calamine import CalamineWorkbook

from fangxian.derived.verify import verify
from tests.cast import COMMUNITY, Cast
from tests.journeys.reachable import unreachable

SENTENCE = "我的网格有一个居民昨晚刚从湖北荆门回来,目前体温正常。"
FEVER = "3-2-401 陈玉兰发烧38.5度"

SignIn = Callable[[str], Page]


def test_an_arrival_from_jingmen(sign_in: SignIn, cast: Cast, complaints: list[str]) -> None:
    """
    Given a grid worker at noon of 3 February, who knows that somebody came back last night,
    when she types what she knows and answers the one question that is asked,
    then the observation, its checks, the picture, the board and the evening's report follow by themselves.
    """
    page = sign_in("grid1")
    page.goto("/picture/?lens=observed")
    expect(_window(page, cast.door)).to_have_class("none")
    _says(page, SENTENCE)
    card = page.locator("#said article")
    expect(card).to_contain_text("来返人员")
    expect(card.locator("mark")).to_contain_text(["昨晚", "湖北荆门"])
    assert unreachable(page) == []
    card.get_by_label("哪一户").fill("3-2-402")
    card.get_by_role("button", name="确认").click()

    expect(page.locator("#said")).to_contain_text("已记入台账")
    expect(page.locator("#said")).to_contain_text("问今天的体温和情况")
    expect(_window(page, cast.door)).to_have_class("observed")

    _finds_the_observation(page)
    _finds_the_checks(page)
    _finds_the_figure(sign_in("director"))
    _finds_it_in_the_sheet(page)
    assert verify(COMMUNITY) == []
    assert complaints == []


def _window(page: Page, door: int) -> Locator:
    return page.locator(f'.unit a[href="/place/{door}/"]')


def _says(page: Page, sentence: str) -> None:
    box = page.get_by_label("用自己的话说发生了什么")
    box.fill(sentence)
    box.press("Enter")


def _finds_the_observation(page: Page) -> None:
    """Day 2 of 14: the arrival's day is day 1."""
    page.locator("#said").get_by_role("link", name="3-2-402").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3-2-402")
    expect(page.locator(".watch")).to_contain_text("第 2 天 / 共 14 天")
    expect(page.locator(".watch")).to_contain_text("2月2日 至 2月15日")


def _finds_the_checks(page: Page) -> None:
    page.goto("/worklist/?measure=screening")
    row = page.get_by_role("row").filter(has_text="问今天的体温和情况")
    expect(row).to_contain_text("3-2-402")
    row.get_by_role("link", name="记一笔").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("居家观察")


def _finds_the_figure(page: Page) -> None:
    """The board's figure opens exactly the row on which it stands."""
    page.goto("/board/")
    figure = page.locator('[data-figure="observed"]')
    expect(figure).to_have_text("1")
    figure.click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("3-2-402")


def _finds_it_in_the_sheet(page: Page) -> None:
    """The evening: the director issues the report, takes it as XLSX, and has it derived again."""
    page.goto("/reports/")
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_role("status")).to_contain_text("已签发")
    with page.expect_download() as loaded:
        page.get_by_role("link", name="下载 XLSX").click()
    lines = _lines(Path(loaded.value.path()))
    assert lines["重点地区来返"][-1] == 1
    assert lines["新增观察"][-1] == 1
    page.get_by_role("button", name="重新推算核对").click()
    expect(page.get_by_role("status")).to_contain_text("逐字节一致")


def _lines(book: Path) -> dict[str, list[object]]:
    """The figures of each line, by what it is called."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.read_bytes())).get_sheet_by_index(0)
    return {str(row[0]): [cell for cell in row if cell != ""] for row in sheet.to_python() if row}


def test_what_cannot_wait_is_on_the_board_at_once(sign_in: SignIn, cast: Cast, complaints: list[str]) -> None:
    """
    Given a board that hangs open in the office,
    when a fever is said and accepted,
    then it stands on top of that board without anybody touching it.
    """
    board = sign_in("grid1")
    board.goto("/board/")
    expect(board.locator("#strip")).to_contain_text("目前没有紧急事项")
    phone = board.context.new_page()
    phone.set_viewport_size({"width": 360, "height": 640})
    phone.goto("/worklist/")
    _says(phone, FEVER)
    phone.locator("#said article").get_by_role("button", name="确认").click()
    expect(phone.locator("#said")).to_contain_text("已记入台账")
    expect(board.locator("#strip")).to_contain_text("3-2-401")
    expect(board.locator("#strip")).to_contain_text("复测体温")
    assert complaints == []


def test_what_is_not_understood_is_kept(sign_in: SignIn, cast: Cast) -> None:
    """
    Given a sentence of which nothing can be read, and one of ten thousand characters,
    when they are said,
    then both are kept and shown as such, and what to do is said.
    """
    page = sign_in("grid1")
    page.goto("/board/")
    _says(page, "今天的月亮真圆")
    expect(page.locator("#said")).to_contain_text("没有读懂")
    page.goto("/held/")
    expect(page.locator("main")).to_contain_text("今天的月亮真圆")
    _says(page, "月" * 10_000)
    expect(page.locator("#said .told").first).to_be_visible()
    expect(page.get_by_label("用自己的话说发生了什么")).to_have_value("")


def test_a_door_that_does_not_exist_is_asked_for_again(sign_in: SignIn, cast: Cast) -> None:
    """
    Given the sentence about the arrival,
    when the door is answered with one that is not in the registry,
    then she is told so, nothing is written, and what she typed still stands there.
    """
    page = sign_in("grid1")
    page.goto("/board/")
    _says(page, SENTENCE)
    card = page.locator("#said article")
    card.get_by_label("哪一户").fill("99-9-999")
    card.get_by_role("button", name="确认").click()
    expect(card.get_by_role("alert")).to_contain_text("没有这个地方")
    expect(card.get_by_label("哪一户")).to_have_value("99-9-999")
    card.get_by_label("哪一户").fill("3栋2单元402")
    card.get_by_role("button", name="确认").click()
    expect(page.locator("#said")).to_contain_text("已记入台账")
