"""A gate on a slow phone: from the frame that shows a pass to the verdict on the screen, and people an hour."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench._played import ROOT, copy_of_home, environment
from bench._serving import Server
from fangxian.config.workshop.browser import chromium
from tests.journeys.films import RATE, film

SLOWER = 4
FIRST_MS = 120_000  # the first look at a community draws all of it
SHOWN, APART = 0.6, 0.4  # seconds that a pass is held up, and until the next one is
SMALL: Any = {"width": 360, "height": 640}
FLAGS = ("--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
# A light corner, which the scanner does not look at, tells when a pass came into view: by the time at which the browser
# put the frame on the screen, less every frame that was missed since the last one looked at.
WATCH = """(gap) => {
  const [video, shown] = [document.querySelector(".camera video"), document.querySelector("#verdict")];
  const sheet = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const times = (globalThis.verdicts = []);
  let lit = true, seen, began, painted;
  const match = () => {
    if (began === undefined || painted === undefined) return;
    if (painted >= began) { times.push(painted - began); began = undefined; }
    painted = undefined;
  };
  const look = (_, { presentationTime, presentedFrames }) => {
    sheet.drawImage(video, 2, 2, 30, 30, 0, 0, 1, 1);
    const light = sheet.getImageData(0, 0, 1, 1).data[0] > 200;
    if (light && !lit) began = presentationTime - gap * (presentedFrames - seen - 1);
    [lit, seen] = [light, presentedFrames];
    match();
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  new MutationObserver(() => {
    if (!shown.querySelector(".where")) return;
    requestAnimationFrame(() => setTimeout(() => { painted = performance.now(); match(); }));
  }).observe(shown, { childList: true });
}"""


def at_the_gate(people: int = 60) -> dict[str, float]:
    """``gate_verdict_p95_ms`` and ``gate_people_an_hour`` on a CPU throttled four times, the network cut."""
    home = copy_of_home()
    told = _passes(home)
    held = film(home.parent / "passes.y4m", told["codes"][:20], SHOWN, pause=APART, corner=True)
    with Server(home) as server, sync_playwright() as playwright:
        camera = f"--use-file-for-fake-video-capture={held}"
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, camera])
        context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport=SMALL, locale="zh-CN")
        page = _signed_in(context, told)
        context.set_offline(True)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        verdicts, hour = _verdicts(page, people), _typed(page, people)
        browser.close()
    return {"gate_verdict_p95_ms": quantiles(verdicts, n=20)[-1], "gate_people_an_hour": hour}


def _passes(home: Path) -> Any:
    line = [sys.executable, str(Path(__file__).with_name("_passes.py"))]
    done = subprocess.run(line, env=environment(home), cwd=ROOT, text=True, check=True, capture_output=True)
    return json.loads(done.stdout)


def _signed_in(context: BrowserContext, told: Any) -> Page:
    cookie: Any = {"name": told["name"], "value": told["value"], "domain": "127.0.0.1", "path": "/"}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto("/phone/")
    page.locator("#verdict").wait_for(timeout=FIRST_MS)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def _verdicts(page: Page, people: int) -> list[float]:
    """Milliseconds from a pass in view to its verdict, painted."""
    page.locator(".scan").click()
    page.locator("#verdict .where").wait_for()
    page.evaluate(WATCH, 1000 / RATE)
    while page.evaluate("globalThis.verdicts.length") < people:
        page.wait_for_timeout(500)
    times: list[float] = page.evaluate("globalThis.verdicts")
    page.locator(".scan").click()
    return times


def _typed(page: Page, people: int) -> float:
    """People an hour whose door is typed and who are let pass, each on the disk before the next is asked."""
    page.locator("#verdict button", has_text="下一位").click()
    start = time.perf_counter()
    for n in range(people):
        page.locator("#who").fill(f"{2 + n // 20}-1-{1 + n % 5}0{1 + n % 2}")
        page.locator("form.who button").click()
        page.locator("#verdict .pair .act").click()
        if page.locator("#verdict .reasons .pick").count():
            page.locator("#verdict .reasons .pick").first.click()
        page.locator("#verdict.idle .plain").wait_for()
    return people * 3600 / (time.perf_counter() - start)
