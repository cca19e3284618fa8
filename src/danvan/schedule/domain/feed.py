"""The schedule of a unit as a calendar file, for the telephone or the office's own calendar."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from danvan.common import clock
from danvan.schedule import ics
from danvan.schedule.domain.queries import of_unit, unit_ids_of
from danvan.schedule.enums import SessionState
from danvan.schedule.models import Session
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.models import Unit, UnitVersion

BACK, AHEAD = dt.timedelta(weeks=2), dt.timedelta(weeks=8)


def calendar_file(*, unit: Unit, by: Actor) -> bytes:
    """Sessions of ``unit`` that ``by`` may see, of the last two weeks and the next eight; a fixed number of queries."""
    rows = list(of_unit(unit, by=by, first=by.on - BACK, last=by.on + AHEAD))
    units = names({unit.pk} | unit_ids_of(rows), on=by.on)
    own = units[unit.pk].name if unit.pk in units else unit.key
    entries = [_entry(row, unit, units) for row in rows]
    return ics.write(entries, name=_("Lịch công tác: %(unit)s") % {"unit": own}, stamp=clock.now())


def _entry(row: Session, unit: Unit, units: dict[int, UnitVersion]) -> ics.Entry:
    whole = _("%(part)s: %(title)s") % {"part": row.get_part_display(), "title": row.title}
    return ics.Entry(
        uid=str(row.uid), day=row.day, starts_at=row.starts_at, summary=row.title if row.starts_at else whole,
        location=row.place, description="\n".join(_facts(row, unit, units)), sequence=row.version - 1,
        cancelled=row.state != SessionState.PLANNED,
    )  # fmt: skip


def _facts(row: Session, unit: Unit, units: dict[int, UnitVersion]) -> list[str]:
    joined = ", ".join(units[one.pk].short_name for one in row.participating.all() if one.pk in units)
    host = units[row.unit_id].name if row.unit_id != unit.pk and row.unit_id in units else ""
    facts = [
        (_("Lịch của đơn vị"), host), (_("Chủ trì"), row.chaired_by), (_("Thành phần"), row.attending),
        (_("Đơn vị cùng dự"), joined), (row.get_state_display(), row.cancel_reason),
    ]  # fmt: skip
    return [_("%(label)s: %(value)s") % {"label": label, "value": value} for label, value in facts if value]
