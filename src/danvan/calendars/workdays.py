"""Working days of Vietnamese offices: Monday to Friday, public holidays, days off in lieu, swapped days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

# The days of Tết and the swaps of a year are decided the year before; later years are computed from the lunar calendar only.
DECIDED_THROUGH = 2026

# Swaps the holidays package does not know: (day off, day worked instead). 2026: Government's decision of 25/12/2025.
_MORE_SWAPS = ((date(2026, 1, 2), date(2026, 1, 10)),)


class DayOffKind(StrEnum):
    """Why a day differs from what its day of the week says. Stored values; the words on screen are the caller's."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORK = "swapped_work"


@dataclass(frozen=True, slots=True)
class DayOff:
    """One line of the table of days off. ``kind`` is a value of DayOffKind; SWAPPED_WORK makes a day at the weekend a working day.

    ``checked`` is False while nobody has compared the day with the decision of that year.
    """

    date: date
    name: str
    kind: str
    checked: bool = False


def days_off(year: int) -> tuple[DayOff, ...]:
    """The public holidays of ``year``, the days off in lieu and the swapped days, by date.

    Labour Code 2019, Articles 111 and 112 (and their forerunners for earlier years). Days of years after DECIDED_THROUGH are
    estimates and come with ``checked`` False: the office corrects them when the decision of the year is out.
    """
    return _computed(year)


@lru_cache(maxsize=64)
def _computed(year: int) -> tuple[DayOff, ...]:
    calendar = holidays.country_holidays("VN", years=year, language="vi")
    swaps = dict(_MORE_SWAPS)
    worked = {*getattr(calendar, "weekend_workdays", ()), *swaps.values()}
    rows = [_row(day, name) for day, name in calendar.items()]
    rows += [
        _row(day, f"Ngày nghỉ (thay cho ngày {_plain(work)})") for day, work in swaps.items() if day not in calendar
    ]
    rows += [_decided(day, "Ngày làm bù", DayOffKind.SWAPPED_WORK) for day in worked]
    return tuple(sorted((row for row in rows if row.date.year == year), key=lambda row: row.date))


def _plain(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _row(day: date, name: str) -> DayOff:
    if "thay cho ngày" in name:
        return _decided(day, name, DayOffKind.SWAPPED_OFF)
    return _decided(day, name, DayOffKind.COMPENSATORY if "nghỉ bù" in name else DayOffKind.HOLIDAY)


def _decided(day: date, name: str, kind: DayOffKind) -> DayOff:
    return DayOff(day, name, kind.value, checked=day.year <= DECIDED_THROUGH and "dự kiến" not in name)


def is_working_day(day: date, overrides: Sequence[DayOff] = ()) -> bool:
    """Whether offices work on ``day``.

    ``overrides`` is the office's own table: a line in it decides for its date, a date it does not name follows days_off().
    """
    row = named_day(day, overrides)
    if row is None:
        return day.weekday() < _SATURDAY
    return row.kind == DayOffKind.SWAPPED_WORK


def named_day(day: date, overrides: Sequence[DayOff] = ()) -> DayOff | None:
    """The line that makes ``day`` differ from its day of the week, of ``overrides`` first; None for a day like any other."""
    return _table(tuple(overrides)).get(day) or _year_table(day.year).get(day)


@lru_cache(maxsize=16)
def _table(rows: tuple[DayOff, ...]) -> dict[date, DayOff]:
    return {row.date: row for row in rows}


@lru_cache(maxsize=64)
def _year_table(year: int) -> dict[date, DayOff]:
    return _table(_computed(year))


def _walk(day: date, step: timedelta, overrides: Sequence[DayOff]) -> Iterator[date]:
    while True:
        if is_working_day(day, overrides):
            yield day
        day += step


def next_working_day(day: date, overrides: Sequence[DayOff] = ()) -> date:
    """``day`` itself when it is worked, otherwise the first working day after it."""
    return next(_walk(day, _ONE_DAY, overrides))


def previous_working_day(day: date, overrides: Sequence[DayOff] = ()) -> date:
    """``day`` itself when it is worked, otherwise the last working day before it."""
    return next(_walk(day, -_ONE_DAY, overrides))


def add_working_days(day: date, count: int, overrides: Sequence[DayOff] = ()) -> date:
    """The ``count``-th working day after ``day`` (before it when negative); ``day`` is not counted. Zero gives ``day`` back."""
    if count == 0:
        return day
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    days = _walk(day + step, step, overrides)
    for _ in range(abs(count) - 1):
        next(days)
    return next(days)
