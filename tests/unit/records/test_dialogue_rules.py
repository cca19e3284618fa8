import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from danvan.common import clock
from danvan.documents.domain import legalrules
from danvan.records.kinds.dialogue.kind import warnings
from danvan.records.kinds.dialogue.models import DialogueDetails
from danvan.records.models import Record
from danvan.units.actor import program

HELD = dt.date(2025, 7, 20)
pytestmark = pytest.mark.django_db


def _warned(held: dt.date, *, notice: int | None = None, published: int | None = None, today: int = 0) -> list[str]:
    """Warnings of a dialogue held on ``held``; notice days before, publication and today days after it."""
    details = DialogueDetails(
        notice_on=None if notice is None else held - dt.timedelta(days=notice),
        published_on=None if published is None else held + dt.timedelta(days=published),
    )
    with clock.fixed(lambda: clock.at_noon(held + dt.timedelta(days=today))):
        return [
            text.split(" ")[0] for text in warnings(Record(began_on=held, ended_on=held), details, legalrules.law())
        ]


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


def test_results_due_on_a_sunday_are_due_on_monday() -> None:
    held = dt.date(2025, 7, 17)
    assert _warned(held, published=11, today=30) == []
    assert _warned(held, published=12, today=30) == ["Kết"]


def test_what_was_edited_here_decides_and_is_told() -> None:
    legalrules.edit(
        code="DOITHOAI.BAOTRUOC", variant="", valid_from=dt.date(2025, 7, 1), value=Decimal(9), valid_to=None,
        article="Nghị quyết mẫu, Điều 1", checked=False, note="", reason="Quy định của địa phương", by=program("thử", on=HELD),
    )  # fmt: skip
    details = DialogueDetails(notice_on=HELD - dt.timedelta(days=8))
    with clock.fixed(lambda: clock.at_noon(HELD)):
        assert warnings(Record(began_on=HELD, ended_on=HELD), details, legalrules.law()) == [
            "Thông báo trước 8 ngày; quy định ít nhất 9 ngày (Nghị quyết mẫu, Điều 1; chưa đối chiếu văn bản gốc)."
        ]


def test_warnings_take_two_queries(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        _warned(HELD, notice=1, today=60)
