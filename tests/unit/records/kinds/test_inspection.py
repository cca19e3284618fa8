import pytest

from danvan.common.errors import Refused
from danvan.records.kinds.rows import RowInput
from tests.factories import Area
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {"demands": [promised(area, owner="ubnd-xa-con-la")]}


SAMPLE = Sample(
    details={
        "subject": "plan", "programme": "Kế hoạch số 12/KH-UBND", "team": "Trưởng phòng, chuyên viên", "invited": True,
        "visited": ["ubnd-xa-con-la", "ubnd-xa-ao-dua"], "findings": 1, "conclusion": "Thông báo số 05/TB-UBND",
    },
    amounts={"G6.05a": 1, "G6.05b": 2},
    rows=_rows,
    quick={"subject": "self"},
)  # fmt: skip


def test_no_more_is_to_be_mended_than_was_found(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="số hạn chế phát hiện chỉ có 0"):
        entered(area, "inspection", rows=True, details={"findings": 0})


def test_only_public_service_has_officials_disciplined(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="Chỉ kiểm tra công vụ"):
        entered(area, "inspection", details={"disciplined": 1})
    row = entered(area, "inspection", details={"disciplined": 1, "subject": "public_service"})
    from danvan.records.kinds.registry import kind_called

    amounts = kind_called("inspection").amounts(row, row.inspection)  # type: ignore[attr-defined]
    assert amounts == {"G4.09": 1, "G4.09a": 2, "G4.09b": 1}
