import pytest

from danvan.common.errors import Refused
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"way": "paper", "ballots_out": 100, "ballots_in": 90, "satisfied": 81, "dissatisfied": 4},
    amounts={"G4.08a": 90, "G4.08b": 81},
    quick={"ballots_in": "40"},
)


@pytest.mark.parametrize("wrong", [{"ballots_in": 101}, {"satisfied": 87}, {"ballots_in": None}])
def test_ballots_that_contradict_each_other_are_refused(area: Area, fixed_day: object, wrong: dict[str, int]) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused):
        entered(area, "survey", details=wrong)
