"""Publishing: every duty becomes an assignment for every unit it falls on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.due import DayOffRule, UnknownRecurrence, apply_day_off_rule, occurrences, parse_recurrence
from danvan.common.errors import Refused
from danvan.documents.domain import daysoff
from danvan.plans.domain.queries import expanded, membership_day, without_excepted
from danvan.plans.enums import LEADS, AssignmentState, DutyKind, DutyState, ParticipantRole, PlanState, Relation
from danvan.plans.models import Assignment, Duty, Participant, Plan
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.domain.queries import posts_held
from danvan.units.enums import System
from danvan.units.models import Post, Unit
from danvan.units.roles import Permission, Role
from danvan.units.tree import subtree_ids

ASSIGNED_KINDS = (DutyKind.TASK, DutyKind.REPORTING, DutyKind.CONSOLIDATION)


@dataclass(frozen=True)
class Issue:
    """What the signed copy says that the draft left blank; empty parts stay as read."""

    number: str = ""
    date: dt.date | None = None
    signer: str = ""


@dataclass(frozen=True)
class DueOn:
    """A deadline as the plan writes it and as the rule moves it."""

    duty: Duty
    text: str
    written: dt.date
    moved: dt.date


def obstacles(plan: Plan) -> list[str]:
    """Why the plan cannot be published yet, in sentences; none when it can."""
    reasons = []
    if plan.state != PlanState.REVIEW:
        reasons.append(_("Kế hoạch không ở bước soát."))
    open_ = plan.duties.filter(state=DutyState.PROPOSED).count()
    if open_:
        reasons.append(_("Còn %(n)d nhiệm vụ chưa soát.") % {"n": open_})
    if not plan.duties.filter(state=DutyState.CONFIRMED).exists():
        reasons.append(_("Chưa có nhiệm vụ nào được xác nhận."))
    unknown = Participant.rows.filter(
        duty__plan=plan,
        duty__state=DutyState.CONFIRMED,
        role__in=[*LEADS, ParticipantRole.EXCEPTED],
        unit__isnull=True,
        group__isnull=True,
    )
    if names := sorted({part.written for part in unknown}):
        reasons.append(_("Chưa rõ đơn vị chủ trì: %(names)s.") % {"names": "; ".join(names)})
    return reasons


def without_units(plan: Plan) -> list[Duty]:
    """Confirmed duties nobody is named for: publishing gives them to nobody, and the page says so before."""
    confirmed = plan.duties.filter(state=DutyState.CONFIRMED, kind__in=ASSIGNED_KINDS)
    return list(confirmed.exclude(participants__role__in=LEADS))


def preview(plan: Plan, rule: str) -> list[DueOn]:
    """Every dated deadline of the confirmed duties with the day ``rule`` makes of it."""
    table, found = daysoff.overrides(), []
    for duty in plan.duties.filter(state=DutyState.CONFIRMED).prefetch_related("due_dates"):
        for due in duty.due_dates.all():
            if due.last_day:
                found.append(DueOn(duty, due.text, due.last_day, apply_day_off_rule(due.last_day, rule, table)))
    return found


@transaction.atomic
def publish(
    *, plan: Plan, day_off_rule: str, by: Actor, on: dt.date, issue: Issue = Issue(), seen: int | None = None
) -> Plan:
    """Publish the reviewed plan on the local date ``on``: assignments for every member unit of every group.

    ``day_off_rule`` is a DayOffRule: what becomes of a deadline that falls on a day off. A committee assigns only units
    of its own area: bodies of the Party and the Front, units elsewhere and whoever the plan asks are requested. Officers
    are proposed by field and await their head. Raises Refused with every obstacle.
    """
    by.require(Permission.PUBLISH_PLANS, plan.unit)
    if reasons := obstacles(plan):
        raise Refused(" ".join(reasons))
    _record_issue(plan, issue)
    plan.state, plan.day_off_rule, plan.published_on = PlanState.PUBLISHED, DayOffRule(day_off_rule).value, on
    plan.store("state", "day_off_rule", "published_on", seen=seen)
    rows = [*_assignments(plan, day=membership_day(plan), rule=plan.day_off_rule)]
    _propose_officers(rows, on)
    Assignment.objects.bulk_create(rows)
    _tell_heads(plan, rows, on)
    audit.write(by=by, action="plan.publish", what=plan, changes={"assignments": len(rows), "rule": plan.day_off_rule})
    return plan


def _record_issue(plan: Plan, issue: Issue) -> None:
    document = plan.document
    document.number = issue.number or document.number
    document.date = issue.date or document.date
    document.year = document.date.year if document.date else document.year
    document.signer = issue.signer or document.signer
    document.store("number", "date", "year", "signer")


@dataclass(frozen=True)
class Forecast:
    """What publishing will make: assignments, how many units get them, and requests to bodies that are only asked."""

    assigned: int
    units: int
    requested: int


def forecast(plan: Plan, *, on: dt.date) -> Forecast:
    """What publishing ``plan`` on ``on`` would give out; writes nothing."""
    rows = [*_assignments(plan, day=plan.document.date or on, rule=DayOffRule.AS_WRITTEN)]
    given = [row.unit_id for row in rows if row.relation == Relation.ASSIGNED]
    return Forecast(assigned=len(given), units=len(set(given)), requested=len(rows) - len(given))


def _assignments(plan: Plan, *, day: dt.date, rule: str) -> Iterator[Assignment]:
    table = daysoff.overrides()
    own = subtree_ids(plan.unit_id, on=day) | subtree_ids(plan.unit_id, on=plan.published_on or day)
    duties = plan.duties.filter(state=DutyState.CONFIRMED, kind__in=ASSIGNED_KINDS)
    for duty in duties.prefetch_related("participants__unit", "participants__group", "due_dates"):
        for unit, role in _units_of(duty, day):
            asked = role == ParticipantRole.REQUESTED or unit.system != System.STATE or unit.pk not in own
            for occurrence, written in _occurrences(duty, plan):
                moved = apply_day_off_rule(written, rule, table) if written else None
                yield _assignment(duty, unit, role, asked, (occurrence, written, moved))


def _units_of(duty: Duty, day: dt.date) -> list[tuple[Unit, str]]:
    """Each unit once with its part: leads first, then coordinating units named one by one (a group only cooperates)."""
    parts = list(duty.participants.all())
    leads = [part for part in parts if part.role in LEADS]
    helpers = [part for part in parts if part.role == ParticipantRole.COORDINATING and part.unit]
    found: dict[int, tuple[Unit, str]] = {}
    for part in [*leads, *helpers]:
        for unit in without_excepted(expanded([part], on=day), parts, on=day):
            found.setdefault(unit.pk, (unit, part.role))
    return list(found.values())


def _occurrences(duty: Duty, plan: Plan) -> list[tuple[str, dt.date | None]]:
    """(label, last day as written) of each time the duty falls due: its dates, else its recurrence in the plan's year."""
    days = [due.last_day for due in duty.due_dates.all() if due.last_day]
    if not days and duty.recurrence and plan.year:
        days = list(_recurring(duty.recurrence, plan.year))
    return [(day.isoformat(), day) for day in sorted(set(days))] or [("", None)]


