from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.scoring import tally
from danvan.scoring.enums import How

RANKS = [["90", "Xuất sắc"], ["80", "Tốt"], ["65", "Khá"], ["50", "Trung bình"], ["0", "Yếu"]]


@dataclass
class Criterion:
    how: str
    most: Decimal = Decimal(10)
    steps: list[list[str]] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[Decimal, Decimal]]:
        return [(Decimal(least), Decimal(points)) for least, points in self.steps]


@pytest.mark.parametrize(
    ("criterion", "value", "points"),
    [
        (Criterion(How.MANUAL), "7.25", "7.25"),
        (Criterion(How.MANUAL, Decimal(-5)), "-3", "-3"),
        (Criterion(How.YES_NO), "1", "10"),
        (Criterion(How.YES_NO), "0", "0"),
        (Criterion(How.BAR, Decimal(0)), "1", "0"),
        (Criterion(How.STEPS, steps=[["90", "4"], ["95", "6"], ["98", "8"]]), "89.99", "0"),
        (Criterion(How.STEPS, steps=[["90", "4"], ["95", "6"], ["98", "8"]]), "95", "6"),
        (Criterion(How.STEPS, steps=[["90", "4"], ["95", "6"], ["98", "8"]]), "100", "8"),
        (Criterion(How.INDICATOR, steps=[["1", "3"], ["2", "5"]]), "1", "3"),
    ],
)
def test_points_follow_from_what_was_found(criterion: Criterion, value: str, points: str) -> None:
    assert tally.points(criterion, Decimal(value)) == Decimal(points)


@pytest.mark.parametrize(("most", "value"), [("10", "10.01"), ("10", "-0.01"), ("-5", "1"), ("-5", "-5.5")])
def test_points_out_of_bounds_are_no_points(most: str, value: str) -> None:
    with pytest.raises(ValueError, match="not within"):
        tally.points(Criterion(How.MANUAL, Decimal(most)), Decimal(value))


@pytest.mark.parametrize(
    ("points", "barred", "place", "rank"),
    [
        ("95", False, 1, "Xuất sắc"),
        ("89.99", False, 2, "Tốt"),
        ("95", True, 3, "Khá"),
        ("40", True, 5, "Yếu"),
        ("-3", False, 5, "Yếu"),
    ],
)
def test_rank_follows_from_the_sum_and_is_kept_down_by_a_bar(points: str, barred: bool, place: int, rank: str) -> None:
    found = tally.result(RANKS, 3, [Decimal(points)], barred=barred)
    assert (found.place, found.rank, found.barred) == (place, rank, barred)


def test_without_ranks_there_is_only_the_sum() -> None:
    assert tally.result([], 1, [Decimal(3), Decimal(4)], barred=True) == tally.Result(Decimal(7), 0, "", barred=True)


def test_nobody_has_no_average() -> None:
    with pytest.raises(ValueError, match="nobody"):
        tally.average([])


@given(st.lists(st.decimals(0, 10, places=2), min_size=1, max_size=9))
def test_average_lies_between_the_judges(given: list[Decimal]) -> None:
    assert min(given) <= tally.average(given) <= max(given)


@given(st.lists(st.decimals(0, 20, places=2), max_size=6), st.booleans())
def test_more_points_never_rank_lower(given: list[Decimal], barred: bool) -> None:
    less, more = (tally.result(RANKS, 3, points, barred=barred).place for points in (given, [*given, Decimal(1)]))
    assert more <= less
