"""How doors, places and people are found by what somebody wrote."""

from __future__ import annotations

import pytest

from fangxian.registry import find
from fangxian.registry.address import parse
from tests.cast import Cast


@pytest.mark.parametrize(
    "written",
    [
        "3-2-402",
        "３－２－４０２",
        "3—2—402",
        "3 - 2 - 402",
        "03-02-0402",
        "3栋2单元402",
        "三栋二单元402",
        "三栋二单元四零二",
        "3号楼2单元402室",
        "3幢2门402",
        "3#2-402",
        "3栋2-402",
        "西湖新村3栋2单元402房王阿姨",
        "building 3 unit 2 room 402",
    ],
)
def test_one_door_written_in_many_ways(written: str) -> None:
    """Fourteen workers write down the same door, each in their own way."""
    found = parse(written)
    assert found is not None
    assert found.code == "3-2-402"


@pytest.mark.parametrize(
    ("written", "building", "unit", "room", "floor"),
    [
        ("14-703", "14", "", "703", ""),
        ("14栋703", "14", "", "703", ""),
        ("208楼", "208", "", "", ""),
        ("十二栋一单元1803", "12", "1", "1803", ""),
        ("3栋4楼", "3", "", "", "4"),
        ("3栋2单元", "3", "2", "", ""),
        ("二单元402", "", "2", "402", ""),
        ("一百零八栋", "108", "", "", ""),
        ("A栋1单元301", "A", "1", "301", ""),
    ],
)
def test_what_is_not_said_stays_empty(written: str, building: str, unit: str, room: str, floor: str) -> None:
    """A building alone, a room without its unit, a floor: nothing is guessed."""
    found = parse(written)
    assert found is not None
    assert (found.building, found.unit, found.room, found.floor) == (building, unit, room, floor)


def test_no_address_in_it() -> None:
    """A telephone number and a name are no address."""
    assert parse("19900000001") is None
    assert parse("东门") is None


def codes(places: list[object]) -> list[str]:
    return [f"{place.kind} {place.code}" for place in places]  # type: ignore[attr-defined]


def test_the_unit_is_missing(cast: Cast) -> None:
    """09:10 「3栋402」: one room of that number in the building, so the door is plain; 101 is there twice nowhere."""
    assert codes(find.door(cast.community_id, "3栋402")) == ["door 3-2-402"]
    assert codes(find.where(cast.community_id, {"building": "8", "room": "502"})) == ["door 8-2-502"]
    assert find.where(cast.community_id, {"building": "8", "unit": "9", "room": "999"}) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"place": "东门"}, ["gate 东门"]),
        ({"place": "东门岗亭"}, ["gate 东门"]),
        ({"place": "2号卡口"}, ["gate 西门"]),
        ({"place": "1号卡口"}, ["gate 东门"]),
        ({"place": "8栋电梯"}, ["lift 8-1"]),
        ({"place": "电梯", "building": "8"}, ["lift 8-1"]),
        ({"place": "便民超市"}, ["shop S01"]),
        ({"place": "3栋楼下"}, ["building 3"]),
        ({"building": "8"}, ["building 8"]),
        ({"buildings": "1-8栋"}, ["building 3", "building 8"]),
        ({"grid": "二网格"}, ["grid 2"]),
        ({"place": "火车站"}, []),
        ({}, []),
    ],
)
def test_places_as_people_call_them(cast: Cast, fields: dict[str, str], expected: list[str]) -> None:
    """「东门岗亭」「2号卡口」「8栋电梯」 on one morning in the work group."""
    assert codes(find.where(cast.community_id, fields)) == expected


@pytest.mark.parametrize("written", ["刘建国", "ljg", "LJ", "19900000001", "+86 199 0000 0001", "990101197803069910"])
def test_somebody_is_found_without_a_seal_being_opened(cast: Cast, written: str) -> None:
    """The director types a name, its initials, a phone, a number: 刘建国 of 3-2-402 is found by each."""
    assert find.people(cast.community_id, written) == [cast.people["刘建国"]]


def test_nobody_of_that_name(cast: Cast) -> None:
    """A name of nobody, one letter, and nothing at all find nobody."""
    assert [find.people(cast.community_id, text) for text in ("马云飞", "l", "")] == [[], [], []]
