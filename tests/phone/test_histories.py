"""Histories nobody thought of: lost answers, doubles, phones put back and cloned, clocks wrong by years, a server put
back from its backup. Whatever the order, everything that a phone still holds is in the ledger once, at its hour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fangxian.derived.catch_up import catch_up
from fangxian.derived.generation import backed_up
from fangxian.derived.models import Task
from fangxian.ledger import chain, read
from tests.cast import Cast
from tests.phone.conftest import Phone
from tests.phone.handsets import Handset

Phones = Callable[..., Phone]
SAMPLES = Path(__file__).with_name("version_1.jsonl").read_bytes().splitlines()
DOORS = ("3-1-101", "3-1-102", "3-2-401", "3-2-402", "3-2-501")
DEEDS = (
    *("write", "write", "write", "sync", "sync", "answer_lost", "again", "start", "clone"),
    *("keep_copy", "put_back", "put_back_running", "clock", "backup", "server_put_back"),
)
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.integers(0, 10**6)), min_size=4, max_size=28)


@contextmanager
def undone() -> Iterator[None]:
    """What is written within is gone afterwards, so that the next history finds the house as it was."""
    with transaction.atomic(using="default"), transaction.atomic(using="derived"):
        yield
        for database in connections:
            transaction.set_rollback(True, using=database)


class Day:
    """Three phones of one worker, and the server that they speak with."""

    def __init__(self, cast: Cast, phone: Phones, seed: int) -> None:
        self.cast, self.chance = cast, Random(seed)
        self.phones = [Handset(cast, phone("grid1", f"phone {n}"), self.chance) for n in range(3)]
        self.backup: str | None = None

    def step(self, deed: str, which: int, number: int) -> None:
        """One thing happens to one of the phones, or to the server."""
        one = self.phones[which]
        deeds: dict[str, Callable[[], Any]] = {
            "write": lambda: one.write(DOORS[number % len(DOORS)]),
            "answer_lost": lambda: one.sync(answer_lost=True),
            "put_back_running": lambda: one.put_back(while_running=True),
            "clock": lambda: one.turn(timedelta(days=number % 8000 - 4000)),
            "clone": lambda: self._clone(which, (which + 1) % 3),
            "backup": self._back_up,
            "server_put_back": self._put_back,
        }
        deeds.get(deed, getattr(one, deed, None))()

    def _clone(self, which: int, other: int) -> None:
        """A phone is copied onto another one, number, epoch, count and all; what that one held is gone."""
        was, now = self.phones[which], self.phones[other]
        now.phone.device = was.phone.device
        now.kept, now.generation, now.epoch, now.seq = deepcopy((was.kept, was.generation, was.epoch, was.seq))
        now.clock = deepcopy(was.clock)

    def _back_up(self) -> None:
        if self.backup is not None:
            transaction.savepoint_commit(self.backup)
        backed_up(self.cast.community_id, read.head(self.cast.community_id))
        self.backup = transaction.savepoint()

    def _put_back(self) -> None:
        """The ledger as the last backup holds it; what is derived was never backed up and stays as it is."""
        if self.backup is not None:
            transaction.savepoint_rollback(self.backup)
            self.backup = transaction.savepoint()

    def settle(self) -> None:
        """Evening: every phone comes to the office and syncs until nothing waits."""
        for _round in range(3):
            for one in self.phones:
                for _batch in range(6):
                    one.sync()
                    if not one.waiting:
                        break
                assert one.waiting == []


@example(steps=[("write", 0, 0), ("clock", 0, 7999)], seed=0)
@example(steps=[("write", 0, 0), ("clock", 0, 0)], seed=0)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, seed=st.integers(0, 10**6))
def test_nothing_is_lost_and_nothing_is_there_twice(
    cast: Cast, phone: Phones, steps: list[tuple[str, int, int]], seed: int
) -> None:
    """One day of three phones, as hypothesis makes it up; a day that fails is told in full."""
    with undone():
        day = Day(cast, phone, seed)
        for step in steps:
            day.step(*step)
        day.settle()
        rows = read.after(cast.community_id, 0)
        counted = Counter(str(row.id) for row in rows)
        kept = [key for one in day.phones for key in one.kept]
        dropped = [key for one in day.phones for key in one.dropped]
        assert {key: counted[key] for key in (*kept, *dropped) if counted[key] != 1} == {}
        assert {one["state"] for each in day.phones for one in each.kept.values()} <= {"ok"}
        assert [row.happened_at for row in rows if abs(row.happened_at - cast.now) > timedelta(minutes=11)] == []
        assert chain.verify(cast.community_id) == []


def test_the_order_of_arrival_changes_nothing(cast: Cast, phone: Phones) -> None:
    """Four readings at one door in six orders, sent one by one, each twice: each time the same is owed afterwards"""
    owed = set()
    for seed in range(6):
        with undone():
            one = phone("grid1")
            records = [_reading(one, n) for n in range(1, 5)]
            Random(seed).shuffle(records)
            for record in (*records, *reversed(records)):
                one.send(record)
            assert read.head(cast.community_id) == 4
            catch_up(cast.community_id)
            tasks = Task.objects.using("derived").filter(community_id=cast.community_id)
            owed.add(tuple(sorted(tasks.values_list("place_id", "kind", "due_at"))))
    assert len(owed) == 1


def _reading(one: Phone, number: int) -> dict[str, Any]:
    """36.9, 37.2, 37.5 (a fever), 37.8, five minutes apart."""
    at = (one.cast.now - timedelta(minutes=30 - 5 * number)).isoformat()
    answers = {"temperature_c": 36.6 + 0.3 * number}
    key = f"0197a000-0000-7000-8000-00000000000{number}"
    return one.record(id=key, seq=number, happened_at=at, answers=answers)


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_app_of_the_first_version_goes_on_syncing(cast: Cast, phone: Phones, sample: bytes) -> None:
    """
    A year later  a phone that was never updated sends what its app made of a visit, a sentence, a correction. The
    samples are frozen: they are what version 1 sent, and are never made anew.
    """
    batch = msgspec.json.decode(sample)
    records = [one | ({"place": cast.door} if "place" in one else {}) for one in batch["records"]]
    answer = phone("grid1").send(*records)
    assert [told["code"] for told in answer.json()["answers"]] == batch["answered"]
    assert answer.json().keys() == {"version", "generation", "watermark", "reached", "answers"}
