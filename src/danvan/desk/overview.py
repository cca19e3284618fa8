"""The leader's three questions: what is late, what was promised, who has reported. Units and fields only, never persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from danvan.commitments.domain import queries as promise_reads
from danvan.commitments.enums import UNFINISHED
from danvan.commitments.models import Commitment
from danvan.desk import work
from danvan.plans.enums import AssignmentState, Relation
from danvan.plans.models import Assignment
from danvan.reports.domain import queries as report_reads
from danvan.reports.domain import standing
from danvan.reports.models import Period
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.roles import Permission

WORST = 12


def overview(actor: Actor) -> dict[str, Any]:
    """Context of the overview page; a fixed number of queries whatever the number of units."""
    late, by_unit, at_risk = _assignments(actor), _by_unit(actor), _at_risk(actor)
    return {
        "assignments": late,
        "by_unit": by_unit,
        "promises": _promises(actor),
        "at_risk": at_risk,
        "reporting": _reporting(actor),
        "decisions": [item for item in work.waiting_for(actor) if item.asked],
        "units": names({*(row["unit_id"] for row in by_unit), *(row.owner_id for row in at_risk)}, on=actor.on),
    }


def _assigned(actor: Actor) -> Any:
    reach = actor.reach(Permission.SEE_OVERVIEW)
    return Assignment.objects.visible_to(actor).filter(unit_id__in=reach, relation=Relation.ASSIGNED)


def _assignments(actor: Actor) -> dict[str, Any]:
    done, open_ = Q(state=AssignmentState.DONE), ~Q(state=AssignmentState.DONE)
    past = Q(due_on__lt=actor.on)
    sums: dict[str, Any] = _assigned(actor).aggregate(
        on_time=Count("pk", filter=done & Q(was_late=False)),
        late_done=Count("pk", filter=done & Q(was_late=True)),
        overdue=Count("pk", filter=open_ & past),
        going=Count("pk", filter=open_ & (Q(due_on__gte=actor.on) | Q(due_on__isnull=True))),
    )
    parts = [
        (sums["on_time"], "ok", _("xong đúng hạn")), (sums["late_done"], "warn", _("xong nhưng trễ")),
        (sums["going"], "quiet", _("đang làm, trong hạn")), (sums["overdue"], "bad", _("quá hạn, chưa xong")),
    ]  # fmt: skip
    return sums | {"total": sum(sums.values()), "parts": parts}


def _by_unit(actor: Actor) -> list[dict[str, Any]]:
    """Units with overdue work, most first; only units, never persons."""
    rows = (
        _assigned(actor)
        .filter(due_on__lt=actor.on)
        .exclude(state=AssignmentState.DONE)
        .values("unit_id", "unit__uid")
        .annotate(overdue=Count("pk"))
        .order_by("-overdue", "unit_id")
    )
    return list(rows[:WORST])


def _promises(actor: Actor) -> dict[str, Any]:
    sums = promise_reads.balance(Commitment.objects.visible_to(actor), on=actor.on)
    return {"total": sum(sums.values()), "parts": promise_parts(sums), "overdue": sums["overdue"]}


def promise_parts(sums: Mapping[str, int]) -> list[tuple[int, str, str]]:
    """The balance of commitments as a bar shows it: what is final first, then what is left to do."""
    return [
        (sums["on_time"], "ok", _("giải quyết đúng hạn")), (sums["late"], "warn", _("giải quyết nhưng trễ")),
        (sums["not_done"], "bad", _("không thực hiện được")), (sums["not_begun"], "lotus", _("chưa làm, trong hạn")),
        (sums["going"], "quiet", _("đang làm, trong hạn")), (sums["overdue"], "bad", _("quá hạn")),
    ]  # fmt: skip


def _reporting(actor: Actor) -> dict[str, Any] | None:
    """How the reports of the round now under way stand; None when there is no round. Three queries."""
    period = current_period(list(report_reads.gathered_periods(actor)), today=actor.on)
    if period is None:
        return None
    board, due = standing.board_of(period, by=actor), standing.is_due(period, actor.on)
    counts = board.counts
    parts = [
        (counts[standing.ON_TIME], "ok", _("nhận đúng hạn")), (counts[standing.LATE], "warn", _("nhận trễ")),
        (counts[standing.RETURNED], "lotus", _("trả lại để sửa")),
        (counts[standing.MISSING], "bad" if due else "quiet", _("quá hạn, chưa gửi") if due else _("chưa gửi, còn hạn")),
    ]  # fmt: skip
    return {"period": period, "received": board.received, "owed": len(board.rows), "parts": parts}


def current_period(periods: list[Period], *, today: dt.date) -> Period | None:
    """The round whose data window closed last; before any has closed, the next one due. None for no rounds."""
    closed = [period for period in periods if period.data_to <= today]
    if closed:
        return max(closed, key=lambda period: period.data_to)
    return min(periods, key=lambda period: period.due_last_day, default=None)


def _at_risk(actor: Actor) -> list[Commitment]:
    rows = Commitment.objects.visible_to(actor).filter(state__in=UNFINISHED)
    return list(rows.filter(due_on__lte=actor.on + work.SOON).select_related("owner").order_by("due_on", "pk")[:WORST])
