"""Numbers in sentences: written {G3.08} and filled from the figures. A missing number is never papered over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from danvan.indicators.declaration import FigureState
from danvan.officedocs.numbers import format_count, format_number
from danvan.reports.catalogue import CATALOGUE
from danvan.reports.frozen import Cell

_PLACE = re.compile(r"\{([^{}]*)\}")


def codes_in(text: str) -> list[str]:
    """What stands in braces in ``text``, in order."""
    return _PLACE.findall(text)


def faults(text: str, cells: Mapping[str, Cell]) -> list[str]:
    """Sentences on every number that ``text`` asks for and the figures do not give; none when it can be printed."""
    found = []
    for code in dict.fromkeys(codes_in(text)):
        known = CATALOGUE.by_code.get(code)
        if known is None:
            found.append(_("Không có chỉ tiêu nào mang mã {%(code)s}.") % {"code": code})
        elif code not in cells or not cells[code].known:
            found.append(_("Chỉ tiêu {%(code)s} «%(name)s» chưa có số.") % {"code": code, "name": known.name})
    if not found and ("{" in _PLACE.sub("", text) or "}" in _PLACE.sub("", text)):
        found.append(_("Có dấu ngoặc nhọn chưa khép; mã chỉ tiêu viết như {G3.08}."))
    return found


def filled(text: str, cells: Mapping[str, Cell]) -> str:
    """``text`` with every number written as in a sentence («05», «1.590», «98,8%»). Raises KeyError for a missing one.

    Ask ``faults`` first.
    """

    def number(place: re.Match[str]) -> str:
        value = cells[place[1]].value
        if value is None:
            raise KeyError(place[1])
        return in_words(place[1], value)

    return _PLACE.sub(number, text)


def in_words(code: str, value: Decimal) -> str:
    """A figure as it stands in a sentence: counts below 10 with a leading zero, percentages with their sign."""
    if CATALOGUE[code].unit == "%":
        return f"{format_number(value, 1).removesuffix(',0')}%"
    return format_count(int(value)) if value == value.to_integral_value() else format_number(value.normalize())


def shown(code: str, cell: Cell) -> str:
    """A figure as it stands in a table on screen: a number, or its state in words."""
    if cell.value is None:
        words = {
            FigureState.NOT_APPLICABLE: _("Không thuộc phạm vi"),
            FigureState.NOT_REPORTED: _("Chưa báo cáo"),
        }
        return words[cell.state]
    if CATALOGUE[code].unit == "%":
        return f"{format_number(cell.value, 1)}%"
    whole = cell.value == cell.value.to_integral_value()
    return format_number(int(cell.value)) if whole else format_number(cell.value.normalize())
