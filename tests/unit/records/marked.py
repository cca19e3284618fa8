"""Marks for records that are scored, given through the verbs."""

from __future__ import annotations

from decimal import Decimal

from danvan.records.domain import marking
from danvan.records.domain.marking import Given
from danvan.records.models import Record
from danvan.scoring.enums import How
from danvan.units.actor import Actor
from tests.factories import Area


def judge(area: Area) -> Actor:
    """Whoever judges for the area."""
    return area.actor("coordinator")


def mark_all(record: Record, *, by: Actor, share: str, reason: str = "", **bars: bool) -> Record:
    """Give ``share`` of the most for every criterion; yes for yes-or-no ones; the highest step; no bars unless asked."""
    given = {}
    for line in marking.sheet(Record.rows.get(pk=record.pk), by):
        one = line.criterion
        value = {
            How.MANUAL: one.most * Decimal(share), How.YES_NO: Decimal(1), How.BAR: Decimal(bars.get("barred", False)),
            How.STEPS: Decimal(one.steps[-1][0]) if one.steps else Decimal(0),
        }.get(How(one.how))  # fmt: skip
        given[str(one.uid)] = Given(value, reason)
    return marking.mark(record=Record.rows.get(pk=record.pk), given=given, by=by)