def _recurring(rule: str, year: int) -> tuple[dt.date, ...]:
    """Days of a recurrence that names a day; «hằng quý» without a day sets no deadline of its own."""
    try:
        names_a_day = parse_recurrence(rule).names_a_day
    except UnknownRecurrence:
        return ()
    return occurrences(rule, dt.date(year, 1, 1), dt.date(year, 12, 31)) if names_a_day else ()


def _assignment(
    duty: Duty, unit: Unit, role: str, asked: bool, time: tuple[str, dt.date | None, dt.date | None]
) -> Assignment:
    occurrence, written, moved = time
    return Assignment(
        duty=duty, unit=unit, occurrence=occurrence, written_due_on=written, due_on=moved,
        relation=Relation.REQUESTED if asked else Relation.ASSIGNED,
        role=ParticipantRole.REQUESTED if asked else role,
        state=AssignmentState.SENT if asked else AssignmentState.GIVEN,
    )  # fmt: skip


def _propose_officers(rows: list[Assignment], on: dt.date) -> None:
    by_unit: dict[int, list[Post]] = {}
    for post in posts_held({row.unit_id for row in rows}, on=on):
        by_unit.setdefault(post.unit_id, []).append(post)
    for row in rows:
        if row.relation == Relation.ASSIGNED:
            row.officer = _officer(row.duty, by_unit.get(row.unit_id, []))


def _officer(duty: Duty, posts: list[Post]) -> Post | None:
    """The officer in charge of the duty's field, else any officer or coordinator, else the head."""
    in_charge = [
        post
        for post in posts
        if post.role in {Role.OFFICER, Role.COORDINATOR} and any(one.pk == duty.field_id for one in post.fields.all())
    ]
    doing = [post for post in posts if post.role in {Role.OFFICER, Role.COORDINATOR}]
    return next(iter(in_charge or doing or [post for post in posts if post.role == Role.HEAD]), None)


def _tell_heads(plan: Plan, rows: list[Assignment], on: dt.date) -> None:
    units = {row.unit_id for row in rows if row.relation == Relation.ASSIGNED}
    heads = [post for post in posts_held(units, on=on) if post.role == Role.HEAD]
    text = _("Kế hoạch mới giao việc cho đơn vị: %(title)s") % {"title": plan.document.title or plan.document.reference}
    notices.tell(posts=heads, key=f"plan:{plan.uid}:published", text=text[:300], path="/nhiem-vu/")
