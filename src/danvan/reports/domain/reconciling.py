"""What was found out after reports had gone: records of the window that no counted report holds."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.commitments.domain.counted import Counted
from danvan.common import clock
from danvan.records.domain.queries import counted
from danvan.reports.models import Consolidation
from danvan.units.models import Unit


@dataclass(frozen=True)
class Discovered:
    """A record inside the window that the unit's consolidated version does not hold."""

    unit_key: str
    unit_id: int
    record: Counted


def discovered_after(consolidation: Consolidation) -> list[Discovered]:
    """Records inside the window of units whose report was consolidated that their version does not hold.

    A record of a unit is either frozen in its version or stands here, never both. A fixed number of queries.
    """
    period = consolidation.period
    bodies = [source.version_sent.body for source in consolidation.sources.select_related("version_sent")]
    frozen = {body["unit"]: set(body["events"]) for body in bodies}
    units = Unit.objects.unscoped("mã đơn vị là công khai").filter(key__in=frozen)
    keys = dict(units.values_list("pk", "key"))
    rows = counted(unit_ids=list(keys), data_from=period.data_from, data_to=period.data_to, recorded_until=clock.now())
    return [
        Discovered(keys[unit_id], unit_id, row)
        for row in rows
        for unit_id in row.unit_ids
        if unit_id in keys and str(row.uid) not in frozen[keys[unit_id]]
    ]
