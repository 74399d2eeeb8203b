"""The app's outbox told in Python, rule by rule as docs/sync.md has it: for histories of many phones."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from tests.cast import Cast
from tests.phone.conftest import Phone

WRONG = timedelta(minutes=10)
SENT = ("id", "epoch", "seq", "kind", "place", "happened_at", "answers")


class Handset:
    """What one phone keeps, and how it goes on after each answer; it may be copied, put back and cloned."""

    epochs = count(1)

    def __init__(self, cast: Cast, phone: Phone, chance: Random) -> None:
        self.cast, self.phone, self.chance = cast, phone, chance
        self.kept: dict[str, dict[str, Any]] = {}
        self.generation, self.skew, self.wrong = "", timedelta(), timedelta()
        self.jumps: list[timedelta] = []
        self.dropped: set[str] = set()
        self.last: list[dict[str, Any]] = []
        self.copy: Any = None
        self.start()

    def start(self) -> None:
        """Switched on: a new epoch, so that no number is used twice."""
        self.epoch, self.seq, self.sure = next(self.epochs), 0, False

    def turn(self, by: timedelta) -> None:
        """Its clock is turned while the app is open: back changes nothing, ahead may as well have been sleep."""
        self.wrong += by
        if by < timedelta():
            self.skew -= by
        else:
            self.sure, self.jumps = False, [*self.jumps, by]

    @property
    def now(self) -> datetime:
        """What it takes for now: its own clock, set right by the server's."""
        return self.cast.now + self.wrong + self.skew

    def write(self, door: str) -> None:
        """A visit, kept before it is called saved."""
        self.seq += 1
        record = self.phone.record(door, epoch=self.epoch, seq=self.seq, happened_at=self.now.isoformat())
        self.kept[record["id"]] = {
            **record,
            "state": "waiting",
            "sent": False,
            "sure": self.sure,
            "leaps": len(self.jumps),
        }

    def keep_copy(self) -> None:
        """A backup of the phone itself, its clock as it was then."""
        self.copy = deepcopy((self.kept, self.generation, self.epoch, self.seq, self.clock))

    def put_back(self, *, while_running: bool = False) -> None:
        """The copy put back; ``while_running``: with the app open, so that it goes on counting from where it was."""
        if self.copy is not None:
            self.kept, self.generation, self.epoch, self.seq, self.clock = deepcopy(self.copy)
        if not while_running:
            self.start()

    @property
    def clock(self) -> tuple[timedelta, timedelta, list[timedelta], bool]:
        """How wrong it is, by how much that is known, how it leapt, whether it is surely right."""
        return self.wrong, self.skew, self.jumps, self.sure

    @clock.setter
    def clock(self, clock: tuple[timedelta, timedelta, list[timedelta], bool]) -> None:
        self.wrong, self.skew, self.jumps, self.sure = clock

    @property
    def waiting(self) -> list[dict[str, Any]]:
        return [one for one in self.kept.values() if one["state"] == "waiting"]

    def sync(self, *, answer_lost: bool = False) -> None:
        """The server tells the time; one batch in any order, some of it twice; then what became of each."""
        self._set_right()
        batch = self.waiting
        self.chance.shuffle(batch)
        for one in batch:
            one["sent"] = True
        self.last = [{name: one[name] for name in SENT} for one in batch]
        twice = self.last + self.chance.sample(self.last, len(self.last) // 2)
        answer = self.phone.send(*twice, clock=self.now.isoformat())
        if answer_lost:
            return
        told = answer.json()
        assert answer.status_code == 200, told
        self._settle(dict(zip((one["id"] for one in twice), told["answers"], strict=True)), told["reached"])
        self._history(told["generation"], told["watermark"])

    def again(self) -> None:
        """What was sent the last time comes once more, much later."""
        self.phone.send(*reversed(self.last), clock=self.cast.now.isoformat())

    def _set_right(self) -> None:
        """What was never sent and is not surely right is moved, unless the clock was right until it leapt."""
        off, jumps = self.cast.now - self.now, self.jumps
        self.skew, self.jumps, self.sure = self.skew + off, [], True
        for one in self.kept.values():
            if not one["sent"] and not one["sure"]:
                later = jumps[one["leaps"] :]
                turned = any(abs(off + by) <= WRONG for by in (*later, sum(later, timedelta())))
                at = datetime.fromisoformat(one["happened_at"]) + (timedelta() if turned else off)
                one |= {"sure": True, "happened_at": at.isoformat()}

    def _settle(self, answers: dict[str, Any], reached: int) -> None:
        twice = [key for key, told in answers.items() if told["why"] == "quarantined" and not self._renumbered(key)]
        for key, told in answers.items():
            if key not in twice:
                state = "ok" if told["code"] in {"ok", "known"} else told["code"]
                number = told["number"] if told["number"] is not None else reached + 1
                self.kept[key] |= {"state": state, "number": number, "why": told["why"]}
        if twice:
            self.start()
        for key in twice:
            self.seq += 1
            self.kept[key] |= {"epoch": self.epoch, "seq": self.seq, "renumbered": True}

    def _renumbered(self, key: str) -> bool:
        return bool(self.kept[key].get("renumbered"))

    def _history(self, generation: str, watermark: int) -> None:
        if self.generation not in ("", generation):
            for one in self.kept.values():
                one["state"] = "waiting" if one["state"] in {"ok", "held"} else one["state"]
        self.generation = generation
        for key in [*self._passed(watermark)]:
            self.dropped.add(key)
            del self.kept[key]

    def _passed(self, watermark: int) -> Iterator[str]:
        return (key for key, one in self.kept.items() if one["state"] == "ok" and one["number"] <= watermark)
