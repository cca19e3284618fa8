"""The grammar of time."""

from datetime import date

import pytest

from danvan.legaltext.deadlines import find_due, recurrence


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("trước ngày 05 tháng 6", date(2023, 6, 4)),
        ("trước ngày 30/11/2023", date(2023, 11, 29)),
        ("xong trước ngày 01/3", date(2023, 2, 28)),
        ("trước ngày 01/01/2024", date(2023, 12, 31)),
        ("chậm nhất ngày 15/12", date(2023, 12, 15)),
        ("chậm nhất là ngày 15 tháng 12 năm 2024", date(2024, 12, 15)),
        ("đến hết ngày 20/9/2023", date(2023, 9, 20)),
        ("hoàn thành trong tháng 4", date(2023, 4, 30)),
        ("trong quý ii/2024", date(2024, 6, 30)),
        ("hết quý iv", date(2023, 12, 31)),
        ("trước tháng 10", date(2023, 9, 30)),
        ("trước 16 giờ 30 ngày 10/5/2023", date(2023, 5, 10)),
        ("trước 17h00 ngày 10/5/2023", date(2023, 5, 10)),
        ("đến hết năm 2025", date(2025, 12, 31)),
        ("trong 15 ngày kể từ ngày nhận được văn bản", None),
        ("trước ngày 31/02", None),
    ],
)
def test_last_day(words: str, last_day: date | None) -> None:
    (found,) = find_due(f"báo cáo {words} về phòng", 2023)

    assert found.last_day == last_day


@pytest.mark.parametrize(
    "words",
    ["trong năm 2023", "từ ngày 01/01/2023", "trước hết", "quyết định ngày 5/5/2023", "đến năm 2025", "6 tháng"],
)
def test_other_times_are_no_deadlines(words: str) -> None:
    assert find_due(words, 2023) == []


def test_without_any_year_the_day_stays_unknown() -> None:
    (found,) = find_due("trước ngày 05 tháng 6", None)

    assert (found.last_day, found.exclusive) == (None, True)


def test_dates_of_citations_are_skipped() -> None:
    words = "trước ngày 05/6/2023 của ubnd"

    assert find_due(words, 2023, skip=[(0, len(words))]) == []


@pytest.mark.parametrize(
    ("words", "last_day", "rule"),
    [
        ("định kỳ, 6 tháng (trước ngày 05 tháng 6)", date(2023, 6, 4), "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=4"),
        ("hằng năm trước ngày 01/3", date(2023, 2, 28), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("báo cáo trước ngày 05/6", date(2023, 6, 4), None),
        ("hằng tháng báo cáo", None, "FREQ=MONTHLY"),
        ("trước ngày 25 hằng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("trước ngày 20 của tháng cuối quý", None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19"),
        ("báo cáo hằng quý", None, "FREQ=MONTHLY;INTERVAL=3"),
        ("định kỳ 6 tháng", None, "FREQ=MONTHLY;INTERVAL=6"),
        ("hàng tuần", None, "FREQ=WEEKLY"),
        ("định kỳ tổ chức sơ kết", None, None),
        ("thường xuyên rà soát", None, None),
    ],
)
def test_recurrence(words: str, last_day: date | None, rule: str | None) -> None:
    assert recurrence(words, last_day) == rule
