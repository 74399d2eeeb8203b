"""Sheets of other sorts: kept by hand day by day, from above, of doors; each row becomes the record that it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from fangxian.intake.sheets import planning
from fangxian.intake.sheets.plan import Plan
from fangxian.intake.sheets.taking import take
from fangxian.ledger import read
from fangxian.ledger.read import Told
from fangxian.registry.sheet.sandbox import Drawn, SheetFault
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.sheets.conftest import Plans

Takes = Callable[..., list[Told]]


@pytest.fixture
def takes(cast: Cast, scope_of: Callable[[str], Scope]) -> Takes:
    """All that a plan offers is taken in; what then stands in the ledger."""

    def of(plan: Plan) -> list[Told]:
        answers = take(scope_of("director"), plan, {row.line.mark for row in plan.rows if row.offered}, cast.now)
        assert {one.answer.code for one in answers} <= {"ok"}
        return read.told(Look(cast.community_id, "test", "look"), read.after(cast.community_id, 0))

    return of


def test_temperatures_kept_by_hand_day_beside_day(cast: Cast, scope_of: Callable[[str], Scope], takes: Takes) -> None:
    """
    12:00  何秀英's own sheet: names merged with their door, 2月1日 and 2月2日 over 早 and 晚, one not taken,
    one that cannot be; brought a second time it is known
    """
    heads = [["姓名", "住址", "2月1日", "", "2月2日", ""], ["", "", "早", "晚", "早", "晚"]]
    body = [
        ["刘建国", "3-2-402", "36.5", "36.6", "", "36.9"],
        ["王桂芳", "", "36.4", "", "365", ""],
    ]
    merged = [((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 2), (1, 3)), ((1, 4), (1, 5)), ((3, 1), (4, 1))]
    sheet = Drawn("体温", [["居家观察人员体温登记表"], *heads, *body], merged)
    plan = planning.planned(scope_of("director"), [sheet], cast.now)
    assert plan.sort.name == "checks"
    assert [(row.line.mark, row.status, len(row.faults)) for row in plan.rows] == [
        ("4.1", "new", 0),
        ("4.2", "new", 0),
        ("5.1", "new", 0),
        ("5.2", "new", 1),
    ]
    told = takes(plan)
    assert [(one.kind, one.record.when) for one in told] == [
        ("screening.quarantine_check", "2020-02-01"),
        ("screening.quarantine_check", "2020-02-02"),
        ("screening.quarantine_check", "2020-02-01"),
    ]
    first = told[0].record
    assert (first.temperature_am, first.temperature_pm) == (36.5, 36.6)  # type: ignore[attr-defined] # a check
    again = planning.planned(scope_of("director"), [sheet], cast.now)
    assert [row.status for row in again.rows] == ["same", "same", "same", "new"]


def test_a_month_in_the_title_and_days_in_the_heads(plans: Plans) -> None:
    """12:00  2020年2月体温登记表, columns 1日, 2日: readings of people not observed, morning and evening two records"""
    head = ("姓名", "住址", "1日上午", "1日", "2日")
    plan = plans("director", ("赵磊", "3-2-501", "", "36.6", "36.7"), head=head, title="2020年2月体温登记表")
    assert plan.sort.name == "temperatures"
    assert [row.answers["when"] for row in plan.rows] == ["2020-02-01", "2020-02-02"]


def test_morning_and_evening_of_one_reading_each(plans: Plans, takes: Takes) -> None:
    """12:00  a day's temperatures with 上午体温 and 下午体温: two readings, each of its part of the day"""
    head = ("姓名", "住址", "上午体温", "下午体温")
    plan = plans("director", ("赵磊", "3-2-501", "36.6", "37.5"), head=head, title="2月2日体温登记表")
    told = [(one.kind, one.record.when_part, getattr(one.record, "temperature_c", None)) for one in takes(plan)]
    assert told == [("screening.temperature", "morning", 36.6), ("screening.temperature", "evening", 37.5)]


def test_no_day_is_never_guessed(plans: Plans) -> None:
    """12:00  temperatures without a day in title or column: asked for, not taken as today's"""
    plan = plans("director", ("赵磊", "3-2-501", "36.6"), head=("姓名", "住址", "体温"), title="体温登记表")
    assert [row.status for row in plan.rows] == ["unclear"]
    assert "没写是哪一天" in plan.rows[0].why.zh


