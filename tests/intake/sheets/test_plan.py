"""A list of returnees from the street: matched, compared with the ledger, taken in once, corrected if it knows more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from fangxian.intake.models import Held
from fangxian.intake.sheets.plan import Plan
from fangxian.intake.sheets.taking import take
from fangxian.ledger import read
from fangxian.ledger.models import Entry
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.sheets.conftest import Plans

LIST = (
    ("1", "刘健国", "19900000001", "3栋2单元402", "湖北荆门", "2月1日", "36.5"),
    ("2", "钱进宝", "19900000055", "3-1-101", "广东深圳", "2020-02-02", ""),
    ("3", "李明", "", "", "湖北武汉", "2020/1/31", ""),
    ("4", "王五", "19900000077", "96栋1单元101", "湖北", "43861", ""),
)


def statuses(plan: Plan) -> list[str]:
    return [row.status for row in plan.rows]


def test_each_row_is_told_with_what_speaks_for_it(cast: Cast, plans: Plans) -> None:
    """12:00  four names from the street: one of ours by ear, a guest, a name alone, somebody of another community"""
    plan = plans("director", *LIST)
    assert plan.sort.name == "returnees"
    assert statuses(plan) == ["new", "new", "new", "unclear"]
    assert [row.offered for row in plan.rows] == [True, True, False, False]
    first, guest = plan.rows[0], plan.rows[1]
    assert first.match.person_id == cast.people["刘建国"]
    assert first.answers["origin_adcode"] == "420800"
    assert (first.answers["when"], first.answers["temperature_c"]) == ("2020-02-01", 36.5)
    assert (guest.match.person_id, guest.match.place_id) == (None, cast.places["3-1-101"])
    assert plan.rows[3].answers["when"] == "2020-01-31"
    assert plan.summary.zh == "共4行:新3行,有变化0行,已有0行,不确定1行。"


def test_taken_in_once_however_often_it_is_brought(cast: Cast, plans: Plans, scope_of: Callable[[str], Scope]) -> None:
    """12:05  ticked and taken in; at 22:00 the same list comes from another office with its rows in another order"""
    plan = plans("director", *LIST)
    taken = take(scope_of("director"), plan, {row.line.mark for row in plan.rows if row.offered}, cast.now)
    assert [one.answer.code for one in taken] == ["ok", "ok"]
    told = read.told(Look(cast.community_id, "test", "look"), read.after(cast.community_id, 0))
    assert [(one.kind, one.person_id) for one in told] == [
        ("screening.returnee", cast.people["刘建国"]),
        ("screening.returnee", None),
    ]
    again = plans("director", *reversed(LIST))
    assert statuses(again) == ["unclear", "new", "same", "same"]
    assert "台账第2号已登记" in again.rows[2].why.zh
    later = cast.now + timedelta(hours=10)
    assert [one.answer.code for one in take(scope_of("director"), plan, {"3", "4"}, later)] == ["known", "known"]
    assert Entry.objects.filter(community_id=cast.community_id).count() == 2


def test_a_list_that_knows_more_corrects_the_entry_if_ticked(
    cast: Cast, plans: Plans, scope_of: Callable[[str], Scope]
) -> None:
    """12:05  the ledger has 刘建国 back from Hubei; at 18:00 a list names the city and the train"""
    first = plans("grid1", ("1", "刘建国", "19900000001", "", "湖北", "2月1日", ""))
    take(scope_of("grid1"), first, {"3"}, cast.now)
    head = ("姓名", "电话", "来自地", "到达时间", "车次")
    more = plans("grid1", ("刘建国", "19900000001", "湖北荆门", "2月1日", "G1001"), head=head)
    assert statuses(more) == ["changed"]
    assert not more.rows[0].offered
    assert "从哪里来:台账 湖北省,表里 湖北省荆门市" in more.rows[0].why.zh
    assert [one.answer.code for one in take(scope_of("grid1"), more, {"3"}, cast.now)] == ["ok"]
    (standing,) = read.at_places(cast.community_id, [cast.door])
    (told,) = read.told(Look(cast.community_id, "test", "look"), [standing])
    assert told.corrects is not None
    assert (told.record.origin_adcode, told.record.transport) == ("420800", "G1001")  # type: ignore[attr-defined] # a returnee


def test_the_same_person_twice_on_a_list_is_asked(plans: Plans) -> None:
    """12:00  刘建国 stands in rows 3 and 4"""
    plan = plans("director", LIST[0], ("9", "刘建国", "", "3-2-402", "湖北荆门", "2月1日", ""))
    assert statuses(plan) == ["new", "unclear"]
    assert "与第3行重复" in plan.rows[1].why.zh


def test_a_cell_that_cannot_be_right_is_said_and_the_row_not_ticked(plans: Plans) -> None:
    """12:00  a temperature of 365, a day that is none, one still to come"""
    plan = plans(
        "director",
        ("1", "刘建国", "19900000001", "", "湖北", "2月1日", "365"),
        ("2", "赵磊", "19900000003", "", "湖北", "2月30日", ""),
        ("3", "李明", "19900000004", "", "湖北", "2020-02-09", ""),
    )
    assert [row.offered for row in plan.rows] == [False, False, False]
    assert [row.faults[0].zh[:4] for row in plan.rows] == ["体温“3", "没有“2", "日期20"]


def test_a_grid_worker_takes_in_what_is_theirs_and_learns_nothing_else(cast: Cast, plans: Plans) -> None:
    """12:00  何秀英 of grid 1 brings a list with 李明 of grid 2 in it"""
    plan = plans("grid1", LIST[0], ("2", "李明", "19900000004", "8-2-501", "湖北武汉", "2月1日", ""))
    assert [row.match.person_id for row in plan.rows] == [cast.people["刘建国"], None]
    assert not plan.rows[1].takes
    assert plan.rows[1].why.zh == "名册里没有,或不在您负责的范围内,请交办公室核对"


def test_nothing_is_written_by_looking(cast: Cast, plans: Plans) -> None:
    """12:00  a look, and away again"""
    plans("director", *LIST)
    assert not Entry.objects.filter(community_id=cast.community_id).exists()
    assert not Held.objects.filter(community_id=cast.community_id).exists()
