"""Which sessions of the schedule an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.documents.enums import Visibility
from danvan.units.roles import Permission, Role

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def sessions(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Sessions of, or joined by, units whose records one may see; an observer only those shared with the area."""
    seen = by.reach(Permission.SEE_RECORDS)
    found = rows.filter(Q(unit_id__in=seen) | Q(participating__in=seen)).distinct()
    if by.post is not None and by.post.role == Role.OBSERVER:
        return found.exclude(visibility=Visibility.UNIT)
    return found
