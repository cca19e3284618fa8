"""Due dates: last days, days off, recurrence, lateness."""

import time
from datetime import UTC, date, datetime

import pytest

from danvan.calendars.due import (
    DayOffRule,
    Recurrence,
    UnknownRecurrence,
    apply_day_off_rule,
    days_late,
    due_after,
    due_after_months,
    last_day_before,
    local_date,
    occurrences,
    parse_recurrence,
)
from danvan.calendars.workdays import DayOff, DayOffKind


def test_before_a_day_ends_the_day_before() -> None:
    assert last_day_before(date(2023, 6, 5)) == date(2023, 6, 4)
    assert last_day_before(date(2023, 11, 30)) == date(2023, 11, 29)
    assert last_day_before(date(2024, 3, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "rule", "moved"),
    [
        (date(2023, 6, 4), DayOffRule.AS_WRITTEN, date(2023, 6, 4)),
        (date(2023, 6, 4), DayOffRule.PREVIOUS_WORKING_DAY, date(2023, 6, 2)),
        (date(2023, 6, 4), DayOffRule.NEXT_WORKING_DAY, date(2023, 6, 5)),
        (date(2025, 11, 29), DayOffRule.PREVIOUS_WORKING_DAY, date(2025, 11, 28)),
        (date(2025, 11, 29), DayOffRule.NEXT_WORKING_DAY, date(2025, 12, 1)),
        (date(2023, 11, 29), DayOffRule.PREVIOUS_WORKING_DAY, date(2023, 11, 29)),
        (date(2026, 8, 22), DayOffRule.NEXT_WORKING_DAY, date(2026, 8, 22)),
    ],
)
def test_day_off_rule(day: date, rule: DayOffRule, moved: date) -> None:
    assert apply_day_off_rule(day, rule) == moved
    assert apply_day_off_rule(day, rule.value) == moved


def test_day_off_rule_follows_the_table_of_the_office() -> None:
    table = (DayOff(date(2023, 6, 2), "Nghỉ", DayOffKind.HOLIDAY),)
    assert apply_day_off_rule(date(2023, 6, 4), DayOffRule.PREVIOUS_WORKING_DAY, table) == date(2023, 6, 1)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2023, 3, 15), 1, date(2023, 4, 17)),  # 15 April is a Saturday
        (date(2023, 12, 31), 3, date(2024, 4, 1)),  # 31 March is a Sunday
        (date(2023, 11, 30), 3, date(2024, 2, 29)),  # no 30 February
        (date(2023, 7, 3), 24, date(2025, 7, 3)),
    ],
)
def test_term_of_months_ends_on_the_same_day_of_the_month(start: date, months: int, due: date) -> None:
    assert due_after_months(start, months) == due


def test_term_of_no_month_is_refused() -> None:
    with pytest.raises(ValueError, match="one month"):
        due_after_months(date(2023, 3, 15), 0)


def test_day_off_rule_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="sometimes"):
        apply_day_off_rule(date(2023, 6, 4), "sometimes")


def test_day_off_rules_have_words() -> None:
    assert [rule.label for rule in DayOffRule] == [
        "giữ nguyên ngày",
        "chuyển về ngày làm việc liền trước",
        "chuyển sang ngày làm việc liền sau",
    ]


def test_term_does_not_count_its_first_day() -> None:
    assert due_after(date(2023, 6, 5), 10) == date(2023, 6, 15)
    assert due_after(date(2023, 6, 5), 1) == date(2023, 6, 6)


def test_term_ending_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert due_after(date(2023, 5, 25), 10) == date(2023, 6, 5)
    assert due_after(date(2023, 1, 12), 10) == date(2023, 1, 27)


def test_term_in_working_days() -> None:
    assert due_after(date(2023, 6, 1), 3, working=True) == date(2023, 6, 6)
    table = (DayOff(date(2023, 6, 6), "Nghỉ", DayOffKind.HOLIDAY),)
    assert due_after(date(2023, 6, 1), 3, working=True, overrides=table) == date(2023, 6, 7)


@pytest.mark.parametrize("days", [0, -1])
def test_term_of_no_day_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        due_after(date(2023, 6, 5), days)


