"""How much a phone loads at its first visit, and how soon today's list stands there without a network."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench._played import ROOT, copy_of_home, environment
from bench._serving import Server
from fangxian.config.workshop.browser import chromium

OPENINGS = 7
SMALL: Any = {"width": 360, "height": 640}


def run() -> dict[str, Any]:
    """``phone_first_load_kb`` as it comes over the wire, today's data apart; ``phone_offline_open_s``, the median."""
    home = copy_of_home()
    with Server(home) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport=SMALL)
        _sign_in(context, home)
        page = context.new_page()
        loaded = _loaded(context, page)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        context.set_offline(True)
        times = [_opened(page) for _ in range(OPENINGS)]
        tasks = page.locator(".task").count()
        browser.close()
    return {"phone_first_load_kb": loaded / 1024, "phone_offline_open_s": median(times), "phone_tasks": tasks}


def _sign_in(context: BrowserContext, home: Path) -> None:
    line = [sys.executable, str(Path(__file__).with_name("_signed.py"))]
    done = subprocess.run(line, env=environment(home), cwd=ROOT, text=True, check=True, capture_output=True)
    name, value = done.stdout.split()
    cookie: Any = {"name": name, "value": value, "domain": "127.0.0.1", "path": "/"}
    context.add_cookies([cookie])


def _loaded(context: BrowserContext, page: Page) -> int:
    """Bytes of the page, scripts, styles and pictures of a first visit."""
    wire, apart, taken = context.new_cdp_session(page), set[str](), dict[str, int]()
    wire.on("Network.requestWillBeSent", lambda one: "/sync/" in one["request"]["url"] and apart.add(one["requestId"]))
    wire.on("Network.loadingFinished", lambda one: taken.update({one["requestId"]: int(one["encodedDataLength"])}))
    wire.send("Network.enable")
    page.goto("/phone/")
    page.locator(".task").first.wait_for()
    page.wait_for_load_state("networkidle")
    return sum(size for key, size in taken.items() if key not in apart)


def _opened(page: Page) -> float:
    """Seconds from asking for the page until the first task stands there."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto("/phone/", wait_until="commit")
    page.locator(".task").first.wait_for()
    return time.perf_counter() - start
