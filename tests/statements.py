"""Hears the SQL that a test sends, and names each statement that reads a community's table without ``community_id``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.apps import apps
from django.db import connections

TABLE = re.compile(r'(?:\bFROM|\bJOIN|\bUPDATE|,)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.IGNORECASE)
WORDS = {"where", "on", "set", "inner", "left", "join", "order", "group", "limit", "using", "as", "cross", "union"}


@contextmanager
def listening() -> Iterator[list[str]]:
    """The list of statements sent to either database while the block runs."""
    heard: list[str] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        heard.append(sql)
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(hear))
        yield heard


def community_tables() -> frozenset[str]:
    """The tables whose rows belong to a community."""
    models = (model for model in apps.get_models() if any(f.name == "community_id" for f in model._meta.fields))
    return frozenset(model._meta.db_table for model in models)


def unfiltered(statements: Iterable[str], tables: frozenset[str]) -> list[str]:
    """Those statements that read, change or remove rows of a community's table without naming the community."""
    return [sql for sql in statements if any(not _filtered(sql, *use) for use in _uses(sql, tables))]


def _uses(sql: str, tables: frozenset[str]) -> Iterator[tuple[str, str]]:
    if re.match(r"\s*(CREATE|ALTER|DROP|PRAGMA|TRUNCATE|SAVEPOINT|RELEASE|ROLLBACK)\b", sql, re.IGNORECASE):
        return
    for table, alias in TABLE.findall(sql):
        if table in tables and not re.match(rf'\s*DELETE FROM "?{table}"?;?\s*$', sql):
            yield table, (table if not alias or alias.lower() in WORDS else alias)


def _filtered(sql: str, table: str, alias: str) -> bool:
    """``alias.community_id`` compared with something, or an unqualified one that can only be this table's."""
    column = rf'"?(?:{table}|{alias})"?\."?community_id"?'
    plain = r'(?<![\w".])"?community_id"?'
    compared = r"\s*(?:=|IN\b|IS\b)"
    return any(
        re.search(pattern, sql, re.IGNORECASE)
        for pattern in (
            column + compared,
            plain + compared,
            r"=\s*" + column,
            rf"\(\s*{column}\s*,",
            rf"\(\s*{plain}\s*,",
        )
    )
