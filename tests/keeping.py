"""What a long act of the verbs wrote is kept and put back, so that a hundred tests can begin where it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Written:
    """``new`` rows by table, and the keys of ``old`` ones they stand in place of."""

    new: Rows
    old: dict[str, list[Any]]


_written: dict[str, Written] = {}


def begin_after(key: str, act: Callable[[], Any]) -> None:
    """Do ``act`` on a founded area the first time in this process; afterwards put back what it wrote.

    Call it first in a test: what stood before must be the same each time, the clock included.
    """
    if key not in _written:
        before = rows_of_all()
        act()
        _written[key] = difference(before, rows_of_all())
    else:
        put(_written[key])


def rows_of_all() -> Rows:
    """Every row of every table, as the database gives it."""
    with connection.cursor() as cursor:
        found = {}
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found[model._meta.db_table] = cursor.fetchall()
    return found


def difference(before: Rows, after: Rows) -> Written:
    """What was written between; nothing may have been deleted."""
    new: Rows = {}
    old: dict[str, list[Any]] = {}
    for table, rows in after.items():
        known = set(before[table])
        if added := [row for row in rows if row not in known]:
            new[table] = added
            keys = {row[0] for row in added}
            old[table] = [row[0] for row in before[table] if row[0] in keys]
    return Written(new, old)


def put(written: Written) -> None:
    """Write the rows as they were."""
    with connection.cursor() as cursor:
        for table, rows in written.new.items():
            cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
            key = cursor.description[0][0]
            cursor.executemany(f'DELETE FROM "{table}" WHERE "{key}" = %s', [(one,) for one in written.old[table]])
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', [tuple(map(_storable, row)) for row in rows])


def _storable(value: Any) -> Any:
    """SQLite takes every value back as it gave it, but for a time of day."""
    return value.isoformat() if isinstance(value, dt.time) else value
