from decimal import Decimal

import pytest

from danvan.common.errors import Refused
from danvan.records.domain.facts import facts_of, in_words
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.reports.catalogue import CATALOGUE, may_have_decimals
from tests.factories import Area
from tests.unit.records.sample import Sample
from tests.unit.records.samples import entered

SAMPLE = Sample(
    details={
        "works": "Lộ giao thông nông thôn ấp Một", "money": Decimal("12.5"), "labour_days": 140, "land": Decimal("1250"),
        "trees": 36, "road_km": Decimal("0.35"), "bridges": 1,
    },
    amounts={
        "G3.05": Decimal("12.5"), "G3.05a": 140, "G3.05b": Decimal(1250), "G3.05c": 36, "G5.09": Decimal("0.35"),
        "G5.09a": 1,
    },
    quick={"money": "12,5"},
)  # fmt: skip
NOTHING = dict.fromkeys(("money", "labour_days", "land", "trees", "road_km", "bridges"))
pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.mark.parametrize("name", ["money", "land", "road_km", "labour_days"])
def test_nobody_gives_less_than_nothing(area: Area, name: str) -> None:
    with pytest.raises(Refused):
        entered(area, "contribution", details={name: -1})


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"money": Decimal("20000.001")}, "Tiền .triệu đồng. là 20.000,001"),
        ({"land": Decimal("100000.5")}, "Đất hiến"),
        ({"road_km": Decimal(350)}, "Đường làm mới"),
    ],
)
def test_figure_in_the_wrong_unit_needs_a_reason(area: Area, details: dict[str, Decimal], said: str) -> None:
    with pytest.raises(Doubtful, match=said):
        entered(area, "contribution", details=details)
    assert entered(area, "contribution", details=details, reason="Đúng, đã đối chiếu sổ").pk


def test_largest_likely_figures_are_not_doubted(area: Area) -> None:
    likely = {"money": Decimal(20_000), "land": Decimal(100_000), "road_km": Decimal(100)}
    assert entered(area, "contribution", details=likely).reason == ""


def test_one_gift_is_enough_and_others_are_not_nought(area: Area) -> None:
    row = entered(area, "contribution", details=NOTHING | {"land": Decimal(80)})
    assert kind_called("contribution").amounts(row, row.contribution) == {"G3.05b": 80}  # type: ignore[attr-defined]
    assert not row.incomplete


def test_record_without_any_number_and_works_is_unfinished(area: Area) -> None:
    assert entered(area, "contribution", details=NOTHING).incomplete
    assert entered(area, "contribution", details={"works": ""}).incomplete


def test_numbers_are_written_without_needless_noughts(area: Area) -> None:
    kind = kind_called("contribution")
    row = Record.rows.select_related("contribution").get(pk=entered(area, "contribution").pk)
    shown = {str(label): in_words(value) for label, value in facts_of(row, kind, row.contribution)}  # type: ignore[attr-defined]
    assert (shown["Tiền (triệu đồng)"], shown["Đất hiến (m²)"]) == ("12,5", "1.250")
    assert shown["Đường làm mới, sửa chữa (km)"] == "0,35"


def test_citizens_may_be_shown_sums_but_nobody_who_gave(area: Area) -> None:
    row = entered(area, "contribution", details={"bridges": None})
    assert kind_called("contribution").public is not None
    shown = dict(kind_called("contribution").public(row, row.contribution))  # type: ignore[misc, attr-defined]
    assert [str(label) for label in shown] == [
        "Thời gian", "Địa điểm", "Công trình", "Tiền (triệu đồng)", "Ngày công", "Đất hiến (m²)", "Cây, hoa màu (cây)",
        "Đường làm mới, sửa chữa (km)",
    ]  # fmt: skip


def test_money_land_and_roads_may_have_decimals_and_trees_not() -> None:
    whole = [code for code in SAMPLE.amounts if not may_have_decimals(CATALOGUE[code])]
    assert whole == ["G3.05a", "G3.05c", "G5.09a"]
