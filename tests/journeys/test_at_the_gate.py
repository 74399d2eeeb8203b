"""The guard's phone: passes scanned from a film, a gate without a network, and one pass in two hands found out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, Playwright, Route, expect

from fangxian.derived.catch_up import catch_up
from fangxian.derived.gates import Good, gates
from fangxian.ledger import read
from fangxian.reports.passes.cards import signed
from fangxian.vault.opening import Look
from tests.cast import COMMUNITY, Cast
from tests.journeys.barriers import barriers
from tests.journeys.conftest import PATIENCE_MS
from tests.journeys.films import film
from tests.journeys.phones import Handset, opened
from tests.journeys.reachable import unreachable

COUNTED = re.compile("出1.*测温1.*劝返1")
NO_ED25519 = """const key = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (format, raw, cipher, ...rest) => cipher?.name === "Ed25519"
  ? Promise.reject(new DOMException("", "NotSupportedError")) : key(format, raw, cipher, ...rest);"""


@pytest.fixture
def handset(playwright_here: Playwright, tmp_path: Path, live_server: Any, cast: Cast) -> Callable[..., Handset]:
    """``handset("at the east gate")`` is a phone of its own; asked for again under the same name, the same one."""
    expect.set_options(timeout=PATIENCE_MS)
    return lambda name: Handset(playwright_here.chromium, tmp_path / name, live_server.url, cast)


@pytest.fixture
def card(cast: Cast, tmp_path: Path) -> Path:
    """A film of the pass of 3-2-402, which the grid worker gave in the morning, held before the camera."""
    office(cast).post("/gates/passes/give/", {"place": cast.places["building 3"], "until_day": "2020-03-01"})
    catch_up(COMMUNITY)
    seen = gates(COMMUNITY, cast.now)
    return film(tmp_path / "card.y4m", signed(Look(COMMUNITY, "worker:1", "hand out"), seen.edition, [mine(cast)]))


def office(cast: Cast) -> Client:
    """The grid worker at the desk."""
    client = Client()
    client.force_login(cast.users["grid1"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def mine(cast: Cast) -> Good:
    """The pass of 3-2-402."""
    return next(one for one in gates(COMMUNITY, cast.now).passes if one.door == cast.door)


def at_the_gate(phone: Handset, page: Page, username: str) -> None:
    """Signed in, in step, at the gate's page."""
    phone.sign_in(page.context, username)
    opened(page)
    page.get_by_role("navigation").get_by_role("button", name="卡口").click()
    expect(page.locator("#verdict")).to_contain_text("扫通行证")


def verdict(page: Page, colour: str, where: str) -> None:
    expect(page.locator("#verdict .where")).to_have_text(where)
    expect(page.locator("#verdict")).to_have_class(colour)


def scan(page: Page) -> None:
    page.get_by_role("button", name="扫通行证").click()
    verdict(page, "go", "3-2-402")
    page.get_by_role("button", name="关摄像头").click()


def let_pass(page: Page, done: str) -> None:
    page.locator("#verdict").get_by_role("button", name="放行", exact=True).click()
    expect(page.locator("#verdict.idle")).to_contain_text(done)


def turn_back_a_fever(page: Page) -> None:
    """The household next door by its number; 37.8, so turned back."""
    page.get_by_label("门牌或车牌").fill("3栋2单元401")
    page.get_by_role("button", name="查", exact=True).click()
    verdict(page, "go", "3-2-401")
    assert barriers(page) == []
    page.get_by_label("体温(可不填)").fill("378")
    expect(page.get_by_role("alert")).to_contain_text("复测")
    page.locator("#verdict").get_by_role("button", name="劝返").click()
    page.get_by_role("button", name="体温高").click()
    expect(page.locator("#verdict.idle")).to_contain_text("已劝返 3-2-401")
    expect(page.locator(".counts")).to_have_text(COUNTED)


def let_a_visitor_in(page: Page) -> None:
    """First the host does not agree, then does."""
    page.get_by_role("button", name="来访登记").click()
    page.get_by_label("到访楼栋房号").fill("3-2-501")
    agrees = page.get_by_role("group", name="被访人同意")
    for answer, colour in (("否", "stop"), ("是", "go")):
        agrees.get_by_role("button", name=answer).click()
        page.get_by_role("button", name="查", exact=True).click()
        expect(page.locator("#verdict")).to_have_class(colour)
    assert [*barriers(page), *unreachable(page)] == []
    page.locator("#verdict").get_by_role("button", name="放行").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1号卡口(东门)")


