"""Sheets that keep days: a column for each day of many people, or a row for each day of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from fangxian.registry.asked.days import day_of, parted
from fangxian.registry.asked.recognise import recognise
from tests.cast import Cast
from tests.reports.office.conftest import Fill
from tests.reports.office.judging import _values

HEADS = (
    (("第3天", "上午体温"), "temperature_am", "day 3", True),
    (("每日体温监测", "第十四天", "晚"), "temperature_pm", "day 14", True),
    (("2月3日", "体温(℃)"), "temperature", "date 2-3", True),
    (("Day 2 temperature am",), "temperature_am", "day 2", True),
    (("第3天", "上午"), "", "day 3", False),  # of what, nobody says: it may be who was on duty
    (("2.3",), "", "date 2-3", False),
    (("14天内旅居史",), "travel_history", "", True),
    (("体温(≥37.3℃)",), "temperature", "", True),
)


@pytest.mark.parametrize(("heads", "key", "on", "sure"), HEADS)
def test_of_which_day_a_column_asks(heads: tuple[str, ...], key: str, on: str, sure: bool) -> None:
    """A clerk reads heads: which are surely a day's temperature, and which only may be."""
    found = recognise(heads)
    assert (found.key, found.on, found.sure) == (key, on, sure)


def test_the_day_that_is_meant() -> None:
    """Day 3 counts from the first; a date without a year is the nearest; the thirtieth of February is none."""
    first, today = date(2020, 1, 30), date(2020, 2, 3)
    assert day_of("day 3", first, today) == date(2020, 2, 1)
    assert day_of("day 3", None, today) is None
    assert day_of("date 12-30", first, today) == date(2019, 12, 30)
    assert day_of("date 2-30", first, today) is None
    assert parted(["姓名"]) is None


def daily(file: Path, days: tuple[str, ...] = ()) -> Path:
    """居家医学观察每日健康监测表: a card above, one row a day."""
    with Workbook(str(file)) as book:
        page = book.add_worksheet("每日")
        page.write_row(0, 0, ["居家医学观察每日健康监测表"])
        page.write_row(1, 0, ["姓名", "", "性别", "", "联系电话"])
        page.write_row(2, 0, ["住址", "", "来自地"])
        page.write_row(3, 0, ["日期", "上午体温", "下午体温", "症状", "监测人"])
        for number, day in enumerate(days or ("",) * 14):
            page.write_row(4 + number, 0, [day, None, None, None, None], book.add_format({"border": 1}))
        page.write_row(18, 0, ["填表说明:每日两次"])
    return file


def cells(file: bytes) -> dict[str, object]:
    return {where: value for (_, where), value in _values(file).items()}


@pytest.mark.django_db
def test_one_persons_days_row_by_row(fill: Fill, day: Cast, tmp_path: Path) -> None:
    """
    12:00  the health centre wants 刘建国's fourteen days; he came back in the evening of the first
           three rows are filled, what was not measured stays empty, the days to come are left alone
    """
    result = fill(daily(tmp_path / "daily.xlsx"), who=day.people["刘建国"])
    told = cells(result.file)
    assert [told.get(where) for where in ("B2", "D2", "B3")] == ["刘建国", "男", "3栋2单元402室"]
    assert [told.get(f"A{row}") for row in (5, 6, 7, 8)] == ["2020-02-01", "2020-02-02", "2020-02-03", None]
    assert (told.get("C5"), told.get("B6"), told.get("B7"), told.get("D7")) == (36.5, None, 36.6, "无")
    assert told["A19"] == "填表说明:每日两次"


@pytest.mark.django_db
def test_days_that_the_sheet_names_already(fill: Fill, day: Cast, tmp_path: Path) -> None:
    """12:05  the rows say 第1天 … 第14天, or the dates; each gets its own day"""
    for days in (tuple(f"第{n}天" for n in range(1, 15)), tuple(f"2月{n}日" for n in range(1, 15))):
        told = cells(fill(daily(tmp_path / "daily.xlsx", days), who=day.people["刘建国"]).file)
        assert (told.get("C5"), told.get("B7"), told.get("B8")) == (36.5, 36.6, None)
        assert told["A18"] == days[-1]


@pytest.mark.django_db
def test_whose_days_is_asked(fill: Fill, tmp_path: Path) -> None:
    """12:10  nobody said whose sheet it is: nothing is filled, and that is said"""
    result = fill(daily(tmp_path / "daily.xlsx"))
    assert result.filled == 0
    assert "请选是谁的" in result.remarks[0].zh
