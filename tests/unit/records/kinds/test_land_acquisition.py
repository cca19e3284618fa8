import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain.queries import counted
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.land_acquisition.kind import missing, warnings
from danvan.records.kinds.land_acquisition.models import Step
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

HELD = dt.date(2023, 2, 20)


def _step(step: str, day: int = 20, present: int | None = None) -> RowInput:
    values = {"step": step, "held_on": dt.date(2023, 2, day), "households_present": present}
    return RowInput(values)


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {"land_steps": [_step(step, present=10) for step in Step.values], "demands": [promised(area)]}


SAMPLE = Sample(
    details={"households": 12, "handed_over": 9, "objections": 2},
    amounts={"G3.22": 1, "G3.22a": 12, "G3.22b": 9, "G3.22c": 3},
    rows=_rows,
    quick={"households": "12"},
)


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        ((2022, 7, 1), (2023, 1, 1), False),  # not begun
        ((2023, 1, 1), (2023, 3, 1), True),  # begun in the period
        ((2023, 3, 1), (2023, 7, 1), True),  # goes on
        ((2023, 7, 1), (2023, 9, 16), True),  # its last day is the period's last day
        ((2023, 7, 1), (2024, 1, 1), False),  # closed
    ],
)
def test_project_stands_from_its_day_until_it_is_closed(
    area: Area, start: tuple[int, int, int], end: tuple[int, int, int], counts: bool
) -> None:
    from tests.unit.records.samples import entered

    closed = {"closed_on": dt.date(2023, 9, 15), "handed_over": 12}
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 9, 20))):
        row = entered(area, "land_acquisition", rows=True, details=closed)
        found = counted(
            unit_ids=[row.host_id], data_from=dt.date(*start), data_to=dt.date(*end), recorded_until=clock.now()
        )
    amounts = SAMPLE.amounts | {"G3.22b": 12}
    assert [dict(one.amounts) for one in found] == ([amounts] if counts else [])


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"handed_over": 13}, "Số hộ bàn giao mặt bằng nhiều hơn"),
        ({"households": None}, "ghi cả số hộ thuộc diện thu hồi đất"),
        ({"closed_on": dt.date(2023, 2, 19)}, "Ngày kết thúc sớm hơn"),
        ({"closed_on": dt.date(2023, 3, 2)}, "Ngày kết thúc ở tương lai"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=words):
        entered(area, "land_acquisition", details=details)


@pytest.mark.parametrize(
    ("row", "details", "words"),
    [
        (_step("notice", 19), {}, "«Thông báo thu hồi đất» ngày 19/02/2023 nằm ngoài thời gian"),
        (
            _step("notice", 24),
            {"closed_on": dt.date(2023, 2, 23), "handed_over": 12},
            "nằm ngoài thời gian thực hiện",
        ),
        (RowInput({"step": "notice", "held_on": dt.date(2023, 3, 2)}), {}, "ở tương lai"),
        (_step("meeting", 20, 13), {}, "số hộ dự nhiều hơn số hộ thuộc diện"),
    ],
)
def test_step_lies_in_the_project_and_holds_its_households(
    area: Area, fixed_day: object, row: RowInput, details: dict[str, Any], words: str
) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=words):
        entered(area, "land_acquisition", rows={"land_steps": [row]}, details=details)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"closed_on": dt.date(2023, 2, 28)}, "đã kết thúc mà chưa ghi đủ số hộ"),
        ({"objections": 13}, "Số ý kiến không đồng ý nhiều hơn số hộ"),
    ],
)
def test_unlikely_figures_need_a_reason(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Doubtful, match=words):
        entered(area, "land_acquisition", details=details)
    assert entered(area, "land_acquisition", details=details, reason="Theo biên bản").pk


def test_steps_not_taken_are_named_in_their_order(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    steps = [_step("persuasion"), _step("posted"), _step("notice")]
    row = entered(area, "land_acquisition", rows={"land_steps": steps}, details={"objections": 0})
    left = ["họp phổ biến", "lấy ý kiến phương án", "lập biên bản lấy ý kiến", "công khai phương án được duyệt"]
    assert missing(row, row.land_acquisition, legalrules.law()) == [*left, "bàn giao mặt bằng"]  # type: ignore[attr-defined]
    assert row.incomplete
    objected = entered(area, "land_acquisition", rows={"land_steps": steps}, details={"objections": 1})
    assert "đối thoại với hộ không đồng ý" in missing(objected, objected.land_acquisition, legalrules.law())  # type: ignore[attr-defined]


def test_step_before_one_that_comes_first_is_warned_of(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    steps = [_step("asked", 21), _step("posted", 22), _step("posted", 24), _step("notice", 20)]
    row = entered(area, "land_acquisition", rows={"land_steps": steps})
    assert warnings(row, row.land_acquisition, legalrules.law()) == [  # type: ignore[attr-defined]
        "«Lấy ý kiến phương án» (21/02/2023) làm trước «Niêm yết phương án» (22/02/2023). Kiểm tra lại ngày, trình tự."
    ]


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    for seed in range(25):
        row, made = invented(area, "land_acquisition", seed=seed, on=on)
        found = kind_called("land_acquisition").amounts(row, row.land_acquisition)  # type: ignore[attr-defined]
        assert found == amounts_told("land_acquisition", made)
