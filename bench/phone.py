"""How much a phone loads, how soon it opens, how fast a hundred are drained, and how soon a gate has its verdict."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench._draining import drained
from bench._gate import at_the_gate
from bench._played import ROOT, copy_of_home, environment
from bench._serving import Server
from fangxian.config.workshop.browser import chromium

OPENINGS, VISITS = 7, 3
SMALL: Any = {"width": 360, "height": 640}
SLOWER = 4  # times, as a cheap phone is slower than this machine
# Slow 3G as Lighthouse simulates it: 400 kbit/s each way, 400 ms there and back.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def run() -> dict[str, Any]:
    """``phone_first_load_kb`` without today's data; openings, medians; ``drain_100x500_s``; and at the gate."""
    return _opened_and_loaded() | drained() | at_the_gate()


def _opened_and_loaded() -> dict[str, Any]:
    home = copy_of_home()
    with Server(home) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        cookie = _signed_in(home)
        visits = [_first_visit(_context(browser, server, cookie)) for _ in range(VISITS)]
        first, kept, task = (median(times) for times in zip(*visits, strict=True))
        context = _context(browser, server, cookie)
        page = context.new_page()
        loaded = _loaded(context, page)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        wire = _throttled(context.new_cdp_session(page))
        again = median(_opened(page) for _ in range(OPENINGS))
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        context.set_offline(True)
        plain = median(_opened(page) for _ in range(OPENINGS))
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        slow = median(_opened(page) for _ in range(OPENINGS))
        tasks = page.locator(".task").count()
        browser.close()
    return {
        "phone_first_load_kb": loaded / 1024,
        "phone_offline_open_s": plain,
        "phone_offline_open_4x_s": slow,
        "phone_first_visit_3g_4x_s": first,
        "phone_first_sentence_3g_4x_s": kept,
        "phone_first_task_3g_4x_s": task,
        "phone_next_visit_3g_4x_s": again,
        "phone_tasks": tasks,
    }


def _context(browser: Browser, server: Server, cookie: Any) -> BrowserContext:
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport=SMALL)
    context.add_cookies([cookie])
    return context


def _signed_in(home: Path) -> dict[str, str]:
    line = [sys.executable, str(Path(__file__).with_name("_signed.py"))]
    done = subprocess.run(line, env=environment(home), cwd=ROOT, text=True, check=True, capture_output=True)
    name, value = done.stdout.split()
    return {"name": name, "value": value, "domain": "127.0.0.1", "path": "/"}


def _throttled(wire: CDPSession) -> CDPSession:
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_3G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return wire


def _first_visit(context: BrowserContext) -> tuple[float, float, float]:
    """Seconds until the app of somebody who was never here takes a sentence, has kept one, shows the first task."""
    page = context.new_page()
    _throttled(context.new_cdp_session(page))
    start, passed = time.perf_counter(), list[float]()
    page.goto("/phone/", wait_until="commit")
    for sign in ("#first button", "#tell:not(:empty)", ".task"):
        page.locator(sign).first.wait_for()
        passed.append(time.perf_counter() - start)
        if sign == "#first button":
            page.locator("#said").fill("3-2-402 37.2")
            page.locator(sign).click()
    context.close()
    return passed[0], passed[1], passed[2]


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
