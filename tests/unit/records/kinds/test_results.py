import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.indicators.declaration import Counts, RollUp
from danvan.records.domain import records
from danvan.records.domain.facts import facts_of
from danvan.records.domain.queries import counted
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.results.kind import FIGURES, MONEY
from danvan.records.kinds.results.models import Item
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.sample import Sample
from tests.unit.records.samples import HELD, entered

pytestmark = pytest.mark.usefixtures("fixed_day")


def lines(**values: Any) -> dict[str, list[RowInput]]:
    """Rows of items, a pair being value and target."""
    found = []
    for item, value in values.items():
        reached, target = value if isinstance(value, tuple) else (value, None)
        found.append(RowInput({"item": item, "value": reached, "target": target, "note": ""}))
    return {"result_lines": found}


def _rows(area: Area) -> dict[str, list[RowInput]]:
    return lines(
        poor=(189, 150), near_poor=240, households=2739, houses=(3, 10), houses_money=Decimal("182.5"),
        culture_families=2500, population=11_020, insured=10_400, gifts=64,
    )  # fmt: skip


SAMPLE = Sample(
    details={"source": "Quyết định công nhận hộ nghèo"},
    amounts={
        "G5.04": 189, "G5.04a": 240, "G5.04c": 2739, "G5.05": 3, "G5.05a": Decimal("182.5"), "G5.08a": 2500,
        "G5.15b": 11_020, "G5.15a": 10_400, "G5.06": 64,
    },
    entry={"place": ""},
    rows=_rows,
    quick={"result_lines-0-item": "jobs", "result_lines-0-value": "1.025"},
)  # fmt: skip


def said(area: Area, *, village: str = "", on: dt.date = HELD, reason: str = "", **values: Any) -> Record:
    return entered(area, "results", rows=lines(**values), place=village, began_on=on, reason=reason)


def figures(area: Area, start: dt.date, end: dt.date) -> dict[str, Any]:
    """The figures of the commune in the period [start, end)."""
    rows = counted(
        unit_ids=[area.units["ubnd-xa-bung-sen"].pk], data_from=start, data_to=end, recorded_until=clock.now()
    )
    found: dict[str, Any] = {}
    for row in rows:
        for code, amount in row.amounts.items():
            found[code] = found.get(code, 0) + amount
    return found


def test_every_item_has_one_figure_and_stocks_are_those_of_the_last_day() -> None:
    assert set(FIGURES) == set(Item)
    stocks = {one.code for one in kind_called("results").indicators if one.counts.counts is Counts.LATEST}
    assert stocks == {
        "G5.04", "G5.04a", "G5.04c", "G5.07", "G5.07a", "G5.08a", "G5.08b", "G5.15a", "G5.15b", "G5.17",
    }  # fmt: skip
    ratios = {
        one.code: (one.numerator, one.denominator)
        for one in kind_called("results").indicators
        if one.roll_up is RollUp.RATIO
    }
    assert ratios == {
        "G5.04r": ("G5.04", "G5.04c"), "G5.08": ("G5.08a", "G5.04c"), "G5.15": ("G5.15a", "G5.15b"),
        "G5.16": ("G5.16a", "G5.16b"),
    }  # fmt: skip
    assert [
        item for item, figure in FIGURES.items() if ("triệu đồng" in str(item.label)) is not (figure.unit == MONEY)
    ] == []


def test_stock_is_the_last_number_said_and_what_is_done_adds_up(area: Area) -> None:
    said(area, on=dt.date(2022, 12, 20), poor=200, houses=2)
    said(area, on=dt.date(2023, 1, 31), houses=1)
    said(area, on=dt.date(2023, 2, 20), poor=180, houses=3)
    said(area, on=dt.date(2023, 2, 25), near_poor=90)
    assert figures(area, dt.date(2022, 12, 15), dt.date(2023, 1, 1)) == {"G5.04": 200, "G5.05": 2}
    assert figures(area, dt.date(2023, 1, 1), dt.date(2023, 2, 20)) == {"G5.04": 200, "G5.05": 1}
    assert figures(area, dt.date(2023, 1, 1), dt.date(2023, 3, 1)) == {"G5.04": 180, "G5.04a": 90, "G5.05": 4}


