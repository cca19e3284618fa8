"""The figures of one unit's report as they stand: counted from records and commitments, with what a person said of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.commitments.domain.counted import Counted
from danvan.commitments.domain.queries import counted_commitments
from danvan.common import clock
from danvan.indicators.declaration import Counts, FigureState, Indicator, RollUp
from danvan.records.domain.queries import counted, left_out, shared_origins
from danvan.reports import placeholders, rollup
from danvan.reports.catalogue import CATALOGUE, RATIOS, is_counted, is_typed
from danvan.reports.enums import Answer
from danvan.reports.frozen import MISSING, NOT_APPLICABLE, Cell, frozen_amount, written
from danvan.reports.headings import Heading
from danvan.reports.models import Figure, Report


@dataclass(frozen=True)
class Line:
    """One figure: what it is, how it stands, where it comes from, and what a person said (None: nothing).

    ``events`` are uids of what adds to it. ``overruled``: a number entered on behalf stands in place of the count.
    """

    indicator: Indicator
    cell: Cell
    answer: Figure | None = None
    events: tuple[uuid.UUID, ...] = ()
    overruled: bool = False

    @property
    def counted(self) -> bool:
        return is_counted(self.indicator)

    @property
    def typed(self) -> bool:
        return is_typed(self.indicator)

    @property
    def awaits_zero(self) -> bool:
        """Nothing was found by counting and nobody has said that there was nothing."""
        return self.counted and self.cell.state is FigureState.NOT_REPORTED

    @property
    def estimate(self) -> Decimal | None:
        return self.answer.estimate if self.answer else None

    @property
    def contradicts(self) -> bool:
        """Said not to apply although there are records of it."""
        said = self.answer is not None and self.answer.state == Answer.NOT_APPLICABLE
        return self.counted and said and self.cell.state is FigureState.VALUE


@dataclass(frozen=True)
class Sheet:
    """All figures of a report at a moment, by code, and the events they were counted from, by uid."""

    lines: Mapping[str, Line]
    events: Mapping[uuid.UUID, Counted] = field(default_factory=dict)

    @property
    def cells(self) -> dict[str, Cell]:
        return {code: line.cell for code, line in self.lines.items()}

    @property
    def awaiting(self) -> list[Line]:
        return [line for line in self.lines.values() if line.awaits_zero]

    @property
    def unanswered(self) -> list[Line]:
        """Figures without any answer, ratios apart: their parts are asked."""
        missing = (line for line in self.lines.values() if line.cell.state is FigureState.NOT_REPORTED)
        return [line for line in missing if line.indicator.roll_up is not RollUp.RATIO]


def events_of(report: Report, *, at: dt.datetime) -> list[Counted]:
    """Records and commitments inside the window, recorded at or before ``at``, that count for the report's unit."""
    period = report.period
    units, start, end = [report.unit_id], period.data_from, period.data_to
    records = counted(unit_ids=units, data_from=start, data_to=end, recorded_until=at)
    promises = counted_commitments(
        unit_ids=units, data_from=start, data_to=end, recorded_until=at, on=clock.local_date(at),
        shared=shared_origins(records),
    )  # fmt: skip
    return [*records, *promises]


def sheet_of(report: Report, *, at: dt.datetime, on_behalf: bool = False) -> Sheet:
    """The figures of ``report`` as they stand at ``at`` (aware); a fixed number of queries.

    ``on_behalf``: numbers typed over counted figures hold, because the unit's own paper says so.
    """
    answers = {row.code: row for row in report.figures.select_related("typed_by")}
    return sheet_from(events_of(report, at=at), answers, on_behalf=on_behalf)


def sheet_from(events: Iterable[Counted], answers: Mapping[str, Figure], *, on_behalf: bool = False) -> Sheet:
    """The figures that ``events`` and ``answers`` (code -> what was said) make."""
    held = list(events)
    lines = {
        one.code: _line(one, held, answers.get(one.code), on_behalf=on_behalf)
        for one in CATALOGUE
        if one.roll_up is not RollUp.RATIO
    }
    cells = rollup.with_ratios({code: line.cell for code, line in lines.items()}, RATIOS)
    complete = {one.code: lines.get(one.code) or Line(one, cells[one.code]) for one in CATALOGUE}
    return Sheet(complete, {event.uid: event for event in held})


def _line(indicator: Indicator, events: list[Counted], answer: Figure | None, *, on_behalf: bool) -> Line:
    if not is_counted(indicator):
        return Line(indicator, _said(answer), answer)
    if on_behalf and answer is not None and answer.state == Answer.VALUE:
        return Line(indicator, _said(answer), answer, overruled=True)
    adding = [event for event in events if event.amounts.get(indicator.code)]
    count = sum(event.amounts[indicator.code] for event in adding)
    if count:
        return Line(indicator, Cell.of(Decimal(count)), answer, tuple(event.uid for event in adding))
    said = MISSING if answer is not None and answer.state == Answer.VALUE else _said(answer)
    return Line(indicator, said, answer)


