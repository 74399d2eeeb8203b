"""Rows of other people's sheets against the registry: by number, phone, name and door, and never by a guess."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from fangxian.registry.identity import check_digit
from fangxian.registry.matching import Match, matched
from fangxian.registry.matching.hint import hint
from fangxian.registry.models import Person
from fangxian.registry.moving import Newcomer, move_in, move_out
from fangxian.registry.people import Details
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from tests.cast import Cast

CALLED = "西湖新村社区(演示)"


def look(cast: Cast) -> Look:
    return Look(cast.community_id, "worker:6", "match a sheet")


def match(cast: Cast, **cells: str) -> Match:
    (found,) = matched(look(cast), [hint(cells, CALLED)])
    return found


def number(born: str, sex: str = "M") -> str:
    first = f"990101{born}99{1 if sex == 'M' else 2}"
    return first + check_digit(first)


def add(cast: Cast, name: str, door: str, phone: str = "", id_number: str = "") -> int:
    new = Newcomer(details=Details(name, id_number, phone), place_id=cast.places[door], from_day=date(2018, 1, 1))
    return move_in(cast.community_id, [new])[0]


def test_the_number_decides_whatever_else_is_written(cast: Cast) -> None:
    """23:31  a list from above: 刘建国's number, his name with another character, an old phone"""
    found = match(cast, name="刘健国", id_number=number("19780306"), phone="19900009999")
    assert (found.person_id, found.status) == (cast.people["刘建国"], "changed")
    assert found.why.zh == "身份证号相同;姓名同音(健≈建);现住 3-2-402;电话:名册 199****0001,表里 199****9999"
    assert found.place_id == cast.door


def test_phone_and_a_name_that_sounds_the_same_are_the_same(cast: Cast) -> None:
    """23:31  "刘健国 19900000001 3-2-402": typed by ear"""
    found = match(cast, name="刘健国", phone="199 0000 0001", address="3栋2单元402")
    assert (found.person_id, found.status, found.sure) == (cast.people["刘建国"], "same", True)
    assert "电话相同;姓名同音(健≈建);现住 3-2-402" in found.why.zh


def test_a_phone_alone_is_enough_where_one_person_has_it(cast: Cast) -> None:
    """23:31  a list of phones and nothing else"""
    assert match(cast, phone="19900000004").person_id == cast.people["李明"]
    add(cast, "李小明", "8-2-501", phone="19900000004")
    several = match(cast, phone="19900000004")
    assert (several.status, several.person_id, len(several.candidates)) == ("unclear", None, 2)


def test_a_child_under_the_fathers_phone_is_the_child(cast: Cast) -> None:
    """23:31  刘子涵 is eight and listed under her father's number"""
    found = match(cast, name="刘子涵", phone="19900000001")
    assert found.person_id == cast.people["刘子涵"]
    assert "电话是同户家人的" in found.why.zh


def test_a_phone_with_a_strangers_name_is_nobodys(cast: Cast) -> None:
    """23:31  somebody gave a neighbour's number"""
    found = match(cast, name="钱进宝", phone="19900000001")
    assert (found.status, found.person_id, found.candidates) == ("unclear", None, (cast.people["刘建国"],))


@pytest.mark.parametrize("address", ["3-2-402", "三号楼二单元四零二室", "3栋402", "西湖新村3栋2单元402室"])
def test_name_and_door_however_the_address_is_written(cast: Cast, address: str) -> None:
    """21:10  a grid worker's own sheet, no numbers in it"""
    assert match(cast, name="王桂芳", address=address).person_id == cast.people["王桂芳"]
    assert match(cast, name="王桂芬", address=address).person_id == cast.people["王桂芳"]


def test_a_room_alone_needs_its_grid(cast: Cast) -> None:
    """21:10  "402": in grid 1 there is one, without a grid it may be anywhere"""
    assert match(cast, name="刘建国", room="402", grid="第1网格").person_id == cast.people["刘建国"]
    assert match(cast, name="刘建国", room="402").status == "unclear"


def test_two_who_may_be_meant_are_never_one(cast: Cast) -> None:
    """21:10  two of the same name in building 8"""
    add(cast, "李明", "8-1-102")
    found = match(cast, name="李明", address="8栋")
    assert (found.status, found.person_id, len(found.candidates)) == ("unclear", None, 2)
    assert "李* 8-2-501" in found.why.zh


