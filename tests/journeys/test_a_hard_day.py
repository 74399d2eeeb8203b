"""The phone's hard days: a wrong clock, a portal that answers in the server's place, a lease that ends, a server put
back from its backup, a browser that clears everything. Nothing that was called saved is lost, nothing comes in twice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Page, Playwright, expect

from fangxian.ledger import chain, read
from fangxian.ledger.models import Entry, Head
from fangxian.vault.append_only import SQLITE
from tests.cast import COMMUNITY, Cast
from tests.journeys.phones import Handset, looked_at, opened, visit

HOUR = 3_600_000
# The phone's own clock, which these days turn by hand.
TURNED = "const real = Date.now.bind(Date); Date.now = () => real() + Number(localStorage.getItem('turned') ?? 0)"
KEEP = """async ([door, many]) => {
  const { here, changed } = await import("/static/phone/here.js");
  const { keep } = await import("/static/phone/outbox.js");
  const one = { worker: here.worker.id, kind: "screening.door_visit", place: door, answers: { answered: true } };
  await keep(Array.from({ length: many }, () => ({ ...one, title: { zh: "入户排查", en: "Visit" }, spot: "3-2-402" })));
  await changed();
}"""
GENERATION = "import('/static/phone/store.js').then((store) => store.remembered('generation'))"
OFFERED = """async (before) => {
  const [{ remembered }, { all }] = [await import("/static/phone/store.js"), await import("/static/phone/outbox.js")];
  const offered = async () =>
    (await remembered("generation")) !== before && (await all()).every((one) => one.state === "ok");
  while (!(await offered())) await new Promise((done) => setTimeout(done, 100));
}"""
PORTAL = "<!doctype html><title>Wi-Fi</title><h1>请先登录无线网</h1>"


@pytest.fixture
def handset(playwright_here: Playwright, tmp_path: Path, live_server: Any, cast: Cast) -> Callable[..., Handset]:
    """``handset()`` is the phone of grid worker 1."""
    return lambda: Handset(playwright_here.chromium, tmp_path / "phone", live_server.url, cast)


def turn(page: Page, hours: int) -> None:
    """Somebody, or an empty battery, turns the phone's clock."""
    add = "(by) => localStorage.setItem('turned', Number(localStorage.getItem('turned') ?? 0) + by)"
    page.evaluate(add, hours * HOUR)


def test_a_day_in_the_cellar_with_a_wrong_clock_and_a_portal(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given a phone in step at noon, then cut off, its clock falling back six years while 501 records are written,
    when it meets a network whose portal answers everything with a page of its own, then goes thirteen hours ahead,
    then the list is locked but the records wait; with the server back each comes in once, at its hour.
    """
    phone = handset()
    with phone.on() as page:
        page.context.add_init_script(TURNED)
        phone.sign_in(page.context, "grid1")
        opened(page)
        assert looked_at(page) == []
        page.context.set_offline(True)
        turn(page, -6 * 365 * 24)
        visit(page)
        page.evaluate(KEEP, [cast.door, 500])
        expect(page.locator(".badge")).to_have_text("501")
        page.route("**/sync/**", lambda route: route.fulfill(status=200, content_type="text/html", body=PORTAL))
        page.context.set_offline(False)
        expect(page.locator("#state")).to_contain_text("要先登录")
        expect(page.locator(".badge")).to_have_text("501")
        turn(page, 6 * 365 * 24 + 13)
        page.reload()
        expect(page.locator("main .told")).to_contain_text("名单已锁上")
        expect(page.locator(".task")).to_have_count(0)
        gone = page.evaluate("import('/static/phone/store.js').then((store) => store.remembered('leaseKey'))")
        assert gone is None
        page.unroute("**/sync/**")
        page.get_by_role("button", name="发件箱").click()
        expect(page.locator(".badge")).to_have_text("501")
        page.get_by_role("button", name="现在同步").click()
        expect(page.locator(".badge")).to_have_count(0)
        page.get_by_role("button", name="今天").click()
        expect(page.locator(".task").first).to_be_visible()
    rows = read.after(COMMUNITY, 0)
    assert len({row.id for row in rows}) == len(rows) == 501
    assert [row for row in rows if abs((row.happened_at - cast.now).total_seconds()) > 700] == []


def test_the_server_put_back_and_the_browser_cleared(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given a visit that the ledger has, and no backup since,
    when the server is put back to the night before, and the phone comes again,
    then the visit comes in once more, once; once the browser cleared everything, signing in brings back what is owed.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        opened(page)
        visit(page)
        page.get_by_role("button", name="发件箱").click()
        expect(page.locator(".kept .ok")).to_have_count(1)
        (first,) = read.after(COMMUNITY, 0)
        before = page.evaluate(GENERATION)
        put_back()
        page.get_by_role("button", name="现在同步").click()
        page.evaluate(OFFERED, before)
        (again,) = read.after(COMMUNITY, 0)
        assert (again.id, again.happened_at) == (first.id, first.happened_at)
        assert chain.verify(COMMUNITY) == []
        wire = page.context.new_cdp_session(page)
        wire.send("Storage.clearDataForOrigin", {"origin": phone.url, "storageTypes": "all"})
        page.goto("/phone/")
        page.get_by_role("button", name="今天").click()
        expect(page.get_by_role("link", name="登录").first).to_be_visible()
        phone.sign_in(page.context, "grid1")
        opened(page)
        expect(page.locator(".task").first).to_be_visible()
        expect(page.locator(".task", has_text="3-2-402").filter(has_text="入户排查")).to_have_count(0)
    assert len(read.after(COMMUNITY, 0)) == 1


def test_a_sentence_that_lacks_its_door_is_completed_on_the_phone(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given somebody on the stairs who says that a resident came back, but not where,
    when the phone shows what is missing and the door is typed below,
    then the arrival is understood, with nothing left to ask, and three taps were enough for saying it.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        opened(page)
        page.evaluate("() => { window.taps = 0; addEventListener('click', () => { window.taps += 1; }, true); }")
        page.get_by_role("button", name="说一句").click()
        page.get_by_role("textbox").fill("有一个居民昨晚从湖北荆门回来,目前体温正常。")
        page.get_by_role("button", name="保存").click()
        assert page.evaluate("window.taps") == 2
        reply = page.get_by_role("textbox", name="补一句")
        reply.fill("3-2-402")
        page.get_by_role("button", name="补上").click()
        expect(page.locator(".kept li").first).to_contain_text("来返人员 3-2-402")
        expect(page.locator(".kept li").first).to_contain_text("已读懂")
        expect(reply).to_have_count(0)
        assert looked_at(page) == []


def put_back() -> None:
    """The ledger as it was before anything was written; what is derived was never backed up and stays."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_entry_no_DELETE")
        Entry.objects.filter(community_id=COMMUNITY).delete()
        Head.objects.filter(community_id=COMMUNITY).update(number=0, hash=bytes(32))
        cursor.execute(SQLITE.format(table="ledger_entry", deed="DELETE"))
