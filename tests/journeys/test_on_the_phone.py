"""The grid worker's phone: on the stairs without a signal, killed, opened again; nothing lost, nothing double."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Playwright, Route, expect

from fangxian.derived.generation import backed_up
from fangxian.ledger import chain, read
from tests.cast import COMMUNITY, Cast
from tests.journeys.phones import Handset, opened, visit
from tests.journeys.reachable import unreachable


@pytest.fixture
def handset(playwright_here: Playwright, tmp_path: Path, live_server: Any, cast: Cast) -> Callable[..., Handset]:
    """``handset("of grid1")`` is a phone of its own; asked for again under the same name, the same one."""
    return lambda name="of grid1": Handset(playwright_here.chromium, tmp_path / name, live_server.url, cast)


def given_up(cast: Cast, device: str) -> None:
    """The director gives the phone of grid1 up, at the desk."""
    office = Client()
    office.force_login(cast.users["director"], backend="django.contrib.auth.backends.ModelBackend")
    office.post(f"/workforce/{cast.workers['grid1']}/phone/", {"phone": device})


def written() -> list[tuple[str, str]]:
    """Kind and door of every entry in the ledger."""
    return [(row.kind, str(row.place_id)) for row in read.after(COMMUNITY, 0)]


def test_a_visit_without_a_signal(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given a phone that was opened once with network, at noon,
    when a visit is written in a stairwell without any, the browser is killed, and opened again there,
    then the record is still waiting, and comes in once, at its hour, as soon as the network is back.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        opened(page)
        expect(page.locator(".task")).to_have_count(10)
        assert unreachable(page) == []
        page.context.set_offline(True)
        page.reload()
        visit(page)
        expect(page.locator(".task.done")).to_have_count(1)
    assert written() == []
    with phone.on(offline=True) as page:
        page.goto("/phone/")
        expect(page.locator(".task.done")).to_have_count(1)
        expect(page.locator(".badge")).to_have_text("1")
        page.context.set_offline(False)
        page.get_by_role("button", name="发件箱").click()
        expect(page.locator(".kept .ok")).to_contain_text("已入台账")
        expect(page.locator(".badge")).to_have_count(0)
    (row,) = read.after(COMMUNITY, 0)
    assert (row.kind, row.place_id) == ("screening.door_visit", cast.door)
    assert abs((row.happened_at - cast.now).total_seconds()) < 300
    assert chain.verify(COMMUNITY) == []


def test_a_lost_phone_forgets_everything(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given a phone with today's list and an unsent visit, left on a bus and given up by the director,
    when whoever found it opens the app with network,
    then list and visit are gone from it, the app says why, and nothing comes in.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        opened(page)
        page.context.set_offline(True)
        visit(page)
        device = page.evaluate("import('/static/phone/store.js').then((store) => store.remembered('device'))")
        given_up(cast, device)
        page.context.set_offline(False)
        expect(page.locator("main .told")).to_contain_text("已清除")
        expect(page.locator(".task")).to_have_count(0)
        page.context.set_offline(True)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("今天")
        expect(page.locator(".task")).to_have_count(0)
        expect(page.locator(".badge")).to_have_count(0)
    assert written() == []


def test_two_tabs_write_and_each_visit_comes_in_once(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given the app open in two tabs without network,
    when a visit is written in each,
    then both tabs count both, and with the network back each comes in once.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        other = opened(page.context.new_page())
        opened(page)
        page.context.set_offline(True)
        visit(page)
        visit(other, door="3-1-101")
        for tab in (page, other):
            expect(tab.locator(".badge")).to_have_text("2")
        page.context.set_offline(False)
        for tab in (page, other):
            expect(tab.locator(".badge")).to_have_count(0)
    doors = [("screening.door_visit", str(cast.places[door])) for door in ("3-1-101", "3-2-402")]
    assert sorted(written()) == sorted(doors)


def test_a_sentence_before_the_list_is_there(handset: Callable[..., Handset]) -> None:
    """
    Given a new phone on a network so slow that neither today's list nor most of the app has come,
    when what happened is typed and saved, and the list comes while a second sentence is being typed,
    then the first has arrived, and the second stands there until it is saved.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        late: list[Route] = []
        page.route("**/static/phone/keeping.js", lambda route: late.append(route))  # noqa: PLW0108 - a built-in takes no mark
        page.goto("/phone/")
        page.get_by_label("一句话").fill("3-2-402 没有人在家")
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("status")).to_have_text("已保存")
        expect(page.locator(".badge")).to_have_text("1")
        assert unreachable(page) == []
        page.get_by_label("一句话").fill("3-2-401 来了")
        for one in late:
            one.continue_()
        page.unroute("**/static/phone/keeping.js")
        expect(page.locator("#state")).to_contain_text("已同步")
        expect(page.get_by_label("一句话")).to_have_value("3-2-401 来了")
        page.get_by_role("button", name="说一句").click()
        expect(page.get_by_label("用自己的话说发生了什么")).to_have_value("3-2-401 来了")
        page.get_by_role("button", name="发件箱").click()
        expect(page.locator(".kept .held")).to_contain_text("3-2-402 没有人在家")


