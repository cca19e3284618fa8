"""Points from what was found, their sum, and its rank. Pure: knows criteria by their attributes only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from danvan.scoring.enums import How

CENT = Decimal("0.01")


class Judged(Protocol):
    """What the points of a criterion follow from."""

    how: str
    most: Decimal

    @property
    def pairs(self) -> Sequence[tuple[Decimal, Decimal]]: ...


@dataclass(frozen=True)
class Result:
    """``points`` in all; ``place`` of the rank (1 is the best) and its name; ``barred`` when a barring criterion applies."""

    points: Decimal
    place: int
    rank: str
    barred: bool = False


def bounds(criterion: Judged) -> tuple[Decimal, Decimal]:
    """The least and the most points a judge may give."""
    return min(Decimal(0), criterion.most), max(Decimal(0), criterion.most)


def points(criterion: Judged, value: Decimal) -> Decimal:
    """The points of ``value``: given points for MANUAL, 1 or 0 for YES_NO and BAR, a number for STEPS and INDICATOR.

    Raises ValueError for points out of bounds.
    """
    if criterion.how == How.MANUAL:
        least, most = bounds(criterion)
        if not least <= value <= most:
            raise ValueError(f"{value} is not within {least} and {most}")
        return value.quantize(CENT)
    if criterion.how == How.BAR:
        return Decimal(0)
    if criterion.how == How.YES_NO:
        return criterion.most if value else Decimal(0)
    reached = [given for least, given in criterion.pairs if value >= least]
    return reached[-1] if reached else Decimal(0)


def average(given: Sequence[Decimal]) -> Decimal:
    """The mean of what several judges gave, to two places. Raises ValueError for none."""
    if not given:
        raise ValueError("nobody judged")
    return (sum(given, Decimal(0)) / len(given)).quantize(CENT, ROUND_HALF_UP)


def result(ranks: Sequence[Sequence[str]], ceiling: int, given: Iterable[Decimal], *, barred: bool) -> Result:
    """The sum of ``given`` and its rank by ``ranks`` ([least points, name], best first); not above ``ceiling`` when barred.

    A sum below every rank has the last one; without ranks the place is 0 and the name empty.
    """
    total = sum(given, Decimal(0))
    if not ranks:
        return Result(total, 0, "", barred)
    place = next((at for at, (least, _name) in enumerate(ranks, 1) if total >= Decimal(least)), len(ranks))
    if barred:
        place = min(max(place, ceiling), len(ranks))
    return Result(total, place, ranks[place - 1][1], barred)
