"""Declarations of indicators, imported by every part that yields figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

Amount = int | Decimal
Said = TypeVar("Said")


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


class Counts(StrEnum):
    """Which events of a unit a figure of a period is made of."""

    WITHIN = "within"  # those that begin inside the period, or whose date in ``on`` lies in it
    STANDING = "standing"  # those in force on its last day, whenever they began
    LATEST = "latest"  # of each host (or of each of its parts) the last that says a number by the end of the period


@dataclass(frozen=True)
class Count:
    """What one event adds to a figure, as data, so that anybody can count again.

    ``of`` names a number of the event; empty counts the event itself as one. With ``rows`` it is the rows of that name
    that are counted or added up. Only events with the values of ``where`` and rows with those of ``among`` (column ->
    value, or a tuple of them; True and False ask whether there is anything) add something. STANDING events are in force
    from their first day to the date in ``until``, without end where that is empty. LATEST events may speak of one part of
    their host, named in the column ``per`` (see ``say_last``). What is counted on another day than the one it began names
    that date in ``on``: a column of the rows counted where they have it, otherwise of the event; until it is set there is
    nothing to count.
    """

    of: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    rows: str = ""
    among: Mapping[str, Any] = field(default_factory=dict)
    counts: Counts = Counts.WITHIN
    until: str = ""
    per: str = ""
    on: str = ""

    def added(self, event: Any, first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> Amount | None:
        """What ``event`` adds, by its attributes; None where it has no such number (nothing was counted).

        ``first`` and ``last`` (both included) bound the date in ``on``; without ``on`` they say nothing.
        """
        if not _fits(event, self.where):
            return None
        if not self.rows:
            return self._of(event) if self._falls(event, event, first, last) else None
        rows = [row for row in getattr(event, self.rows) if _fits(row, self.among)]
        found = [self._of(row) for row in rows if self._falls(row, event, first, last)]
        known = [one for one in found if one is not None]
        return sum(known) if known else None

    def stands(self, event: Any, on: dt.date) -> bool:
        """Whether a STANDING event that has begun is still in force on the local date ``on``."""
        last = getattr(event, self.until) if self.until else None
        return last is None or last >= on

    def part(self, event: Any) -> str:
        """The part of its host a LATEST event speaks of, spaces and case aside; empty for the whole of it."""
        return " ".join(str(getattr(event, self.per)).split()).casefold() if self.per else ""

    def _falls(self, thing: Any, event: Any, first: dt.date, last: dt.date) -> bool:
        if not self.on:
            return True
        day: dt.date | None = getattr(thing if hasattr(thing, self.on) else event, self.on)
        return day is not None and first <= day <= last

    def _of(self, thing: Any) -> Amount | None:
        number: Amount | None = getattr(thing, self.of) if self.of else 1
        return int(number) if isinstance(number, bool) else number


def say_last(standing: dict[str, Said], part: str, number: Said) -> None:
    """Let ``number`` be what was said last of ``part`` of a host; ``standing`` is part -> number, in the order of days.

    Whole and parts never stand together: a number for the whole (``part`` empty) takes the place of all its parts, and
    a number for a part that of the whole.
    """
    if part:
        standing.pop("", None)
    else:
        standing.clear()
    standing[part] = number


def _fits(thing: Any, wanted: Mapping[str, Any]) -> bool:
    return all(_is_among(getattr(thing, column), value) for column, value in wanted.items())


def _is_among(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(value) is wanted
    return value in (wanted if isinstance(wanted, tuple) else (wanted,))


@dataclass(frozen=True)
class Indicator:
    """``code`` as in the reporting form (G3.08); ``unit`` in words (cuộc, lượt người); ``group`` 1 to 7 of the form.

    ``kind`` is the record kind it is counted from (Source.RECORDS), ``origins`` those of the commitments it is counted
    from (Source.COMMITMENTS), and ``counts`` what each of them adds. For a RATIO, ``numerator`` and ``denominator`` are
    codes of other indicators. ``note`` says to whoever types it what to put there, and why no record can give it.
    """

    code: str
    name: str
    unit: str
    group: int
    roll_up: RollUp = RollUp.SUM
    source: Source = Source.RECORDS
    kind: str = ""
    counts: Count = field(default=Count(), hash=False)
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
