"""Where every figure of the reporting form comes from, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from danvan.commitments.enums import Origin
from danvan.indicators.declaration import Indicator, RollUp, Source
from danvan.records.domain.counting import counted_how
from danvan.reports.catalogue import CATALOGUE


@dataclass(frozen=True)
class Described:
    """An indicator with the words for how units' values become one, and where a unit's value comes from."""

    indicator: Indicator
    rolls_up: str
    origin: str


def described() -> Iterator[Described]:
    """Every indicator of the form, in order."""
    for one in CATALOGUE:
        yield Described(one, _rolls_up(one), origin_of(one))


def origin_of(one: Indicator) -> str:
    """A sentence on where a unit's value of ``one`` comes from; of what is typed, why no record gives it."""
    if one.roll_up is RollUp.RATIO:
        return _("Tính từ %(numerator)s và %(denominator)s, không lấy trung bình") % {
            "numerator": one.numerator, "denominator": one.denominator,
        }  # fmt: skip
    if one.source is Source.RECORDS:
        return counted_how(one)
    if one.source is Source.COMMITMENTS:
        origins = ", ".join(str(Origin(origin).label) for origin in one.origins)
        return _("Nội dung phải giải quyết, phát sinh từ: %(origins)s") % {"origins": origins}
    return _("Nhập tay. %(why)s") % {"why": one.note}


def _rolls_up(one: Indicator) -> str:
    return {
        RollUp.SUM: _("cộng"),
        RollUp.RATIO: _("tính lại từ tử số và mẫu số"),
        RollUp.LAST: _("cộng số cuối kỳ của các đơn vị"),
    }[one.roll_up]
