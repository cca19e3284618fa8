"""Reads over records: the register, one's drafts, and what reports count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from danvan.commitments.domain.counted import Counted
from danvan.common import clock
from danvan.indicators.declaration import Amount, Counts, RollUp, say_last
from danvan.plans.enums import DutyKind, DutyState, PlanState
from danvan.plans.models import Citation, Duty
from danvan.records.enums import UnitRole
from danvan.records.kinds.kind import Whole
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.models import Record, RecordDraft, RecordUnit
from danvan.units.actor import Actor
from danvan.units.models import Field, Unit, UnitVersion
from danvan.units.names import folded
from danvan.units.roles import Permission

__all__ = ["Counted", "counted", "left_out", "register"]

NEARBY = dt.timedelta(days=92)
MANY = 1000  # beyond, a list says «hơn 1.000»


@dataclass(frozen=True)
class Filter:
    """What the register is asked for; empty means all. ``date_from`` and ``date_to`` are both included."""

    kind: str = ""
    unit: Unit | None = None
    unit_name: str = ""
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    field: Field | None = None
    search: str = ""
    incomplete: bool = False
    archived: bool = False
    visibility: str = ""


def register(*, by: Actor, asked: Filter) -> QuerySet[Record]:
    """Records ``by`` may see that ``asked`` fits, latest first, with host, field and units; two queries."""
    rows = Record.objects.visible_to(by).filter(_fits(asked), archived_at__isnull=not asked.archived)
    return _with_line(rows).order_by("-began_on", "-pk")


def lines() -> QuerySet[Record]:
    """Records with what a line of the register shows, for those ``register`` has found."""
    return _with_line(Record.objects.unscoped("chỉ lấy những hoạt động sổ đã tìm cho người xem"))


def _with_line(rows: QuerySet[Record]) -> QuerySet[Record]:
    return rows.select_related("host", "field").prefetch_related("units")


def with_details(rows: QuerySet[Record]) -> QuerySet[Record]:
    """``rows`` with host, field, units and the details of every kind, for the page of one record."""
    return rows.select_related("host", "field", *(kind.name for kind in all_kinds())).prefetch_related("units")


def fetch_whole(rows: list[Record]) -> list[Record]:
    """Fetch the units, details and counted rows of ``rows``: one query for the units, and for each kind that occurs one
    and one per list of rows that its figures are made of."""
    prefetch_related_objects(rows, "units")
    for kind in all_kinds():
        prefetch_related_objects([row for row in rows if row.kind == kind.name], *kind.counted_relations)
    return rows


def _fits(asked: Filter) -> Q:
    fits = Q(kind=asked.kind) if asked.kind else Q()
    if asked.unit:
        fits &= Q(pk__in=_parts([asked.unit.pk]))
    if asked.unit_name:
        named = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(search__contains=folded(asked.unit_name))
        fits &= Q(pk__in=_parts(named.values("unit_id")))
    if asked.visibility:
        fits &= Q(visibility=asked.visibility)
    if asked.incomplete:
        fits &= Q(incomplete=True)
    if asked.date_from:
        fits &= Q(began_on__gte=asked.date_from)
    if asked.date_to:
        fits &= Q(began_on__lte=asked.date_to)
    if asked.field:
        fits &= Q(field=asked.field)
    return fits & Q(search__words=folded(asked.search)) if asked.search else fits


def _parts(unit_ids: Any) -> QuerySet[RecordUnit, Any]:
    rows = RecordUnit.objects.unscoped("điều kiện lọc trên những hoạt động đã được phép xem")
    return rows.filter(unit_id__in=unit_ids).values("record_id")


def counted(
    *, unit_ids: Collection[int], data_from: dt.date, data_to: dt.date, recorded_until: dt.datetime, kind: str = ""
) -> list[Counted]:
    """What the records of ``unit_ids`` (of one ``kind``, or of all) add to the indicators in the period [data_from, data_to).

    A record counts when its host or a participating unit is in ``unit_ids``, it is not archived and ``recorded_at`` is at
    or before ``recorded_until`` (aware): for figures of what was done when ``began_on`` (or the date they are counted ``on``)
    lies in the period, for figures of
    what stands when it is in force on the last day of the period, for the latest number of a host among ``unit_ids`` when
    it is that one (``Counts``). A joint event stands in the list once, with all its units. Ordered by day; one query, and those of
    ``fetch_whole``.
    """
    written = Q(recorded_at__lte=recorded_until, archived_at__isnull=True, began_on__lt=data_to)
    looking_back = [one.name for one in all_kinds() if one.looks_back]
    inside = written & (Q(began_on__gte=data_from) | Q(kind__in=looking_back))
    if kind:
        inside &= Q(kind=kind)
    rows = _with_whole(inside & Q(pk__in=_parts(unit_ids)))
    return _counted(rows, unit_ids, data_from=data_from, last_day=data_to - dt.timedelta(days=1))


def left_out(
    *, unit_ids: Collection[int], data_from: dt.date, data_to: dt.date, recorded_until: dt.datetime
) -> list[Counted]:
    """Records of ``unit_ids`` that ``counted`` leaves out, each with the ``reason`` as a sentence.

    Looks a quarter of a year (92 days) to either side of the window, so that a wrong date is found.
    """
    near = Q(began_on__gte=data_from - NEARBY, began_on__lt=data_to + NEARBY)
    inside = Q(began_on__gte=data_from, began_on__lt=data_to, recorded_at__lte=recorded_until, archived_at__isnull=True)
    rows = _with_whole(near & ~inside & Q(pk__in=_parts(unit_ids)))
    archived = {row.pk for row in rows if row.archived_at is not None}
    return [
        replace(row, reason=_reason(row, row.record_id in archived, data_from, data_to))
        for row in _counted(rows, unit_ids, data_from=dt.date.min, last_day=dt.date.max)
    ]


def _reason(row: Counted, archived: bool, data_from: dt.date, data_to: dt.date) -> str:
    if archived:
        return _("Đã lưu trữ nên không đếm.")
    if not data_from <= row.began_on < data_to:
        return _("Ngày %(day)s nằm ngoài kỳ số liệu, từ %(start)s đến hết %(end)s.") % {
            "day": _said(row.began_on), "start": _said(data_from), "end": _said(data_to - dt.timedelta(days=1)),
        }  # fmt: skip
    return _("Ghi ngày %(day)s, sau khi số liệu đã chốt.") % {"day": _said(clock.local_date(row.recorded_at))}


def _said(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _with_whole(condition: Q) -> list[Record]:
    rows = Record.objects.unscoped("báo cáo đếm mọi hoạt động của đơn vị trong kỳ").filter(condition)
    return fetch_whole(list(rows.order_by("began_on", "pk")))


def _counted(rows: list[Record], unit_ids: Collection[int], *, data_from: dt.date, last_day: dt.date) -> list[Counted]:
    """What each of ``rows`` (in order of their days) adds to the period; rows that add nothing because it is not theirs
    to add are left out. The latest number of a host is the host's alone, whoever else took part."""
    latest: dict[tuple[str, int], dict[str, tuple[int, Amount]]] = {}
    amounts: dict[int, dict[str, Amount]] = {}
    for row in rows:
        kind, within = kind_called(row.kind), row.began_on >= data_from
        whole = Whole(row, kind.details_of(row))
        own = amounts[row.pk] = {}
        for one in kind.indicators:
            amount = one.counts.added(whole, data_from, last_day)
            if amount is None or one.roll_up is RollUp.RATIO:
                continue
            if one.counts.counts is Counts.LATEST:
                if row.host_id in unit_ids:
                    say_last(latest.setdefault((one.code, row.host_id), {}), one.counts.part(whole), (row.pk, amount))
            elif one.counts.on or (
                within if one.counts.counts is Counts.WITHIN else one.counts.stands(whole, last_day)
            ):
                own[one.code] = amount
    for (code, _host), standing in latest.items():
        for record_id, amount in standing.values():
            amounts[record_id][code] = amount
    return [_event(row, amounts[row.pk]) for row in rows if amounts[row.pk] or row.began_on >= data_from]


