"""An evening in the office: a report signed, a mistake put right, the reason read, a list released to the street."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.cast import Cast
from tests.journeys.reachable import unreachable

PHONE = ViewportSize(width=360, height=640)


def test_a_mistake_travels_to_the_office_that_was_told(
    sign_in: Callable[[str], Page], cast: Cast, complaints: list[str]
) -> None:
    """
    Given a report that was signed with an arrival at 3-2-402,
    when the director takes the arrival back, and opens the record, the note and why it changed,
    then the record names the report, the note tells 1 → 0, and so does the explanation, also on a phone.
    """
    page = sign_in("director")
    page.goto(f"/place/{cast.door}/write/screening.returnee/")
    page.locator("[name=origin_adcode]").fill("湖北荆门")
    page.get_by_role("button", name="记录").or_(page.locator("main button.act")).first.click()
    page.goto("/reports/")
    page.get_by_role("button", name="签发").click()
    expect(page).to_have_url("/reports/1/")
    page.goto("/records/1/")
    page.locator("#reason").fill("写错了门")
    page.locator("button.bad").click()
    expect(page.get_by_text("受这条记录影响的已签发报表")).to_be_visible()
    page.get_by_role("link", name="致 街道办事处").click()
    expect(page.locator("pre")).to_contain_text("在管人数(合计):1 → 0")
    _reachable(page)
    page.goto("/reports/1/why/?with=now")
    expect(page.locator("[data-change=observed]")).to_contain_text("1 → 0")
    _reachable(page)
    page.goto("/reports/notes/")
    _reachable(page)
    assert complaints == []


def test_a_list_leaves_only_with_a_second_person(
    sign_in: Callable[[str], Page], cast: Cast, complaints: list[str], tmp_path: Path
) -> None:
    """
    Given the director, who needs phones to call,
    when she asks for the list and the auditor releases it,
    then she can fetch it, and could not before.
    """
    page = sign_in("director")
    page.goto("/reports/lists/?purpose=call")
    _reachable(page)
    page.locator("#l-reason").fill("通知核酸时间")
    page.locator("#l-recipient").fill("青山街道")
    page.locator("form.under button.act").click()
    expect(page).to_have_url("/reports/lists/1/")
    expect(page.get_by_text("须由另一人放行")).to_be_visible()
    _reachable(page)
    auditor = sign_in("auditor")
    auditor.goto("/reports/lists/1/")
    _reachable(auditor)
    auditor.locator("button[value=yes]").click()
    expect(auditor.locator("main .pill")).to_have_text("已放行")
    page = sign_in("director")
    page.goto("/reports/lists/1/")
    with page.expect_download() as coming:
        page.locator("main button.act").click()
    coming.value.save_as(tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")
    assert complaints == []


def _reachable(page: Page) -> None:
    """As it stands, and on a phone."""
    office = page.viewport_size
    for size in (office, PHONE):
        assert size is not None
        page.set_viewport_size(size)
        assert (page.url, unreachable(page)) == (page.url, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(office or PHONE)
