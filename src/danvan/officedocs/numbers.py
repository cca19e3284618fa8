"""Numbers and dates as Vietnamese offices write them, and numbers read back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_GROUPED = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_EITHER_WAY = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")


class UnclearNumber(ValueError):
    """A text that is no number in the Vietnamese way of writing, or one that can be read in two ways (message in Vietnamese)."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"«{text}» không phải là số viết rõ ràng. Viết dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân, ví dụ 1.234,5."
        )


def exact(value: Decimal) -> Decimal:
    """``value`` without needless noughts behind the comma: 12.500 is 12.5, 1200.000 is 1200."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def format_number(value: int | Decimal, places: int | None = None) -> str:
    """``1234.5`` as «1.234,5». ``places`` fixes the decimals (half to even); without it a Decimal keeps its own.

    Raises ValueError for a value that is not finite.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("a figure must be finite")
    text = f"{number:,f}" if places is None else f"{number:,.{places}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    return text.translate(str.maketrans(",.", ".,"))


def format_count(value: int) -> str:
    """A count within a sentence: 1 to 9 with a leading zero («05 cuộc»), others as format_number."""
    return f"{value:02d}" if 0 < value < 10 else format_number(value)


def parse_number(text: str) -> Decimal:
    """The number written as «1.234,5», exact. White space around it is ignored.

    Raises UnclearNumber for anything else, also for «1,234», which may mean 1.234 or 1234, and «1.5».
    """
    written = text.strip().replace("−", "-")
    if not _GROUPED.fullmatch(written) or _EITHER_WAY.fullmatch(written):
        raise UnclearNumber(text)
    return Decimal(written.replace(".", "").replace(",", "."))


def _day_and_month(day: date) -> tuple[str, str]:
    """Days below 10 and the months 1 and 2 carry a leading zero (Decree 30/2020/NĐ-CP, Annex I)."""
    return f"{day.day:02d}", f"{day.month:02d}" if day.month < 3 else str(day.month)


def short_date(day: date) -> str:
    """«05/6/2023», «22/02/2023»."""
    day_text, month = _day_and_month(day)
    return f"{day_text}/{month}/{day.year}"


def long_date(day: date) -> str:
    """«ngày 05 tháng 6 năm 2023»."""
    day_text, month = _day_and_month(day)
    return f"ngày {day_text} tháng {month} năm {day.year}"


_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """1 to 89 as a Roman numeral, for annexes. Raises ValueError outside."""
    if not 1 <= number < 90:
        raise ValueError(f"no Roman numeral for {number} here")
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
