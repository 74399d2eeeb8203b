"""What a gate's phone is given: verdicts with their hours, passes, doors; and what becomes of what it writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
import time_machine

from fangxian.derived.catch_up import catch_up
from fangxian.derived.figures import figures
from fangxian.ledger.models import Entry
from fangxian.vault.models import Trail
from fangxian.workforce.access import Reach
from tests.cast import Cast
from tests.phone.conftest import Phone

Phones = Callable[..., Phone]
PASSES = "checkpoints.passages"


def gate(phone: Phone) -> Any:
    """The part of the answer that a gate looks up."""
    return phone.client.get("/sync/down", headers={"X-Device": phone.device}).json()["gate"]


def use(at: datetime, way: str = "out", **more: Any) -> dict[str, Any]:
    return {"at": at.isoformat(), "way": way, **more}


def wrote(phone: Phone, cast: Cast, *uses: dict[str, Any], post: str = "gate 东门", **more: Any) -> None:
    """One record of goings in and out."""
    one = phone.record(kind=PASSES, place=post, answers={"uses": list(uses)}, **more)
    assert phone.codes(one) == [("ok", "")]


@pytest.fixture
def phones(phone: Phones) -> Phones:
    """``phones("guard")`` is that worker's, each a phone of its own."""
    made = count(1)
    return lambda username: phone(username, f"phone {next(made)}")


@pytest.fixture
def rules(cast: Cast, phones: Phones) -> dict[str, Any]:
    """11:00  the director: one exit a household in two days until the tenth, nobody goes out from 22:00 to 6:00"""
    answers = {"exits": 1, "exit_days": 2, "curfew_from": "22:00", "curfew_until": "06:00"}
    director, answers = phones("director"), answers | {"source": "居委会2月3日通告", "until_day": "2020-02-10"}
    one = director.record(kind="checkpoints.gate_rules", place="community", answers=answers)
    assert director.codes(one) == [("ok", "")]
    return answers


def steps(told: Any, door: int) -> list[list[str]]:
    return [names for _, names in told["special"].get(str(door), told["out"])]


def test_whoever_stands_at_no_gate_is_given_nothing_of_it(phones: Phones) -> None:
    """12:00  a grid worker and a volunteer of a grid have no gate; a guard has one, the director all"""
    assert gate(phones("grid1")) is None
    assert gate(phones("volunteer")) is None
    assert len(gate(phones("guard"))["posts"]) == 1
    assert len(gate(phones("director"))["posts"]) == 2


def test_one_exit_in_two_days_and_the_night_is_told_beforehand(cast: Cast, phones: Phones, rules: Any) -> None:
    """12:00  nobody went out yet; 12:05 the family at 3-2-402 did: nothing left until the day after tomorrow"""
    guard = phones("guard")
    told = gate(guard)
    assert steps(told, cast.door) == [["out_last", "out_used"], ["curfew"], ["out_last", "out_used"], ["curfew"]]
    hours = [datetime.fromtimestamp(until / 1000, cast.now.tzinfo) for until, _ in told["out"]]
    assert [f"{at:%d %H}" for at in hours] == ["03 22", "04 06", "04 22", "05 00"]
    wrote(guard, cast, use(cast.now, door=cast.door))
    told = gate(guard)
    assert steps(told, cast.door) == [["out_used"], ["curfew"], ["out_used"], ["curfew"]]
    assert told["reached"] == Entry.objects.filter(community_id=cast.community_id).count()


def test_going_out_for_a_reason_is_not_counted(cast: Cast, phones: Phones, rules: Any) -> None:
    """12:05  to the doctor: the household may still go out once"""
    guard = phones("guard")
    wrote(guard, cast, use(cast.now, door=cast.door, reason="medical"))
    assert steps(gate(guard), cast.door)[0] == ["out_last", "out_used"]


def test_behind_an_observed_door_nobody_leaves_and_the_phone_holds_no_word_of_it(cast: Cast, phones: Phones) -> None:
    """12:00  刘建国 is back from Wuhan: the gate is told to ask the grid worker, and neither why nor whom"""
    grid1, guard = phones("grid1"), phones("guard")
    back = grid1.record(kind="screening.returnee", person=cast.people["刘建国"], answers={"origin_adcode": "420100"})
    assert grid1.codes(back) == [("ok", "")]
    answer = guard.client.get("/sync/down", headers={"X-Device": guard.device}).json()
    assert steps(answer["gate"], cast.door) == [["stay"]]
    told = json.dumps({name: part for name, part in answer.items() if name != "kinds"}, ensure_ascii=False)
    assert not [word for word in ("观察", "隔离", "刘", "武汉", "420100", "发热") if word in told]


def test_many_in_one_record_count_on_the_board(cast: Cast, phones: Phones) -> None:
    """12:00  out two, in three in a car, one turned back, two measured: one record; the day's figures hold them"""
    guard = phones("guard")
    wrote(
        guard,
        cast,
        use(cast.now, door=cast.door, measured=True),
        use(cast.now, door=cast.places["3-2-401"]),
        use(cast.now, "in", door=cast.door, people=3, vehicle=True, measured=True),
        use(cast.now, "back", reason="no_pass"),
    )
    catch_up(cast.community_id)
    told = figures(cast.community_id, cast.now.date(), Reach(None))
    keys = ("passed_out", "passed_in", "turned_back", "temperatures_taken", "vehicles", "posts")
    assert [told[key] for key in keys] == [2, 3, 1, 2, 1, 1]
    assert gate(guard)["counts"][str(cast.places["gate 东门"])]["count_in"] == 3


