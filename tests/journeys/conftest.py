"""What every journey stands on: the served community at its noon, a real browser, and somebody signed in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from fangxian.config.workshop.browser import chromium
from tests.cast import Cast, build_cast

# Playwright's loop runs in the test's own thread; Django would take the thread for an asynchronous one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE_MS = 20_000  # a step that takes longer on a busy machine is a fault
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def playwright_here() -> Iterator[Playwright]:
    """What drives the browsers of the journeys."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_here: Playwright) -> Iterator[Browser]:
    """The system's Chromium, started once; where there is none, the journey fails."""
    program = chromium()
    if program is None:
        pytest.fail("There is no Chromium here. Install it (Debian: apt-get install chromium fonts-noto-cjk).")
    started = playwright_here.chromium.launch(executable_path=program, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture
def clock(noon: datetime) -> Iterator[None]:
    """The server's clock goes on from noon of the third of February 2020."""
    with time_machine.travel(noon, tick=True):
        yield


@pytest.fixture
def cast(noon: datetime, transactional_db: None, clock: None) -> Cast:
    """The fixed cast, in tables that the served pages see."""
    return build_cast(noon)


@pytest.fixture
def visitor(browser: Browser, cast: Cast, live_server: Any) -> Iterator[BrowserContext]:
    """A browser that has never been here, at the house's door, in Chinese, 1366 by 768."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1366, "height": 768},
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def complaints(visitor: BrowserContext) -> list[str]:
    """What the browser's console complains of while the journey lasts: a script refused, an error thrown."""
    heard: list[str] = []
    visitor.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    visitor.on("weberror", lambda error: heard.append(str(error.error)))
    return heard


@pytest.fixture
def page(visitor: BrowserContext, complaints: list[str]) -> Page:
    """A page of somebody not signed in."""
    return visitor.new_page()


@pytest.fixture
def sign_in(visitor: BrowserContext, cast: Cast, page: Page, live_server: Any) -> Callable[[str], Page]:
    """``sign_in("grid1")`` gives the page to one of the cast, already signed in."""

    def as_one_of_the_cast(username: str) -> Page:
        client = Client()
        client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        visitor.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
        return page

    return as_one_of_the_cast
