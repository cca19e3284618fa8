"""Tiếp công dân: the days by rule, sittings held or put off, visits, and how many the law asks for."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.workdays import DayOff, next_working_day
from danvan.cases.enums import PostponeReason, ReceptionKind, ReceptionMode, SittingState
from danvan.cases.models import ReceptionSchedule, Sitting
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.documents.domain.legalrules import Law
from danvan.documents.ruletable import LegalRule, RuleUnit
from danvan.officedocs.numbers import short_date
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.roles import Permission

# Luật 136/2025/QH15: online reception, and no more receiving by a deputy, from this day.
NEW_LAW_FROM = dt.date(2026, 7, 1)
NOT_BY_DEPUTY = frozenset({"TCD.XA"})


@dataclass(frozen=True)
class Pattern:
    """When the holder of a post receives people: every ``weekday`` (0 is Monday), or on the ``days`` of each month."""

    title: str
    place: str
    begins: dt.time
    ends: dt.time
    weekday: int | None = None
    days: Sequence[int] = ()
    rule: str = ""
    variant: str = ""
    mode: str = ReceptionMode.DIRECT


@dataclass(frozen=True)
class Demand:
    """What the law asks of one schedule in a month, and what is planned and held."""

    rule: LegalRule | None
    wanted: int
    planned: int
    held: int

    @property
    def is_short(self) -> bool:
        """Fewer planned than the law asks for."""
        return self.planned < self.wanted


@transaction.atomic
def schedule(*, pattern: Pattern, unit: Unit, on: dt.date, by: Actor) -> ReceptionSchedule:
    """Receive people by ``pattern`` from the local date ``on``. Raises NotPermitted, Refused for a pattern without days."""
    by.require(Permission.HOLD_RECEPTION, unit)
    if (pattern.weekday is None) == (not pattern.days):
        raise Refused(_("Chọn một ngày cố định trong tuần, hoặc ghi các ngày trong tháng."))
    if pattern.weekday is not None and not 0 <= pattern.weekday <= 4:
        raise Refused(_("Ngày tiếp công dân là ngày làm việc, từ thứ Hai đến thứ Sáu."))
    if any(not 1 <= day <= 31 for day in pattern.days):
        raise Refused(_("Ngày trong tháng từ 1 đến 31."))
    if not pattern.title.strip() or not pattern.place.strip():
        raise Refused(_("Ghi chức danh người tiếp và địa điểm tiếp."))
    if pattern.ends <= pattern.begins:
        raise Refused(_("Giờ kết thúc phải sau giờ bắt đầu."))
    row = ReceptionSchedule.objects.create(
        unit=unit, title=pattern.title.strip(), place=pattern.place.strip(), begins=pattern.begins, ends=pattern.ends,
        weekday=pattern.weekday, days=sorted(set(pattern.days)), rule=pattern.rule, variant=pattern.variant,
        mode=pattern.mode, valid_from=on,
    )  # fmt: skip
    audit.write(by=by, action="reception.schedule", what=row, changes={"unit": str(unit.uid), "from": on.isoformat()})
    return row


@transaction.atomic
def end_schedule(*, row: ReceptionSchedule, on: dt.date, by: Actor) -> ReceptionSchedule:
    """No more planning by ``row`` from ``on``; sittings planned later and not held go. Raises NotPermitted, Refused."""
    by.require(Permission.HOLD_RECEPTION, row.unit)
    if on <= row.valid_from:
        raise Refused(_("Ngày thôi áp dụng phải sau ngày bắt đầu."))
    row.valid_to = on
    row.store("valid_to")
    Sitting.rows.filter(schedule=row, planned_on__gte=on, state=SittingState.PLANNED, visits__isnull=True).delete()
    audit.write(by=by, action="reception.end_schedule", what=row, changes={"on": on.isoformat()})
    return row


def days_of(
    row: ReceptionSchedule, *, year: int, month: int, days_off: Sequence[DayOff] = ()
) -> list[tuple[dt.date, dt.date]]:
    """(day by the pattern, day it is held) of one month: a day off moves to the next working day. A day the month has not is
    its last one."""
    length = calendar.monthrange(year, month)[1]
    if row.weekday is not None:
        days = [dt.date(year, month, day) for day in range(1, length + 1)]
        planned = [day for day in days if day.weekday() == row.weekday]
    else:
        planned = sorted({dt.date(year, month, min(day, length)) for day in row.days})
    return [(day, next_working_day(day, days_off)) for day in planned if row.holds_on(day)]


@transaction.atomic
def plan(*, unit: Unit, year: int, month: int, by: Actor) -> int:
    """Put the sittings of a month into the plan by the unit's schedules; returns how many were new. Harmless when repeated."""
    by.require(Permission.HOLD_RECEPTION, unit)
    law, new = legalrules.law(), 0
    for row in ReceptionSchedule.rows.filter(unit=unit):
        for planned_on, on in days_of(row, year=year, month=month, days_off=law.days_off):
            sitting, made = Sitting.rows.get_or_create(
                schedule=row, planned_on=planned_on,
                defaults={
                    "unit": unit, "kind": ReceptionKind.REGULAR, "mode": row.mode, "on": on, "title": row.title,
                    "place": row.place, "reason": PostponeReason.HOLIDAY if on != planned_on else "",
                },
            )  # fmt: skip
            if made:
                audit.write(by=by, action="reception.plan", what=sitting, changes={"on": on.isoformat()})
            new += made
    return new


