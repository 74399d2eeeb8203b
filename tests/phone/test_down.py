"""What a phone is given for the day: its own cover, today, masked, and no longer than it may be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from fangxian.measures.shape import questions_of
from fangxian.vault.models import Trail
from fangxian.workforce.kinds import KINDS
from tests.cast import Cast
from tests.phone.conftest import Phone

Phones = Callable[..., Phone]


def down(phone: Phone, after: str = "") -> Any:
    return phone.client.get(f"/sync/down?after={after}", headers={"X-Device": phone.device}).json()


def test_the_doors_come_in_walking_order(phone: Phones) -> None:
    """08:00  building 3: unit 1 from the top down, then unit 2 from the top down; nothing of building 8"""
    places = down(phone("grid1"))["places"]
    doors = [one["code"] for one in places if one["kind"] == "door"]
    assert doors == ["3-1-101", "3-1-102", "3-2-501", "3-2-401", "3-2-402"]


def test_todays_tasks_name_the_record_that_settles_them(cast: Cast, phone: Phones) -> None:
    """08:00  every door of grid 1 is to be visited, and each visit is a door visit"""
    told = down(phone("grid1"))
    visits = [one for one in told["tasks"] if one["kind"] == "screening.door_visit"]
    assert {one["place"] for one in visits} == {
        cast.places[c] for c in ("3-1-101", "3-1-102", "3-2-401", "3-2-402", "3-2-501")
    }
    assert {one["does"] for one in visits} == {"screening.door_visit"}
    assert visits[0]["words"] == {"zh": "入户排查", "en": "Visit the household"}


def test_residents_are_masked_and_their_opening_is_one_row_in_the_trail(cast: Cast, phone: Phones) -> None:
    """08:00  at 3-2-402 live 刘*国, 王*芳, 刘*涵: no name in full leaves the house"""
    rows = Trail.objects.filter(community_id=cast.community_id)
    before = rows.count()
    told = down(phone("grid1"))
    assert {one["name"] for one in told["people"][str(cast.door)]} == {"刘*国", "王*芳", "刘*涵"}
    assert "刘建国" not in json.dumps(told, ensure_ascii=False)
    assert rows.count() - before == 1


def test_a_guard_is_given_the_gate_and_nobody_who_lives_here(cast: Cast, phone: Phones) -> None:
    """08:00  the east gate: its post, no door, no resident"""
    told = down(phone("guard"))
    assert [one["code"] for one in told["places"]] == ["东门"]
    assert told["people"] == {}
    assert not [name for name in told["kinds"] if name.startswith("care.")]


def test_a_new_kind_is_drawn_without_phone_code(cast: Cast, phone: Phones) -> None:
    """08:00  every question of every kind comes with the words and the bounds that it was declared with"""
    drawn = down(phone("grid1"))["kinds"]
    assert drawn.keys() == {name for name in KINDS if name != "reporting.report_issued"} & drawn.keys()
    for name, kind in drawn.items():
        asked = {n: q for n, q in questions_of(KINDS[name]).items() if q.type_name != "entry"}
        assert {one["name"] for one in kind["questions"]} == asked.keys()
        assert all(one["words"]["zh"] == asked[one["name"]].zh for one in kind["questions"])
    reading = next(one for one in drawn["screening.temperature"]["questions"] if one["name"] == "temperature_c")
    assert (reading["type"], reading["least"], reading["most"], reading["unit"]) == ("degrees", 34, 43, "℃")


def test_asked_again_with_nothing_new_only_the_lease_is_given(cast: Cast, phone: Phones) -> None:
    """08:05  nothing happened; 08:06 a visit"""
    grid1 = phone("grid1")
    first = down(grid1)
    again = down(grid1, first["after"])
    assert "tasks" not in again
    assert again["lease_until"] == (cast.now + timedelta(hours=12)).isoformat()
    grid1.send(grid1.record())
    assert "tasks" in down(grid1, first["after"])


def test_the_last_answers_are_offered_but_not_what_was_measured(cast: Cast, phone: Phones) -> None:
    """Monday 12:00  back from Wuhan; 18:00 the first check, all normal, 36.5; Tuesday 08:00 "the same" is one tap"""
    grid1 = phone("grid1")
    person = cast.people["刘建国"]
    about = {"person": person, "happened_at": cast.now.isoformat()}
    grid1.send(grid1.record(kind="screening.returnee", answers={"origin_adcode": "420100"}, **about))
    checked = {"status": "normal", "temperature_am": 36.5}
    grid1.send(grid1.record(kind="screening.quarantine_check", answers=checked, **about))
    offered = []
    for day in (1, 2):
        with time_machine.travel(cast.now.replace(hour=8) + timedelta(days=day), tick=False):
            morning = phone("grid1")  # signed in anew
            asked = [one for one in down(morning)["tasks"] if one["does"] == "screening.quarantine_check"]
            offered += [one.get("before") for one in asked]
    assert {"status": "normal"} in offered
    assert all(one in (None, {"status": "normal"}) for one in offered)


@pytest.mark.parametrize("username", ["subdistrict", "auditor", "stranger"])
def test_who_writes_nothing_has_no_phone(phone: Phones, username: str) -> None:
    """whenever  the subdistrict, an auditor, somebody called back"""
    one = phone(username)
    assert one.client.get("/sync/down", headers={"X-Device": one.device}).status_code == 404


@pytest.mark.parametrize("address", ["/phone/", "/phone/sw.js", "/phone/app.webmanifest", "/phone/regions.json"])
def test_whether_the_app_is_there_may_be_asked_without_loading_it(phone: Phones, address: str) -> None:
    """08:00  a proxy, or a watch over the server, asks by HEAD"""
    answer = phone("grid1").client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
