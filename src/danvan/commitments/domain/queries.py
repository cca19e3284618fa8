"""Reads over commitments: the ledger, one origin's, and what reports count."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from danvan.commitments.domain.counted import Counted
from danvan.commitments.enums import UNFINISHED, CommitmentState
from danvan.commitments.indicators import INDICATORS
from danvan.commitments.models import Commitment, CommitmentStep
from danvan.units.actor import Actor
from danvan.units.models import Field, Unit
from danvan.units.names import folded

OVERDUE = "overdue"
LATE = "late"
UNPROVED = "unproved"
DONE = Q(state=CommitmentState.RESOLVED)
UNFINISHED_ONES = Q(state__in=UNFINISHED)
# Age of an unfinished one: name -> days past its due date, from and to, both included; None: no end.
AGES: dict[str, tuple[int, int | None]] = {
    "soon": (-7, 0),
    "under-30": (1, 29),
    "30-90": (30, 90),
    "over-90": (91, None),
}
COUNTED = tuple(one for one in INDICATORS if one.origins)


@dataclass(frozen=True)
class Filter:
    """What the ledger is asked for; empty means all.

    ``state`` is a state, OVERDUE, LATE (done, but late) or UNPROVED (done, without evidence); ``age`` a name of AGES.
    """

    origin: str = ""
    unit: Unit | None = None
    state: str = ""
    age: str = ""
    field: Field | None = None
    search: str = ""


def ledger(*, by: Actor, asked: Filter, on: dt.date) -> QuerySet[Commitment]:
    """Commitments ``by`` may see that ``asked`` fits, overdue on ``on`` first, then by due date, final ones last.

    Each with what ``with_proof`` adds.
    """
    rows = with_proof(Commitment.objects.visible_to(by)).filter(_fits(asked, on))
    rank = Case(
        When(~UNFINISHED_ONES, then=Value(2)), When(due_on__lt=on, then=Value(0)), default=Value(1),
        output_field=IntegerField(),
    )  # fmt: skip
    return rows.annotate(rank=rank).select_related("owner", "origin_unit", "field").order_by("rank", "due_on", "pk")


def with_proof(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """``rows`` with ``proved`` (a file hangs on any of its steps) and ``why_not`` (the reason it was last given up for, or None)."""
    steps = CommitmentStep.rows.filter(commitment=OuterRef("pk"))
    given_up = steps.filter(event="give_up").order_by("-at", "-pk").values("text")[:1]
    found = {"proved": Exists(steps.filter(evidence__isnull=False)), "why_not": Subquery(given_up)}
    return rows.annotate(**found)


def _fits(asked: Filter, on: dt.date) -> Q:
    fits = Q()
    if asked.origin:
        fits &= Q(origin=asked.origin)
    if asked.unit:
        fits &= Q(owner=asked.unit)
    if asked.field:
        fits &= Q(field=asked.field)
    if asked.search:
        fits &= Q(search__contains=folded(asked.search))
    if asked.age:
        fits &= _of_age(asked.age, on)
    return fits & _in_state(asked.state, on)


def _of_age(age: str, on: dt.date) -> Q:
    first, last = AGES[age]
    aged = UNFINISHED_ONES & Q(due_on__lte=on - dt.timedelta(days=first))
    return aged if last is None else aged & Q(due_on__gte=on - dt.timedelta(days=last))


def _in_state(state: str, on: dt.date) -> Q:
    derived = {
        "": Q(), OVERDUE: UNFINISHED_ONES & Q(due_on__lt=on), LATE: DONE & Q(was_late=True), UNPROVED: DONE & Q(proved=False),
    }  # fmt: skip
    return derived.get(state, Q(state=state))


def balance(rows: QuerySet[Commitment], *, on: dt.date) -> dict[str, int]:
    """How many of ``rows`` are done on time, done late, given up, and of the others not begun, going and overdue on ``on``.

    Each row counts in one of them; one query.
    """
    in_time, begun = UNFINISHED_ONES & Q(due_on__gte=on), ~Q(state=CommitmentState.OPEN)
    sums: dict[str, int] = rows.order_by().aggregate(
        on_time=Count("pk", filter=DONE & Q(was_late=False)),
        late=Count("pk", filter=DONE & Q(was_late=True)),
        not_done=Count("pk", filter=Q(state=CommitmentState.NOT_DONE)),
        not_begun=Count("pk", filter=in_time & ~begun),
        going=Count("pk", filter=in_time & begun),
        overdue=Count("pk", filter=UNFINISHED_ONES & Q(due_on__lt=on)),
    )
    return sums


def of_origin(*, uid: uuid.UUID, by: Actor, on: dt.date) -> list[Commitment]:
    """What was promised at the event ``uid``, overdue first, with steps and evidence; a fixed number of queries.

    Whoever may see the event asks with ``by``; commitments of an owner they may not see are left out.
    """
    rows = ledger(by=by, asked=Filter(), on=on).filter(origin_uid=uid)
    return list(rows.prefetch_related("steps__evidence"))


def steps_of(commitment: Commitment) -> list[Any]:
    """What happened to it, latest first, with post and evidence; two queries."""
    return list(commitment.steps.select_related("post").prefetch_related("evidence").order_by("-at", "-pk"))


def counted_commitments(
    *, unit_ids: Collection[int], data_from: dt.date, data_to: dt.date, recorded_until: dt.datetime, on: dt.date,
    shared: Mapping[uuid.UUID, tuple[int, ...]] | None = None,
) -> list[Counted]:  # fmt: skip
    """Commitments of the origins that indicators count, with 0 or 1 for each indicator of their origin, judged on ``on``.

    Counts what was made in [data_from, data_to) and recorded at or before ``recorded_until``, for the unit it came up at:
    the one that held the dialogue (so that G3.09e and f stand beside G3.09d of the same event), inspected, or received the
    proposal. ``shared`` is origin uid -> unit ids of a joint dialogue, as ``records`` counts it; without it a commitment
    belongs to that unit alone. One given up is not resolved: past its date it stays overdue («quá hạn chưa xong»), because
    to people it is still an open promise. One query, ordered by day.
    """
    shared = shared or {}
    mine = Q(origin_unit_id__in=unit_ids) | Q(origin_uid__in=list(shared))
    rows = Commitment.objects.unscoped("báo cáo đếm mọi nội dung của đơn vị trong kỳ").filter(
        mine, archived_at__isnull=True, origin__in={origin for one in COUNTED for origin in one.origins},
        made_on__gte=data_from, made_on__lt=data_to, recorded_at__lte=recorded_until,
    )  # fmt: skip
    return [_counted(row, on, shared) for row in rows.order_by("made_on", "pk")]


def _counted(row: Commitment, on: dt.date, shared: Mapping[uuid.UUID, tuple[int, ...]]) -> Counted:
    judged = _judged(row, on)
    units = shared.get(row.origin_uid) if row.origin_uid else None
    return Counted(
        record_id=row.pk, uid=row.uid, kind="commitment", title=row.text, host_id=row.origin_unit_id,
        unit_ids=units or (row.origin_unit_id,), began_on=row.made_on, recorded_at=row.recorded_at, mode="",
        amounts={one.code: int(judged[one.counts.of]) for one in COUNTED if row.origin in one.origins},
        owner_id=row.owner_id,
    )  # fmt: skip


def _judged(row: Commitment, on: dt.date) -> dict[str, bool]:
    """What of a commitment counts on ``on``, by the words indicators use. Whoever got the thing done has answered too."""
    resolved = row.resolved_on is not None and row.resolved_on <= on
    answers = [day for day in (row.answered_on, row.resolved_on) if day is not None and day <= on]
    return {
        "made": True,
        "answered": bool(answers),
        "answered_in_time": any(day <= row.first_due_on for day in answers),
        "resolved": resolved,
        "overdue": not resolved and row.due_on < on,
    }


def unit_ids_of(rows: Iterable[Commitment]) -> set[int]:
    """Owners and hosts of ``rows``, to fetch their names at once."""
    return {unit_id for row in rows for unit_id in (row.owner_id, row.origin_unit_id)}
