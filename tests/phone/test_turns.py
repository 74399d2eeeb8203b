"""A hundred phones whose network comes back at one moment: a few speak, each other one is told its own time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest

from fangxian.phone import asking, turns
from fangxian.phone.turns import Busy, Turns
from tests.cast import Cast
from tests.phone.conftest import Phone

Phones = Callable[..., Phone]


def test_each_is_given_a_time_of_its_own_and_the_turn_passes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """08:00  one speaks; three who come meanwhile are told three different times; then it is anybody's turn"""
    monkeypatch.setattr(turns, "PATIENCE", 0)
    line, told = Turns(at_once=1), []
    with line.one(bringing=True):
        for _ in range(3):
            with pytest.raises(Busy) as busy, line.one(bringing=True):
                pass
            told.append(busy.value.again_in)
    assert 0 < told[0] < told[1] < told[2] < 1
    with line.one(bringing=True):
        pass


def test_whoever_brings_records_goes_before_whoever_asks_for_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    08:00  one brings records, a second is told a time; the first is done and asks for today's list
    the turn is free, but kept for the second: the list comes after it
    """
    monkeypatch.setattr(turns, "PATIENCE", 0)
    line = Turns(at_once=1)
    with line.one(bringing=True), pytest.raises(Busy) as second, line.one(bringing=True):
        pass
    with pytest.raises(Busy) as list_, line.one(bringing=False):
        pass
    assert list_.value.again_in > second.value.again_in
    with line.one(bringing=True):
        pass
    line = Turns(at_once=1)
    with line.one(bringing=False):  # nobody brings anything
        pass


def test_one_who_comes_just_before_the_end_is_let_wait() -> None:
    """08:00  the turn ends a moment after the second one came"""
    line, inside, over = Turns(at_once=1), Event(), Event()

    def speak() -> None:
        with line.one(bringing=True):
            inside.set()
            over.wait(5)

    first = Thread(target=speak)
    first.start()
    inside.wait(5)
    second = Thread(target=speak)
    over.set()
    second.start()
    first.join(5)
    second.join(5)
    assert not second.is_alive()


def test_a_phone_is_told_when_to_come_again_and_nothing_is_lost(
    cast: Cast, phone: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    """08:00  everybody's turn but hers: a time is told; the frame waits for other frames alone; later it comes in"""
    monkeypatch.setattr(turns, "PATIENCE", 0)
    monkeypatch.setattr(asking, "_turns", Turns(at_once=1))
    grid1 = phone("grid1")
    one: Any = grid1.record()
    with asking._turns.one(bringing=True):
        answer = grid1.send(one)
        frame = grid1.client.get("/sync/down?only=frame", headers={"X-Device": grid1.device}).json()
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert 0 < answer.json()["again_in"] < 30
    assert "token" in frame
    assert "tasks" not in frame
    assert grid1.codes(one) == [("ok", "")]
