"""A phone in a journey: a browser of its own whose storage outlives it, so that it can be killed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from fangxian.config.workshop.browser import chromium
from tests.cast import Cast
from tests.journeys.barriers import barriers
from tests.journeys.reachable import unreachable

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PATIENCE_MS = 20_000
SMALL = {"width": 360, "height": 640}


class Handset:
    """Somebody's phone: it can be switched on, used, cut off from the network, and killed."""

    def __init__(self, kind: BrowserType, folder: Path, url: str, cast: Cast) -> None:
        self._kind, self._folder, self.url, self._cast = kind, folder, url, cast

    @contextmanager
    def on(self, *, language: str = "zh-CN", offline: bool = False, before: Path | None = None) -> Iterator[Page]:
        """The app open on it, the film ``before`` its camera; when the block ends, the browser is gone."""
        context: Any = self._kind.launch_persistent_context(
            self._folder,
            executable_path=chromium(),
            args=[*FLAGS, *_camera(before)],
            base_url=self.url,
            locale=language,
            timezone_id="Asia/Shanghai",
            viewport=SMALL,
            has_touch=True,
            reduced_motion="reduce",
            offline=offline,
        )
        context.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        try:
            yield context.pages[0] if context.pages else context.new_page()
        finally:
            context.close()

    def sign_in(self, context: BrowserContext, username: str) -> None:
        """Whoever signs in keeps the cookie on this phone, also when it is switched off."""
        client = Client()
        client.force_login(self._cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.url, "expires": 4_000_000_000}
        context.add_cookies([cookie])


def _camera(film: Path | None) -> tuple[str, ...]:
    given = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    return (*given, f"--use-file-for-fake-video-capture={film}") if film else ()


def looked_at(page: Page) -> list[str]:
    """Every tab of the app opened, and what on it would stand in the way of somebody with a screen reader."""
    faults = []
    for tab in page.locator("#tabs button").all():
        tab.click()
        expect(tab).to_have_attribute("aria-current", "page")
        faults += [*barriers(page), *unreachable(page)]
    page.locator("#tabs button").first.click()
    return faults


def opened(page: Page) -> Page:
    """The app, open and in step, and so kept for where there is no network."""
    page.goto("/phone/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(page.locator("#state")).to_contain_text("已同步")
    return page


def visit(page: Page, door: str = "3-2-402", reading: str = "365") -> None:
    """A visit written down: the door's task, somebody answered, a temperature, saved."""
    page.locator(".task", has_text=door).filter(has_text="入户排查").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("入户排查")
    page.get_by_role("group", name="有人应门").get_by_role("button", name="是").first.click()
    page.get_by_role("textbox", name="体温 ℃", exact=True).fill(reading)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_have_text("已保存")
