"""Which plans, duties and assignments an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.plans.enums import PlanState
from danvan.units.roles import Permission

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def plan_q(by: Actor, prefix: str = "") -> Q:
    """Published plans of one's area, or in which one's unit has an assignment; drafts only for whoever imports."""
    seen = Q(**{f"{prefix}state": PlanState.PUBLISHED}) & (
        Q(**{f"{prefix}unit_id__in": by.reach(Permission.SEE_PLANS)})
        | Q(**{f"{prefix}duties__assignments__unit_id__in": by.reach(Permission.SEE_ASSIGNMENTS)})
    )
    return seen | Q(**{f"{prefix}unit_id__in": by.reach(Permission.IMPORT_PLANS)})


def plans(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    return rows.filter(plan_q(by)).distinct()


def of_plans(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a plan by ``plan``."""
    return rows.filter(plan_q(by, "plan__")).distinct()


def assignments(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Assignments of the units whose work one may see."""
    return rows.filter(unit_id__in=by.reach(Permission.SEE_ASSIGNMENTS))


def of_assignments(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Progress and difficulties of those assignments, and difficulties one is to answer."""
    seen = Q(assignment__unit_id__in=by.reach(Permission.SEE_ASSIGNMENTS))
    return rows.filter(seen)
