import datetime as dt

import pytest

from danvan.common import clock
from danvan.records.kinds.dialogue.kind import warnings
from danvan.records.kinds.dialogue.models import DialogueDetails
from danvan.records.models import Record

HELD = dt.date(2025, 7, 20)


def _warned(held: dt.date, *, notice: int | None = None, published: int | None = None, today: int = 0) -> list[str]:
    """Warnings of a dialogue held on ``held``; notice days before, publication and today days after it."""
    details = DialogueDetails(
        notice_on=None if notice is None else held - dt.timedelta(days=notice),
        published_on=None if published is None else held + dt.timedelta(days=published),
    )
    with clock.fixed(lambda: clock.at_noon(held + dt.timedelta(days=today))):
        return [text.split(" ")[0] for text in warnings(Record(began_on=held, ended_on=held), details)]


@pytest.mark.parametrize(("notice", "warned"), [(6, ["Thông"]), (7, []), (8, []), (None, [])])
def test_notice_of_fewer_than_seven_days_is_warned_of(notice: int | None, warned: list[str]) -> None:
    assert _warned(HELD, notice=notice) == warned


@pytest.mark.parametrize(
    ("published", "today", "warned"), [(10, 30, []), (11, 30, ["Kết"]), (None, 10, []), (None, 11, ["Kết"])]
)
def test_results_are_due_ten_days_after(published: int | None, today: int, warned: list[str]) -> None:
    assert _warned(HELD, published=published, today=today) == warned


def test_day_before_the_law_has_no_such_rule() -> None:
    assert _warned(dt.date(2025, 6, 30), notice=1, today=60) == []
    assert _warned(dt.date(2025, 7, 1), notice=1, today=60) == ["Thông", "Kết"]
