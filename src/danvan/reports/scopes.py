"""Which periods, reports and consolidations an actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from danvan.units.roles import Permission

if TYPE_CHECKING:
    from danvan.units.actor import Actor


def _seen(by: Actor) -> frozenset[int]:
    return by.reach(Permission.SEE_REPORTS)


def regimes(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Regimes under which a unit reports, or to which reports come, that one may see."""
    return rows.filter(pk__in=rows.model.rows.filter(_regime_q(by)).values("pk"))


def periods(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Periods of those regimes."""
    return rows.filter(pk__in=rows.model.rows.filter(_regime_q(by, "regime__")).values("pk"))


def _regime_q(by: Actor, prefix: str = "") -> Q:
    reports = "reports" if prefix else "periods__reports"
    return (
        Q(**{f"{prefix}receiver_id__in": _seen(by)})
        | Q(**{f"{prefix}plan__unit_id__in": _seen(by)})
        | Q(**{f"{reports}__unit_id__in": _seen(by)})
    )


def reports(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Reports of the units whose reports one may see."""
    return rows.filter(unit_id__in=_seen(by))


def of_reports(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a report by ``report``."""
    return rows.filter(report__unit_id__in=_seen(by))


def of_versions(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a version of a report by ``version_sent``."""
    return rows.filter(version_sent__report__unit_id__in=_seen(by))


def consolidations(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Consolidations of the office that receives the reports, or of the committee of the plan."""
    regime = "period__regime__"
    return rows.filter(Q(**{f"{regime}receiver_id__in": _seen(by)}) | Q(**{f"{regime}plan__unit_id__in": _seen(by)}))


def of_consolidations(rows: QuerySet[Any], by: Actor) -> QuerySet[Any]:
    """Rows that hang on a consolidation by ``consolidation``."""
    regime = "consolidation__period__regime__"
    return rows.filter(Q(**{f"{regime}receiver_id__in": _seen(by)}) | Q(**{f"{regime}plan__unit_id__in": _seen(by)}))
