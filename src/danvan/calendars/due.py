"""Due dates: the last day in time, what a day off does to it, how often it comes back, how late something is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from danvan.calendars.workdays import (
    DayOff,
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_ONE_DAY = timedelta(days=1)


class DayOffRule(StrEnum):
    """What happens to a deadline that falls on a day off. Asked once, when a plan is published."""

    AS_WRITTEN = "as_written"
    PREVIOUS_WORKING_DAY = "previous_working_day"
    NEXT_WORKING_DAY = "next_working_day"

    @property
    def label(self) -> str:
        """The rule in Vietnamese, as the office says it."""
        return _RULE_LABELS[self]


_RULE_LABELS = {
    DayOffRule.AS_WRITTEN: "giữ nguyên ngày",
    DayOffRule.PREVIOUS_WORKING_DAY: "chuyển về ngày làm việc liền trước",
    DayOffRule.NEXT_WORKING_DAY: "chuyển sang ngày làm việc liền sau",
}


class UnknownRecurrence(ValueError):
    """The rule of recurrence is outside the subset understood here; the text names the rule."""


def local_date(moment: datetime) -> date:
    """The calendar date of an aware ``moment`` in Asia/Ho_Chi_Minh. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no date")
    return moment.astimezone(VIETNAM).date()


def last_day_before(day: date) -> date:
    """The last day in time of "trước ngày ``day``": the day before."""
    return day - timedelta(days=1)


def apply_day_off_rule(day: date, rule: DayOffRule | str, overrides: Sequence[DayOff] = ()) -> date:
    """``day``, moved by ``rule`` when it is a day off. Raises ValueError for an unknown rule."""
    match DayOffRule(rule):
        case DayOffRule.PREVIOUS_WORKING_DAY:
            return previous_working_day(day, overrides)
        case DayOffRule.NEXT_WORKING_DAY:
            return next_working_day(day, overrides)
        case DayOffRule.AS_WRITTEN:
            return day


def due_after(start: date, days: int, *, working: bool = False, overrides: Sequence[DayOff] = ()) -> date:
    """The last day of a term of ``days`` (at least 1) that begins on ``start``.

    Civil Code 2015: the day of the event is not counted (Article 147); a term that ends on a day off ends on the next working day
    (Article 148). With ``working`` only working days count. Raises ValueError for a term of less than one day.
    """
    if days < 1:
        raise ValueError("a term is at least one day")
    if working:
        return add_working_days(start, days, overrides)
    return next_working_day(start + timedelta(days=days), overrides)


def due_after_months(start: date, months: int, *, overrides: Sequence[DayOff] = ()) -> date:
    """The last day of a term of ``months`` that begins on ``start``: the same day of the month, or the month's last.

    Civil Code 2015, Article 148; a term that ends on a day off ends on the next working day. Raises ValueError for less than one.
    """
    if months < 1:
        raise ValueError("a term is at least one month")
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return next_working_day(_day_of(year, month + 1, start.day), overrides)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a term stands still: from ``first`` until before ``until``; None while nobody has ended it."""

    first: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` is not counted."""
        return self.first <= day and (self.until is None or day < self.until)


def due_counting(
    start: date, days: int, *, working: bool = False, pauses: Sequence[Pause] = (), overrides: Sequence[DayOff] = ()
) -> date | None:
    """``due_after`` without the days of ``pauses``; None while the term stands still with days left.

    Raises ValueError for a term of less than one day.
    """
    if not pauses:
        return due_after(start, days, working=working, overrides=overrides)
    if days < 1:
        raise ValueError("a term is at least one day")
    day, counted = start, 0
    while counted < days:
        day += _ONE_DAY
        holding = [pause for pause in pauses if pause.holds(day)]
        if any(pause.until is None for pause in holding):
            return None
        counted += not holding and (not working or is_working_day(day, overrides))
    return next_working_day(day, overrides)


