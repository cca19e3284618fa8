"""Reads over the schedule: a unit's sessions between two days, today's, and the records that may have come of one."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from danvan.records.domain import queries as record_reads
from danvan.records.models import Record
from danvan.schedule.enums import SessionState
from danvan.schedule.models import Session
from danvan.units.actor import Actor
from danvan.units.models import Unit

MOST_OFFERED = 10


def of_unit(unit: Unit, *, by: Actor, first: dt.date, last: dt.date) -> QuerySet[Session]:
    """Sessions that ``unit`` holds or joins from ``first`` to ``last`` (local dates, both included), in order of time.

    Only those ``by`` may see; with the units taking part, two queries.
    """
    rows = Session.objects.visible_to(by).filter(Q(unit=unit) | Q(participating=unit), day__range=(first, last))
    return rows.select_related("unit", "moved_to").prefetch_related("participating")


def todays(by: Actor) -> list[Session]:
    """What ``by``'s own unit holds or joins today and has not called off."""
    if by.unit is None:
        return []
    return list(of_unit(by.unit, by=by, first=by.on, last=by.on).filter(state=SessionState.PLANNED))


def may_have_become(session: Session, *, by: Actor) -> list[Record]:
    """Records of the session's unit on its day, latest first: what it can be linked to."""
    rows = record_reads.register(by=by, asked=record_reads.Filter(unit=session.unit))
    return list(rows.filter(began_on__lte=session.day, ended_on__gte=session.day)[:MOST_OFFERED])


def unit_ids_of(sessions: list[Session]) -> set[int]:
    """Hosts and participants of ``sessions``, to fetch their names at once."""
    return {unit_id for row in sessions for unit_id in (row.unit_id, *(one.pk for one in row.participating.all()))}
