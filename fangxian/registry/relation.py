"""A relation inside one community: a foreign key over ``community_id`` and an id, kept by the database."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.constraints import BaseConstraint


class WithinCommunity(BaseConstraint):
    """``(community_id, column)`` refers to ``(community_id, id)`` of another table.

    Checked at once, not at commit (a deferred one breaks on Citus), and part of CREATE TABLE, so that
    SQLite keeps it too.
    """

    def __init__(self, *, column: str, table: str, to: str = "id", name: str) -> None:
        super().__init__(name=name)
        self.column, self.table, self.to = column, table, to

    def _clause(self, editor: BaseDatabaseSchemaEditor) -> str:
        quote = editor.quote_name
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({quote('community_id')}, {quote(self.column)}) "
            f"REFERENCES {quote(self.table)} ({quote('community_id')}, {quote(self.to)})"
        )

    def constraint_sql(
        self,
        model: type[models.Model] | None,  # noqa: ARG002 - Django hands it in
        schema_editor: BaseDatabaseSchemaEditor | None,
    ) -> str:
        assert schema_editor is not None
        return self._clause(schema_editor)

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert schema_editor is not None
        assert model is not None
        return f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD {self._clause(schema_editor)}"

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert schema_editor is not None
        assert model is not None
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Left to the database, which alone sees both rows."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, tuple(args), {**kwargs, "column": self.column, "table": self.table, "to": self.to}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WithinCommunity) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.column, self.table, self.to))
