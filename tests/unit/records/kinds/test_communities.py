from decimal import Decimal

import pytest
from django.db import models

from danvan.common.errors import Refused
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.communities.models import CommunitiesDetails, Form
from danvan.records.kinds.registry import kind_called
from tests.factories import Area
from tests.unit.records.sample import Sample
from tests.unit.records.samples import entered

SAMPLE = Sample(
    details={"form": "visit", "occasion": "Tết Chôl Chnăm Thmây", "gifts": 24, "money": Decimal("12.5")},
    amounts={"G7.02": 1, "G7.03": 24, "G7.04": Decimal("12.5")},
    quick={"form": "meeting"},
)
NO_GIFTS = {"gifts": None, "money": None}
pytestmark = pytest.mark.usefixtures("fixed_day")


def test_no_column_can_hold_people_their_ethnicity_or_their_religion() -> None:
    """Only the government's own acts: a form of act, an occasion, and numbers of gifts and money; no relation to people."""
    kind = kind_called("communities")
    columns = {name: type(CommunitiesDetails._meta.get_field(name)) for name in kind.columns}
    assert columns == {
        "form": models.CharField, "occasion": models.CharField, "gifts": models.PositiveIntegerField,
        "money": models.DecimalField, "disbursed": models.DecimalField,
    }  # fmt: skip
    assert set(Form.values) == {"meeting", "visit", "programme"}
    assert not kind.rows
    assert not set(kind.asked) & {"people", "participants"}
    assert {one.unit for one in kind.indicators} == {"cuộc", "suất", "triệu đồng"}
    assert not {one.counts.of for one in kind.indicators} & {"people"}


@pytest.mark.parametrize(
    ("details", "amounts"),
    [
        ({"form": "meeting"}, {"G7.01": 1, "G7.03": 24, "G7.04": Decimal("12.5")}),
        ({"form": "programme", "disbursed": Decimal(850), **NO_GIFTS}, {"G7.05": 850}),
        ({"form": "visit", **NO_GIFTS}, {"G7.02": 1}),
    ],
)
def test_each_form_counts_in_its_own_figures(area: Area, details: dict[str, object], amounts: dict[str, int]) -> None:
    row = entered(area, "communities", details=details)
    assert kind_called("communities").amounts(row, row.communities) == amounts  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"form": "programme"}, "chỉ ghi vốn giải ngân"),
        ({"form": "programme", "gifts": None}, "chỉ ghi vốn giải ngân"),
        ({"disbursed": Decimal(1)}, "Chỉ thực hiện chương trình"),
        ({"money": Decimal(-1)}, "Kinh phí thăm"),
        ({"form": "census"}, "Việc gì"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(area, "communities", details=details)


@pytest.mark.parametrize(
    ("details", "likely"),
    [
        ({"money": Decimal(2_000)}, True),
        ({"money": Decimal("2000.5")}, False),
        ({"form": "programme", "disbursed": Decimal(500_000), **NO_GIFTS}, True),
        ({"form": "programme", "disbursed": Decimal(850_000_000), **NO_GIFTS}, False),
    ],
)
def test_money_that_looks_like_dong_needs_a_reason(area: Area, details: dict[str, object], likely: bool) -> None:
    if likely:
        entered(area, "communities", details=details)
        return
    with pytest.raises(Doubtful, match="ghi bằng đồng"):
        entered(area, "communities", details=details)
    assert entered(area, "communities", details=details, reason="Đã đối chiếu chứng từ").pk


@pytest.mark.parametrize(
    ("details", "incomplete"),
    [
        ({"occasion": ""}, True),
        ({"form": "programme", **NO_GIFTS}, True),
        ({"form": "programme", "occasion": "", "disbursed": Decimal(3), **NO_GIFTS}, False),
    ],
)
def test_what_is_missing(area: Area, details: dict[str, object], incomplete: bool) -> None:
    assert entered(area, "communities", details=details).incomplete is incomplete
