"""Search by words over a text column that was folded (small letters without marks, single spaces), with an index.

On SQLite an FTS5 table beside the model's own holds the words, kept by triggers; on PostgreSQL a GIN index over
``to_tsvector('simple', …)``. Both find rows that hold every word of the question, each as the beginning of a word.
"""

from __future__ import annotations

import re
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.base import Operation
from django.db.models.lookups import Lookup

_WORD = re.compile(r"[a-z0-9]+")


class Words(Lookup[Any]):
    """``column__words="cau ap mot"``: the column holds words that begin so. An empty question finds everything."""

    lookup_name = "words"

    def _asked(self) -> list[str]:
        return _WORD.findall(str(self.rhs).lower())

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        words = self._asked()
        if not words:
            return "1 = 1", []
        model = self.lhs.output_field.model
        table, key = model._meta.db_table, model._meta.pk.column
        name = connection.ops.quote_name
        sql = f"{name(self.lhs.alias)}.{name(key)} IN (SELECT rowid FROM {name(table + '_words')} WHERE {name(table + '_words')} MATCH %s)"
        return sql, [" ".join(f'"{word}"*' for word in words)]

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        words = self._asked()
        if not words:
            return "1 = 1", []
        lhs, params = self.process_lhs(compiler, connection)
        return f"to_tsvector('simple', {lhs}) @@ to_tsquery('simple', %s)", [
            *params, " & ".join(f"{word}:*" for word in words)
        ]  # fmt: skip


models.TextField.register_lookup(Words)


class WordIndex(Operation):
    """Migration operation: makes the index that ``Words`` asks, over the text column ``field`` of ``model``, anew.

    SQLite copies a table to change it, and the triggers stay behind: a migration that does so ends with this operation.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, field: str) -> None:
        self.model, self.field = model, field

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not know of the index."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self._made(to_state.apps.get_model(app_label, self.model), schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP INDEX {table}_words", params=None)
            return
        for moment in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER {table}_words_{moment}", params=None)
        schema_editor.execute(f"DROP TABLE {table}_words", params=None)

    def describe(self) -> str:
        return f"Index the words of {self.model}.{self.field}"

    def _made(self, model: Any, vendor: str) -> list[str]:
        table, key, column = model._meta.db_table, model._meta.pk.column, self.field
        if vendor == "postgresql":
            return [
                f"DROP INDEX IF EXISTS {table}_words",
                f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', {column}))",
            ]
        words = f"{table}_words"
        put = f"INSERT INTO {words}(rowid, {column}) VALUES (new.{key}, new.{column});"
        drop = f"INSERT INTO {words}({words}, rowid, {column}) VALUES ('delete', old.{key}, old.{column});"
        return [
            f"DROP TABLE IF EXISTS {words}",
            *(f"DROP TRIGGER IF EXISTS {words}_{moment}" for moment in ("insert", "delete", "update")),
            f"CREATE VIRTUAL TABLE {words} USING fts5({column}, content='{table}', content_rowid='{key}')",
            f"INSERT INTO {words}({words}) VALUES ('rebuild')",
            f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN {put} END",
            f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN {drop} END",
            f"CREATE TRIGGER {words}_update AFTER UPDATE OF {column} ON {table} BEGIN {drop} {put} END",
        ]
