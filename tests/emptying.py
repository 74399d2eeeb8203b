"""Lets the tests, and only them, empty append-only tables between two tests that really commit."""

from __future__ import annotations

from typing import Any

from django.db import connections

WRAPPED = "with_triggers_aside"


def may_empty_append_only_tables() -> None:
    """Wraps the emptying of each database: triggers aside, tables emptied, triggers back.

    On the class, not on the connection: a browser's loop in the test's thread gives it a connection of its own.
    """
    for connection in connections.all():
        operations = type(connection.ops)
        aside = _sqlite if connection.vendor == "sqlite" else _postgresql
        if operations.sql_flush.__name__ != WRAPPED:
            operations.sql_flush = aside(operations.sql_flush)


def _sqlite(flush: Any) -> Any:
    def with_triggers_aside(operations: Any, *args: Any, **kwargs: Any) -> list[str]:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        drop = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
        later = "PRAGMA defer_foreign_keys = ON"  # Django does not know keys over two columns
        return [later, *drop, *flush(operations, *args, **kwargs), *(sql for _, sql in triggers)]

    return with_triggers_aside


def _postgresql(flush: Any) -> Any:
    def with_triggers_aside(operations: Any, *args: Any, **kwargs: Any) -> list[str]:
        off, on = "SET session_replication_role = replica", "SET session_replication_role = DEFAULT"
        return [off, *flush(operations, *args, **kwargs), on]

    return with_triggers_aside
