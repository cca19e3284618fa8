"""What the register knows of units in a time: the evidence of a proposal to commend them, gathered by itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.records.domain import queries
from danvan.records.kinds.kind import Text
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.roles import Permission


@dataclass(frozen=True)
class Merits:
    """Of some units in a time: ``work`` is (kind, how many records), ``kept`` and ``late`` commitments that were resolved,
    ``models`` and ``evaluations`` the records of what was recognised and published; ``hidden`` units one may not see."""

    work: list[tuple[Text, int]] = field(default_factory=list)
    kept: int = 0
    late: int = 0
    models: list[Record] = field(default_factory=list)
    evaluations: list[Record] = field(default_factory=list)
    hidden: int = 0


def merits_of(record: Record, by: Actor) -> Merits | None:
    """What speaks for the units that ``record`` praises, as far as ``by`` may see their work; None where it praises none
    or says no time. A fixed number of queries."""
    kind = kind_called(record.kind)
    details = kind.details_of(record)
    units = [unit.pk for unit in kind.praised(record, details)]
    if not units or details.achieved_from is None:
        return None
    seen = [pk for pk in units if pk in by.reach(Permission.SEE_RECORDS)]
    first, last = details.achieved_from, details.achieved_to
    resolved = Commitment.objects.unscoped("căn cứ khen thưởng: nội dung đã giải quyết của đơn vị được đề nghị").filter(
        owner__in=seen, resolved_on__gte=first, resolved_on__lte=last, archived_at__isnull=True
    )
    late = resolved.filter(was_late=True).count()
    return Merits(
        work=_work(seen, first, last), kept=resolved.count() - late, late=late,
        models=_of(by, seen, "model", {"recognised_on__gte": first, "recognised_on__lte": last}),
        evaluations=_of(by, seen, "evaluation", {"stage": "published", "year__gte": first.year, "year__lte": last.year}),
        hidden=len(units) - len(seen),
    )  # fmt: skip


def _work(unit_ids: list[int], first: dt.date, last: dt.date) -> list[tuple[Text, int]]:
    events = queries.counted(
        unit_ids=unit_ids, data_from=first, data_to=last + dt.timedelta(days=1), recorded_until=clock.now()
    )
    found = Counter(event.kind for event in events if first <= event.began_on <= last)
    return [(kind.label, found[kind.name]) for kind in all_kinds() if found[kind.name] and not kind.moves]


def _of(by: Actor, unit_ids: list[int], kind: str, where: dict[str, object]) -> list[Record]:
    rows = Record.objects.visible_to(by).filter(kind=kind, host__in=unit_ids, archived_at__isnull=True)
    narrowed = rows.filter(**{f"{kind}__{column}": value for column, value in where.items()})
    return list(narrowed.select_related(kind, "host").order_by("began_on", "pk"))