def test_a_name_alone_is_never_sure(cast: Cast) -> None:
    """23:31  a list of names without anything else"""
    found = match(cast, name="陈玉兰")
    assert (found.person_id, found.sure) == (cast.people["陈玉兰"], False)
    assert match(cast, name="陈玉蓝").person_id is None
    assert match(cast, name="王奶奶").person_id is None


def test_the_same_name_and_phone_with_another_number_is_asked(cast: Cast) -> None:
    """23:31  father and son of one name, one phone"""
    found = match(cast, name="刘建国", phone="19900000001", id_number=number("20010101"))
    assert (found.status, found.person_id) == ("unclear", None)


def test_somebody_new_behind_a_door_that_is_here(cast: Cast) -> None:
    """21:10  a guest at 3-1-101"""
    found = match(cast, name="钱进宝", address="3-1-101", phone="19900000055")
    assert (found.status, found.place_id, found.foreign) == ("new", cast.places["3-1-101"], False)


def test_what_speaks_for_elsewhere_is_told(cast: Cast) -> None:
    """23:31  building 96 is not here; another community; neither phone nor address known"""
    assert match(cast, name="钱进宝", address="96-1-101").foreign
    other = match(cast, name="钱进宝", address="五一路社区3栋2单元402")
    assert (other.foreign, other.why.zh) == (True, "表里写的是五一路社区")
    alone = match(cast, name="钱进宝", phone="19900000055")
    assert alone.foreign
    assert alone.why.zh == "电话不在名册里;姓名不在名册里;表里没有住址"
    assert not match(cast, name="钱进宝", address="3栋").foreign
    assert not match(cast, name="钱进宝", address="3-2-909").foreign


def test_who_moved_away_is_known_with_the_day(cast: Cast) -> None:
    """23:31  李明 left in January"""
    move_out(cast.community_id, cast.people["李明"], date(2020, 1, 10))
    found = match(cast, name="李明", phone="19900000004")
    assert (found.person_id, found.left_on, found.place_id) == (cast.people["李明"], "2020-01-10", None)
    assert "已于 2020-01-10 从 8-2-501 迁出" in found.why.zh


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"id_number": "9.90101E+17"}, "后几位已丢失"),
        ({"id_number": "990101197803069000"}, "后几位已丢失"),
        ({"id_number": "99010119780306"}, "身份证号不对"),
        ({"phone": "1990000"}, "电话号码不对"),
    ],
)
def test_a_damaged_number_is_said_and_not_used(cast: Cast, cells: dict[str, str], words: str) -> None:
    """23:31  somebody's spreadsheet took numbers for figures"""
    found = match(cast, name="刘建国", address="3-2-402", **cells)
    assert found.person_id == cast.people["刘建国"]
    assert words in found.why.zh


def test_a_fixed_line_gets_its_lost_zero_back() -> None:
    """A landline that a spreadsheet took for a number."""
    assert hint({"phone": "7348223344"}).phone == "07348223344"


def test_an_empty_row_says_what_it_needs(cast: Cast) -> None:
    """A row with a remark and nothing else."""
    assert match(cast, remark="?").why.zh.startswith("这一行没有姓名")


def test_what_lies_outside_the_reach_is_not_there(cast: Cast) -> None:
    """21:10  grid 1's worker uploads a list with people of grid 2 in it"""
    mine = Q(grid_id=cast.places["grid 1"])
    rows = [hint({"phone": "19900000004"}), hint({"name": "李明"}), hint({"phone": "19900000001"})]
    found = matched(look(cast), rows, mine)
    assert [one.person_id for one in found] == [None, None, cast.people["刘建国"]]
    assert "8-2-501" not in "".join(one.why.zh for one in found)


def test_all_names_are_opened_once_and_the_trail_counts_them(cast: Cast) -> None:
    """23:31  twelve rows, one opening"""
    before = Trail.objects.filter(community_id=cast.community_id).count()
    matched(look(cast), [hint({"name": "刘建国", "address": "3-2-402"}), hint({"phone": "19900000004"})] * 6)
    rows = Trail.objects.filter(community_id=cast.community_id).order_by("number")
    assert rows.count() == before + 1
    last = rows.last()
    assert last is not None
    assert last.how_many == 4 < Person.objects.filter(community_id=cast.community_id).count()
