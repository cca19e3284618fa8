"""The reporting rounds: every unit's report, what the receiving office says of it, and the consolidation."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from danvan.common import clock
from danvan.indicators.declaration import Source
from danvan.replay import answers as said
from danvan.replay.answers import Answer
from danvan.replay.area import Area
from danvan.replay.check import unit_events
from danvan.replay.generator import Happening, Sending
from danvan.replay.journal import Journal, indicator_line, promises_on, state_on
from danvan.replay.moments import DAY, at
from danvan.replay.steps import Step
from danvan.reports.catalogue import CATALOGUE
from danvan.reports.domain import drafts, submitting
from danvan.reports.domain.consolidating import consolidate
from danvan.reports.domain.drafts import Change, Given
from danvan.reports.domain.figures import sheet_of
from danvan.reports.domain.submitting import Receipt
from danvan.reports.enums import PeriodKind
from danvan.reports.models import Consolidation, Period, Report
from danvan.units.roles import Role

NOT_CONCERNED = "Không thuộc chức năng, nhiệm vụ của đơn vị."
GIVER = "Văn thư đơn vị"


@dataclass
class Rounds:
    """Reports sent so far, with everything typed into them by (unit, period)."""

    area: Area
    journal: Journal
    periods: Mapping[str, Period]
    happenings: Sequence[Happening]
    seed: int
    typed: dict[tuple[str, str], dict[str, Answer]] = field(default_factory=dict)
    sent: dict[tuple[str, str], int] = field(default_factory=dict)
    made: dict[str, Consolidation] = field(default_factory=dict)

    def steps(self, sending: Sending) -> Iterator[Step]:
        """Everything that is done about one report, each at its moment."""
        place = list(self.area.units).index(sending.unit)
        if sending.channel:
            yield Step(sending.at, place, "report on behalf", lambda moment: self.enter(sending, moment))
        else:
            yield Step(sending.at, place, "report", lambda moment: self.send(sending, moment))
        if sending.returned_at and sending.again_at:
            yield Step(sending.returned_at, place, "ruling", lambda moment: self.rule(sending, "return", moment))
            yield Step(sending.again_at, place, "report", lambda moment: self.send(sending, moment))
        yield Step(sending.accepted_at, place, "ruling", lambda moment: self.rule(sending, "accept", moment))
        if sending.corrected_at:
            evening = at(sending.corrected_at.date(), 18)
            yield Step(sending.corrected_at, place, "report", lambda moment: self.correct(sending, moment))
            yield Step(evening, place, "ruling", lambda moment: self.rule(sending, "accept", moment))

    def consolidation_step(self, period: str, on: dt.date) -> Step:
        """The consolidation of ``period``, made in the afternoon of ``on``."""
        return Step(at(on, 16), 0, "consolidation", lambda moment: self.consolidate(period, moment))

    def send(self, sending: Sending, moment: dt.datetime) -> None:
        """The officer fills in what no record gives, confirms what is nought, writes; the head sends."""
        report = self._report(sending)
        first = (sending.unit, sending.period) not in self.typed
        if first:
            self.typed[sending.unit, sending.period] = self._typed(sending)
        self._fill(report, sending, moment, words=first)
        self._submit(report, sending, moment)

    def correct(self, sending: Sending, moment: dt.datetime) -> None:
        """The unit found a mistake: a further version, with its reason."""
        report, key = self._report(sending), (sending.unit, sending.period)
        drafts.reopen(report=report, by=self.area.actor(sending.unit, Role.OFFICER, moment.date()))
        self.typed[key] = said.corrected(self.typed[key], numbers=self._numbers(sending))
        report = self._report(sending)
        self._fill(report, sending, moment, words=False)
        self._submit(report, sending, moment, reason=sending.correction_reason)

    def enter(self, sending: Sending, moment: dt.datetime) -> None:
        """The coordinator enters what a unit sent on paper; its numbers stand in place of the counts."""
        numbers = self._numbers(sending)
        given = self._typed(sending) | said.paper_answers(CATALOGUE, done=self._done(sending))
        self.typed[sending.unit, sending.period] = given
        receipt = Receipt(
            signed_on=sending.given_on, received_on=sending.given_on, channel=sending.channel, giver=GIVER
        )
        submitting.enter_on_behalf(
            report=self._report(sending), figures={code: _given(answer) for code, answer in given.items()},
            narratives=said.narratives(numbers=numbers, figures=frozenset()), receipt=receipt,
            by=self.area.coordinator(moment.date()),
        )  # fmt: skip
        self._say(sending, moment)

    def rule(self, sending: Sending, name: str, moment: dt.datetime) -> None:
        """The receiving office takes the report over or returns it."""
        reason = sending.return_reason if name == "return" else ""
        submitting.rule(report=self._report(sending), name=name, by=self.area.coordinator(moment.date()), reason=reason)
        self.journal.note(
            "returned" if name == "return" else "accepted", unit=sending.unit, period=sending.period,
            version=self.sent[sending.unit, sending.period], at=moment,
        )  # fmt: skip

    def consolidate(self, period: str, moment: dt.datetime) -> None:
        """Make the consolidation of ``period`` of what has come in."""
        self.made[period] = consolidate(period=self.periods[period], by=self.area.coordinator(moment.date()))
        self.journal.note("consolidation", period=period, at=moment)

    def _fill(self, report: Report, sending: Sending, moment: dt.datetime, *, words: bool) -> None:
        by, key = self.area.actor(sending.unit, Role.OFFICER, moment.date()), (sending.unit, sending.period)
        changes = [Change(code, "", _given(answer)) for code, answer in self.typed[key].items()]
        drafts.save(report=report, changes=changes, by=by)
        sheet = sheet_of(report, at=clock.now())
        self.typed[key] = {line.indicator.code: Answer(said.ZERO) for line in sheet.awaiting} | self.typed[key]
        drafts.confirm_zeros(report=report, by=by)
        if words:
            known = frozenset(code for code, cell in sheet_of(report, at=clock.now()).cells.items() if cell.known)
            written = said.narratives(numbers=self._numbers(sending), figures=known)
            drafts.save(report=report, changes=[Change(name, "", text=text) for name, text in written.items()], by=by)

    def _submit(self, report: Report, sending: Sending, moment: dt.datetime, *, reason: str = "") -> None:
        by = self.area.actor(sending.unit, Role.HEAD, moment.date())
        seen = submitting.preview(report, at=clock.now())
        receipt = Receipt(late_reason=sending.late_reason)
        submitting.submit(report=report, seen_hash=seen.hash, by=by, receipt=receipt, correction_reason=reason)
        self._say(sending, moment)

    def _say(self, sending: Sending, moment: dt.datetime) -> None:
        """Note the version and everything that stands typed in it."""
        unit, period = sending.unit, sending.period
        version = self.sent[unit, period] = self.sent.get((unit, period), 0) + 1
        place = {"unit": unit, "period": period, "version": version}
        self.journal.note("submission", **place, submitted_at=moment, on_behalf=sending.channel)
        for code, answer in sorted(self.typed[unit, period].items()):
            value = "0" if answer.state == said.ZERO else "" if answer.value is None else str(answer.value)
            self.journal.note("typed", **place, indicator=code, value=value, state=answer.state)
            if answer.estimate is not None:
                self.journal.note("estimate", **place, indicator=code, value=str(answer.estimate))

    def _report(self, sending: Sending) -> Report:
        rows = Report.rows.select_related("period__regime__plan", "unit")
        return rows.get(period=self.periods[sending.period], unit__key=sending.unit)

    def _typed(self, sending: Sending) -> dict[str, Answer]:
        """What the unit types: the figures of a year hold those of its first half."""
        numbers = random.Random(f"{self.seed} {sending.unit}")  # noqa: S311 - repeatable on purpose
        halves = 1 if self.periods[sending.period].kind == PeriodKind.HALF else 2
        commune = sending.unit in self.area.communes
        return said.typed_answers(CATALOGUE, numbers=numbers, commune=commune, halves=halves)

    def _done(self, sending: Sending) -> Counter[str]:
        """What the unit itself knows it has done when it writes its paper, whether anybody has entered it or not."""
        period, on = self.periods[sending.period], sending.given_on or sending.at.date()
        mine = [one for one in self.happenings if sending.unit in {one.host, *one.units}]
        states = {str(one.number): state for one in mine if (state := state_on(one, on=on)) is not None}
        counted = {one.code: indicator_line(one) for one in CATALOGUE if one.source is Source.RECORDS}
        events = unit_events(states, counted, sending.unit, first=period.data_from, end=period.data_to, on=on)
        done: Counter[str] = Counter()
        for event in events.values():
            done.update(event.amounts)
        for one in mine:
            if str(one.number) in states and period.data_from <= one.date < period.data_to:
                done.update(promises_on(one, on=on))
        return done

    def _numbers(self, sending: Sending) -> random.Random:
        """Numbers of one report, the same whatever else is drawn."""
        return random.Random(f"{self.seed} {sending.unit} {sending.period}")  # noqa: S311 - repeatable on purpose


def _given(answer: Answer) -> Given:
    reason = NOT_CONCERNED if answer.state == said.NOT_APPLICABLE else ""
    return Given(answer.state, answer.value, answer.estimate, reason)


def last_moment(periods: Mapping[str, Period]) -> dt.date:
    """The last day anything is due, and a fortnight for what comes late."""
    return max(period.due_last_day for period in periods.values()) + 16 * DAY