def _event(row: Record, amounts: dict[str, Amount]) -> Counted:
    parts = sorted((part.role != UnitRole.HOST, part.unit_id) for part in row.units.all())
    return Counted(
        record_id=row.pk, uid=row.uid, kind=row.kind, title=row.title, host_id=row.host_id,
        unit_ids=tuple(unit_id for _role, unit_id in parts), began_on=row.began_on, recorded_at=row.recorded_at,
        mode=row.mode, amounts=amounts,
    )  # fmt: skip


def shared_origins(rows: Iterable[Counted]) -> dict[Any, tuple[int, ...]]:
    """Record uid -> its units, for ``commitments.domain.queries.counted_commitments(shared=...)``: joint dialogues only."""
    return {row.uid: row.unit_ids for row in rows if len(row.unit_ids) > 1}


def writable_unit_ids(by: Actor) -> frozenset[int]:
    """Units ``by`` may enter records for, in their own name or on behalf."""
    return by.reach(Permission.WRITE_RECORDS) | by.reach(Permission.ENTER_ON_BEHALF)


def last_of(kind: str, *, by: Actor) -> Record | None:
    """The latest record of ``kind`` that ``by``'s own unit hosted, to copy from; None when there is none."""
    if by.unit is None:
        return None
    rows = Record.objects.visible_to(by).filter(kind=kind, host=by.unit, archived_at__isnull=True)
    return with_details(rows).order_by("-recorded_at", "-pk").first()


def draft_of(*, kind: str, by: Actor, record: Record | None = None) -> RecordDraft | None:
    """What ``by`` typed and has not sent: of a new record of ``kind``, or of the change of ``record``."""
    return RecordDraft.objects.visible_to(by).filter(kind=kind, record=record).first()


def drafts(by: Actor) -> list[RecordDraft]:
    """All of ``by``'s drafts of new records, latest first."""
    return list(RecordDraft.objects.visible_to(by).filter(record__isnull=True).order_by("-saved_at"))


def duties_to_serve(by: Actor) -> QuerySet[Duty]:
    """Duties of published plans a record may serve, in the order of the latest plan first."""
    rows = Duty.objects.visible_to(by).filter(plan__state=PlanState.PUBLISHED, state=DutyState.CONFIRMED)
    rows = rows.exclude(kind__in=[DutyKind.REPORTING, DutyKind.CONSOLIDATION])
    return rows.order_by("-plan__published_on", "plan_id", "start", "pk")


def citations_to_make_known(by: Actor) -> QuerySet[Citation]:
    """Documents that published plans name."""
    rows = Citation.objects.visible_to(by).filter(plan__state=PlanState.PUBLISHED)
    return rows.order_by("-plan__published_on", "plan_id", "start", "pk")
