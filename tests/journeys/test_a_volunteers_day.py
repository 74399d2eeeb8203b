"""A volunteer's day: from the code at the gate to the certificate, the stairs without a signal in between."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Page, Playwright, expect

from fangxian.ledger import read
from fangxian.workforce import candidates
from fangxian.workforce.models import Candidate, Worker
from fangxian.workforce.shifts import plan
from tests.cast import COMMUNITY, Cast
from tests.journeys.phones import Handset, opened


def taken_in(cast: Cast) -> str:
    """The director looks at who signed up, takes her in for ten days, plans her shift, and reads her the password."""
    office = Client()
    office.force_login(cast.users["director"], backend="django.contrib.auth.backends.ModelBackend")
    row = Candidate.objects.get(community_id=COMMUNITY)
    told = {"username": "xiaoyu", "grid": cast.places["grid 1"], "days": "10"}
    password = office.post(f"/workforce/candidates/{row.id}/", told).context["password"]
    worker = Worker.objects.get(community_id=COMMUNITY, name="彭小雨")
    begun = cast.now - timedelta(minutes=30)
    plan(COMMUNITY, worker.id, cast.places["gate 东门"], begun, begun + timedelta(hours=3))
    return str(password)


def signs_up(page: Page, way: str) -> None:
    page.goto(way)
    page.get_by_label("姓名").fill("彭小雨")
    page.get_by_label("电话", exact=True).fill("19900000042")
    page.get_by_label("送物资").check()
    page.get_by_role("button", name="报名").click()
    expect(page.get_by_role("status")).to_contain_text("社区会给您打电话")


def signs_in_to_the_shift(page: Page, password: str) -> None:
    page.goto("/sign-in/?next=/service/")
    page.get_by_label("用户名").fill("xiaoyu")
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="我到岗了").click()
    expect(page.get_by_text("已签到", exact=True)).to_be_visible()


def disinfects(page: Page) -> None:
    """A task of today, without a network: opened, answered, kept."""
    page.locator(".task", has_text="3栋").filter(has_text="消毒").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("消毒")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_have_text("已保存")
    expect(page.locator(".badge")).to_have_text("1")


def test_from_the_code_at_the_gate_to_the_certificate(
    playwright_here: Playwright, tmp_path: Path, live_server: Any, cast: Cast
) -> None:
    """
    Given a neighbour who scanned the code at the gate,
    when she signs up, is taken in after a call, signs in with the password that was read to her, taps "I am here",
    goes up the stairs of building 3 where no network is, and records there in the app what today asks for,
    then it waits on her phone, arrives by itself, her hours stand on her page, and she prints their certificate.
    """
    link = candidates.open_link(COMMUNITY, cast.workers["director"], cast.now)
    with Handset(playwright_here.chromium, tmp_path / "hers", live_server.url, cast).on() as page:
        signs_up(page, f"/volunteer/{COMMUNITY}/{link.key}/")
        signs_in_to_the_shift(page, taken_in(cast))
        page.get_by_role("link", name="打开应用").click()
        opened(page)
        page.context.set_offline(True)
        page.reload()
        disinfects(page)
        page.context.set_offline(False)
        expect(page.locator("#state")).to_contain_text("已同步")
        expect(page.locator(".badge")).to_have_count(0)
        page.goto("/service/")
        expect(page.get_by_text("0 小时 3").first).to_be_visible()
        with page.expect_download() as certificate:
            page.get_by_role("button", name="打印服务证明").click()
        assert certificate.value.suggested_filename == "certificate-1.pdf"
    told = [row.kind for row in read.after(COMMUNITY, 0)]
    assert (told.count("workforce.volunteer"), told.count("disinfection.disinfection")) == (1, 1)