def test_one_pass_in_two_hands_is_found_when_the_second_gate_has_told(cast: Cast, phones: Phones) -> None:
    """
    12:00  the east gate, cut off: the pass of 3-2-402 goes out
    12:06  the west gate, cut off as well: the same pass goes out
    12:30  both are back: the first to tell finds nothing, the second shows it, to the desk as well
    """
    grid1, director = phones("grid1"), phones("director")
    given = grid1.record(kind="checkpoints.pass", answers={"sort": "household", "until_day": "2020-03-01"})
    assert grid1.codes(given) == [("ok", "")]
    wrote(phones("guard"), cast, use(cast.now, door=cast.door, of=given["id"]))
    assert gate(director)["found"] == []
    later = use(cast.now + timedelta(minutes=6), door=cast.door, of=given["id"])
    wrote(director, cast, later, post="gate 西门")
    (found,) = gate(phones("guard"))["found"]
    assert (found["what"], found["door"], len(found["gates"])) == ("twice", cast.door, 2)
    page = grid1.client.get("/gates/").content.decode()
    assert "3-2-402" in page.partition("对不上的")[2].partition("</section>")[0]
    assert "对不上的" not in phones("grid2").client.get("/gates/").content.decode()


def test_a_revoked_pass_and_the_keys_are_told(cast: Cast, phones: Phones) -> None:
    """12:00  given and lost: its number is among the revoked; the key by which passes are checked is 32 bytes"""
    grid1 = phones("grid1")
    given = grid1.record(kind="checkpoints.pass", answers={"sort": "household", "until_day": "2020-03-01"})
    lost = grid1.record(kind="checkpoints.pass_revoked", answers={"of": given["id"], "reason": "lost"})
    assert grid1.codes(given, lost) == [("ok", ""), ("ok", "")]
    told = gate(phones("guard"))
    assert told["revoked"] == [given["id"]]
    assert list(told["keys"]) == ["1"]


def test_a_plate_is_known_again_and_stands_on_no_phone(cast: Cast, phones: Phones) -> None:
    """12:00  湘D·729A1 of 3-2-402 has a pass: its mark leads to the door; the plate itself is not sent"""
    grid1, guard = phones("grid1"), phones("guard")
    answers = {"sort": "vehicle", "until_day": "2020-03-01", "plate": "湘D·729A1"}
    assert grid1.codes(grid1.record(kind="checkpoints.pass", answers=answers)) == [("ok", "")]
    rows = Trail.objects.filter(community_id=cast.community_id, purpose="plates for a gate")
    told = gate(guard)
    assert rows.count() == 1
    mark = sha256((told["plates"]["salt"] + "湘D729A1").encode()).digest()[:4].hex()
    assert told["plates"]["doors"] == {mark: cast.door}
    assert "729A1" not in json.dumps(told)


def test_who_is_in_is_known_to_the_next_shift_without_a_name(cast: Cast, phones: Phones) -> None:
    """12:00  a repairman to 3-2-402, a courier who comes daily; 13:00 both have left; tomorrow one tap again"""
    guard, post = phones("guard"), "gate 东门"
    repair = {"person": "谢师傅", "phone": "19900007301", "visits": "3-2-402", "reason": "修水管", "host_agrees": True}
    courier = {"person": "汤小哥", "company": "顺丰", "daily": True, "reason": "送快递"}
    came = [guard.record(kind="checkpoints.visitor", place=post, answers=one) for one in (repair, courier)]
    assert guard.codes(*came) == [("ok", ""), ("ok", "")]
    told = gate(phones("guard2"))
    assert [(one["visits"], one["company"], one["left"]) for one in told["guests"]] == [
        ("3-2-402", None, False),
        (None, "顺丰", False),
    ]
    assert not [word for word in ("谢师傅", "汤小哥", "7301") if word in json.dumps(told, ensure_ascii=False)]
    left = [guard.record(kind="checkpoints.visitor_left", place=post, answers={"of": one["id"]}) for one in came]
    assert guard.codes(*left) == [("ok", ""), ("ok", "")]
    with time_machine.travel(cast.now + timedelta(days=1), tick=False):
        assert [(one["company"], one["left"]) for one in gate(phones("guard"))["guests"]] == [("顺丰", True)]


def test_what_is_no_going_in_or_out_is_refused_in_words(cast: Cast, phones: Phones) -> None:
    """12:00  of sixty-one people, without an hour, of nobody: nothing of it is stored, and the phone is told why"""
    guard, post = phones("guard"), "gate 东门"
    for bad in ([use(cast.now, people=61)], [{"at": "2020-02-03T12:00:00", "way": "out"}], []):
        one = guard.record(kind=PASSES, place=post, answers={"uses": bad})
        assert guard.codes(one) == [("refused", "answers")]
    assert not Entry.objects.filter(community_id=cast.community_id, kind=PASSES).exists()
