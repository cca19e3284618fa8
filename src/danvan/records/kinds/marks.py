"""Sums of marks: what a record scored by criteria has got, and what is still to be marked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.officedocs.numbers import exact, format_number
from danvan.records.enums import Hand
from danvan.records.models import Mark, Record
from danvan.scoring import tally
from danvan.scoring.enums import How
from danvan.scoring.models import Criterion

SUMS = ("own_points", "points", "rank", "grade", "barred")
"""The columns every scored kind has: the host's sum, the judges' sum, and the rank, its grade (1 is the best) and the
barring that follow from the judges' marks, or from the host's own as long as nobody judged."""


def add_up(details: Any, given: Sequence[Mark]) -> None:
    """Set SUMS of ``details`` from all marks of its record."""
    own = [mark for mark in given if mark.hand == Hand.OWN]
    judged = [mark for mark in given if mark.hand != Hand.OWN]
    details.own_points = sum((mark.points for mark in own), Decimal(0)) if own else None
    by_criterion: dict[int, list[Decimal]] = {}
    for mark in judged:
        by_criterion.setdefault(mark.criterion_id, []).append(mark.points)
    averages = [tally.average(points) for points in by_criterion.values()]
    details.points = sum(averages, Decimal(0)) if judged else None
    counting = judged or own
    details.barred = any(mark.criterion.how == How.BAR and mark.value for mark in counting)
    points = averages if judged else [mark.points for mark in own]
    found = tally.result(details.criteria.ranks, details.criteria.ceiling, points, barred=details.barred)
    details.grade, details.rank = (found.place, found.rank) if counting else (None, "")


def require_all(record: Record, details: Any, hand: str) -> None:
    """Raise Refused while a criterion has no mark of ``hand``; those that bar need none: not ticked is no."""
    marked = set(record.marks.filter(hand=hand).values_list("criterion_id", flat=True))
    wanted = Criterion.objects.unscoped("tiêu chí của hồ sơ đang chấm").filter(criteria_set=details.criteria_id)
    left = wanted.exclude(how=How.BAR).exclude(pk__in=marked).count()
    if left:
        raise Refused(
            _("Còn %(left)s tiêu chí chưa có điểm (%(whose)s). Mở trang chấm điểm, ghi đủ rồi làm tiếp.")
            % {"left": left, "whose": Hand(hand).label.lower()}
        )


def in_words(number: Decimal) -> str:
    """Points as an office writes them: 8 or 7,5."""
    return format_number(exact(number))