def test_days_late() -> None:
    assert days_late(date(2023, 6, 4), date(2023, 6, 4)) == 0
    assert days_late(date(2023, 6, 1), date(2023, 6, 4)) == 0
    assert days_late(date(2023, 6, 7), date(2023, 6, 4)) == 3


def test_local_date_is_vietnams() -> None:
    assert local_date(datetime(2023, 6, 4, 16, 59, tzinfo=UTC)) == date(2023, 6, 4)
    assert local_date(datetime(2023, 6, 4, 17, 0, tzinfo=UTC)) == date(2023, 6, 5)
    with pytest.raises(ValueError, match="time zone"):
        local_date(datetime(2023, 6, 4, 12, 0))


def test_local_date_is_vietnams_on_a_machine_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "America/New_York")
        time.tzset()
        assert local_date(datetime(2023, 6, 4, 17, 0, tzinfo=UTC)) == date(2023, 6, 5)
    time.tzset()


YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=4", ["2023-06-04"]),
        ("RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29", ["2023-11-29"]),
        ("FREQ=YEARLY;BYMONTH=12,6;BYMONTHDAY=15", ["2023-06-15", "2023-12-15"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ["2023-02-28"]),
        ("FREQ=YEARLY", ["2023-12-31"]),
        ("FREQ=YEARLY;BYMONTH=9", ["2023-09-30"]),
        ("FREQ=MONTHLY;INTERVAL=3", ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]),
        ("FREQ=MONTHLY;INTERVAL=6", ["2023-06-30", "2023-12-31"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", ["2023-03-20", "2023-06-20", "2023-09-20", "2023-12-20"]),
        ("FREQ=MONTHLY;BYMONTH=1,2;BYMONTHDAY=31", ["2023-01-31", "2023-02-28"]),
    ],
)
def test_occurrences_in_a_year(rule: str, days: list[str]) -> None:
    assert [day.isoformat() for day in occurrences(rule, *YEAR)] == days


def test_occurrences_monthly() -> None:
    days = occurrences("FREQ=MONTHLY;BYMONTHDAY=24", *YEAR)
    assert days == tuple(date(2023, month, 24) for month in range(1, 13))


def test_occurrences_over_years_include_both_ends() -> None:
    rule = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=4"
    assert occurrences(rule, date(2023, 6, 4), date(2025, 6, 4)) == (
        date(2023, 6, 4), date(2024, 6, 4), date(2025, 6, 4),
    )  # fmt: skip
    assert occurrences(rule, date(2023, 6, 5), date(2025, 6, 3)) == (date(2024, 6, 4),)
    assert occurrences(rule, date(2023, 6, 5), date(2023, 6, 4)) == ()


def test_occurrences_of_a_leap_year() -> None:
    assert occurrences("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2024, 1, 1), date(2024, 12, 31)) == (
        date(2024, 2, 29),
    )


def test_occurrences_weekly_end_with_the_week() -> None:
    assert occurrences("FREQ=WEEKLY", date(2023, 6, 1), date(2023, 6, 18)) == (
        date(2023, 6, 4), date(2023, 6, 11), date(2023, 6, 18),
    )  # fmt: skip
    assert occurrences("FREQ=WEEKLY", date(2023, 6, 5), date(2023, 6, 10)) == ()


def test_recurrence_tells_a_rhythm_from_a_day() -> None:
    assert parse_recurrence("FREQ=MONTHLY;INTERVAL=3") == Recurrence("MONTHLY", every=3)
    assert parse_recurrence("FREQ=MONTHLY;INTERVAL=3").names_a_day is False
    assert parse_recurrence("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=4").names_a_day is True


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every Monday",
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTH=1",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=6,",
        "FREQ=YEARLY;BYMONTHDAY=4",
        "FREQ=YEARLY;FREQ=MONTHLY",
        "BYMONTH=6",
        "FREQ=YEARLY;COUNT=3",
    ],
)
def test_recurrence_not_understood_is_refused(rule: str) -> None:
    with pytest.raises(UnknownRecurrence):
        parse_recurrence(rule)
