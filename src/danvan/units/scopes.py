"""Which rows of the units app an actor may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.units.roles import Permission

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def units(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Names of units are public; whoever signs in may read them."""
    return rows


def units_through(path: str) -> Callable[[QuerySet[Any], Actor], QuerySet[Any]]:
    """Rows that hang on a unit and are as public as its name."""
    return lambda rows, by: rows


def reference_data(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Shipped lists: fields, groups, aliases, changes."""
    return rows


def posts(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Posts of one's own unit, of the units one assigns to, and of all units for whoever manages people."""
    if by.holds(Permission.MANAGE_PEOPLE):
        return rows
    units = by.reach(Permission.SEE_ASSIGNMENTS) | ({by.post.unit_id} if by.post else set())
    return rows.filter(unit_id__in=units)


def notices(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """One's own notices, whichever post they came to."""
    return rows.filter(Q(post__user=by.user)) if by.user else rows.none()
