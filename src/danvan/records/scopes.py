"""Which records an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.documents.enums import Visibility
from danvan.units.roles import Permission, Role

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def record_q(by: Actor, prefix: str = "") -> Q:
    """Records hosted by, or joined by, units whose work one may see; an observer only those shared with the area."""
    seen = by.reach(Permission.SEE_RECORDS)
    reach = Q(**{f"{prefix}host_id__in": seen}) | Q(**{f"{prefix}units__unit_id__in": seen})
    if by.post is not None and by.post.role == Role.OBSERVER:
        return reach & Q(**{f"{prefix}visibility__in": [Visibility.AREA, Visibility.PUBLIC]})
    return reach


def records(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    return rows.filter(record_q(by)).distinct()


def of_records(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a record by ``record``."""
    return rows.filter(record_q(by, "record__")).distinct()


def drafts(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """What one has typed in the post one acts in, and nobody else's."""
    return rows.filter(post=by.post) if by.post else rows.none()
