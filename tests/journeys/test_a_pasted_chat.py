"""The evening's group chat: a hundred messages pasted and gone through by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from fangxian.intake.models import Held
from fangxian.ledger import read
from tests.cast import DOORS, Cast
from tests.journeys.reachable import unreachable

SignIn = Callable[[str], Page]
MESSAGES = 100
LACKING = range(9, MESSAGES, 20)  # these say no door


def chat() -> str:
    """A hundred readings at the doors of the cast, each said by who covers it; five arrivals without a door."""
    return "\n\n".join(f"{_who(n)} 2020/2/3 {9 + n // 60}:{n % 60:02}\n{_says(n)}" for n in range(MESSAGES))


def _door(n: int) -> str:
    return DOORS[n % len(DOORS)]


def _who(n: int) -> str:
    return "何秀英" if n in LACKING or _door(n).startswith("3") else "罗志强"


def _says(n: int) -> str:
    return "有个居民昨晚刚从湖北荆门回来" if n in LACKING else f"{_door(n)}体温36.{n % 8 + 1}"


@pytest.fixture
def passing(sign_in: SignIn) -> Page:
    """The chat is pasted; its drafts are on the screen, the first in hand."""
    page = sign_in("director")
    page.goto("/paste/")
    page.get_by_label("聊天内容").fill(chat())
    page.get_by_label("聊天内容").press("Tab")
    page.get_by_role("button", name="读取").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("快速过一遍", timeout=120_000)
    expect(page.locator(".pass [role=row]").nth(0)).to_be_focused()
    return page


def test_a_hundred_messages_by_keyboard_alone(passing: Page, cast: Cast, complaints: list[str]) -> None:
    """
    Given a hundred messages of the group, five of them without a door,
    when the director presses Enter for each, and types the doors that are asked for,
    then a hundred records are written, with one keystroke for each that was ready.
    """
    keys = passing.keyboard
    expect(passing.locator(".pass [role=row]")).to_have_count(MESSAGES)
    assert unreachable(passing) == []
    strokes = 0
    for n in range(MESSAGES):
        keys.press("Enter")
        strokes += 1
        if n in LACKING:
            keys.type("3-2-402")
            keys.press("Enter")
    assert strokes == MESSAGES
    expect(passing.locator("#all-settled")).to_be_focused(timeout=60_000)
    expect(passing.locator("[data-state=sending]")).to_have_count(0, timeout=300_000)
    expect(passing.locator(".pass [data-state=accepted]")).to_have_count(MESSAGES)
    assert read.head(cast.community_id) == MESSAGES
    assert unreachable(passing) == []
    assert complaints == []


def test_aside_and_back_change_and_a_wrong_door(passing: Page, cast: Cast, complaints: list[str]) -> None:
    """
    Given the same hundred,
    when one is set aside and taken up again, one is changed, and one gets a door that is not there,
    then each stands as it was decided, and the wrong door is asked for again in its own line.
    """
    keys, rows = passing.keyboard, passing.locator(".pass [role=row]")
    keys.press("x")
    expect(rows.nth(0)).to_have_attribute("data-state", "dropped")
    expect(rows.nth(1)).to_be_focused()
    keys.press("u")
    expect(rows.nth(0)).to_have_attribute("data-state", "open")
    expect(rows.nth(0)).to_be_focused()
    keys.press("j")
    keys.press("e")
    place = rows.nth(1).get_by_label("地点")
    expect(place).to_be_focused()
    place.fill("3-2-501")
    keys.press("Enter")
    expect(rows.nth(1)).to_have_attribute("data-state", "accepted")
    expect(rows.nth(2)).to_be_focused()
    for _ in range(7):
        keys.press("ArrowDown")
    keys.press("Enter")
    keys.type("99-9-999")
    keys.press("Enter")
    expect(rows.nth(9).get_by_role("alert")).to_contain_text("没有这个地方")
    expect(passing.locator("#tally")).to_contain_text("有几条需要再看")
    keys.press("?")
    expect(passing.locator("#keys")).to_have_attribute("open", "")
    assert Held.objects.filter(community_id=cast.community_id, state="open").count() == MESSAGES - 1
    assert complaints == []


def test_what_could_not_be_sent_is_taken_in_hand_again(passing: Page, cast: Cast) -> None:
    """
    Given the network fails for a moment,
    when Enter is pressed,
    then the line says that it is not settled, and Enter sends it again.
    """
    row = passing.locator(".pass [role=row]").nth(0)
    passing.route("**/settle/", lambda route: route.abort())
    passing.keyboard.press("Enter")
    expect(row.get_by_role("alert")).to_contain_text("连不上服务器")
    passing.unroute("**/settle/")
    passing.keyboard.press("k")
    passing.keyboard.press("Enter")
    expect(row).to_have_attribute("data-state", "accepted")


def test_on_a_phone(passing: Page, cast: Cast) -> None:
    """Each draft is a card, nothing is cut off, a tap accepts."""
    passing.set_viewport_size(ViewportSize(width=360, height=640))
    assert passing.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row = passing.locator(".pass [role=row]").nth(0)
    row.get_by_role("button", name="确认").click()
    expect(row).to_have_attribute("data-state", "accepted")
    assert unreachable(passing) == []
