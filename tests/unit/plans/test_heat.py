import datetime as dt
from collections.abc import Callable

import pytest

from danvan.plans.domain import heat
from danvan.plans.domain.heat import Standing
from danvan.plans.models import Assignment, Plan
from tests.factories import DAY, Area

Publish = Callable[..., Plan]
DUE = dt.date(2023, 6, 4)


@pytest.mark.parametrize(
    ("values", "on", "standing"),
    [
        ({"state": "done", "done_on": DUE}, DAY, Standing.DONE),
        ({"state": "done", "done_on": DUE, "was_late": True}, DAY, Standing.DONE_LATE),
        ({"state": "given"}, DAY, Standing.GIVEN),
        ({"state": "acknowledged"}, DAY, Standing.DOING),
        ({"state": "doing"}, dt.date(2023, 5, 28), Standing.SOON),
        ({"state": "doing"}, DUE, Standing.SOON),
        ({"state": "doing"}, dt.date(2023, 6, 5), Standing.OVERDUE),
        ({"state": "returned"}, dt.date(2023, 6, 5), Standing.OVERDUE),
        ({"state": "returned"}, DAY, Standing.RETURNED),
        ({"state": "awaiting", "done_on": DUE}, dt.date(2023, 6, 5), Standing.AWAITING),
        ({"state": "doing", "due_on": None}, dt.date(2030, 1, 1), Standing.DOING),
    ],
)
def test_standing_says_the_worst_first(values: dict[str, object], on: dt.date, standing: Standing) -> None:
    assert heat.standing_of(Assignment(**{"due_on": DUE} | values), on=on) == standing


def test_departments_stand_before_communes(area: Area, publish: Publish) -> None:
    table = heat.heat(publish(), area.actor("coordinator"), on=DAY)
    keys = [column.unit.key for column in table.columns]
    assert keys == [
        "phong-noi-vu",
        "phong-vhtt",
        "van-phong",
        "ubnd-xa-ao-dua",
        "ubnd-xa-bung-sen",
        "ubnd-xa-con-la",
    ]
    assert table.gap == 3


def test_each_due_date_of_a_duty_is_a_row(area: Area, publish: Publish) -> None:
    table = heat.heat(publish(), area.actor("coordinator"), on=dt.date(2023, 6, 6))
    reports = [row for row in table.rows if row.duty.kind == "reporting"]
    assert [row.due_on for row in reports] == [DUE, dt.date(2023, 11, 29)]
    assert [(len(row.given), row.done) for row in reports] == [(6, 0), (6, 0)]
    assert {cell.days for cell in reports[0].given} == {2}
    assert (len(table.overdue), table.units_overdue) == (6, 6)


def test_requested_bodies_never_stand_in_the_table(area: Area, publish: Publish) -> None:
    plan = publish()
    Assignment.rows.filter(relation="requested").update(due_on=dt.date(2023, 1, 1))
    table = heat.heat(plan, area.actor("coordinator"), on=dt.date(2023, 6, 1))
    assert "ban-dan-van" not in {column.unit.key for column in table.columns}
    assert [row.unit.key for row in table.requested] == ["ban-dan-van"]
    assert table.overdue == []


def test_a_unit_sees_its_own_column_only(area: Area, publish: Publish) -> None:
    table = heat.heat(publish(), area.actor("commune_officer"), on=DAY)
    assert [column.unit.key for column in table.columns] == ["ubnd-xa-bung-sen"]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Phòng Nội vụ", "Nội vụ"),
        ("UBND xã Bưng Sen", "Bưng Sen"),
        ("UBND TT Sông Lá", "TT Sông Lá"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_column_name_drops_the_shared_words(short: str, name: str) -> None:
    assert heat.column_name(short) == name
