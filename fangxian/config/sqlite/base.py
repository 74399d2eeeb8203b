"""Puts pysqlite3 in the place of sqlite3 before Django's own backend is loaded, and lets writers queue.

The system's SQLite on Debian 12 (3.40.1) can corrupt a write-ahead log; 3.51.3 and later cannot.
Django looks for a backend in a module of this name.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from django.db.backends.sqlite3 import base  # noqa: E402 - only after the swap

from fangxian.config.sqlite import queue  # noqa: E402

OLDEST = (3, 51, 3)
if pysqlite3.sqlite_version_info < OLDEST:
    raise SystemExit(
        f"SQLite {pysqlite3.sqlite_version} can corrupt data; install pysqlite3 0.6.1 or later (./fx does)."
    )


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but that a transaction that may write waits for its turn before it begins."""

    _turn: queue.Queue | None = None

    def _start_transaction_under_autocommit(self) -> None:
        line = queue.of[str(self.settings_dict["NAME"])]
        self._turn = line if line.enter() else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # the stubs leave it out
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # as above
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # as above
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # as above
        finally:
            self._leave()

    def _leave(self) -> None:
        line, self._turn = self._turn, None
        if line:
            line.leave()
