"""What waits for a person: one list from assignments, commitments, records to judge, reports, papers, difficulties, plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import UNFINISHED
from danvan.commitments.models import Commitment
from danvan.desk.templatetags.desk import vn_date
from danvan.documents.domain.routing import steps_open_to
from danvan.documents.enums import RoutingState
from danvan.documents.models import Paper
from danvan.plans.domain.wording import place_of
from danvan.plans.enums import AssignmentState, DifficultyState, PlanState, Relation
from danvan.plans.models import Assignment, Difficulty, Plan
from danvan.records.domain import stages
from danvan.records.kinds.registry import all_kinds
from danvan.reports.domain import queries as report_reads
from danvan.reports.domain import standing
from danvan.reports.enums import ReportState
from danvan.reports.models import Period, Report
from danvan.units.actor import Actor
from danvan.units.models import Post
from danvan.units.roles import Permission, Role

SHOWN = 200
SHOWN_PAPERS = 10
SOON = dt.timedelta(days=7)
NEXT_STEPS: dict[str, str | Promise] = {
    AssignmentState.GIVEN: gettext_lazy("Tiếp nhận"),
    AssignmentState.RETURNED: gettext_lazy("Bổ sung, gửi lại"),
}


@dataclass(frozen=True)
class WorkItem:
    """One line of the list.

    ``source`` says where it comes from, ``state`` how it stands, ``action`` what to do next (the words of a button);
    ``waiting`` marks what somebody else must do next, ``asked`` what somebody else waits for.
    """

    title: str
    url: str
    source: str
    due_on: dt.date | None
    action: str
    state: str = ""
    waiting: str = ""
    asked: bool = False

    def band(self, today: dt.date) -> str:
        """late, today, week, later, decide, none or waiting: the group of the list it stands in."""
        if self.waiting:
            return "waiting"
        if self.due_on is None:
            return "decide" if self.asked else "none"
        if self.due_on < today:
            return "late"
        if self.due_on == today:
            return "today"
        return "week" if self.due_on <= today + SOON else "later"


BANDS: tuple[tuple[str, str | Promise, str, str], ...] = (
    ("late", gettext_lazy("Quá hạn"), "triangle", "bad"),
    ("today", gettext_lazy("Hôm nay"), "clock", "warn"),
    ("week", gettext_lazy("Trong 7 ngày tới"), "calendar", ""),
    ("decide", gettext_lazy("Chờ đồng chí xử lý"), "dots", ""),
    ("later", gettext_lazy("Sau đó"), "calendar", ""),
    ("none", gettext_lazy("Chưa có hạn"), "calendar", ""),
    ("waiting", gettext_lazy("Đang chờ người khác"), "dots", ""),
)


@dataclass(frozen=True)
class Band:
    key: str
    label: str | Promise
    icon: str
    tone: str
    items: list[WorkItem]


def bands(items: Iterable[WorkItem], *, today: dt.date) -> list[Band]:
    """The items by urgency, each band in order of its dates; empty bands left out."""
    by_band: dict[str, list[WorkItem]] = {}
    for item in sorted(items, key=lambda item: (item.due_on or dt.date.max, item.title)):
        by_band.setdefault(item.band(today), []).append(item)
    return [Band(key, label, icon, tone, by_band[key]) for key, label, icon, tone in BANDS if key in by_band]


def waiting_for(actor: Actor) -> list[WorkItem]:
    """Everything that waits for ``actor`` or that ``actor`` waits for; a fixed number of queries."""
    if actor.post is None:
        return []
    post = actor.post
    return [
        *_assignments(actor, post),
        *_commitments(actor, post),
        *_reports(actor, post),
        *_gathering(actor),
        *_judging(actor),
        *_papers(actor),
        *_difficulties(actor, post),
        *_plans(actor),
    ]


def _assignments(actor: Actor, post: Post) -> list[WorkItem]:
    if not actor.holds(Permission.WORK_ASSIGNMENTS):
        return []
    rows = (
        Assignment.objects.visible_to(actor)
        .filter(unit_id=post.unit_id, relation=Relation.ASSIGNED)
        .exclude(state=AssignmentState.DONE)
        .select_related("duty__plan__document", "officer")
        .order_by("due_on", "pk")
    )
    if post.role == Role.OFFICER:
        rows = rows.filter(officer__isnull=True) | rows.filter(officer=post)
    return [_assignment_item(row, actor) for row in rows[:SHOWN]]


def _assignment_item(row: Assignment, actor: Actor) -> WorkItem:
    heads = actor.post is not None and actor.post.role == Role.HEAD
    awaiting = row.state == AssignmentState.AWAITING
    return WorkItem(
        title=row.duty.title,
        url=reverse("desk:assignment", args=[row.uid]),
        source=_("Mục %(section)s · %(plan)s")
        % {"section": place_of(row.duty.anchor), "plan": row.duty.plan.document.reference},
        due_on=row.due_on,
        action=_("Duyệt") if awaiting else str(NEXT_STEPS.get(row.state, _("Cập nhật tiến độ"))),
        state=str(row.get_state_display()),
        waiting=_("Chờ thủ trưởng duyệt") if awaiting and not heads else "",
        asked=awaiting and heads,
    )


def _commitments(actor: Actor, post: Post) -> list[WorkItem]:
    if not actor.holds(Permission.WRITE_COMMITMENTS):
        return []
    rows = Commitment.objects.visible_to(actor).filter(owner_id=post.unit_id, state__in=UNFINISHED)
    return [
        WorkItem(
            title=row.text[:160],
            url=reverse("desk:commitment", args=[row.uid]),
            source=row.origin_label,
            due_on=row.due_on,
            action=_("Ghi kết quả"),
            state=str(row.get_state_display()),
        )
        for row in rows.order_by("due_on", "pk")[:SHOWN]
    ]


def _reports(actor: Actor, post: Post) -> list[WorkItem]:
    """The unit's own reports not sent yet, or returned."""
    if not actor.holds(Permission.DRAFT_REPORTS):
        return []
    rows = Report.objects.visible_to(actor).filter(
        unit_id=post.unit_id, state__in=[ReportState.DRAFT, ReportState.RETURNED]
    )
    return [
        WorkItem(
            title=_("Báo cáo %(period)s") % {"period": row.period.label},
            url=reverse("desk:report", args=[row.uid]),
            source=_("Chế độ báo cáo"),
            due_on=row.period.due_last_day,
            action=_("Sửa và nộp lại") if row.state == ReportState.RETURNED else _("Điền tiếp báo cáo"),
            state=str(row.get_state_display()),
        )
        for row in rows.select_related("period").order_by("period__due_last_day")[:SHOWN]
    ]


