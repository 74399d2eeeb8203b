"""Makes a table append-only: the database itself refuses to change or remove its rows."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def append_only(table: str) -> migrations.RunPython:
    """The migration step that puts the triggers on a table."""

    def lock(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            for deed in ("UPDATE", "DELETE"):
                editor.execute(SQLITE.format(table=table, deed=deed), params=None)
        else:
            editor.execute(FUNCTION, params=None)
            editor.execute(POSTGRESQL.format(table=table), params=None)

    def unlock(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            for deed in ("UPDATE", "DELETE"):
                editor.execute(f"DROP TRIGGER {table}_no_{deed}")
        else:
            editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")

    return migrations.RunPython(lock, unlock)