def days_late(received: date, last_day: date) -> int:
    """Calendar days from ``last_day`` to ``received``, zero when in time. The whole of the last day is in time."""
    return max(0, (received - last_day).days)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule of recurrence. ``every`` counts units of ``freq``; ``months`` are 1 to 12; ``day`` 1 to 31, -1 the last of the month.

    Without ``day`` the rule names a rhythm and no day: its occurrences end with the period (week, month, quarter, half-year, year).
    """

    freq: str
    every: int = 1
    months: tuple[int, ...] = ()
    day: int | None = None

    @property
    def names_a_day(self) -> bool:
        return self.day is not None


_PART = re.compile(r"(FREQ|INTERVAL|BYMONTH|BYMONTHDAY)=([A-Z0-9,-]+)")


def parse_recurrence(rule: str) -> Recurrence:
    """The RRULE (RFC 5545, without DTSTART) as a Recurrence.

    Understood: FREQ=WEEKLY, MONTHLY with INTERVAL dividing 12, YEARLY; BYMONTH (several); BYMONTHDAY (one day, or -1).
    Raises UnknownRecurrence for anything else.
    """
    parts = _parts(rule)
    try:
        found = Recurrence(
            freq=parts["FREQ"],
            every=int(parts.get("INTERVAL", "1")),
            months=tuple(sorted({int(month) for month in parts["BYMONTH"].split(",")})) if "BYMONTH" in parts else (),
            day=int(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else None,
        )
    except (KeyError, ValueError) as cause:
        raise UnknownRecurrence(rule) from cause
    if not _is_known(found):
        raise UnknownRecurrence(rule)
    return found


def _parts(rule: str) -> dict[str, str]:
    pieces = rule.strip().removeprefix("RRULE:").split(";")
    matches = [_PART.fullmatch(piece) for piece in pieces]
    parts = {match[1]: match[2] for match in matches if match}
    if len(parts) != len(pieces):
        raise UnknownRecurrence(rule)
    return parts


def _is_known(rule: Recurrence) -> bool:
    if not all(1 <= month <= 12 for month in rule.months):
        return False
    if rule.day is not None and rule.day != -1 and not 1 <= rule.day <= 31:
        return False
    match rule.freq:
        case "WEEKLY":
            return rule.every == 1 and not rule.months and rule.day is None
        case "MONTHLY":
            return rule.every in (1, 2, 3, 4, 6) and not (rule.months and rule.every != 1)
        case "YEARLY":
            # A day without a month would be every month's, which FREQ=MONTHLY says better.
            return rule.every == 1 and (rule.day is None or bool(rule.months))
        case _:
            return False


def occurrences(rule: str, first: date, last: date) -> tuple[date, ...]:
    """The days ``rule`` names from ``first`` to ``last``, both included, in order.

    A month too short for the day has its last day instead, so that no duty is lost (Civil Code 2015, Article 148). Periods are those of
    the calendar year: INTERVAL=3 means quarters, the day lying in their last month. Raises UnknownRecurrence.
    """
    found = parse_recurrence(rule)
    days = _weekly(first, last) if found.freq == "WEEKLY" else _monthly(found, first, last)
    return tuple(day for day in days if first <= day <= last)


def _weekly(first: date, last: date) -> Iterator[date]:
    sunday = first.toordinal() + 6 - first.weekday()
    return (date.fromordinal(day) for day in range(sunday, last.toordinal() + 1, 7))


def _monthly(rule: Recurrence, first: date, last: date) -> Iterator[date]:
    months = rule.months or ((12,) if rule.freq == "YEARLY" else tuple(range(rule.every, 13, rule.every)))
    return (_day_of(year, month, rule.day) for year in range(first.year, last.year + 1) for month in months)


def _day_of(year: int, month: int, day: int | None) -> date:
    length = calendar.monthrange(year, month)[1]
    return date(year, month, length if day is None or day == -1 else min(day, length))
