"""Reads over commitments: the ledger, one origin's, and what reports count."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from danvan.commitments.domain.counted import Counted
from danvan.commitments.enums import CommitmentState, Origin
from danvan.commitments.models import Commitment
from danvan.units.actor import Actor
from danvan.units.models import Field, Unit
from danvan.units.names import folded

OVERDUE = "overdue"
LATE = "late"
DONE = Q(state=CommitmentState.RESOLVED)


@dataclass(frozen=True)
class Filter:
    """What the ledger is asked for; empty means all. ``state`` is a state, OVERDUE, or LATE (done, but late)."""

    origin: str = ""
    unit: Unit | None = None
    state: str = ""
    field: Field | None = None
    search: str = ""


def ledger(*, by: Actor, asked: Filter, on: dt.date) -> QuerySet[Commitment]:
    """Commitments ``by`` may see that ``asked`` fits, overdue on ``on`` first, then by due date, done ones last."""
    rows = Commitment.objects.visible_to(by).filter(_fits(asked, on))
    rank = Case(
        When(DONE, then=Value(2)), When(due_on__lt=on, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.annotate(rank=rank).select_related("owner", "origin_unit", "field").order_by("rank", "due_on", "pk")


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
    if asked.state == OVERDUE:
        return fits & ~DONE & Q(due_on__lt=on)
    if asked.state == LATE:
        return fits & DONE & Q(was_late=True)
    return fits & Q(state=asked.state) if asked.state else fits


def balance(rows: QuerySet[Commitment], *, on: dt.date) -> dict[str, int]:
    """How many of ``rows`` are done on time, done late, going and overdue on ``on``; one query."""
    sums: dict[str, int] = rows.order_by().aggregate(
        on_time=Count("pk", filter=DONE & Q(was_late=False)),
        late=Count("pk", filter=DONE & Q(was_late=True)),
        going=Count("pk", filter=~DONE & Q(due_on__gte=on)),
        overdue=Count("pk", filter=~DONE & Q(due_on__lt=on)),
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
    """Commitments made at dialogues of ``unit_ids``, with 0 or 1 for G3.09e (done by ``on``) and G3.09f (overdue on ``on``).

    Counts what was made in [data_from, data_to) and recorded at or before ``recorded_until``, for the unit that held
    the dialogue, so that e and f stand beside G3.09d of the same event. ``shared`` is origin uid -> unit ids of a joint
    dialogue, as ``records`` counts it; without it a commitment belongs to the host alone. One query, ordered by day.
    """
    shared = shared or {}
    mine = Q(origin_unit_id__in=unit_ids) | Q(origin_uid__in=list(shared))
    rows = Commitment.objects.unscoped("báo cáo đếm mọi nội dung của đơn vị trong kỳ").filter(
        mine, archived_at__isnull=True, origin=Origin.DIALOGUE, made_on__gte=data_from, made_on__lt=data_to,
        recorded_at__lte=recorded_until,
    )  # fmt: skip
    return [_counted(row, on, shared) for row in rows.order_by("made_on", "pk")]


def _counted(row: Commitment, on: dt.date, shared: Mapping[uuid.UUID, tuple[int, ...]]) -> Counted:
    done = row.resolved_on is not None and row.resolved_on <= on
    units = shared.get(row.origin_uid) if row.origin_uid else None
    return Counted(
        record_id=row.pk, uid=row.uid, kind="commitment", title=row.text, host_id=row.origin_unit_id,
        unit_ids=units or (row.origin_unit_id,), began_on=row.made_on, recorded_at=row.recorded_at, mode="",
        amounts={"G3.09e": int(done), "G3.09f": int(not done and row.due_on < on)}, owner_id=row.owner_id,
    )  # fmt: skip


def unit_ids_of(rows: Iterable[Commitment]) -> set[int]:
    """Owners and hosts of ``rows``, to fetch their names at once."""
    return {unit_id for row in rows for unit_id in (row.owner_id, row.origin_unit_id)}
