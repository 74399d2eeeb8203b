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
GREETING = 0.03  # the same, of the frame alone
LONGEST = 30.0


class Busy(Exception):  # noqa: N818 - an answer, not a fault
    """Somebody else's turn; ``again_in`` seconds it is this phone's."""

    def __init__(self, again_in: float) -> None:
        super().__init__(again_in)
        self.again_in = again_in


class _Line:
    """Those who wait for one sort of turn: the next moment that was given to nobody, and how long a turn takes."""

    def __init__(self, lasts: float) -> None:
        self.next, self.lasts = 0.0, lasts


class Turns:
    """So many at once, one more waits a moment, and each of the rest is given a time of its own to come again.

    Whoever brings records goes before whoever asks for today's list: a record that waits on a phone is nowhere else.
    """

    def __init__(self, at_once: int = AT_ONCE, lasts: float = TURN) -> None:
        self._free, self._waiting = BoundedSemaphore(at_once), Lock()
        self._lock, self._bringing, self._asking = Lock(), _Line(lasts), _Line(lasts)

    @contextmanager
    def one(self, *, bringing: bool) -> Iterator[None]:
        """A turn; Busy if there is none."""
        line = self._bringing if bringing else self._asking
        if not self._taken(line):
            raise Busy(self._later(line, time.monotonic()))
        began = time.monotonic()
        try:
            yield
        finally:
            line.lasts += (time.monotonic() - began - line.lasts) / 8
            self._free.release()

    def _taken(self, line: _Line) -> bool:
        if line is self._asking and time.monotonic() < self._bringing.next:
            return False
        if self._free.acquire(blocking=False):
            return True
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._free.acquire(timeout=PATIENCE)
        finally:
            self._waiting.release()

    def _later(self, line: _Line, now: float) -> float:
        """The next time that was given to nobody; for a list after all times that were given for records."""
        with self._lock:
            line.next = min(max(now, self._bringing.next, line.next) + line.lasts, now + LONGEST)
            return line.next - now
