"""Pages asked for at noon of the third of February 2020 by one of the cast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from tests.cast import Cast

Asks = Callable[[str], Client]


@pytest.fixture(autouse=True)
def clock(noon: datetime) -> Iterator[time_machine.Traveller]:
    """It is noon while the pages answer; ``clock.shift`` lets time pass."""
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller


@pytest.fixture
def asks(cast: Cast) -> Asks:
    """``asks("grid1")`` is that worker's browser, signed in."""

    def of(username: str) -> Client:
        client = Client()
        client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of
