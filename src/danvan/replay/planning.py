"""Brings a plan in as a coordinator would: read, every proposal looked at, unknown names mapped, published."""

from __future__ import annotations

import datetime as dt

from danvan.calendars.due import DayOffRule
from danvan.common.errors import Refused
from danvan.plans.domain import importing, publishing, review
from danvan.plans.domain.review import DutyChanges
from danvan.plans.enums import DutyKind, ParticipantRole, PlanState
from danvan.plans.models import Duty, Participant, Plan
from danvan.replay.area import Area
from danvan.units.models import UnitGroup
from danvan.units.names import folded

EVERYBODY, OFFICES, COMMUNES = "co-quan-don-vi-dia-phuong", "phong-ban-nganh", "xa-thi-tran"


def import_plan(*, area: Area, content: bytes, name: str, on: dt.date) -> Plan:
    """Receive and read a plan of the area's committee. Raises Refused when it cannot be read (says why)."""
    plan, _new = importing.receive(unit=area.committee, by=area.coordinator(on), content=content, name=name)
    plan = importing.read(plan.uid)
    if plan.state == PlanState.UNREADABLE:
        raise Refused(plan.trouble)
    return plan


def review_plan(*, plan: Plan, area: Area, on: dt.date) -> int:
    """Map unknown leads, name addressees where the plan implies them, confirm every duty; returns how many."""
    by, groups = area.coordinator(on), {group.key: group for group in UnitGroup.rows.filter(area=area.committee)}
    for written in _unknown_leads(plan):
        review.map_name(plan=plan, written=written, unit=_group_meant(written, groups), remember=True, by=by)
    leads = (ParticipantRole.LEAD, ParticipantRole.REQUESTED)
    for duty in plan.duties.exclude(kind=DutyKind.PRINCIPLE).exclude(participants__role__in=leads):
        review.edit(duty=duty, changes=DutyChanges(leads=[groups[EVERYBODY]]), by=by)
    return review.confirm(duties=list(plan.duties.select_related("plan__unit")), by=by)


def publish_plan(*, plan: Plan, area: Area, on: dt.date) -> Plan:
    """Publish with the rule that a deadline on a day off stays as written, so that the windows are those of the plan."""
    plan = Plan.rows.select_related("unit", "document").get(pk=plan.pk)
    issue = publishing.Issue(number=plan.document.number or "18", date=plan.document.date or on)
    by = area.coordinator(on)
    return publishing.publish(plan=plan, day_off_rule=DayOffRule.AS_WRITTEN, issue=issue, by=by, on=on)


def duty_for(plan: Plan, field: str) -> Duty | None:
    """The first task of ``plan`` in the field with this key: what records of that field serve."""
    return plan.duties.filter(kind=DutyKind.TASK, field__key=field).first()


def _unknown_leads(plan: Plan) -> list[str]:
    unknown = Participant.rows.filter(duty__plan=plan, unit__isnull=True, group__isnull=True)
    named = unknown.filter(role__in=(ParticipantRole.LEAD, ParticipantRole.REQUESTED)).order_by("duty__start", "pk")
    return list(dict.fromkeys(named.values_list("written", flat=True)))


def _group_meant(written: str, groups: dict[str, UnitGroup]) -> UnitGroup:
    """Whom a name the directory does not know means, as the coordinator of this invented year decides it."""
    words = folded(written)
    if "xa" in words.split() and "co quan" not in words:
        return groups[COMMUNES]
    if "phong" in words.split() or "co quan" in words:
        return groups[OFFICES]
    return groups[EVERYBODY]
