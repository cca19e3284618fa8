"""Which commitments an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.documents.enums import Visibility
from danvan.units.roles import Permission, Role

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def commitment_q(by: Actor, prefix: str = "") -> Q:
    """Commitments owned by, or made at an event of, units whose commitments one may see; an observer only shared ones."""
    seen = by.reach(Permission.SEE_COMMITMENTS)
    reach = Q(**{f"{prefix}owner_id__in": seen}) | Q(**{f"{prefix}origin_unit_id__in": seen})
    if by.post is not None and by.post.role == Role.OBSERVER:
        return reach & Q(**{f"{prefix}visibility__in": [Visibility.AREA, Visibility.PUBLIC]})
    return reach


def commitments(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Archived ones are shown to nobody: they were entered by mistake, with the event they came from."""
    return rows.filter(commitment_q(by), archived_at__isnull=True)


def of_commitments(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Steps of those commitments."""
    return rows.filter(commitment_q(by, "commitment__"))
