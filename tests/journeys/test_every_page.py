"""Every page of the house, on the office's screen and on a phone: readable, reachable, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize

from fangxian.registry import cards
from fangxian.registry.models import Place
from tests.cast import COMMUNITY, Cast
from tests.journeys import every_page
from tests.journeys.barriers import barriers
from tests.journeys.reachable import unreachable
from tests.privacy.elsewhere import add_elsewhere
from tests.privacy.marked import Marked, mark_everything
from tests.privacy.signed_up import signed_up
from tests.privacy.walk import CODE

OFFICE, PHONE = ViewportSize(width=1366, height=768), ViewportSize(width=360, height=640)
WIDE_ENOUGH = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def marked(cast: Cast) -> Marked:
    """The cast with something in every list: drafts, sheets, reports, lists, passes, cards, who signed up."""
    found = mark_everything(cast)
    signed_up(COMMUNITY, cast.workers["director"], cast.now, "鹳", frozenset())
    add_elsewhere(found)
    shop = Place.objects.get(community_id=COMMUNITY, id=cast.places["shop S01"])
    cards.give(COMMUNITY, cards.make([shop], lambda _below: int(CODE, 16)), cast.workers["director"], cast.now)
    return found


@contextmanager
def reading(
    browser: Browser, url: str, cookies: dict[str, str], screen: ViewportSize, heard: list[str]
) -> Iterator[Page]:
    """A browser of one reader; what its console complains of is heard."""
    context = browser.new_context(base_url=url, timezone_id="Asia/Shanghai", viewport=screen, reduced_motion="reduce")
    context.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    yield context.new_page()
    context.close()


def faults(page: Page, path: str, language: str) -> list[str]:
    """What is wrong with one page."""
    answer = page.goto(path)
    assert answer is not None
    found = [] if answer.status == 200 else [f"answers {answer.status}"]
    if page.locator("html").get_attribute("lang") != language:
        found.append("is in another language")
    if not page.evaluate(WIDE_ENOUGH):
        found.append("is wider than the screen")
    return [f"{path}: {fault}" for fault in (*found, *unreachable(page), *barriers(page))]


@pytest.mark.parametrize(("screen", "language"), [(PHONE, "zh-hans"), (OFFICE, "en")])
def test_every_page(browser: Browser, live_server: Any, marked: Marked, screen: ViewportSize, language: str) -> None:
    """
    Given the director, a grid worker, a household with its card and somebody without either, at one screen,
    when each opens every page that there is for them, as the table of addresses has it,
    then it has its heading, names all that can be tapped, fits the screen, and axe finds nothing to complain of.
    """
    own = every_page.keys(marked.cast)
    heard: list[str] = []
    found: list[str] = []
    for reader, paths in every_page.by_reader(marked, own).items():
        cookies = {**own[reader], settings.LANGUAGE_COOKIE_NAME: language}
        with reading(browser, live_server.url, cookies, screen, heard) as page:
            found += [fault for path in paths for fault in faults(page, path, language)]
    assert not found, "\n".join(found)
    assert not heard, "\n".join(heard)


def test_the_picture_by_keyboard(sign_in: Callable[[str], Page], cast: Cast) -> None:
    """
    Given somebody without a mouse on the picture,
    when they tab to a building and press an arrow and Enter,
    then they stand on the page of the door beside the first.
    """
    page = sign_in("director")
    page.goto("/picture/")
    page.locator(".unit a:not([tabindex])").first.focus()
    page.keyboard.press("ArrowDown")
    beside = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{beside}")
