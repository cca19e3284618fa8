import datetime as dt

import pytest

from danvan.common.errors import Refused
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.registry import kind_called
from tests.factories import Area
from tests.unit.records.sample import Sample
from tests.unit.records.samples import entered

SAMPLE = Sample(
    details={
        "form": "launched", "theme": "Chung sức xây dựng nông thôn mới", "collectives": 12, "individuals": 340,
        "valid_until": dt.date(2025, 12, 31),
    },
    amounts={"G5.03": 1, "G5.03a": 12, "G5.03b": 340},
    quick={"form": "review"},
)  # fmt: skip
NOBODY = {"collectives": None, "individuals": None, "valid_until": None}
pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.mark.parametrize(
    ("details", "amounts"),
    [
        ({"form": "registered", "valid_until": None}, {"G5.03a": 12, "G5.03b": 340}),
        ({"form": "registered", "valid_until": None, "individuals": None}, {"G5.03a": 12}),
        ({"form": "review", **NOBODY}, {"G5.03c": 1}),
        ({"form": "outstanding", **NOBODY}, {}),
    ],
)
def test_each_form_counts_in_its_own_figures(area: Area, details: dict[str, object], amounts: dict[str, int]) -> None:
    row = entered(area, "campaign", details=details)
    assert kind_called("campaign").amounts(row, row.campaign) == amounts  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"form": "review", "valid_until": None}, "Chỉ phát động, đăng ký mới ghi số"),
        ({"form": "outstanding", "valid_until": None, "collectives": None}, "Khen thưởng"),
        ({"form": "registered"}, "Chỉ phát động mới ghi ngày kết thúc"),
        ({"valid_until": dt.date(2023, 2, 19)}, "sớm hơn ngày phát động"),
        ({"form": "party"}, "Việc gì"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(area, "campaign", details=details)


def test_movement_of_very_many_years_needs_a_reason(area: Area) -> None:
    entered(area, "campaign", details={"valid_until": dt.date(2028, 12, 31)})
    with pytest.raises(Doubtful, match="hơn 5 năm"):
        entered(area, "campaign", details={"valid_until": dt.date(2029, 1, 1)})
    assert entered(area, "campaign", details={"valid_until": dt.date(2030, 12, 31)}, reason="Đến đại hội sau nữa").pk


def test_last_day_of_the_movement_is_when_its_review_is_owed(area: Area) -> None:
    assert entered(area, "campaign").due_on == dt.date(2025, 12, 31)
    assert entered(area, "campaign", details={"form": "review", **NOBODY}).due_on is None


@pytest.mark.parametrize(
    ("details", "incomplete"),
    [
        ({"theme": ""}, True),
        ({"valid_until": None}, True),
        ({"form": "registered", **NOBODY}, True),
        ({"form": "review", **NOBODY}, False),
    ],
)
def test_what_is_missing(area: Area, details: dict[str, object], incomplete: bool) -> None:
    assert entered(area, "campaign", details=details).incomplete is incomplete
