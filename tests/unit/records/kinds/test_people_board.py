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
    details={"board": "inspection", "deed": "session", "findings": 1}, amounts={"G2.07b": 1, "G2.07c": 1}, rows=_rows,
    quick={"board": "inspection"},
)  # fmt: skip
FOUNDED = {"deed": "founded", "findings": None, "members": 9, "term_until": dt.date(2024, 12, 31)}


def test_board_stands_until_its_term_ends(area: Area, fixed_day: object) -> None:
    from danvan.common import clock
    from danvan.records.domain.queries import counted
    from tests.unit.records.samples import entered

    row = entered(area, "people_board", details=FOUNDED)
    for start, stands in ((dt.date(2024, 7, 1), True), (dt.date(2025, 1, 1), False)):
        end = dt.date(start.year + (start.month > 6), 7 if start.month < 7 else 1, 1)
        found = counted(unit_ids=[row.host_id], data_from=start, data_to=end, recorded_until=clock.now())
        assert [dict(one.amounts) for one in found] == ([{"G2.07": 1, "G2.07a": 9}] if stands else [])


def test_founding_and_meeting_are_two_things(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match="không ghi vụ việc"):
        entered(area, "people_board", details=FOUNDED | {"findings": 1})
    with pytest.raises(Refused, match="không ghi số thành viên"):
        entered(area, "people_board", details={"members": 9})
    with pytest.raises(Refused, match="chỉ ghi ở cuộc giám sát"):
        entered(area, "people_board", details=FOUNDED, rows=True)


def test_small_board_of_inspection_is_doubted_once_the_law_says_so(area: Area) -> None:
    from danvan.common import clock
    from tests.unit.records.samples import entered

    few = FOUNDED | {"members": 4, "term_until": dt.date(2026, 1, 1)}
    with clock.fixed(lambda: clock.at_noon(dt.date(2024, 3, 1))):
        with pytest.raises(Doubtful, match="ít nhất 5"):
            entered(area, "people_board", details=few, began_on=dt.date(2024, 2, 1))
        assert entered(area, "people_board", details=few, began_on=dt.date(2023, 6, 30)).pk


def test_term_of_office_is_the_laws_where_none_is_written(area: Area) -> None:
    from danvan.common import clock
    from tests.unit.records.samples import entered

    with clock.fixed(lambda: clock.at_noon(dt.date(2024, 3, 1))):
        row = entered(area, "people_board", details=FOUNDED | {"term_until": None}, began_on=dt.date(2024, 2, 1))
        assert row.due_on == dt.date(2026, 2, 2)  # two years later is a Sunday
