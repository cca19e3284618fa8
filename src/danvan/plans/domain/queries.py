"""Reads over plans that other apps and the faces use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from danvan.common import clock
from danvan.plans.enums import DutyKind, DutyState, ParticipantRole, Relation
from danvan.plans.models import Assignment, DueDate, Duty, Participant, Plan, Progress
from danvan.units.actor import Actor
from danvan.units.domain.queries import members
from danvan.units.models import Unit


@dataclass(frozen=True)
class ReportingDuty:
    """A confirmed duty to report: who owes it, who receives it, by when (last days as the plan writes them)."""

    duty: Duty
    units: list[Unit]
    receiver: Unit | None
    due: list[DueDate]
    rule: str


def reporting_duties(plan: Plan) -> list[ReportingDuty]:
    """The reporting duties of a published plan, in the order of the text; groups as they were on the day of publishing."""
    duties = plan.duties.filter(kind=DutyKind.REPORTING, state=DutyState.CONFIRMED)
    found = []
    for duty in duties.prefetch_related("participants__unit", "participants__group", "due_dates"):
        parts = list(duty.participants.all())
        found.append(
            ReportingDuty(
                duty=duty,
                units=_reporters(parts, on=membership_day(plan)),
                receiver=next(
                    (part.unit for part in parts if part.role == ParticipantRole.RECEIVER and part.unit), None
                ),
                due=[due for due in duty.due_dates.all() if due.last_day],
                rule=plan.day_off_rule,
            )
        )
    return found


def as_of(plan: Plan) -> dt.date:
    """The day by which the plan's units are looked up: its date, else today within its year, else 1 January of it."""
    today = clock.today()
    if plan.document.date:
        return plan.document.date
    return today if plan.year in {None, today.year} else dt.date(plan.year or today.year, 1, 1)


def membership_day(plan: Plan) -> dt.date:
    """The day groups are resolved by: the plan's date, else the day it was published."""
    day = plan.document.date or plan.published_on
    if day is None:
        raise ValueError("a plan without date that is not published has no membership day")
    return day


def expanded(participants: list[Participant], *, on: dt.date) -> list[Unit]:
    """The units of ``participants`` on ``on``, groups replaced by their members, each unit once, in order."""
    units: dict[int, Unit] = {}
    for part in participants:
        for unit in [part.unit] if part.unit else members(part.group, on=on) if part.group else []:
            units.setdefault(unit.pk, unit)
    return list(units.values())


def without_excepted(units: list[Unit], participants: list[Participant], *, on: dt.date) -> list[Unit]:
    """``units`` but those the plan leaves out («các phòng, ban … (trừ …)»), groups as they were on ``on``."""
    out = expanded([part for part in participants if part.role == ParticipantRole.EXCEPTED], on=on)
    left = {unit.pk for unit in out}
    return [unit for unit in units if unit.pk not in left]


def _reporters(participants: list[Participant], *, on: dt.date) -> list[Unit]:
    leads = [part for part in participants if part.role == ParticipantRole.LEAD]
    return without_excepted(expanded(leads, on=on), participants, on=on)


def difficulty_receiver(plan: Plan) -> Unit | None:
    """The unit the plan names for difficulties: the receiver of its event duty, else of its reports, else the coordinator's."""
    parts = Participant.rows.filter(duty__plan=plan, role=ParticipantRole.RECEIVER, unit__isnull=False)
    ranked = parts.filter(duty__state=DutyState.CONFIRMED).select_related("unit", "duty")
    by_kind = {part.duty.kind: part.unit for part in ranked}
    coordinating = plan.imported_by.unit if plan.imported_by else None
    return by_kind.get(DutyKind.EVENT) or by_kind.get(DutyKind.REPORTING) or coordinating


def plans_with_progress(by: Actor) -> QuerySet[Plan]:
    """Plans the actor may read, newest first, each with ``duty_count``, ``assigned`` and ``finished``; one query."""
    assigned = Q(duties__assignments__relation=Relation.ASSIGNED)
    return (
        Plan.objects.visible_to(by)
        .select_related("document", "unit")
        .annotate(
            duty_count=Count("duties", filter=~Q(duties__state=DutyState.DISCARDED), distinct=True),
            assigned=Count("duties__assignments", filter=assigned, distinct=True),
            finished=Count(
                "duties__assignments", filter=assigned & Q(duties__assignments__state="done"), distinct=True
            ),
        )
        .order_by("-year", "-pk")
    )


@dataclass(frozen=True)
class Filter:
    """What the list of assignments is asked for; empty means all. ``state`` is a state, "late" or "soon"."""

    unit: str = ""
    state: str = ""
    plan: str = ""
    mine: bool = False


def assignment_list(by: Actor, asked: Filter, *, on: dt.date) -> QuerySet[Assignment]:
    """The actor's assignments that ``asked`` fits, earliest due first, undated last, with what a row shows."""
    rows = Assignment.objects.visible_to(by).select_related("duty__plan__document", "unit", "officer")
    if asked.unit:
        rows = rows.filter(unit__uid=asked.unit)
    if asked.plan:
        rows = rows.filter(duty__plan__uid=asked.plan)
    if asked.mine and by.post:
        rows = rows.filter(unit_id=by.post.unit_id)
    if asked.state == "late":
        rows = rows.filter(due_on__lt=on, relation=Relation.ASSIGNED, done_on__isnull=True)
    elif asked.state == "soon":
        rows = rows.filter(due_on__gte=on, due_on__lte=on + dt.timedelta(days=7), done_on__isnull=True)
    elif asked.state:
        rows = rows.filter(state=asked.state)
    return rows.order_by(F("due_on").asc(nulls_last=True), "duty__start", "unit__key", "pk")


def steps_of(assignment: Assignment) -> QuerySet[Progress]:
    """What was said of the assignment, latest first, with post and evidence; two queries."""
    return assignment.progress.select_related("post").prefetch_related("evidence").order_by("-at", "-pk")
