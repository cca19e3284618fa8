"""One year of an area after its plan: published, worked on, reported, consolidated. Shared by the replay and the demo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from danvan.common.errors import Refused
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.reading import read_file
from danvan.plans.models import Plan
from danvan.replay import area as areas
from danvan.replay import planning
from danvan.replay.area import Area
from danvan.replay.duties import duty_steps, reporting_steps
from danvan.replay.generator import InventedYear, Round, Unit, invent
from danvan.replay.journal import Journal
from danvan.replay.moments import DAY
from danvan.replay.papers import Papers
from danvan.replay.rounds import Rounds
from danvan.replay.steps import Step, daily_chores
from danvan.replay.work import FIELD_OF_A_KIND, Work
from danvan.reports.catalogue import CATALOGUE
from danvan.reports.domain import regimes
from danvan.reports.models import Period, Report

CONSOLIDATED_AFTER = 4 * DAY
FIRST_WORK = 3 * DAY
LONGEST_WAIT = 20 * DAY


@dataclass(frozen=True)
class Paper:
    """A plan's file as it was given, the shipped set of units it speaks of, and the day it comes to the office."""

    content: bytes
    name: str
    units: str
    comes_on: dt.date


def look_at(path: Path) -> Paper:
    """Read the plan's file far enough to know its area and year. Raises Refused when it cannot be read (says why)."""
    try:
        reading = read_file(path)
    except UnreadableFile as trouble:
        raise Refused(trouble.message) from trouble
    if reading.header.year is None:
        raise Refused(f"Không tìm thấy năm của kế hoạch trong «{path.name}».")
    dated = reading.header.date or dt.date(reading.header.year, 2, 10)
    return Paper(path.read_bytes(), path.name, areas.set_named_in(reading.source.text), dated + 5 * DAY)


@dataclass
class Year:
    """A published plan with its periods, and everything that will be done about it."""

    area: Area
    plan: Plan
    periods: dict[str, Period]
    invented: InventedYear
    journal: Journal
    work: Work
    rounds: Rounds
    papers: Papers

    @property
    def begins(self) -> dt.date:
        if self.plan.published_on is None:
            raise ValueError("a year begins with a published plan")
        return self.plan.published_on

    @property
    def ends(self) -> dt.date:
        return max(period.due_last_day for period in self.periods.values()) + LONGEST_WAIT

    def steps(self) -> Iterator[Step]:
        """Everything, in no order."""
        last_work = self.ends - LONGEST_WAIT
        yield from duty_steps(
            plan=self.plan, area=self.area, begins=self.begins, ends=last_work, seed=self.invented.seed
        )
        yield from daily_chores(self.begins, self.ends)
        for happening in self.invented.happenings:
            yield from self.work.steps(happening)
        for sending in self.invented.sendings:
            yield from self.rounds.steps(sending)
            last_day = self.periods[sending.period].written_last_day
            yield from reporting_steps(
                plan=self.plan, area=self.area, unit=sending.unit, period_last_day=last_day, sent=sending.at
            )
        for key, period in self.periods.items():
            made_on = period.due_last_day + CONSOLIDATED_AFTER
            yield self.rounds.consolidation_step(key, made_on)
            yield from self.papers.steps(key, made_on)


@transaction.atomic
def publish(*, plan: Plan, area: Area, on: dt.date) -> dict[str, Period]:
    """Publish the reviewed plan and open its reporting regime in one act; returns the periods by key.

    Raises Refused when the plan sets no dated reporting duty: there would be nothing to consolidate.
    """
    plan = planning.publish_plan(plan=plan, area=area, on=on)
    regimes.open_from(plan=plan, by=area.coordinator(on))
    periods = Period.rows.filter(regime__plan=plan).select_related(
        "regime__plan__unit", "regime__plan__document", "regime__receiver"
    )
    if not periods:
        raise Refused("Kế hoạch không đặt kỳ báo cáo nào có ngày nên không có gì để tổng hợp.")
    return {period.key: period for period in periods.order_by("due_last_day", "pk")}


def open_year(*, area: Area, plan: Plan, periods: dict[str, Period], seed: int) -> Year:
    """The year of ``plan`` in ``area``, invented from ``seed``."""
    plan.refresh_from_db()
    journal = Journal()
    owing = Report.rows.filter(period__in=periods.values()).order_by("unit__pk").values_list("unit__key", flat=True)
    units = [Unit(key, key in area.communes) for key in dict.fromkeys(owing)]
    rounds = [
        Round(key, period.due_last_day, period.due_last_day + CONSOLIDATED_AFTER) for key, period in periods.items()
    ]
    _describe(journal, periods, units)
    begins, ends = plan.published_on or rounds[0].last_day, rounds[-1].last_day
    duties = {kind: duty for kind, name in FIELD_OF_A_KIND.items() if (duty := planning.duty_for(plan, name))}
    invented = invent(units=units, rounds=rounds, begins=begins + FIRST_WORK, ends=ends, seed=seed)
    sent = Rounds(area, journal, periods, invented.happenings, seed)
    return Year(
        area=area, plan=plan, periods=periods, journal=journal, work=Work(area, journal, duties), rounds=sent,
        papers=Papers(area, sent), invented=invented,
    )  # fmt: skip


def _describe(journal: Journal, periods: dict[str, Period], units: list[Unit]) -> None:
    journal.indicators(CATALOGUE)
    for key, period in periods.items():
        window = {"from": period.data_from, "to": period.data_to}
        journal.note("period", period=key, label=period.label, last_day=period.due_last_day, **window)
    for unit in units:
        journal.note("unit", unit=unit.key)
