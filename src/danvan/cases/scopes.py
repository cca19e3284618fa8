"""Which cases an actor may know of. Whoever a case complains of, and everybody below, does not learn that it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.units.roles import Permission, Role

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def case_q(by: Actor, prefix: str = "") -> Q:
    """Cases received or handled by units whose cases one may see; a case handler only those in their own hand."""
    seen = by.reach(Permission.SEE_CASES)
    if by.post is not None and by.post.role == Role.CASE_HANDLER:
        return Q(**{f"{prefix}handler_id": by.post.pk})
    held = Q(**{f"{prefix}handling_unit_id__in": seen}) & ~Q(**{f"{prefix}assignment": "back"})
    return Q(**{f"{prefix}unit_id__in": seen}) | held


def cases(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Cases of ``case_q`` without those that complain of the actor or of a body the actor works in or under."""
    if by.whole:
        return rows
    return rows.filter(case_q(by)).filter(~_against(rows, by))


def _against(rows: QuerySet[Any], by: Actor) -> Any:
    """Whether a case names the actor's own person, or their unit or one above it."""
    barred = rows.model._meta.get_field("barred").related_model.rows
    named = barred.filter(case=OuterRef("pk")).filter(
        Q(unit_id=by.post.unit_id if by.post else None) | Q(user_id=by.user.pk if by.user else None)
    )
    return Exists(named)


def of_cases(path: str = "case") -> Any:
    """Rows that hang on a case one may know of; ``path`` leads there."""

    def scope(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
        model = rows.model
        for step in path.split("__"):
            model = model._meta.get_field(step).related_model
        return rows.filter(**{f"{path}__in": cases(model.rows.all(), by)})

    return scope


def sealed(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Sealed rows are never listed: they are opened one case at a time, by the verbs of ``domain.opening``."""
    return rows if by.whole else rows.none()


def openings(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Openings at units whose openings one may see, and one's own."""
    own = Q(post__user=by.user) if by.user else Q(pk__in=[])
    units = by.reach(Permission.SEE_OPENINGS)
    return rows.filter(own | Q(case__unit_id__in=units) | Q(case__handling_unit_id__in=units))


def denunciations(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """A line of the register of denunciations exists only for the officer it is assigned to."""
    if by.whole:
        return rows
    if not by.holds(Permission.REGISTER_DENUNCIATIONS) or by.post is None:
        return rows.none()
    return rows.filter(officer=by.post)


def reception(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Sessions and visits of units whose reception one holds."""
    return rows if by.whole else rows.filter(unit_id__in=by.reach(Permission.HOLD_RECEPTION))


def managed(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Templates and choices of units whose cases one manages or receives."""
    units = by.reach(Permission.MANAGE_CASES) | by.reach(Permission.RECEIVE_CASES) | by.reach(Permission.SEE_CASES)
    return rows if by.whole else rows.filter(unit_id__in=units)


def care(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Requests about data and breaches at units whose cases one receives or manages; leaders see those of their area."""
    units = by.reach(Permission.MANAGE_CASES) | by.reach(Permission.RECEIVE_CASES) | by.reach(Permission.SEE_OPENINGS)
    return rows if by.whole else rows.filter(unit_id__in=units)
