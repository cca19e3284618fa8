import pytest

from danvan.common.errors import Refused
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"teams": 9, "mediators": 52, "cases": 12, "succeeded": 10},
    amounts={"G3.16a": 10, "G3.16b": 12, "G3.16c": 9, "G3.16d": 52},
    quick={"cases": "3"},
)


@pytest.mark.parametrize("wrong", [{"succeeded": 13}, {"cases": None}])
def test_no_more_is_reconciled_than_was_mediated(area: Area, fixed_day: object, wrong: dict[str, int]) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="hòa giải thành nhiều hơn"):
        entered(area, "mediation", details=wrong)