@transaction.atomic
def call(
    *, unit: Unit, on: dt.date, title: str, place: str, by: Actor, mode: str = ReceptionMode.DIRECT,
    kind: str = ReceptionKind.AD_HOC,
) -> Sitting:  # fmt: skip
    """A sitting outside the plan: ad hoc, or the standing reception of a day. Raises NotPermitted, Refused."""
    by.require(Permission.HOLD_RECEPTION, unit)
    _check_mode(mode, on)
    if not title.strip() or not place.strip():
        raise Refused(_("Ghi chức danh người tiếp và địa điểm tiếp."))
    row = Sitting.objects.create(
        unit=unit, kind=kind, mode=mode, on=on, planned_on=on, title=title.strip(), place=place.strip()
    )
    audit.write(by=by, action="reception.call", what=row, changes={"on": on.isoformat(), "kind": kind})
    return row


def standing(*, unit: Unit, on: dt.date, by: Actor, title: str, place: str) -> Sitting:
    """The standing reception of a day, which opens with its first visit."""
    found = Sitting.rows.filter(unit=unit, on=on, kind=ReceptionKind.STANDING).first()
    return found or call(unit=unit, on=on, title=title, place=place, by=by, kind=ReceptionKind.STANDING)


@transaction.atomic
def hold(*, row: Sitting, by: Actor, by_deputy: bool = False, mode: str = "", seen: int | None = None) -> Sitting:
    """Note that the sitting was held, by the holder of the post or a deputy, directly or online.

    Raises NotPermitted; Refused for a day to come, for one called off, where the law lets no deputy receive, StaleRow.
    """
    by.require(Permission.HOLD_RECEPTION, row.unit)
    if row.on > clock.today():
        raise Refused(_("Buổi tiếp ngày %(day)s chưa đến.") % {"day": short_date(row.on)})
    if row.state == SittingState.NOT_HELD:
        raise Refused(_("Buổi này đã ghi là không tiếp."))
    rule = row.schedule.rule if row.schedule else ""
    if by_deputy and rule in NOT_BY_DEPUTY and row.on >= NEW_LAW_FROM:
        raise Refused(
            _(
                "Từ ngày 01/7/2026 Chủ tịch Ủy ban nhân dân cấp xã không giao cấp phó tiếp công dân thay "
                "(Luật 136/2025/QH15). Hoãn buổi này sang ngày khác."
            )
        )
    _check_mode(mode or row.mode, row.on)
    before = {"state": row.state, "by_deputy": row.by_deputy, "mode": row.mode}
    row.state, row.by_deputy, row.mode = SittingState.HELD, by_deputy, mode or row.mode
    row.store(*before, seen=seen)
    audit.write(by=by, action="reception.hold", what=row, changes=audit.difference(row, before))
    return row


@transaction.atomic
def postpone(*, row: Sitting, to: dt.date | None, reason: str, by: Actor, seen: int | None = None) -> Sitting:
    """Put a sitting off to ``to``, or note that it was not held (None), with the reason. The planned day is kept.

    Raises NotPermitted; Refused for a sitting held or with visits, an unknown reason, a day before the planned one; StaleRow.
    """
    by.require(Permission.HOLD_RECEPTION, row.unit)
    if row.state == SittingState.HELD or row.visits.exists():
        raise Refused(_("Buổi này đã tiếp nên không hoãn được."))
    if reason not in PostponeReason:
        raise Refused(_("Chọn lý do hoãn trong danh sách."))
    if to is not None and to <= row.planned_on:
        raise Refused(_("Ngày tiếp mới phải sau ngày đã định (%(day)s).") % {"day": short_date(row.planned_on)})
    if to is not None and next_working_day(to, legalrules.law().days_off) != to:
        raise Refused(_("Ngày %(day)s là ngày nghỉ. Chọn ngày làm việc.") % {"day": short_date(to)})
    before = {"state": row.state, "on": row.on, "reason": row.reason}
    row.state = SittingState.POSTPONED if to else SittingState.NOT_HELD
    row.on, row.reason = to or row.on, reason
    row.store(*before, seen=seen)
    audit.write(by=by, action="reception.postpone", what=row, changes=audit.difference(row, before))
    return row


def _check_mode(mode: str, on: dt.date) -> None:
    if mode == ReceptionMode.ONLINE and on < NEW_LAW_FROM:
        raise Refused(_("Tiếp công dân trực tuyến được luật quy định từ ngày 01/7/2026 (Luật 136/2025/QH15)."))


def demand(row: ReceptionSchedule, *, year: int, month: int, law: Law) -> Demand:
    """What the rule of a schedule asks for in a month, against what is planned and held; two queries.

    The rule valid on the last day of the month counts. A week counts for the month its day of reception lies in.
    """
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    rule = law.on(row.rule, last, row.variant) if row.rule else None
    sittings = Sitting.rows.filter(schedule=row, planned_on__year=year, planned_on__month=month)
    return Demand(
        rule=rule, wanted=_wanted(rule, row, year, month), planned=sittings.exclude(state=SittingState.NOT_HELD).count(),
        held=sittings.filter(state=SittingState.HELD).count(),
    )  # fmt: skip


def _wanted(rule: LegalRule | None, row: ReceptionSchedule, year: int, month: int) -> int:
    if rule is None:
        return 0
    value = int(rule.value)
    if rule.unit == RuleUnit.TIMES_PER_WEEK:
        weekday = row.weekday if row.weekday is not None else 0
        length = calendar.monthrange(year, month)[1]
        return value * sum(dt.date(year, month, day).weekday() == weekday for day in range(1, length + 1))
    return value if rule.unit == RuleUnit.TIMES_PER_MONTH else 0
