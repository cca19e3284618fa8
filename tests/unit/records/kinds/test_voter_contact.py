import datetime as dt

import pytest

from danvan.common.errors import Refused
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.rows import RowInput
from tests.factories import Area
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {"demands": [promised(area)]}


SAMPLE = Sample(
    details={"level": "commune", "opinions": 6, "answered": 5},
    amounts={"G2.09": 1, "G2.09a": 30, "G2.09b": 6},
    rows=_rows,
)


def test_numbers_that_contradict_each_other_are_refused(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="nhiều hơn số ý kiến nêu"):
        entered(area, "voter_contact", details={"answered": 7})
    with pytest.raises(Refused, match="số đếm chỉ còn 0"):
        entered(area, "voter_contact", rows=True, details={"answered": 6})


@pytest.mark.parametrize(("due", "doubted"), [(dt.date(2023, 4, 21), False), (dt.date(2023, 4, 22), True)])
def test_answer_later_than_sixty_days_needs_a_reason(
    area: Area, fixed_day: object, due: dt.date, doubted: bool
) -> None:
    from tests.unit.records.samples import entered, promised

    rows = {"demands": [promised(area, due_on=due)]}
    if doubted:
        with pytest.raises(Doubtful, match="có 1 kiến nghị hạn muộn hơn"):
            entered(area, "voter_contact", rows=rows)
        assert entered(area, "voter_contact", rows=rows, reason="Chờ kinh phí").reason
    else:
        assert entered(area, "voter_contact", rows=rows).pk
