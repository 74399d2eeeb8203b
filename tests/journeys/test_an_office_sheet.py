"""A morning in the office: the street's own form comes in, is asked about once, filled, and leaves as it must."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.cast import Cast
from tests.journeys.reachable import unreachable
from tests.journeys.test_reports import PHONE
from tests.reports.office.making import SHEETS, make

HEADS = "居民信息花名册\n序号\t姓名\t门牌房间\t联系电话\t民族"


def test_a_form_is_filled_and_taken_back(
    sign_in: Callable[[str], Page], cast: Cast, complaints: list[str], tmp_path: Path
) -> None:
    """
    Given the director with the street's sheet of figures by grid and a header that the police station sent in the chat,
    when she brings the sheet, and pastes the header, says what 门牌房间 means and for whom the list is,
    then the figures are in the same file at once, and the list waits until the auditor has released it.
    """
    page = sign_in("director")
    sheet = make(SHEETS / "09_grids_empty.toml", tmp_path).file
    page.goto("/office-sheets/")
    page.locator("#file").set_input_files(sheet)
    page.get_by_role("button", name="先看看").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sheet.name)
    page.get_by_role("button", name="填表").click()
    expect(page.locator("#leaving")).to_contain_text("可以直接下载")
    _reachable(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载填好的表").click()
    filled = _rows(coming.value.path())
    assert [row[:1] for row in filled[:2]] == [row[:1] for row in _rows(sheet)[:2]]
    assert "第1网格" in str(filled)

    page.goto("/office-sheets/")
    page.get_by_text("粘贴表头").click()
    page.get_by_label("表头那一行").fill(HEADS)
    page.get_by_role("button", name="先看看").click()
    page.get_by_label("门牌房间", exact=True).select_option("address")
    page.get_by_role("button", name="填表").click()
    expect(page.locator("#columns")).to_contain_text("记得:周敏")
    expect(page.locator("#leaving")).to_contain_text("须由另一人放行")
    _reachable(page)
    page.get_by_label("具体事由").fill("月报")
    page.get_by_label("收件人").fill("青山派出所")
    page.get_by_role("button", name="申请放行").click()
    expect(page).to_have_url("/reports/lists/1/")
    auditor = sign_in("auditor")
    auditor.goto("/reports/lists/1/")
    expect(auditor.locator("main")).to_contain_text("来表:全部居民")
    _reachable(auditor)
    auditor.locator("button[value=yes]").click()
    expect(auditor.locator("main .pill")).to_have_text("已放行")
    page = sign_in("director")
    page.goto("/reports/lists/1/")
    with page.expect_download() as coming:
        page.locator("main button.act").click()
    told = str(_rows(coming.value.path()))
    assert "刘*国" in told
    assert "3栋2单元402室" in told
    assert complaints == []


def _rows(file: Path) -> list[list[str]]:
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[str(cell) for cell in row] for row in rows]


def _reachable(page: Page) -> None:
    """As it stands, and on a phone."""
    office = page.viewport_size
    for size in (office, PHONE):
        assert size is not None
        page.set_viewport_size(size)
        assert (page.url, unreachable(page)) == (page.url, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(office or PHONE)
