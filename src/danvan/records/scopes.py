"""Which records an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet

from danvan.documents.enums import Visibility
from danvan.units.roles import Permission, Role

if TYPE_CHECKING:
    from danvan.units.actor import Actor


# Up to so many units their records are looked up by unit; beyond, records are taken by day and each asked for its units.
NARROW = 40


def records(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Records hosted by, or joined by, units whose work one may see; an observer only those shared with the area."""
    seen = by.reach(Permission.SEE_RECORDS)
    if by.post is not None and by.post.role == Role.OBSERVER:
        rows = rows.filter(visibility__in=[Visibility.AREA, Visibility.PUBLIC])
    parts = rows.model._meta.get_field("units").related_model._base_manager.filter(unit_id__in=seen)
    if len(seen) <= NARROW:
        return rows.filter(pk__in=parts.values("record_id"))
    return rows.filter(Exists(parts.filter(record_id=OuterRef("pk"))))


def of_records(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a record by ``record``."""
    record = rows.model._meta.get_field("record").related_model
    return rows.filter(record__in=records(record._base_manager.all(), by))


def drafts(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """What one has typed in the post one acts in, and nobody else's."""
    return rows.filter(post=by.post) if by.post else rows.none()
