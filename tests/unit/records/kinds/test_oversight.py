import datetime as dt

import pytest

from danvan.common.errors import Refused
from danvan.records.kinds.rows import RowInput
from tests.factories import Area
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {"demands": [promised(area)]}


SAMPLE = Sample(
    details={
        "form": "oversight", "body": "front", "programme": "Kế hoạch giám sát năm 2023", "recommendations": 1,
        "received_on": dt.date(2023, 2, 22), "replied_on": dt.date(2023, 2, 28), "reply": "Công văn số 31/UBND",
    },
    amounts={"G2.03": 1},
    rows=_rows,
    quick={"form": "oversight"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"papers": 2}, "Giám sát không ghi số văn bản"),
        ({"received_on": dt.date(2023, 2, 1)}, "không trước ngày giám sát"),
        ({"received_on": None}, "ghi cả ngày nhận"),
        ({"replied_on": dt.date(2023, 2, 21)}, "không trước ngày nhận"),
        ({"recommendations": 0}, "số kiến nghị chỉ có 0"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, wrong: dict[str, object], said: str) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=said):
        entered(area, "oversight", rows=True, details=wrong)


def test_written_answer_is_owed_thirty_days_after_it_was_asked(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    open_one = {"replied_on": None, "reply": ""}
    row = entered(area, "oversight", rows=True, details=open_one)
    assert row.due_on == dt.date(2023, 3, 24)
    assert entered(area, "oversight", rows=True).due_on is None
    remark = entered(area, "oversight", rows=True, details=open_one | {"form": "criticism", "papers": 2})
    assert remark.due_on == dt.date(2023, 3, 24)


def test_remarks_count_the_papers_they_are_on(area: Area, fixed_day: object) -> None:
    from danvan.records.kinds.registry import kind_called
    from tests.unit.records.samples import entered

    for form, amounts in (("criticism", {"G2.04": 1, "G2.04a": 3}), ("comment", {"G2.04a": 3})):
        row = entered(area, "oversight", rows=True, details={"form": form, "papers": 3})
        assert kind_called("oversight").amounts(row, row.oversight) == amounts  # type: ignore[attr-defined]
