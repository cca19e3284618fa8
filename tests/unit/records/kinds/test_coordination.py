import datetime as dt

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.records.domain.queries import counted
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={
        "form": "programme", "reference": "01/CTrPH-UBND-MTTQ", "partners": "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "valid_until": dt.date(2024, 12, 31), "review_on": dt.date(2023, 12, 15),
    },
    amounts={"G2.01": 1, "G2.01a": 1},
    quick={"form": "meeting"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "amounts"),
    [
        ((2023, 1, 1), (2023, 7, 1), {"G2.01": 1, "G2.01a": 1}),  # signed in the period
        ((2023, 7, 1), (2024, 1, 1), {"G2.01": 1}),  # in force, signed before
        ((2024, 7, 1), (2025, 1, 1), {"G2.01": 1}),  # its last day is the period's last day
        ((2025, 1, 1), (2025, 7, 1), {}),  # has ended
        ((2022, 7, 1), (2023, 1, 1), {}),  # not signed yet
    ],
)
def test_programme_stands_from_its_day_to_its_last_day(
    area: Area, fixed_day: object, start: tuple[int, int, int], end: tuple[int, int, int], amounts: dict[str, int]
) -> None:
    from tests.unit.records.samples import entered

    row = entered(area, "coordination")
    found = counted(
        unit_ids=[row.host_id], data_from=dt.date(*start), data_to=dt.date(*end), recorded_until=clock.now()
    )
    assert [dict(one.amounts) for one in found] == ([amounts] if amounts else [])


def test_first_of_its_days_is_what_it_owes(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    assert entered(area, "coordination").due_on == dt.date(2023, 12, 15)
    assert (
        entered(area, "coordination", details={"form": "meeting", "review_on": None, "valid_until": None}).due_on
        is None
    )
    with pytest.raises(Refused, match="Ngày sơ kết sau ngày hết hiệu lực"):
        entered(area, "coordination", details={"review_on": dt.date(2025, 1, 1)})
