"""Numbers and dates in the Vietnamese way of writing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.officedocs.numbers import (
    UnclearNumber,
    format_count,
    format_number,
    long_date,
    parse_number,
    roman,
    short_date,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5, "5"),
        (999, "999"),
        (1000, "1.000"),
        (13644, "13.644"),
        (-96, "-96"),
        (-1234567, "-1.234.567"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("98.80"), "98,80"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0"), "0"),
        (Decimal("-0.0"), "0,0"),
    ],
)
def test_number_is_written(value: int | Decimal, text: str) -> None:
    assert format_number(value) == text


def test_number_is_written_with_fixed_places() -> None:
    assert format_number(5, 1) == "5,0"
    assert format_number(Decimal("98.84"), 1) == "98,8"
    assert format_number(Decimal("-0.04"), 1) == "0,0"
    assert format_number(Decimal("1234.5"), 0) == "1.234"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_number_not_finite_is_refused(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(value)


def test_count_below_ten_has_a_leading_zero() -> None:
    assert [format_count(count) for count in (0, 1, 9, 10, 4727)] == ["0", "01", "09", "10", "4.727"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        (" 13.644 ", "13644"),
        ("05", "5"),
        ("1234", "1234"),
        ("1,5", "1.5"),
        ("0,125", "0.125"),
        ("1.234,567", "1234.567"),
        ("1234,567", "1234.567"),
        ("-11", "-11"),
        ("−11", "-11"),
        ("98,8", "98.8"),
    ],
)
def test_number_is_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "1,234", "1.5", "1.23", "12.34.567", "1,234,567", "0.123", "1.234.5", "1e3", "98,8%", "mười", "1 234", "٣",
     ",5", "5,", "--5", "NaN", "Infinity", "1_000", "1.234,5,6"],
)  # fmt: skip
def test_number_unclear_is_refused(text: str) -> None:
    with pytest.raises(UnclearNumber) as refusal:
        parse_number(text)
    assert f"«{text}» không phải là số viết rõ ràng" in str(refusal.value)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_come_back(value: int) -> None:
    assert parse_number(format_number(value)) == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_decimals_come_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2023, 6, 5), "05/6/2023", "ngày 05 tháng 6 năm 2023"),
        (date(2023, 2, 22), "22/02/2023", "ngày 22 tháng 02 năm 2023"),
        (date(2023, 11, 30), "30/11/2023", "ngày 30 tháng 11 năm 2023"),
        (date(2024, 1, 1), "01/01/2024", "ngày 01 tháng 01 năm 2024"),
        (date(2024, 3, 9), "09/3/2024", "ngày 09 tháng 3 năm 2024"),
    ],
)
def test_dates(day: date, short: str, long: str) -> None:
    assert short_date(day) == short
    assert long_date(day) == long


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 2, 4, 9, 14, 40, 89)] == ["I", "II", "IV", "IX", "XIV", "XL", "LXXXIX"]
    with pytest.raises(ValueError, match="0"):
        roman(0)
