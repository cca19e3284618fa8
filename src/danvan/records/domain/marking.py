"""Scores a record by a set of criteria: the host's own marks, a panel's, or verified ones, and what they add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import queries, records
from danvan.records.enums import Hand
from danvan.records.kinds import marks
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Mark, Record
from danvan.scoring import tally
from danvan.scoring.enums import How
from danvan.scoring.models import Criterion
from danvan.units.actor import Actor
from danvan.units.roles import Permission


@dataclass(frozen=True)
class Given:
    """What a person says of a criterion: the ``value`` found (None: nothing said), with a ``reason`` where one is needed."""

    value: Decimal | None
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """A criterion with what was marked: ``own``, ``mine`` (of the hand and person asking) and ``judged`` (verified, or
    the average of a panel of ``judges``); points and reasons. ``found`` is the figure of an INDICATOR criterion."""

    criterion: Criterion
    own: Mark | None
    mine: Mark | None
    judged: Decimal | None
    judges: int
    reason: str
    found: Decimal | None


def hand_of(record: Record, by: Actor) -> str:
    """In which hand ``by`` may mark ``record`` now; empty for none."""
    kind = kind_called(record.kind)
    if kind.marking is None or record.archived_at is not None:
        return ""
    stage = kind.details_of(record).stage
    if stage in kind.marking.own_in and records.may_change(record, by):
        return Hand.OWN
    other = by.unit is None or by.unit.pk != record.host_id
    if stage in kind.marking.judged_in and other and by.may(Permission.ASSESS, record.host_id):
        return Hand.PANEL if kind.marking.panel else Hand.VERIFIED
    return ""


def sheet(record: Record, by: Actor) -> list[Line]:
    """Every criterion of the set ``record`` is scored by, in order, with its marks; a fixed number of queries, and one
    count of the year where a criterion follows from figures."""
    given = list(record.marks.select_related("criterion"))
    criteria = list(_details(record).criteria.criteria.all())
    figures = figures_of(record, criteria)
    hand = hand_of(record, by)
    return [_line(one, [mark for mark in given if mark.criterion_id == one.pk], hand, by, figures) for one in criteria]


def figures_of(record: Record, criteria: list[Criterion]) -> dict[str, Decimal]:
    """Indicator code -> what the host has of it in the year of the record, until today; the codes its criteria name."""
    codes = {one.indicator for one in criteria if one.how == How.INDICATOR}
    if not codes:
        return {}
    year = _year_of(record)
    counted = queries.counted(
        unit_ids=[record.host_id], data_from=dt.date(year, 1, 1),
        data_to=min(dt.date(year + 1, 1, 1), clock.today() + dt.timedelta(days=1)), recorded_until=clock.now(),
    )  # fmt: skip
    return {code: Decimal(sum(event.amounts.get(code, 0) for event in counted)) for code in codes}


@transaction.atomic
def mark(*, record: Record, given: Mapping[str, Given], by: Actor, seen: int | None = None) -> Record:
    """Write the marks of ``by`` (criterion uid -> given); what is not in ``given`` stays as it is.

    Criteria that follow from figures are marked by themselves. Raises NotPermitted for whoever may not mark now; Refused
    for points out of bounds, or a verified mark that differs from the host's own and gives no reason; StaleRow.
    """
    hand = hand_of(record, by)
    if not hand:
        raise NotPermitted(_("Chức danh hiện tại không chấm được hồ sơ này ở bước hiện nay."))
    criteria = list(_details(record).criteria.criteria.all())
    figures = figures_of(record, criteria)
    own = {one.criterion_id: one for one in record.marks.filter(hand=Hand.OWN)}
    record.store(seen=seen)
    marked = 0
    for order, one in enumerate(criteria, 1):
        said = _said(one, given, figures)
        if said.value is None:
            continue
        points = _points(order, one, said.value)
        _check_reason(order, hand, own.get(one.pk), points, said)
        whose: dict[str, Any] = {"post": by.post} if hand == Hand.PANEL else {}
        values: dict[str, Any] = {"value": said.value, "points": points, "reason": said.reason.strip()[:500]}
        Mark.rows.update_or_create(
            record=record, criterion=one, hand=hand, **whose, defaults=values | {"post": by.post}
        )
        marked += 1
    _add_up(record)
    audit.write(by=by, action="record.mark", what=record, changes={"hand": hand, "criteria": marked})
    return record


def _details(record: Record) -> Any:
    return kind_called(record.kind).details_of(record)


def _year_of(record: Record) -> int:
    marking = kind_called(record.kind).marking
    return int(getattr(_details(record), marking.year)) if marking and marking.year else record.began_on.year


def _line(one: Criterion, given: list[Mark], hand: str, by: Actor, figures: Mapping[str, Decimal]) -> Line:
    own = next((mark for mark in given if mark.hand == Hand.OWN), None)
    judged = [mark for mark in given if mark.hand != Hand.OWN]
    post_id = by.post.pk if by.post else None
    mine = next((mark for mark in given if mark.hand == hand and (hand != Hand.PANEL or mark.post_id == post_id)), None)
    return Line(
        criterion=one, own=own, mine=mine, judges=len(judged),
        judged=tally.average([mark.points for mark in judged]) if judged else None,
        reason="; ".join(mark.reason for mark in judged if mark.reason),
        found=figures.get(one.indicator),
    )  # fmt: skip


def _said(one: Criterion, given: Mapping[str, Given], figures: Mapping[str, Decimal]) -> Given:
    said = given.get(str(one.uid), Given(None))
    if one.how == How.INDICATOR:
        return Given(figures.get(one.indicator, Decimal(0)), said.reason)
    return said


def _points(order: int, one: Criterion, value: Decimal) -> Decimal:
    try:
        return tally.points(one, value)
    except ValueError:
        least, most = tally.bounds(one)
        raise Refused(
            _("Tiêu chí %(order)s: điểm phải từ %(least)s đến %(most)s.")
            % {"order": order, "least": _words(least), "most": _words(most)}
        ) from None


def _words(number: Decimal) -> str:
    return marks.in_words(number)


def _check_reason(order: int, hand: str, own: Mark | None, points: Decimal, said: Given) -> None:
    if hand != Hand.VERIFIED or said.reason.strip() or own is None:
        return
    if (own.points, own.value) != (points, said.value) and (own.points != points or own.criterion.how == How.BAR):
        raise Refused(
            _("Tiêu chí %(order)s: điểm thẩm định khác điểm tự chấm (%(own)s) thì ghi lý do.")
            % {"order": order, "own": _words(own.points)}
        )


def _add_up(record: Record) -> None:
    """Write the sums onto the details: what the page and the ranking show."""
    details, given = _details(record), list(record.marks.select_related("criterion"))
    marks.add_up(details, given)
    details.store(*marks.SUMS)
