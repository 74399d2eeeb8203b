"""What a title says: whom a sheet wants, and of which day it is; what is not understood of it is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from fangxian.reports.office.dated import day_said, several_days
from fangxian.reports.office.subjects import meant
from fangxian.reports.office.titled import left_over
from tests.reports.office.conftest import Fill

NEAR = date(2020, 2, 3)
PEOPLE = [["序号", "姓名", "性别", "现住址"], [], [], [], [], [], [], [], [], []]
GRIDS = ["网格", "新增返乡人数", "现有居家隔离人数", "累计返乡人数"]
Sheet = Callable[..., Path]


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("青山街道来返人员登记台账", ""),
        ("辖区65岁以上老年人摸底表", ""),
        ("附件1 西湖新村社区居家隔离人员每日体温登记表(2月3日)", ""),
        ("外来(返乡)人员摸排登记表(居民小组用)", ""),
        ("附件3:近期返乡人员健康监测情况登记表", ""),
        ("密切接触者转运交接单", ""),
        ("湖北返回师生及共同居住人员健康状况统计表", "师生共同居住"),
        ("返乡人员车辆登记表", "车辆"),
        ("辖区70岁以上居民信息登记表", "岁以上"),
        ("80岁以上独居老人台账", "岁以上"),
        ("居家隔离人员(女性)登记表", "女性"),
        ("次密接人员名单", "次"),
        ("湖北籍居民信息登记表", "湖北籍"),
        ("2月2日以来返乡人员统计表", "2月2日以来"),
        ("3栋2单元居民花名册", "单元"),
    ],
)
def test_what_narrows_the_rows_is_not_overlooked(title: str, over: str) -> None:
    """20:00  a list of women must not come back with the men in it"""
    rows, _ = meant([title], "person")
    assert rows is not None
    assert left_over(title, rows) == over


@pytest.mark.parametrize(
    ("title", "above", "day", "several"),
    [
        ("防控日报表(2月2日)", [], date(2020, 2, 2), False),
        ("统计表", ["统计时段:2月2日0时—24时"], date(2020, 2, 2), False),
        ("统计表", ["填报日期:2020-02-02"], date(2020, 2, 2), False),
        ("统计表", ["请于2月2日18时前报送"], None, False),
        ("1月10日以来返乡人员统计", [], None, False),
        ("统计表", ["统计时间:2月2日16时至2月3日16时"], None, True),
        ("本周防控情况统计表", [], None, True),
        ("体温36.5-37.3登记", [], None, False),
    ],
)
def test_the_day_of_a_sheet(title: str, above: list[str], day: date | None, several: bool) -> None:
    """A day is the sheet's own in its title or after 统计时间; a deadline, a beginning, a span of days are not."""
    assert (day_said(title, above, NEAR), several_days(title, above)) == (day, several)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    def one(title: str, rows: list[list[str]], name: str = "Sheet1") -> Path:
        with Workbook(str(tmp_path / "sheet.xlsx")) as book:
            page = book.add_worksheet(name)
            for number, line in enumerate([[title], *rows]):
                page.write_row(number, 0, line)
        return tmp_path / "sheet.xlsx"

    return one


def rows_of(file: bytes, tmp_path: Path) -> list[list[object]]:
    (tmp_path / "out.xlsx").write_bytes(file)
    return CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0).to_python()


@pytest.mark.django_db
def test_a_title_that_says_more_is_asked(fill: Fill, sheet: Sheet) -> None:
    """20:05  居家隔离人员(女性): nobody is filled in until somebody says which rows; then it is"""
    path = sheet("居家隔离人员(女性)登记表", PEOPLE)
    result = fill(path)
    assert result.filled == 0
    assert "女性" in str(result.remarks)
    assert fill(path, rows="observed_home").filled > 0


@pytest.mark.django_db
def test_rows_that_name_nobody_are_not_written(fill: Fill, sheet: Sheet) -> None:
    """20:06  the column of names is called 巡护对象: sexes and doors of nobody would help nobody"""
    result = fill(sheet("居家隔离人员登记表", [["序号", "巡护对象", "性别", "现住址", "今日体温"], [], [], []]))
    assert result.filled == 0
    assert "哪一列" in str(result.remarks)


@pytest.mark.django_db
def test_a_sheet_of_yesterday_gets_yesterdays_figures(fill: Fill, sheet: Sheet, tmp_path: Path) -> None:
    """20:07  on the third somebody still wants the second: 赵磊 came then, and two were at home in grid 1"""
    result = fill(sheet("各网格日报表(2月2日)", [GRIDS, ["第1网格"]]))
    assert rows_of(result.file, tmp_path)[2] == ["第1网格", 1.0, 2.0, 2.0]
    assert "2月2日" in str(result.remarks)


@pytest.mark.django_db
def test_a_week_is_not_a_day(fill: Fill, sheet: Sheet, tmp_path: Path) -> None:
    """20:08  of a week only states and totals are told; a sheet of tomorrow waits for tomorrow"""
    result = fill(sheet("各网格本周情况统计表", [GRIDS, ["第1网格"]]))
    assert rows_of(result.file, tmp_path)[2] == ["第1网格", "", 2.0, 2.0]
    assert fill(sheet("各网格日报表(2月9日)", [GRIDS, ["第1网格"]])).filled == 0


@pytest.mark.django_db
def test_the_communitys_number_is_not_put_into_a_buildings_row(fill: Fill, sheet: Sheet) -> None:
    """20:09  a column called 巡查楼宇 opens the sheet and five rows are free: whose numbers is asked"""
    heads = ["巡查楼宇", "今日消毒次数", "现有居家隔离人数"]
    result = fill(sheet("防控情况统计表", [heads, *([["", "", ""]] * 4), ["合计"]]))
    assert result.filled == 0
    assert "哪一列" in str(result.remarks)
