"""Deliveries go first: reading waits while any is being taken in, and pauses so that others can write as well."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds: under a flood that never ends, letters are read all the same
PAUSE = 0.02  # SQLite has one writer, and whoever waits for it asks again only now and then

_free = threading.Condition()
_taking = [0]


@contextmanager
def taking_in() -> Iterator[None]:
    """While the block runs, no further letter is begun."""
    with _free:
        _taking[0] += 1
    try:
        yield
    finally:
        with _free:
            _taking[0] -= 1
            _free.notify_all()


def give_way() -> None:
    """Before each letter."""
    time.sleep(PAUSE)
    with _free:
        _free.wait_for(lambda: _taking[0] == 0, PATIENCE)
