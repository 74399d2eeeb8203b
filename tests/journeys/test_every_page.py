"""Every page in both languages, on the office's screen and on a phone: readable, reachable, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, ViewportSize

from tests.cast import Cast
from tests.journeys.barriers import barriers
from tests.journeys.reachable import unreachable

SCREENS = {"office": ViewportSize(width=1366, height=768), "phone": ViewportSize(width=360, height=640)}
PAGES = (
    *("/board/", "/picture/", "/picture/?lens=overdue&grid=2", "/worklist/", "/worklist/?state=overdue"),
    *("/records/", "/held/", "/workforce/", "/reports/", "/reports/?form=zero", "/account/", "/find/", "/trail/"),
    *(
        "/reports/notes/",
        "/reports/lists/",
        "/paste/",
        "/sheets-in/",
        "/office-sheets/",
        "/workforce/phones/",
        "/service/",
        "/workforce/candidates/",
        "/picture/?lens=needs&class=none",
    ),
    *("/figure/?indicator=observed", "/place/1/", "/place/2/", "/place/4/"),
)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_page(
    sign_in: Callable[[str], Page], live_server: Any, cast: Cast, complaints: list[str], screen: str, language: str
) -> None:
    """
    Given the director at a screen, reading one language,
    when she opens one page after the other,
    then each has its heading, names all that can be tapped, and is no wider than the screen.
    """
    page = sign_in("director")
    page.set_viewport_size(SCREENS[screen])
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}])
    door, person = cast.door, cast.people["刘建国"]
    for path in (*PAGES, f"/place/{door}/", f"/place/{door}/write/screening.door_visit/", f"/person/{person}/"):
        answer = page.goto(path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        assert (path, unreachable(page)) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth <= innerWidth")) == (path, True)
        assert page.locator("html").get_attribute("lang") == language
        if language == "zh-hans":  # what axe looks for is the same in both
            assert (path, barriers(page)) == (path, [])
    assert complaints == []


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
