"""Writers of one SQLite file stand in a queue: whoever came first writes first, and nobody is passed over.

SQLite itself lets a waiting writer sleep and look again, so that one who writes piece after piece keeps all others out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from threading import Lock

PATIENCE = 30.0  # seconds, as long as SQLite itself would wait


class Queue:
    """One writer at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._guard, self._taken, self._waiting = Lock(), False, deque[Lock]()

    def enter(self, patience: float = PATIENCE) -> bool:
        """Wait for one's turn; whether it came. If not, SQLite has the last word."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        return turn.acquire(timeout=patience) or self._came_after_all(turn)

    def _came_after_all(self, turn: Lock) -> bool:
        """Nobody waits any more; unless the turn came at the very moment at which patience ended."""
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True

    def leave(self) -> None:
        """The next one's turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


of: defaultdict[str, Queue] = defaultdict(Queue)  # by file