def hand_over(page: Page, to: str) -> None:
    page.get_by_role("button", name="交班").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("交班")
    page.get_by_label("接班人姓名").fill(to)
    assert [*barriers(page), *unreachable(page)] == []
    page.locator("form").get_by_role("button", name="交班").click()
    expect(page.get_by_role("status").first).to_have_text("已交班")
    expect(page.locator(".badge")).to_have_count(0)  # "in step" may still stand there from the round before
    expect(page.locator("#state")).to_contain_text("已同步")


def lose_the_pass(cast: Cast) -> None:
    office(cast).post(f"/gates/passes/{mine(cast).held.entry_id}/revoke/", {"reason": "lost"})


def scan_of_a_lost_one(page: Page) -> None:
    page.get_by_role("button", name="扫通行证").click()
    expect(page.locator("#verdict")).to_contain_text("这张证已作废")
    page.get_by_role("button", name="关摄像头").click()


def change_the_list_on_its_way(page: Page) -> None:
    """From now on something between the server and this phone takes the revoked passes off the list."""

    def changed(route: Route) -> None:
        answer = route.fetch(url=re.sub(r"after=[^&]*", "after=", route.request.url))
        told = answer.json()
        if told.get("gate"):
            told["gate"]["revoked"] = []
        route.fulfill(response=answer, json=told)

    page.route("**/sync/down?**", changed)


def told() -> list[str]:
    return [row.kind for row in read.after(COMMUNITY, 0) if row.kind.startswith("checkpoints.")]


def test_a_gate_without_a_network_and_one_pass_in_two_hands(
    handset: Callable[..., Handset], cast: Cast, card: Path
) -> None:
    """
    Given two gates whose phones were in step at noon, and a pass that was copied,
    when the east gate is cut off: the pass is scanned and goes out, the household next door by its number, a visitor
    is let in; the browser is killed; the same pass goes out at the west gate, whose browser knows no Ed25519,
    then both hand over, and the desk and the east gate are shown that one pass went out twice; the pass is revoked,
    and stays so at the gate when somebody takes it off the list on its way: the list is not used, and the gate says so.
    """
    east, west = handset("at the east gate"), handset("at the west gate")
    with east.on(before=card) as page:
        at_the_gate(east, page, "guard")
        assert [*barriers(page), *unreachable(page)] == []
        page.context.set_offline(True)
        scan(page)
        assert [*barriers(page), *unreachable(page)] == []
        let_pass(page, "已放行:3-2-402 出")
        turn_back_a_fever(page)
        let_a_visitor_in(page)
    assert told().count("checkpoints.passages") == 0
    with west.on(before=card) as page:
        page.context.add_init_script(NO_ED25519)
        at_the_gate(west, page, "director")
        page.get_by_role("button", name="2号卡口(西门)").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("2号卡口(西门)")
        scan(page)
        let_pass(page, "已放行:3-2-402 出")
        hand_over(page, "孟小军")
    with east.on(before=card) as page:
        at_the_gate(east, page, "guard")
        expect(page.locator(".counts")).to_have_text(COUNTED)
        page.get_by_role("button", name="快递·来访在内").click()
        expect(page.locator(".kept")).to_contain_text("3-2-501")
        assert [*barriers(page), *unreachable(page)] == []
        page.get_by_role("button", name="返回").click()
        hand_over(page, "孟小军")
        expect(page.locator(".found")).to_contain_text("3-2-402 一张证两人用")
        expect(page.locator(".counts")).to_have_text(COUNTED)
        lose_the_pass(cast)
        opened(page)
        scan_of_a_lost_one(page)
        change_the_list_on_its_way(page)
        page.reload()
        expect(page.get_by_text("签名不对")).to_be_visible()
        scan_of_a_lost_one(page)
    page_of_the_desk = Client()
    page_of_the_desk.force_login(cast.users["director"], backend="django.contrib.auth.backends.ModelBackend")
    shown = page_of_the_desk.get("/gates/").content.decode()
    assert "3-2-402" in shown.partition("对不上的")[2].partition("</section>")[0]
    assert sorted(told()[5:]) == [
        *("checkpoints.checkpoint", "checkpoints.checkpoint", "checkpoints.pass_revoked"),
        *("checkpoints.passages", "checkpoints.passages", "checkpoints.visitor"),
    ]
