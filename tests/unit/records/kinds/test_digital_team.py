import pytest

from danvan.common.errors import Refused
from tests.factories import Area
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"form": "guiding", "guided": 45}, amounts={"G1.10b": 45}, quick={"form": "guiding", "guided": "12"}
)


def test_a_team_has_members_and_guiding_has_people(area: Area, fixed_day: object) -> None:
    from danvan.records.kinds.registry import kind_called
    from tests.unit.records.samples import entered

    row = entered(area, "digital_team", details={"form": "team", "guided": None, "teams": 9, "members": 60})
    assert kind_called("digital_team").amounts(row, row.digital_team) == {"G1.10": 9, "G1.10a": 60}  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="không ghi lượt người"):
        entered(area, "digital_team", details={"form": "team"})
    with pytest.raises(Refused, match="không ghi số tổ"):
        entered(area, "digital_team", details={"teams": 2})
