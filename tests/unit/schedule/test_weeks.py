"""One week of a unit: what stands where, what is not shown twice, and how often the database is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.documents.enums import Visibility
from danvan.documents.models import DayOff
from danvan.records.domain import records
from danvan.schedule.domain import sessions
from danvan.schedule.domain.weeks import Week, asked_monday, monday_of, week, week_name
from danvan.schedule.enums import Part
from tests.factories import DAY, Area
from tests.unit.records.samples import entered
from tests.unit.schedule.samples import HOST, MONDAY, planned, when

pytestmark = pytest.mark.usefixtures("fixed_day")


def of(area: Area, *, unit: str = HOST, by: str = "commune_officer", monday: dt.date = MONDAY) -> Week:
    return week(unit=area.units[unit], monday=monday, by=area.actor(by))


def told(found: Week) -> dict[tuple[int, str], list[str]]:
    """(day of the week from 0, part) -> titles; what is written down under "written"."""
    cells = {
        (number, str(part)): [line.session.title for line in lines]
        for number, day in enumerate(found.days)
        for part, lines in day.cells
        if lines
    }
    return cells | {
        (number, "written"): [row.title for row in day.written] for number, day in enumerate(found.days) if day.written
    }


def test_week_holds_seven_days_and_their_parts_in_order(area: Area) -> None:
    planned(area, title="Họp chiều", when=when(2, "afternoon", 14))
    planned(area, title="Không giờ", when=when(2, hour=None))
    planned(area, title="Chín giờ", when=when(2, hour=9))
    planned(area, title="Tám giờ", when=when(2, hour=8))
    planned(area, title="Đầu tuần", when=when(0))
    planned(area, title="Chủ nhật", when=when(6))
    planned(area, title="Tuần sau", when=when(7))
    planned(area, title="Tuần trước", when=when(-1))
    found = of(area)
    assert [day.date for day in found.days] == [MONDAY + dt.timedelta(days=number) for number in range(7)]
    assert (found.sunday, found.parts, found.is_empty) == (dt.date(2023, 3, 5), (Part.MORNING, Part.AFTERNOON), False)
    assert told(found) == {
        (0, "morning"): ["Đầu tuần"], (2, "morning"): ["Tám giờ", "Chín giờ", "Không giờ"], (2, "afternoon"): ["Họp chiều"],
        (6, "morning"): ["Chủ nhật"],
    }  # fmt: skip


def test_evening_is_shown_only_when_it_is_used(area: Area) -> None:
    assert of(area).is_empty
    planned(area, when=when(1, "evening", 19))
    found = of(area)
    assert found.parts == (Part.MORNING, Part.AFTERNOON, Part.EVENING)
    assert told(found) == {(1, "evening"): ["Giao ban tuần"]}


def test_unit_that_joins_has_the_session_in_its_week_too(area: Area) -> None:
    row = planned(area, unit="ubnd-huyen", by="coordinator", joined=(HOST, "ubnd-xa-con-la"))
    assert told(of(area)) == {(2, "morning"): ["Giao ban tuần"]}
    assert [one.pk for one in of(area, unit="ubnd-huyen", by="leader").sessions] == [row.pk]
    assert of(area, unit="ubnd-xa-ao-dua", by="coordinator").is_empty


def test_record_stands_under_its_day_until_it_is_linked(area: Area) -> None:
    row, by = planned(area), area.actor("commune_officer")
    record = entered(area, "dialogue", title="Đối thoại ấp Một", began_on=DAY)
    entered(area, "training", title="Tuần trước", began_on=MONDAY - dt.timedelta(days=1))
    entered(area, "training", title="Nơi khác", began_on=DAY, host="ubnd-xa-con-la", by="sibling_officer")
    joined = [area.units[HOST]]
    entered(
        area,
        "training",
        title="Cùng dự",
        began_on=MONDAY,
        host="phong-vhtt",
        by="culture_officer",
        participating=joined,
    )
    assert told(of(area)) == {
        (0, "written"): ["Cùng dự"], (2, "morning"): ["Giao ban tuần"], (2, "written"): ["Đối thoại ấp Một"],
    }  # fmt: skip
    sessions.link_record(session=row, record=record, by=by)
    found = of(area)
    assert told(found) == {(0, "written"): ["Cùng dự"], (2, "morning"): ["Giao ban tuần"]}
    assert found.days[2].cells[0][1][0].record == record
    records.archive(record=record, by=by)
    assert of(area).days[2].cells[0][1][0].record is None


def test_record_one_may_not_see_is_not_shown_with_its_session(area: Area) -> None:
    row = planned(area)
    record = entered(area, "dialogue", began_on=DAY, visibility=Visibility.UNIT)
    sessions.link_record(session=row, record=record, by=area.actor("commune_officer"))
    lines = {who: of(area, by=who).days[2].cells[0][1] for who in ("leader", "observer")}
    assert [line.record for line in lines["leader"]] == [record]
    assert [(line.session, line.record) for line in lines["observer"]] == [(row, None)]


def test_days_off_and_swapped_days_are_named(area: Area) -> None:
    found = of(area, monday=dt.date(2023, 5, 1))
    assert [(day.named.kind if day.named else "", day.works) for day in found.days] == [
        ("holiday", False), ("compensatory", False), ("compensatory", False), ("", True), ("", True), ("", False), ("", False),
    ]  # fmt: skip
    DayOff.rows.create(date=dt.date(2023, 5, 6), name="Làm bù", kind="swapped_work")
    saturday = of(area, monday=dt.date(2023, 5, 1)).days[5]
    assert (saturday.named and saturday.named.name, saturday.works) == ("Làm bù", True)


def test_week_asks_as_often_for_thirty_sessions_as_for_one(area: Area) -> None:
    def held(number: int) -> None:
        joined = ("ubmttq", "ubnd-xa-con-la")
        row = planned(area, title=f"Việc {number}", when=when(number % 7), joined=joined)
        record = entered(area, "dialogue", title=f"Việc {number}", began_on=min(row.day, DAY), ended_on=None)
        entered(area, "training", title=f"Riêng {number}", began_on=MONDAY)
        if row.day <= DAY:
            sessions.link_record(session=row, record=record, by=area.actor("commune_officer"))

    counts = []
    for numbers in (range(1), range(1, 31)):
        for number in numbers:
            held(number)
        with CaptureQueriesContext(connection) as caught:
            found = of(area)
        counts.append((len(found.sessions), len(caught)))
    assert [many for many, _queries in counts] == [1, 31]
    assert counts[0][1] == counts[1][1] <= 9


@pytest.mark.parametrize(
    ("asked", "monday"),
    [
        ({}, MONDAY), ({"week": "2023-W23"}, dt.date(2023, 6, 5)), ({"week": " 2023-W1 "}, dt.date(2023, 1, 2)),
        ({"week": "2023-W53"}, MONDAY), ({"week": "2020-W53"}, dt.date(2020, 12, 28)), ({"week": "2023-W00"}, MONDAY),
        ({"week": "9999-W52"}, MONDAY), ({"week": "0001-W01"}, MONDAY), ({"week": "tuần này"}, MONDAY),
        ({"week": "٢٠٢٣-W23"}, MONDAY), ({"day": dt.date(2023, 6, 11)}, dt.date(2023, 6, 5)), ({"day": dt.date.max}, MONDAY),
        ({"week": "?", "day": dt.date(2023, 6, 5)}, dt.date(2023, 6, 5)),
    ],
)  # fmt: skip
def test_week_that_is_asked_for(asked: dict[str, Any], monday: dt.date) -> None:
    assert asked_monday(today=DAY, **asked) == monday


def test_weeks_are_called_as_the_standard_says() -> None:
    assert [week_name(monday_of(day)) for day in (dt.date(2023, 1, 1), dt.date(2023, 6, 6), dt.date(2024, 12, 30))] == [
        "2022-W52", "2023-W23", "2025-W01",
    ]  # fmt: skip