def _said(answer: Figure | None) -> Cell:
    if answer is None or answer.state == Answer.NOT_REPORTED:
        return MISSING
    if answer.state == Answer.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return Cell.of(answer.value or Decimal(0))


def obstacles(
    sheet: Sheet, narratives: Mapping[str, str], outline: Iterable[Heading], *, on_behalf: bool = False
) -> list[str]:
    """Why the report cannot be sent as it is, in sentences that say what to do; none when it can.

    ``on_behalf``: a paper that is silent on a counted part of a ratio is taken as it is; nobody here can complete it.
    """
    found = [
        _("«%(name)s»: đã có hoạt động trong kỳ nên không ghi «không thuộc phạm vi» được. Bỏ lựa chọn đó.")
        % {"name": line.indicator.name}
        for line in sheet.lines.values()
        if line.contradicts
    ]
    for one in RATIOS:
        if not (on_behalf and sheet.lines[one.numerator].counted):
            found += _ratio_faults(one, sheet)
    for heading in outline:
        for fault in placeholders.faults(narratives.get(heading.key, ""), sheet.cells):
            found.append(_("Mục %(number)s «%(title)s»: %(fault)s") % {
                "number": heading.number, "title": heading.title, "fault": fault
            })  # fmt: skip
    return found


def _ratio_faults(ratio: Indicator, sheet: Sheet) -> list[str]:
    numerator, denominator = sheet.lines[ratio.numerator], sheet.lines[ratio.denominator]
    known = [line for line in (numerator, denominator) if line.cell.known]
    # Nothing counted asks for no typed whole; anything else does, or totals would set parts against too small a whole.
    nothing = known == [numerator] and numerator.counted and denominator.typed and not numerator.cell.value
    if len(known) == 1 and not nothing:
        missing = denominator if known == [numerator] else numerator
        return [
            _("«%(ratio)s» cần đủ hai số: còn thiếu «%(missing)s».")
            % {"ratio": ratio.name, "missing": missing.indicator.name}
        ]
    part, whole = numerator.cell.value, denominator.cell.value
    if numerator.typed and part is not None and whole is not None and part > whole:
        return [
            _("«%(part)s» lớn hơn «%(whole)s». Sửa một trong hai số.")
            % {"part": numerator.indicator.name, "whole": denominator.indicator.name}
        ]
    return []


def freeze(report: Report, sheet: Sheet, narratives: Mapping[str, str], keys: Mapping[int, str]) -> dict[str, Any]:
    """The content of a version: figures, events with units and amounts, narratives as written and as printed.

    ``keys`` is unit id -> key. No moment is part of it: the same content at another time is the same content.
    """
    period, cells = report.period, sheet.cells
    return {
        "schema": 1,
        "period": {
            "key": period.key, "from": period.data_from.isoformat(), "to": period.data_to.isoformat(), "label": period.label
        },
        "unit": keys[report.unit_id],
        "figures": {code: _frozen(line) for code, line in sheet.lines.items()},
        "events": {str(uid): _event(event, keys) for uid, event in sheet.events.items()},
        "narratives": {
            key: {"text": text, "printed": placeholders.filled(text, cells)} for key, text in narratives.items() if text.strip()
        },
    }  # fmt: skip


def _frozen(line: Line) -> dict[str, Any]:
    said = line.answer
    return {
        **line.cell.freeze(),
        "estimate": written(line.estimate),
        "source": "count" if line.counted and not line.overruled else "ratio" if not line.typed and not line.counted else "typed",
        "reason": said.reason if said and line.cell.state is FigureState.NOT_APPLICABLE else "",
        "note": said.note if said else "",
        "events": sorted(str(uid) for uid in line.events),
    }  # fmt: skip


def _event(event: Counted, keys: Mapping[int, str]) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "host": keys[event.host_id],
        "units": [keys[unit_id] for unit_id in event.unit_ids],
        "date": event.began_on.isoformat(),
        "amounts": {code: frozen_amount(amount) for code, amount in event.amounts.items() if amount},
    }


def left_out_of(report: Report, indicator: Indicator, *, at: dt.datetime) -> list[Counted]:
    """Records of the indicator's kind near the window that do not count, each with its reason.

    Of what stands or was said last, only what would count by its day: other records are older or have ended.
    """
    period = report.period
    rows = left_out(unit_ids=[report.unit_id], data_from=period.data_from, data_to=period.data_to, recorded_until=at)
    within = indicator.counts.counts is Counts.WITHIN and not indicator.counts.on
    return [
        row
        for row in rows
        if row.kind == indicator.kind and (within or period.data_from <= row.began_on < period.data_to)
    ]