@pytest.mark.parametrize(
    ("title", "head", "row", "sort", "kind", "field", "value"),
    [
        (
            *("密切接触者名单", ("姓名", "电话"), ("赵磊", "19900000003")),
            *("contacts", "reporting.close_contact", "contact_level", "close"),
        ),
        (
            *("密接的密接推送名单", ("姓名", "电话"), ("赵磊", "19900000003")),
            *("contacts", "reporting.close_contact", "contact_level", "secondary"),
        ),
        (
            *("解除居家隔离人员名单", ("姓名", "住址", "解除日期"), ("赵磊", "3-2-501", "2月2日")),
            *("released", "screening.quarantine_end", "when", "2020-02-02"),
        ),
        (
            *("2月2日核酸检测结果反馈表", ("姓名", "电话", "检测结果"), ("赵磊", "19900000003", "阴性(-)")),
            *("tests", "screening.symptom", "test_result", "negative"),
        ),
        (
            *("2月2日入户排查登记表", ("住址", "备注"), ("3-2-501", "敲门无人应")),
            *("visits", "screening.door_visit", "answered", False),
        ),
        (
            *("武汉返湘人员名单", ("姓名", "电话"), ("赵磊", "19900000003")),
            *("returnees", "screening.returnee", "origin_adcode", "420100"),
        ),
        (
            *("湖北来返人员名单", ("姓名", "电话"), ("赵磊", "19900000003")),
            *("returnees", "screening.returnee", "origin_adcode", "420000"),
        ),
    ],
)
def test_each_sort_becomes_its_record(
    plans: Plans,
    takes: Takes,
    title: str,
    head: Sequence[str],
    row: Sequence[str],
    sort: str,
    kind: str,
    field: str,
    value: object,
) -> None:
    """12:00  lists from above and from the field, each known by its title"""
    plan = plans("director", row, head=head, title=title)
    assert plan.sort.name == sort
    assert [one.status for one in plan.rows] == ["new"]
    (told,) = takes(plan)
    assert told.kind == kind
    assert getattr(told.record, field) == value


def test_where_they_are_back_is_not_where_they_come_from(plans: Plans) -> None:
    """12:00  石鼓区来返人员 are back in the district; what a row says goes before the title"""
    head = ("姓名", "电话", "来自地")
    plan = plans("director", ("赵磊", "19900000003", ""), head=head, title="衡阳市石鼓区来返人员名单")
    assert "origin_adcode" not in plan.rows[0].answers
    other = plans("director", ("赵磊", "19900000003", "某某村"), head=head, title="武汉返湘人员名单")
    assert other.rows[0].answers.get("origin_adcode") is None


def test_what_the_ledger_has_of_a_day_is_known_and_what_it_says_otherwise_is_shown(
    cast: Cast, plans: Plans, takes: Takes
) -> None:
    """12:00  the morning's reading is there, the sheet adds the evening's; then a sheet says the morning's otherwise"""
    head, title = ("姓名", "住址", "上午体温", "下午体温"), "居家观察2月2日登记表"
    takes(plans("director", ("赵磊", "3-2-501", "36.6", ""), head=head, title=title))
    more = plans("director", ("赵磊", "3-2-501", "36.6", "36.8"), head=head, title=title)
    assert [row.status for row in more.rows] == ["changed"]
    assert "晚上体温:台账 没有,表里 36.8" in more.rows[0].why.zh
    other = plans("director", ("赵磊", "3-2-501", "38.6", ""), head=head, title=title)
    assert "早上体温:台账 36.6,表里 38.6" in other.rows[0].why.zh


def test_a_roster_is_shown_its_own_door(plans: Plans) -> None:
    """12:00  a roster is brought to the wrong door"""
    head = ("姓名", "与户主关系", "出生日期", "住址")
    with pytest.raises(SheetFault) as fault:
        plans("director", ("甲", "子", "1990-01-01", "3-2-501"), head=head, title="居民花名册")
    assert "./fx roster" in fault.value.words.zh
    assert "./fx roster" in fault.value.words.en