def _gathering(actor: Actor) -> list[WorkItem]:
    """For whoever gathers reports: those sent and not yet looked at, and units that have not sent after the last day."""
    if not actor.holds(Permission.RECEIVE_REPORTS):
        return []
    periods = list(report_reads.gathered_periods(actor))
    boards = standing.boards_of(periods, by=actor)
    return [item for period in periods for item in _of_period(period, boards[period.pk], actor)]


def _judging(actor: Actor) -> list[WorkItem]:
    """For whoever judges for the area: how many models, commendations and evaluations wait."""
    if not actor.holds(Permission.ASSESS):
        return []
    staged = [kind for kind in all_kinds() if kind.moves]
    waiting = [(kind, stages.waiting_for(kind, actor).count()) for kind in staged]
    return [
        WorkItem(
            title=_("%(n)d hồ sơ chờ xét: %(kind)s") % {"n": count, "kind": kind.label},
            url=reverse("desk:record-kind", args=[kind.slug]),
            source=_("Hoạt động, kết quả"),
            due_on=None,
            action=_("Xem, xét"),
            asked=True,
        )
        for kind, count in waiting
        if count
    ]


def _of_period(period: Period, board: standing.Board, actor: Actor) -> list[WorkItem]:
    sent = sum(row.report.state == ReportState.SUBMITTED for row in board.rows)
    missing = len(board.of(standing.MISSING)) if standing.is_due(period, actor.on) else 0
    said = [
        (sent, _("%(n)d báo cáo %(period)s chờ tiếp nhận"), _("Xem, tiếp nhận")),
        (missing, _("%(n)d đơn vị chưa gửi báo cáo %(period)s"), _("Xem đơn vị chưa gửi")),
    ]
    return [
        WorkItem(
            title=title % {"n": count, "period": period.label},
            url=reverse("desk:period", args=[period.uid]),
            source=_("Tổng hợp báo cáo"),
            due_on=None,
            action=action,
            state=_("hạn nộp chậm nhất %(day)s") % {"day": vn_date(period.due_last_day)},
            asked=True,
        )
        for count, title, action in said
        if count
    ]


def _papers(actor: Actor) -> list[WorkItem]:
    if not (actor.holds(Permission.ROUTE_PAPERS) or actor.holds(Permission.CONSOLIDATE)):
        return []
    rows = Paper.objects.visible_to(actor).exclude(state=RoutingState.ISSUED).select_related("unit")
    return [_paper_item(row, actor) for row in rows.order_by("pk")[:SHOWN_PAPERS]]


def _paper_item(row: Paper, actor: Actor) -> WorkItem:
    steps = steps_open_to(row, actor)
    return WorkItem(
        title=row.title,
        url=reverse("desk:paper", args=[row.uid]),
        source=_("Văn bản trình"),
        due_on=None,
        action=", ".join(str(step.label) for name, step in steps.items() if name != "return"),
        state=str(row.get_state_display()),
        waiting="" if steps else str(row.get_state_display()),
        asked=bool(steps),
    )


def _difficulties(actor: Actor, post: Post) -> list[WorkItem]:
    rows = Difficulty.objects.visible_to(actor).filter(answering_unit_id=post.unit_id, state=DifficultyState.OPEN)
    return [
        WorkItem(
            title=_("Trả lời vướng mắc: %(text)s") % {"text": row.text[:120]},
            url=reverse("desk:difficulty-answer", args=[row.uid]),
            source=_("Vướng mắc của đơn vị"),
            due_on=None,
            action=_("Trả lời"),
            asked=True,
        )
        for row in rows.order_by("raised_at")[:SHOWN]
    ]


def _plans(actor: Actor) -> list[WorkItem]:
    if not actor.holds(Permission.IMPORT_PLANS):
        return []
    rows = Plan.objects.visible_to(actor).filter(state=PlanState.REVIEW).select_related("document")
    return [
        WorkItem(
            title=_("Soát nhiệm vụ bóc tách: %(plan)s") % {"plan": row.document.title or row.document.reference},
            url=reverse("desk:plan-review", args=[row.uid]),
            source=_("Kế hoạch"),
            due_on=None,
            action=_("Soát tiếp"),
            asked=True,
        )
        for row in rows.order_by("pk")
    ]
