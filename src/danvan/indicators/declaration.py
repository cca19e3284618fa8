"""Declarations of indicators, imported by every part that yields figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class RollUp(StrEnum):
    """How values of many units become one. A ratio is recomputed from its parts and never averaged."""

    SUM = "sum"
    RATIO = "ratio"
    LAST = "last"


class Source(StrEnum):
    """Where a unit's value comes from."""

    RECORDS = "records"
    COMMITMENTS = "commitments"
    ASSIGNMENTS = "assignments"
    TYPED = "typed"


class FigureState(StrEnum):
    """The four states of a figure. A blank is never a zero."""

    VALUE = "value"
    ZERO = "zero"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class Indicator:
    """``code`` as in the reporting form (G3.08); ``unit`` in words (cuộc, lượt người); ``group`` 1 to 6 of the plan.

    ``counts`` names what is added up, for the kind that yields it: "records" counts events, any other word an amount of
    the event such as ``people``. For a RATIO, ``numerator`` and ``denominator`` are codes of other indicators.
    ``kind`` is the record kind it is counted from (Source.RECORDS); ``origins`` are the origins of the commitments it is
    counted from (Source.COMMITMENTS).
    """

    code: str
    name: str
    unit: str
    group: int
    roll_up: RollUp = RollUp.SUM
    source: Source = Source.RECORDS
    kind: str = ""
    counts: str = "records"
    numerator: str = ""
    denominator: str = ""
    note: str = ""
    origins: tuple[str, ...] = ()


class Catalogue:
    """All indicators of an installation, by code, in the order given.

    Raises ValueError for a code given twice or a ratio of unknown parts.
    """

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.by_code: dict[str, Indicator] = {}
        for indicator in indicators:
            if indicator.code in self.by_code:
                raise ValueError(f"indicator {indicator.code} twice")
            self.by_code[indicator.code] = indicator
        for indicator in self.by_code.values():
            if indicator.roll_up is RollUp.RATIO and not {indicator.numerator, indicator.denominator} <= set(
                self.by_code
            ):
                raise ValueError(f"ratio {indicator.code} of unknown parts")

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.by_code.values())

    def __getitem__(self, code: str) -> Indicator:
        return self.by_code[code]
