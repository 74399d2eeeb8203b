"""Takes turns: when a hundred phones come at once, a few speak at a time and the others are told when to come."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

AT_ONCE = max(1, min(8, 2 * (os.cpu_count() or 1)) // 4)  # of the server's threads; the others are the desk's
PATIENCE = 0.2  # seconds that one phone is let wait inside
TURN = 0.15  # seconds that one turn takes, as long as none was seen
LONGEST = 30.0


class Busy(Exception):  # noqa: N818 - an answer, not a fault
    """Somebody else's turn; ``again_in`` seconds it is this phone's."""

    def __init__(self, again_in: float) -> None:
        super().__init__(again_in)
        self.again_in = again_in


class Turns:
    """So many at once, one more waits a moment, and each of the rest is given a time of its own to come again."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free, self._waiting = BoundedSemaphore(at_once), Lock()
        self._lock, self._next, self._lasts = Lock(), 0.0, TURN

    @contextmanager
    def one(self) -> Iterator[None]:
        """A turn; Busy if there is none."""
        if not self._taken():
            raise Busy(self._later(time.monotonic()))
        began = time.monotonic()
        try:
            yield
        finally:
            self._lasts += (time.monotonic() - began - self._lasts) / 8
            self._free.release()

    def _taken(self) -> bool:
        if self._free.acquire(blocking=False):
            return True
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._free.acquire(timeout=PATIENCE)
        finally:
            self._waiting.release()

    def _later(self, now: float) -> float:
        """The next time that was given to nobody."""
        with self._lock:
            self._next = min(max(now, self._next) + self._lasts, now + LONGEST)
            return self._next - now
