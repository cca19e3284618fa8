import datetime as dt
from typing import Any

import pytest

from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.field_visit.kind import missing
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {"demands": [promised(area)]}


SAMPLE = Sample(
    details={"post": "Chủ tịch UBND xã", "villages": 2, "households": 14, "opinions": 5},
    amounts={"G3.21": 2, "G3.21a": 14, "G3.21b": 5},
    rows=_rows,
    quick={"post": "Phó Chủ tịch UBND xã"},
)


def _entered(area: Area, **given: Any) -> Record:
    from tests.unit.records.samples import entered

    return entered(area, "field_visit", **given)


def _amounts(row: Record) -> dict[str, Any]:
    return dict(kind_called("field_visit").amounts(row, row.field_visit))  # type: ignore[attr-defined]


def test_visit_is_one_turn_for_each_village_and_counts_nothing_unknown(area: Area, fixed_day: object) -> None:
    assert _amounts(_entered(area, details={"villages": 1, "households": None, "opinions": 0})) == {
        "G3.21": 1, "G3.21b": 0,
    }  # fmt: skip


def test_what_was_promised_on_the_way_is_a_commitment(area: Area, fixed_day: object) -> None:
    row = _entered(area, rows=True)
    made = row.demands.get().commitment
    assert (made.origin, made.origin_uid) == (Origin.OTHER, row.uid)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"villages": 0}, "Số ấp, khóm phải từ 1 trở lên"),
        ({"opinions": 0}, "Đã ghi 1 việc hứa giải quyết, số ý kiến ghi nhận chỉ có 0"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _entered(area, rows=True, details=details)


def test_promises_stand_while_opinions_are_not_counted(area: Area, fixed_day: object) -> None:
    assert _entered(area, rows=True, details={"opinions": None}).demands.count() == 1
    assert _entered(area, rows=True, details={"opinions": 1}).demands.count() == 1


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"villages": 21}, "đến hơn 20 ấp, khóm"),
        ({"villages": 2, "households": 201}, "Gặp hơn 100 hộ mỗi ấp, khóm"),
    ],
)
def test_unlikely_figures_need_a_reason(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Doubtful, match=words):
        _entered(area, details=details)
    assert _entered(area, details=details, reason="Họp chung nhiều ấp").pk


@pytest.mark.parametrize("details", [{"villages": 20, "households": 30}, {"villages": 2, "households": 200}])
def test_likely_figures_need_none(area: Area, fixed_day: object, details: dict[str, Any]) -> None:
    assert _entered(area, details=details).reason == ""


def test_what_is_left_out_is_named(area: Area, fixed_day: object) -> None:
    row = _entered(area, place="", details={"post": "", "households": None, "opinions": None})
    gaps = ["chức danh người đi", "ấp, khóm nào", "số hộ đã gặp", "số ý kiến ghi nhận"]
    assert missing(row, row.field_visit, legalrules.law()) == gaps  # type: ignore[attr-defined]
    assert not _entered(area, details={"households": 0, "opinions": 0}).incomplete


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    for seed in range(25):
        row, made = invented(area, "field_visit", seed=seed, on=on)
        assert _amounts(row) == amounts_told("field_visit", made)