def test_figure_of_a_unit_is_the_sum_of_its_villages(area: Area) -> None:
    said(area, village="Ấp Một", on=dt.date(2023, 1, 10), poor=40)
    said(area, village="Ấp Hai", on=dt.date(2023, 1, 10), poor=25)
    said(area, village=" ấp  một ", on=dt.date(2023, 2, 10), poor=35)
    assert figures(area, dt.date(2023, 1, 1), dt.date(2023, 2, 1)) == {"G5.04": 65}
    assert figures(area, dt.date(2023, 2, 1), dt.date(2023, 3, 1)) == {"G5.04": 60}


def test_whole_and_villages_never_stand_together(area: Area) -> None:
    said(area, on=dt.date(2023, 1, 5), poor=70)
    said(area, village="Ấp Một", on=dt.date(2023, 1, 10), poor=40, reason="Chuyển sang ghi theo ấp")
    said(area, village="Ấp Hai", on=dt.date(2023, 1, 10), poor=25, reason="Chuyển sang ghi theo ấp")
    assert figures(area, dt.date(2023, 1, 1), dt.date(2023, 2, 1)) == {"G5.04": 65}
    said(area, on=dt.date(2023, 2, 1), poor=50)
    assert figures(area, dt.date(2023, 2, 1), dt.date(2023, 3, 1)) == {"G5.04": 50}


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"poor": 1.5}, "Hộ nghèo: 1,5 phải là số nguyên"),
        ({"poor": (3, 2.5)}, "Hộ nghèo: 2,5 phải là số nguyên"),
        ({"poor": 101, "households": 100}, "Hộ nghèo nhiều hơn tổng số hộ"),
        ({"poor": 60, "near_poor": 41, "households": 100}, "Hộ nghèo cộng với Hộ cận nghèo nhiều hơn tổng số hộ"),
        ({"culture_families": 101, "households": 100}, "Gia đình văn hóa nhiều hơn tổng số hộ"),
        ({"insured": 401, "population": 400}, "bảo hiểm y tế nhiều hơn dân số"),
        ({"households": 401, "population": 400}, "Tổng số hộ nhiều hơn dân số"),
        ({"poor": -1}, "Số liệu 1, con số"),
        ({"poor": 10**10}, "Số liệu 1, con số"),
        ({"rumours": 3}, "Số liệu 1, chỉ tiêu"),
    ],
)
def test_figures_that_cannot_be_are_refused(area: Area, values: dict[str, Any], refused: str) -> None:
    given = {name: Decimal(str(one)) if isinstance(one, float) else one for name, one in values.items()}
    given = {
        name: tuple(Decimal(str(part)) for part in one) if isinstance(one, tuple) else one
        for name, one in given.items()
    }
    with pytest.raises(Refused, match=refused):
        said(area, **given)
    assert not Record.rows.exists()


def test_parts_as_large_as_the_whole_are_right(area: Area) -> None:
    said(area, poor=60, near_poor=40, culture_families=100, households=100, population=100, insured=100)


def test_item_written_twice_is_refused(area: Area) -> None:
    twice = [*lines(poor=3)["result_lines"], *lines(poor=4)["result_lines"]]
    with pytest.raises(Refused, match="«Hộ nghèo» được ghi hai lần"):
        entered(area, "results", rows={"result_lines": twice})


@pytest.mark.parametrize(("value", "doubted"), [(150, False), (149, True), (451, True), (450, False)])
def test_stock_that_changed_by_more_than_half_needs_a_reason(area: Area, value: int, doubted: bool) -> None:
    said(area, on=dt.date(2023, 1, 10), poor=300)
    if not doubted:
        said(area, poor=value)
        return
    with pytest.raises(Doubtful, match=rf"Hộ nghèo: {value}, lần trước \(10/01/2023\) là 300"):
        said(area, poor=value)
    assert said(area, poor=value, reason="Rà soát lại theo chuẩn mới").reason


