import pytest

from danvan.common.errors import Refused
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"in_force": 180, "posted": 178, "at_counter": True, "one_stop": True, "full_online": 40, "reviewed": 20, "shortened": 5},
    amounts={"G4.01": 178, "G4.01a": 180, "G4.03a": 40, "G4.07": 5, "G4.07a": 20, "G4.11": 1},
    quick={"posted": "150"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"posted": 181}, "niêm yết nhiều hơn"),
        ({"part_online": 141}, "trực tuyến nhiều hơn"),
        ({"shortened": 21}, "cắt giảm"),
    ],
)
def test_parts_are_no_larger_than_their_whole(area: Area, fixed_day: object, wrong: dict[str, int], said: str) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=said):
        entered(area, "procedure_review", details=wrong)
