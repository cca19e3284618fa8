"""Which versions count, who has reported, who is late and who is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from danvan.reports.enums import ReportState, Ruling
from danvan.reports.models import Period, Report, ReportVersion
from danvan.units.actor import Actor

ON_TIME, LATE, MISSING, RETURNED = "on_time", "late", "missing", "returned"


def standing_versions(*periods: Period) -> dict[int, ReportVersion]:
    """Report id -> the version that counts: the last one sent that was not returned; one query, without content."""
    sent = ReportVersion.objects.unscoped("bản đã nộp của các đơn vị trong kỳ").filter(report__period__in=periods)
    rows = sent.exclude(ruling__ruling=Ruling.RETURNED).select_related("ruling").defer("content")
    return {row.report_id: row for row in rows.order_by("number")}


@dataclass(frozen=True)
class Standing:
    """How one unit's report stands. ``version`` is the one that counts, None when nothing does."""

    report: Report
    version: ReportVersion | None
    kind: str

    @property
    def late_days(self) -> int:
        return self.version.late_days if self.version else 0


@dataclass(frozen=True)
class Board:
    """All expected reports of a period, in the order of the units."""

    rows: list[Standing]

    @property
    def counts(self) -> Counter[str]:
        return Counter(row.kind for row in self.rows)

    @property
    def received(self) -> int:
        return sum(row.version is not None for row in self.rows)

    def of(self, *kinds: str) -> list[Standing]:
        return [row for row in self.rows if row.kind in kinds]


def expected(period: Period) -> QuerySet[Report]:
    """The reports owed for ``period``, in the order they were expected, with their units."""
    rows = Report.objects.unscoped("các báo cáo phải nộp trong kỳ").filter(period=period)
    return rows.select_related("unit").order_by("pk")


def board_of(period: Period, *, by: Actor) -> Board:
    """How every report of ``period`` that ``by`` may see stands; two queries whatever the number of units."""
    return boards_of([period], by=by)[period.pk]


def boards_of(periods: Sequence[Period], *, by: Actor) -> dict[int, Board]:
    """Period id -> its board; two queries whatever the number of periods and units."""
    standing = standing_versions(*periods)
    boards: dict[int, Board] = {period.pk: Board([]) for period in periods}
    for row in Report.objects.visible_to(by).filter(period__in=periods).select_related("unit").order_by("pk"):
        boards[row.period_id].rows.append(_standing(row, standing.get(row.pk)))
    return boards


def _standing(report: Report, version: ReportVersion | None) -> Standing:
    if version is not None:
        return Standing(report, version, LATE if version.late_days else ON_TIME)
    return Standing(report, None, RETURNED if report.state == ReportState.RETURNED else MISSING)


def is_due(period: Period, today: dt.date) -> bool:
    """Whether the last day in time has passed."""
    return today > period.due_last_day
