"""What a thief with the database would do first: takes the append-only triggers away."""

from __future__ import annotations

from django.db import connection


def take_triggers_away() -> None:
    """Inside the test's transaction, so that they are back afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SET LOCAL session_replication_role = replica")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
