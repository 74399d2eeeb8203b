"""Puts pysqlite3 in the place of sqlite3 before Django's own backend is loaded.

The system's SQLite on Debian 12 (3.40.1) can corrupt a write-ahead log; 3.51.3 and later cannot.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from django.db.backends.sqlite3.base import DatabaseWrapper  # noqa: E402 - only after the swap

OLDEST = (3, 51, 3)
if pysqlite3.sqlite_version_info < OLDEST:
    raise SystemExit(
        f"SQLite {pysqlite3.sqlite_version} can corrupt data; install pysqlite3 0.6.1 or later (./fx does)."
    )

__all__ = ["DatabaseWrapper"]
