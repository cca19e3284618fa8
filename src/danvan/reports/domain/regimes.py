"""Opening the reporting regime of a published plan, and setting its data windows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.due import apply_day_off_rule
from danvan.common.errors import Refused
from danvan.documents.domain import daysoff
from danvan.plans.domain.queries import ReportingDuty, reporting_duties
from danvan.plans.enums import PlanState
from danvan.plans.models import Plan
from danvan.reports import headings
from danvan.reports.enums import PeriodKind
from danvan.reports.models import Period, Regime, Report, ReportVersion
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.roles import Permission

# Default windows as (month, day) of the first day and of the day after the last; a coordinator may change them.
HALF_YEAR = ((1, 1), (6, 1))
WHOLE_YEAR = ((1, 1), (11, 26))


@transaction.atomic
def open_from(*, plan: Plan, by: Actor) -> list[Regime]:
    """Open regime, periods and the expected reports from the reporting duties of a published plan; harmless when repeated.

    One regime per receiver, one period per due day, one report in draft per reporting unit. Returns the regimes, empty
    for a plan without a dated reporting duty. Raises Refused for a plan that is not published.
    """
    by.require(Permission.PUBLISH_PLANS, plan.unit)
    if plan.state != PlanState.PUBLISHED:
        raise Refused(_("Kế hoạch chưa ban hành nên chưa mở được kỳ báo cáo."))
    by_receiver: defaultdict[Unit | None, list[ReportingDuty]] = defaultdict(list)
    for duty in reporting_duties(plan):
        if duty.due and duty.units:
            by_receiver[duty.receiver].append(duty)
    return [_open(plan, receiver, duties, by) for receiver, duties in by_receiver.items()]


def _open(plan: Plan, receiver: Unit | None, duties: list[ReportingDuty], by: Actor) -> Regime:
    regime, new = Regime.rows.get_or_create(
        plan=plan,
        receiver=receiver,
        defaults={
            "name": _("Báo cáo kết quả thực hiện công tác dân vận chính quyền"),
            "outline": headings.freeze(headings.default_outline(plan)),
        },
    )
    reports = 0
    for duty in duties:
        for due in duty.due:
            if due.last_day:
                period = _period(regime, due.last_day, duty.rule)
                reports += _expect(period, duty.units)
    if new or reports:
        audit.write(by=by, action="regime.open", what=regime, changes={"plan": str(plan.uid), "reports": reports})
    return regime


def _period(regime: Regime, last_day: dt.date, rule: str) -> Period:
    kind = _kind(last_day)
    data_from, data_to = default_window(kind, last_day)
    period, _new = Period.rows.get_or_create(
        regime=regime,
        written_last_day=last_day,
        defaults={
            "kind": kind,
            "year": last_day.year,
            "label": _label(kind, last_day),
            "data_from": data_from,
            "data_to": data_to,
            "due_last_day": apply_day_off_rule(last_day, rule, daysoff.overrides()) if rule else last_day,
        },
    )
    return period


def _kind(last_day: dt.date) -> PeriodKind:
    """By the month reports are due: mid-year for the half year, October to December for the year."""
    if 5 <= last_day.month <= 8:
        return PeriodKind.HALF
    return PeriodKind.YEAR if last_day.month >= 10 else PeriodKind.OTHER


def default_window(kind: str, last_day: dt.date) -> tuple[dt.date, dt.date]:
    """[from, to) of a period of ``kind`` that is due on ``last_day``. Other periods run to the first of the due month."""
    if kind == PeriodKind.OTHER:
        end = last_day.replace(day=1)
        begin = end.replace(month=1) if end.month > 1 else end.replace(year=end.year - 1)
        return begin, end
    (first, day), (last, end_day) = HALF_YEAR if kind == PeriodKind.HALF else WHOLE_YEAR
    return dt.date(last_day.year, first, day), dt.date(last_day.year, last, end_day)


def _label(kind: str, last_day: dt.date) -> str:
    words = {
        PeriodKind.HALF: _("6 tháng đầu năm %(year)d"),
        PeriodKind.YEAR: _("năm %(year)d"),
        PeriodKind.OTHER: _("kỳ hạn %(day)s"),
    }[PeriodKind(kind)]
    return words % {"year": last_day.year, "day": f"{last_day:%d/%m/%Y}"}


def _expect(period: Period, units: list[Unit]) -> int:
    known = set(Report.rows.filter(period=period).values_list("unit_id", flat=True))
    rows = [Report(period=period, unit=unit) for unit in units if unit.pk not in known]
    Report.rows.bulk_create(rows)
    return len(rows)


@transaction.atomic
def set_window(
    *, period: Period, data_from: dt.date, data_to: dt.date, estimate_allowed: bool, by: Actor, seen: int | None = None
) -> Period:
    """Give ``period`` the data window [data_from, data_to), local dates, before any report was sent.

    Raises Refused for a window that is none, or once a version exists: figures must all be of one window.
    """
    by.require(Permission.RECEIVE_REPORTS, period.regime.receiver or period.regime.plan.unit)
    if data_to <= data_from:
        raise Refused(_("Ngày chốt số liệu phải sau ngày bắt đầu."))
    if ReportVersion.rows.filter(report__period=period).exists():
        raise Refused(_("Đã có đơn vị nộp báo cáo kỳ này nên không đổi khoảng số liệu được nữa."))
    before = {"data_from": period.data_from, "data_to": period.data_to, "estimate_allowed": period.estimate_allowed}
    period.data_from, period.data_to, period.estimate_allowed = data_from, data_to, estimate_allowed
    period.store("data_from", "data_to", "estimate_allowed", seen=seen)
    audit.write(by=by, action="period.set_window", what=period, changes=audit.difference(period, before))
    return period
