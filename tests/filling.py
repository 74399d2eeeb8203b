"""A full disk, as the two databases meet it: SQLite by a limit on the file, a server by the error at the statement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection


@contextmanager
def disk_is_full(statement: str, pages: int = 5) -> Iterator[None]:
    """While the block runs there is room for so many pages more; on a server, none for ``statement``."""
    with _file_is_full(pages) if connection.vendor == "sqlite" else no_room_for(statement):
        yield


@contextmanager
def _file_is_full(pages: int) -> Iterator[None]:
    used, free = _pragma("page_count"), _pragma("freelist_count")
    _pragma(f"max_page_count = {used + max(0, pages - free)}")
    try:
        yield
    finally:
        _pragma("max_page_count = 1073741823")


def _pragma(wish: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {wish}")
        return int(cursor.fetchone()[0])


@contextmanager
def no_room_for(statement: str) -> Iterator[None]:
    """The database has no room for statements that begin so."""

    def full(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if sql.startswith(statement):
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        yield
