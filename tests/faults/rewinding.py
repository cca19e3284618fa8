"""A PostgreSQL database taken back to what it held before. Quicker than a new database from a template, for every kill."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
NUMBERS = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"


@dataclass(frozen=True)
class Held:
    """The rows of every table as COPY writes them, and where every sequence stands (None when never drawn from)."""

    rows: dict[str, bytes]
    numbers: dict[str, int | None]


def held(database: str) -> Held:
    """What ``database`` (an address) holds now."""
    with psycopg.connect(database) as connection:
        tables = [name for (name,) in connection.execute(TABLES)]
        rows = {name: _copied(connection, name) for name in tables}
        return Held(rows, dict(connection.execute(NUMBERS).fetchall()))


def _copied(connection: psycopg.Connection, table: str) -> bytes:
    statement = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with connection.cursor().copy(statement) as copy:
        return b"".join(bytes(block) for block in copy)


def rewind(database: str, then: Held) -> None:
    """Make ``database`` hold what it held ``then``. Needs a superuser: rows that never change are replaced too."""
    with psycopg.connect(database) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")  # no trigger and no foreign key is asked
        for table, rows in then.rows.items():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            if rows:
                statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
                with connection.cursor().copy(statement) as copy:
                    copy.write(rows)
        for sequence, last in then.numbers.items():
            connection.execute("SELECT setval(%s, %s, %s)", [f'"{sequence}"', last or 1, last is not None])
