"""Working days of Vietnamese offices."""

from datetime import date, timedelta

import pytest

from danvan.calendars.workdays import (
    DECIDED_THROUGH,
    DayOff,
    DayOffKind,
    add_working_days,
    days_off,
    is_working_day,
    next_working_day,
    previous_working_day,
)


def _off(day: date) -> DayOff:
    return next(row for row in days_off(day.year) if row.date == day)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2023, 6, 2), True),
        (date(2023, 6, 3), False),
        (date(2023, 6, 4), False),
        (date(2023, 6, 5), True),
        (date(2025, 11, 28), True),
        (date(2025, 11, 29), False),
        # Tết Quý Mão: 20 to 26 January 2023.
        (date(2023, 1, 19), True),
        (date(2023, 1, 20), False),
        (date(2023, 1, 26), False),
        (date(2023, 1, 27), True),
        # Tết Bính Ngọ: 16 to 20 February 2026.
        (date(2026, 2, 13), True),
        (date(2026, 2, 16), False),
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
        # Day of Vietnamese Culture, from 2026.
        (date(2025, 11, 24), True),
        (date(2026, 11, 24), False),
        # In lieu of Saturday 29 and Sunday 30 April 2023.
        (date(2023, 5, 2), False),
        (date(2023, 5, 3), False),
        (date(2023, 5, 4), True),
        # Swapped days.
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
    ],
)
def test_working_day(day: date, worked: bool) -> None:
    assert is_working_day(day) is worked


def test_days_off_say_their_kind() -> None:
    assert _off(date(2023, 9, 4)).kind == DayOffKind.COMPENSATORY
    assert _off(date(2023, 9, 2)).kind == DayOffKind.HOLIDAY
    assert _off(date(2026, 8, 31)).kind == DayOffKind.SWAPPED_OFF
    assert _off(date(2026, 1, 2)) == DayOff(
        date(2026, 1, 2), "Ngày nghỉ (thay cho ngày 10/01/2026)", DayOffKind.SWAPPED_OFF, checked=True
    )
    assert _off(date(2026, 8, 22)) == DayOff(date(2026, 8, 22), "Ngày làm bù", DayOffKind.SWAPPED_WORK, checked=True)


@pytest.mark.parametrize("year", range(2020, 2035))
def test_days_off_are_of_their_year_once_each_and_in_order(year: int) -> None:
    days = [row.date for row in days_off(year)]
    assert {day.year for day in days} == {year}
    assert days == sorted(set(days))


def test_years_not_yet_decided_are_unchecked() -> None:
    assert {row.checked for row in days_off(DECIDED_THROUGH)} == {True}
    assert {row.checked for row in days_off(DECIDED_THROUGH + 1)} == {False}


def test_the_table_of_the_office_decides_for_its_dates() -> None:
    table = (
        DayOff(date(2027, 2, 3), "Nghỉ Tết theo thông báo", DayOffKind.HOLIDAY),
        DayOff(date(2027, 2, 10), "Đi làm lại", DayOffKind.SWAPPED_WORK),
    )
    assert is_working_day(date(2027, 2, 3)) is True
    assert is_working_day(date(2027, 2, 3), table) is False
    assert is_working_day(date(2027, 2, 10)) is False
    assert is_working_day(date(2027, 2, 10), table) is True
    assert is_working_day(date(2027, 2, 5), table) is False


def test_table_of_the_office_may_be_a_list() -> None:
    assert is_working_day(date(2023, 6, 2), [DayOff(date(2023, 6, 2), "Nghỉ", DayOffKind.HOLIDAY)]) is False


def test_neighbouring_working_days() -> None:
    assert previous_working_day(date(2023, 6, 4)) == date(2023, 6, 2)
    assert next_working_day(date(2023, 6, 4)) == date(2023, 6, 5)
    assert previous_working_day(date(2023, 6, 2)) == next_working_day(date(2023, 6, 2)) == date(2023, 6, 2)
    assert previous_working_day(date(2023, 1, 26)) == date(2023, 1, 19)


def test_working_days_are_counted_without_the_first() -> None:
    assert add_working_days(date(2023, 6, 2), 0) == date(2023, 6, 2)
    assert add_working_days(date(2023, 6, 2), 1) == date(2023, 6, 5)
    assert add_working_days(date(2023, 6, 4), 1) == date(2023, 6, 5)
    assert add_working_days(date(2023, 1, 18), 3) == date(2023, 1, 30)
    assert add_working_days(date(2023, 6, 5), -1) == date(2023, 6, 2)
    assert add_working_days(date(2026, 8, 21), 1) == date(2026, 8, 22)


def test_working_days_count_back_and_forth() -> None:
    for offset in range(400):
        day = next_working_day(date(2025, 12, 1) + timedelta(days=offset))
        assert add_working_days(add_working_days(day, 7), -7) == day
