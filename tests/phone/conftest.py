"""Phones of the cast: each signed in, with a number, an epoch and a count of its own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from tests.cast import Cast


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[None]:
    """It is noon while the server answers."""
    with time_machine.travel(noon, tick=False):
        yield


class Phone:
    """A phone as the server sees it: it makes ids, counts what it sends, and keeps the cookies of whoever signed in."""

    made = count(1)

    def __init__(self, cast: Cast, username: str, device: str = "phone-of-grid1") -> None:
        self.cast, self.device, self.epoch, self.seq = cast, device, 4711, 0
        self.worker = cast.workers.get(username, 0)
        self.client = Client(raise_request_exception=False)
        self.client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")

    def record(self, place: str = "3-2-402", **other: Any) -> dict[str, Any]:
        """A visit at that place a minute ago, as the outbox keeps it."""
        self.seq += 1
        wishes: dict[str, Any] = {
            "id": str(UUID(int=0x0197_0000_0000_7000_8000_0000_0000_0000 + next(self.made))),
            "epoch": self.epoch,
            "seq": self.seq,
            "kind": "screening.door_visit",
            "place": self.cast.places.get(place, 999_999),
            "happened_at": (self.cast.now - timedelta(minutes=1)).isoformat(),
            "answers": {"temperature_c": 36.5},
        }
        return wishes | other

    def send(self, *records: Any, packed: bool = False, **other: Any) -> Any:
        """The server's answer to a batch."""
        batch = {"version": 1, "worker": self.worker, "clock": self.cast.now.isoformat(), "records": list(records)}
        body = json.dumps(batch | other).encode()
        headers = {"X-Device": self.device} | ({"Content-Encoding": "gzip"} if packed else {})
        return self.client.post(
            "/sync/up", gzip.compress(body) if packed else body, content_type="application/json", headers=headers
        )

    def codes(self, *records: Any, **other: Any) -> list[tuple[str, str]]:
        """Code and reason for each record."""
        return [(one["code"], one["why"]) for one in self.send(*records, **other).json()["answers"]]


@pytest.fixture
def phone(cast: Cast) -> Callable[..., Phone]:
    """``phone("grid1")`` is that worker's."""
    return lambda username, *more: Phone(cast, username, *more)
