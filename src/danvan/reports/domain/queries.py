"""Reads over reports for pages: lists, last year's figures, what opens behind a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from danvan.reports.enums import Ruling
from danvan.reports.frozen import Cell
from danvan.reports.models import Consolidation, Period, Report, ReportVersion
from danvan.units.actor import Actor
from danvan.units.roles import Permission


def own_reports(by: Actor) -> QuerySet[Report]:
    """The reports ``by``'s own unit owes, next due first."""
    rows = Report.objects.visible_to(by).filter(unit=by.unit) if by.unit else Report.rows.none()
    return rows.select_related("period__regime__plan__document", "unit").order_by("-period__due_last_day", "pk")


def gathered_periods(by: Actor) -> QuerySet[Period]:
    """Periods whose reports come to an office ``by`` sees: those of a coordinator, a leader, the receiving office."""
    seen = by.reach(Permission.SEE_REPORTS)
    return (
        Period.objects.visible_to(by)
        .filter(Q(regime__receiver_id__in=seen) | Q(regime__plan__unit_id__in=seen))
        .select_related("regime__plan__document", "regime__plan__unit", "regime__receiver")
        .order_by("-due_last_day", "pk")
    )


def consolidations_of(period: Period, by: Actor) -> QuerySet[Consolidation]:
    """The consolidations of ``period``, latest first, without their snapshots."""
    return Consolidation.objects.visible_to(by).filter(period=period).defer("snapshot").order_by("-number")


def versions_of(report: Report) -> list[ReportVersion]:
    """The versions sent, latest first, with what was said of each; one query."""
    rows = report.versions.select_related("ruling", "submitted_by").defer("content")
    return list(rows.order_by("-number"))


def last_year(report: Report) -> Mapping[str, Cell]:
    """Code -> the unit's figure in the same window a year before; empty when there is no report of an equal window."""
    period = report.period
    before = ReportVersion.objects.unscoped("số cùng kỳ năm trước của chính đơn vị").filter(
        report__unit_id=report.unit_id, report__period__kind=period.kind,
        report__period__data_from=_year_before(period.data_from), report__period__data_to=_year_before(period.data_to),
    )  # fmt: skip
    version = before.exclude(ruling__ruling=Ruling.RETURNED).order_by("-number").first()
    if version is None:
        return {}
    return {code: Cell.read(figure) for code, figure in version.body["figures"].items()}


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else dt.date(day.year - 1, 2, 28)