KEPT = """async () => {
  const { asked, within } = await import("/static/phone/store.js");
  return JSON.stringify(await within(["kept"], "readonly", (kept) => asked(kept.getAll())));
}"""
LOCKS = """async () => {
  const { asked, within } = await import("/static/phone/store.js");
  const names = await within(["self"], "readonly", (self) => asked(self.getAllKeys()));
  return names.filter((name) => name.startsWith("lock-")).length;
}"""
FROM_AN_EARLIER_APP = """async ([worker, place]) => {
  const [{ moment }, { within }] = [await import("/static/phone/clock.js"), await import("/static/phone/store.js")];
  const row = { id: "0197a000-0000-7000-8000-000000000009", happened_at: moment(), worker, place, spot: "3-1-101",
    kind: "screening.door_visit", title: { zh: "入户排查", en: "Visit" }, answers: { answered: true },
    state: "waiting", sent: false, epoch: 1, seq: 1 };
  await within(["kept"], "readwrite", async (kept) => { kept.add(row); });
}"""


def test_what_waits_is_sealed_and_goes_all_the_same(handset: Callable[..., Handset], cast: Cast) -> None:
    """
    Given a visit that an earlier app kept unsealed, and one written now without network,
    when somebody copies the phone's storage, and the network is back after the browser was killed,
    then the new one tells nothing but when it was, both come in, and their keys go as soon as a backup has them.
    """
    phone = handset()
    with phone.on() as page:
        phone.sign_in(page.context, "grid1")
        opened(page)
        page.context.set_offline(True)
        visit(page)
        copied = page.evaluate(KEPT)
        assert [word for word in ("3-2-402", "36.5", "temperature", "door_visit", "answers") if word in copied] == []
        page.evaluate(FROM_AN_EARLIER_APP, [cast.workers["grid1"], cast.places["3-1-101"]])
    with phone.on() as page:
        opened(page)
        expect(page.locator(".badge")).to_have_count(0)
        page.get_by_role("button", name="发件箱").click()
        expect(page.locator(".kept .ok")).to_have_count(2)
        expect(page.locator(".kept")).to_contain_text("3-2-402")
        assert page.evaluate(LOCKS) > 0
        backed_up(COMMUNITY, read.head(COMMUNITY))
        page.get_by_role("button", name="现在同步").click()
        expect(page.locator(".kept .ok")).to_have_count(0)
        assert page.evaluate(LOCKS) == 0
    doors = [("screening.door_visit", str(cast.places[door])) for door in ("3-1-101", "3-2-402")]
    assert sorted(written()) == sorted(doors)
