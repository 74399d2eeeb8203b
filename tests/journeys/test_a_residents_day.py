"""A resident's day: a fever told by card and PIN at a kitchen table, seen by the grid worker, followed to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.ledger.ids import new_id
from fangxian.measures.checkpoints.records import ShopCheck
from fangxian.registry import cards
from fangxian.registry.cards import Made
from fangxian.registry.models import Place
from tests.cast import COMMUNITY, Cast
from tests.journeys.reachable import unreachable

PHONE = ViewportSize(width=360, height=640)
WIDE_ENOUGH = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def handset(browser: Browser, cast: Cast, live_server: Any) -> Iterator[BrowserContext]:
    """A small phone of somebody who has no account, in Chinese."""
    context = browser.new_context(
        base_url=live_server.url, locale="zh-CN", timezone_id="Asia/Shanghai", viewport=PHONE, reduced_motion="reduce"
    )
    yield context
    context.close()


def _given(cast: Cast, place: str) -> Made:
    row = Place.objects.get(community_id=COMMUNITY, id=cast.places[place])
    made = cards.make([row])
    cards.give(COMMUNITY, made, cast.workers["grid1"], cast.now)
    return made[0]


def _good(page: Page) -> None:
    """Nothing is cut off, and everything can be reached and has a name."""
    assert unreachable(page) == []
    assert page.evaluate(WIDE_ENOUGH) is True


def test_a_fever_from_the_kitchen_table_to_the_grid_worker_and_back(
    handset: BrowserContext, sign_in: Callable[[str], Page], cast: Cast
) -> None:
    """
    Given an old woman with her household's card and a phone that her son left her,
    when she types number and PIN, first wrong and then right, and tells that she has 38.2,
    then her grid worker finds it urgent among what is held and accepts it,
    and she reads on her page that somebody is on it; then she leaves, and the phone shows nothing more.
    """
    card, page = _given(cast, "3-2-401"), handset.new_page()
    page.goto("/my/")
    _good(page)
    page.get_by_label("卡号").fill(card.code)
    page.get_by_label("密码").fill("000000" if card.pin != "000000" else "111111")
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_role("alert")).to_contain_text("对不上")
    page.get_by_label("密码").fill(card.pin)
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您家:3-2-401")
    _good(page)
    page.get_by_role("link", name="发烧或不舒服").click()
    _good(page)
    page.get_by_label("陈*兰").check()
    page.get_by_label("体温").fill("38.2")
    page.get_by_label("咳嗽").check()
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_text("已收到,还没有人看")).to_be_visible()
    _good(page)
    worker = sign_in("grid1")
    worker.goto("/held/")
    told = worker.locator("article.urgent")
    expect(told).to_contain_text("居民自报(凭卡)")
    told.locator("[data-accept]").click()
    expect(told).to_have_count(0)
    page.reload()
    expect(page.get_by_text("正在办")).to_be_visible()
    for name in ("记了我家什么", "谁看过", "我家的通行证"):
        page.goto("/my/home/")
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        _good(page)
    page.get_by_role("button", name="退出").click()
    page.goto("/my/home/")
    expect(page.get_by_label("卡号")).to_be_visible()


def test_a_shops_day(handset: BrowserContext, cast: Cast) -> None:
    """
    Given a shop where no masks were worn yesterday, and the poster at its staff door,
    when somebody scans it before opening, taps four times and sends,
    then the self-check is in; what is to be mended still stands there, with its day;
    and its application to open again is on its way.
    """
    found = NewEntry(
        id=new_id(cast.now),
        device="phone",
        epoch=1,
        seq=1,
        kind=ShopCheck.kind,
        place_id=cast.places["shop S01"],
        happened_at=cast.now,
        worker_id=cast.workers["grid1"],
        record=ShopCheck(ok=False, issues=["未戴口罩"]),
    )
    append(COMMUNITY, [found], cast.now)
    page, poster = handset.new_page(), _given(cast, "shop S01")
    page.goto(f"/shop/{COMMUNITY}/{poster.code}/")
    _good(page)
    expect(page.get_by_text("未戴口罩")).to_be_visible()
    for question, answer in (("有人发热", "否"), ("都戴口罩", "是"), ("今天已消毒", "是")):
        page.get_by_role("group", name=question).get_by_label(answer).check()
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("status")).to_contain_text("自查已收到")
    expect(page.get_by_text("未戴口罩")).to_be_visible()
    page.get_by_role("link", name="申请复工开业").click()
    _good(page)
    page.get_by_label("返岗几个人").fill("4")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_text("已收到,社区正在看")).to_be_visible()
    _good(page)
