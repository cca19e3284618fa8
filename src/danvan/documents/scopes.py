"""Which documents and files an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.documents.enums import Visibility
from danvan.units.roles import Permission

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def files(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Files of the units whose work one may see; of others only what they share with the area."""
    own = Q(unit_id__in=by.reach(Permission.SEE_RECORDS) | by.reach(Permission.SEE_REPORTS))
    if by.post is None:
        return rows.none() if not by.whole else rows
    return rows.filter(own | Q(visibility__in=[Visibility.AREA, Visibility.PUBLIC]))


def documents(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Documents of the units whose plans or reports one may see."""
    return rows.filter(unit_id__in=by.reach(Permission.SEE_PLANS) | by.reach(Permission.SEE_REPORTS))


def papers(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Papers in routing of the units whose reports one may see or whose papers one routes."""
    return rows.filter(unit_id__in=by.reach(Permission.SEE_REPORTS) | by.reach(Permission.ROUTE_PAPERS))


def rules(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Days off, routing steps and rules of law are known to everyone who signs in."""
    return rows