def test_what_was_done_may_be_any_number_next_time(area: Area) -> None:
    said(area, on=dt.date(2023, 1, 10), houses=300)
    said(area, houses=1)


def test_village_is_compared_with_itself(area: Area) -> None:
    said(area, village="Ấp Một", on=dt.date(2023, 1, 10), poor=40)
    said(area, village="Ấp Hai", on=dt.date(2023, 1, 11), poor=4)
    with pytest.raises(Doubtful, match="là 40"):
        said(area, village="Ấp Một", poor=4)
    said(area, village="Ấp Ba", poor=90)


def test_other_units_archived_and_later_records_are_no_measure(area: Area) -> None:
    entered(
        area,
        "results",
        by="sibling_officer",
        host="ubnd-xa-con-la",
        rows=lines(poor=900),
        place="",
        began_on=dt.date(2023, 1, 2),
    )
    records.archive(record=said(area, on=dt.date(2023, 1, 3), poor=800), by=area.actor("commune_officer"))
    said(area, on=dt.date(2023, 2, 25), poor=700)
    said(area, on=dt.date(2023, 2, 20), poor=30)


def test_village_after_the_whole_unit_asks_whether_all_villages_come(area: Area) -> None:
    said(area, on=dt.date(2023, 1, 10), poor=300, houses=4)
    with pytest.raises(Doubtful, match="Hộ nghèo: trước đây ghi chung cả đơn vị"):
        said(area, village="Ấp Một", poor=40)
    said(area, village="Ấp Một", houses=1)
    said(area, village="Ấp Một", poor=40, reason="Từ nay ghi theo ấp, đủ các ấp")
    said(area, village="Ấp Hai", poor=35)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"loans": Decimal("200000.5")}, "có phải đã ghi bằng đồng"),
        ({"recruits": 13, "recruits_wanted": 12}, "vượt chỉ tiêu"),
    ],
)
def test_unlikely_figures_need_a_reason(area: Area, values: dict[str, Any], words: str) -> None:
    with pytest.raises(Doubtful, match=words):
        said(area, **values)


def test_likely_figures_are_not_doubted(area: Area) -> None:
    said(area, loans=Decimal(200_000), recruits=12, recruits_wanted=12)
    said(area, recruits=12)


def test_value_stands_beside_what_the_year_wants(area: Area) -> None:
    row = entered(area, "results", rows=lines(houses=(3, 8), poor=(189, 0), jobs=7))
    kind = kind_called("results")
    shown = [(str(label), value) for label, value in facts_of(row, kind, kind.details_of(row))]
    assert shown == [
        ("Nhà đại đoàn kết, nhà tình thương", "3, đạt 37,5% chỉ tiêu năm (8)"),
        ("Hộ nghèo", "189, chỉ tiêu năm 0"),
        ("Nguồn số liệu", "Quyết định công nhận hộ nghèo"),
    ]


@pytest.mark.parametrize(
    ("values", "incomplete"),
    [
        ({}, True),
        ({"poor": 3}, True),
        ({"poor": 3, "households": 90}, False),
        ({"recruits": 2}, True),
        ({"jobs": 0}, False),
    ],
)
def test_share_is_unfinished_without_its_whole(area: Area, values: dict[str, int], incomplete: bool) -> None:
    assert said(area, **values).incomplete is incomplete


def test_doubts_cost_the_same_however_much_was_said_before(area: Area) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as ran:
            said(area, village="Ấp Một", poor=40, households=300, reason="Đúng")
        return len(ran)

    queries()  # reads what is kept in memory from then on
    few = queries()
    for number in range(8):
        said(area, village=f"Ấp {number}", poor=40, reason="Đúng")
    assert queries() == few
