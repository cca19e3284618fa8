import datetime as dt

import pytest

from danvan.common.errors import Refused
from danvan.records.domain.records import Doubtful
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={
        "received_direct": 60, "received_online": 30, "received_post": 5, "carried_over": 5, "handled_early": 20,
        "handled_on_time": 65, "handled_late": 5, "pending_in_time": 10, "paid_online": 12, "digitised": 80,
    },
    entry={"began_on": dt.date(2023, 2, 1), "ended_on": dt.date(2023, 2, 28)},
    amounts={"G4.02a": 85, "G4.02b": 90, "G4.02c": 95, "G4.02d": 5, "G4.03c": 30, "G4.04a": 12, "G4.05a": 80},
    quick={"handled_on_time": "25"},
)  # fmt: skip


def test_files_that_do_not_add_up_need_a_reason(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Doubtful, match="lệch 3"):
        entered(area, "one_stop", details={"pending_late": 3})
    assert entered(area, "one_stop", details={"pending_late": 3}, reason="Hồ sơ rút").reason == "Hồ sơ rút"


def test_the_same_month_twice_is_doubted(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    entered(area, "one_stop", title="Tháng 2")
    with pytest.raises(Doubtful, match="trùng với «Tháng 2»"):
        entered(area, "one_stop")
    assert entered(area, "one_stop", began_on=dt.date(2023, 1, 1), ended_on=dt.date(2023, 1, 31))


def test_no_more_is_paid_than_came_in(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="thanh toán trực tuyến nhiều hơn"):
        entered(area, "one_stop", details={"paid_online": 96})
