"""The hierarchy as numbers: one recursive query, no models, so that rights can be judged anywhere."""

import datetime as dt

from django.db import connection

_SUBTREE = """
WITH RECURSIVE below(id) AS (
  SELECT CAST(%s AS bigint)
  UNION
  SELECT v.unit_id FROM units_unitversion v JOIN below ON v.parent_id = below.id
  WHERE v.valid_from <= %s AND (v.valid_to IS NULL OR v.valid_to > %s)
)
SELECT id FROM below
"""


def subtree_ids(unit_id: int, *, on: dt.date) -> frozenset[int]:
    """Ids of the unit and of everything below it on the local date ``on``; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_SUBTREE, [unit_id, on.isoformat(), on.isoformat()])
        return frozenset(row[0] for row in cursor.fetchall())


def all_unit_ids() -> frozenset[int]:
    """Ids of every unit there is or was; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM units_unit")
        return frozenset(row[0] for row in cursor.fetchall())
