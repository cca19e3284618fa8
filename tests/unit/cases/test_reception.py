"""Receptions: days by rule on both sides of 1 July 2026, sittings, visits, the register of Mẫu số 03."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from danvan.cases.domain import reception, sheets, visits
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.reception import Pattern
from danvan.cases.domain.visits import Came
from danvan.cases.models import Person, ReceptionSchedule, SealedText, Sitting, Visit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import daysoff, legalrules
from tests.factories import Area
from tests.unit.cases.brought import SENDER, bring

D = dt.date.fromisoformat
NOW = D("2026-09-30")


@pytest.fixture(autouse=True)
def _now():
    with clock.fixed(lambda: clock.at_noon(NOW)):
        yield


def pattern(**changes: object) -> Pattern:
    values: dict[str, object] = {
        "title": "Chủ tịch UBND xã", "place": "Phòng tiếp công dân xã", "begins": dt.time(7, 30), "ends": dt.time(11),
        "weekday": 3, "rule": "TCD.XA",
    }  # fmt: skip
    return Pattern(**values | changes)  # type: ignore[arg-type]


def weekly(area: Area, **changes: object) -> ReceptionSchedule:
    unit = area.units["ubnd-xa-bung-sen"]
    return reception.schedule(
        pattern=pattern(**changes), unit=unit, on=D("2026-01-01"), by=area.actor("commune_head", on=NOW)
    )


def planned(area: Area, month: int) -> list[Sitting]:
    reception.plan(unit=area.units["ubnd-xa-bung-sen"], year=2026, month=month, by=area.actor("commune_head", on=NOW))
    return list(Sitting.rows.filter(planned_on__month=month).order_by("planned_on"))


def test_every_week_and_the_law_that_asks_for_it(area: Area) -> None:
    row = weekly(area)
    assert [sitting.on.day for sitting in planned(area, 6)] == [4, 11, 18, 25]
    law = legalrules.law()
    june, july = (reception.demand(row, year=2026, month=month, law=law) for month in (6, 7))
    assert (june.wanted, june.planned, june.is_short) == (4, 4, False)  # one day a week until 30 June 2026
    assert (july.wanted, july.planned) == (2, 0)  # two days a month from 1 July 2026
    assert july.rule is not None
    assert "136/2025" in july.rule.article


def test_planning_twice_plans_once(area: Area) -> None:
    weekly(area)
    assert len(planned(area, 6)) == len(planned(area, 6)) == 4


def test_day_off_moves_to_the_next_working_day(area: Area) -> None:
    daysoff.preload(range(2026, 2027))
    weekly(area)
    february = {sitting.planned_on: sitting for sitting in planned(area, 2)}
    tet = february[D("2026-02-19")]
    assert (tet.on, tet.reason) == (D("2026-02-23"), "holiday")
    assert february[D("2026-02-12")].on == D("2026-02-12")


def test_days_of_the_month(area: Area) -> None:
    weekly(area, weekday=None, days=[10, 31])
    assert [sitting.on for sitting in planned(area, 6)] == [D("2026-06-10"), D("2026-06-30")]
    assert [sitting.on for sitting in planned(area, 5)] == [D("2026-05-11"), D("2026-06-01")]  # Sundays


def test_no_deputy_from_july(area: Area) -> None:
    weekly(area)
    by = area.actor("commune_head", on=NOW)
    assert reception.hold(row=planned(area, 6)[0], by=by, by_deputy=True).by_deputy
    with pytest.raises(Refused, match="không giao cấp phó"):
        reception.hold(row=planned(area, 7)[0], by=by, by_deputy=True)


def test_online_from_july(area: Area) -> None:
    weekly(area)
    by = area.actor("commune_head", on=NOW)
    with pytest.raises(Refused, match="trực tuyến"):
        reception.hold(row=planned(area, 6)[0], by=by, mode="online")
    assert reception.hold(row=planned(area, 7)[0], by=by, mode="online").mode == "online"


def test_put_off_keeps_the_planned_day(area: Area) -> None:
    weekly(area)
    row, by = planned(area, 7)[0], area.actor("commune_head", on=NOW)
    for to, words in ((D("2026-07-04"), "ngày nghỉ"), (D("2026-07-01"), "phải sau")):
        with pytest.raises(Refused, match=words):
            reception.postpone(row=row, to=to, reason="mission", by=by)
    with pytest.raises(Refused, match="lý do"):
        reception.postpone(row=row, to=None, reason="", by=by)
    reception.postpone(row=row, to=D("2026-07-06"), reason="mission", by=by)
    assert (row.state, row.planned_on, row.on) == ("postponed", D("2026-07-02"), D("2026-07-06"))
    reception.hold(row=row, by=by)
    with pytest.raises(Refused, match="đã tiếp"):
        reception.postpone(row=row, to=None, reason="mission", by=by)


def test_bad_patterns_are_said(area: Area) -> None:
    for changes, words in (
        ({"weekday": None}, "Chọn một ngày"), ({"weekday": 6}, "thứ Hai đến thứ Sáu"), ({"days": [1]}, "Chọn một ngày"),
        ({"title": " "}, "chức danh"), ({"ends": dt.time(7)}, "Giờ kết thúc"), ({"weekday": None, "days": [0]}, "1 đến 31"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words):
            weekly(area, **changes)


# --- visits -------------------------------------------------------------------------------------------------------------


def office_sitting(area: Area) -> Sitting:
    return reception.standing(
        unit=area.units["van-phong"], on=NOW, by=area.actor("receptionist", on=NOW), title="Công chức tiếp công dân",
        place="Phòng tiếp công dân",
    )  # fmt: skip


def came(**changes: object) -> Came:
    values: dict[str, object] = {
        "kind": "petition", "handling": "guided", "words": "Xin hỏi thủ tục cấp đổi giấy.", "senders": [SENDER],
        "solved_by": "UBND xã Bưng Sen", "note": "Người đến có đem theo bản sao giấy tờ.",
    }  # fmt: skip
    return Came(**values | changes)  # type: ignore[arg-type]


def received(area: Area, **changes: object) -> Visit:
    return visits.receive(came=came(**changes), sitting=office_sitting(area), by=area.actor("receptionist", on=NOW))


def test_visit_is_numbered_and_sealed(area: Area) -> None:
    first, second = received(area), received(area, people=7)
    assert (first.number, second.number, first.sitting_id) == (1, 2, second.sitting_id)
    assert Sitting.rows.get(pk=first.sitting_id).state == "held"
    assert (Person.rows.count(), SealedText.rows.count()) == (2, 2)


def test_of_a_denunciation_only_the_visit_is_kept(area: Area) -> None:
    received(area, kind="denunciation", words="Tôi tố cáo ông trưởng ấp.", senders=[SENDER])
    assert (Visit.rows.count(), Person.rows.count(), SealedText.rows.count()) == (1, 0, 0)


def test_bad_visits_are_said_and_nothing_is_kept(area: Area) -> None:
    for changes, words in (
        ({"senders": []}, "họ tên"), ({"words": ""}, "nội dung"), ({"people": 0}, "số dương"), ({"handling": "refused"}, "chọn lý do"),
        ({"refusal": "threat"}, "bỏ trống"), ({"solved_by": "bà N.T.B. Vân"}, "họ tên"), ({"words": "Tôi tố cáo ông chủ tịch"}, "tố cáo"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=words):
            received(area, **changes)
    assert (Visit.rows.count(), Person.rows.count()) == (0, 0)


def lines_for(area: Area, who: str) -> list[visits.Line]:
    by = area.actor(who, on=NOW)
    rows = list(visits.of_unit(area.units["van-phong"], first=D("2026-01-01"), last=NOW, by=by))
    return visits.lines(rows, by)


def test_register_opens_for_half_an_hour(area: Area) -> None:
    visit = received(area)
    by = area.actor("receptionist", on=NOW)
    assert [(line.is_open, line.who) for line in lines_for(area, "receptionist")] == [(False, "")]
    visits.open_sittings(sittings=[visit.sitting], reason="correct", by=by)
    (line,) = lines_for(area, "receptionist")
    assert (line.who, line.id_number) == ("Nguyễn Thị Bích Vân, Số nhà 12, ấp Cầu Ngang, xã Bưng Sen", "•••••••••234")
    assert [one.is_open for one in lines_for(area, "office_head")] == [False]
    with pytest.raises(NotPermitted):
        visits.open_sittings(sittings=[visit.sitting], reason="correct", by=area.actor("office_head", on=NOW))


def test_workbook_has_the_twelve_columns_of_the_form(area: Area) -> None:
    case = bring(area, on=NOW).case
    sitting, by = office_sitting(area), area.actor("receptionist", on=NOW)
    visits.receive(came=came(handling="accepted", times=2), sitting=sitting, by=by, case=case)
    visits.receive(
        came=came(handling="refused", refusal="threat", senders=[Sender(name="Thạch Sa Rết")]), sitting=sitting, by=by
    )
    sealed = sheet(lines_for(area, "receptionist"))
    assert not [cell for row in sealed for cell in row if cell and ("Vân" in str(cell) or "Sa Rết" in str(cell))]
    visits.open_sittings(sittings=[sitting], reason="correct", by=by)
    rows = sheet(lines_for(area, "receptionist"))
    at = next(place for place, row in enumerate(rows) if row[0] == "STT")
    head = [rows[at + 1][column] or rows[at][column] for column in range(12)]
    assert head == [
        "STT", "Ngày tiếp", "Họ tên - Địa chỉ", "CMND/Hộ chiếu", "Nội dung vụ việc", "Phân loại đơn/Số người",
        "Cơ quan đã giải quyết", "Thụ lý để giải quyết", "Trả lại đơn và hướng dẫn", "Chuyển đơn đến cơ quan có thẩm quyền",
        "Theo dõi kết quả giải quyết", "Ghi chú",
    ]  # fmt: skip
    assert rows[at][7] == "Hướng xử lý"
    body = rows[at + 2]
    assert [body[0], body[2], body[7], body[8], body[10]] == [
        1, "Nguyễn Thị Bích Vân, Số nhà 12, ấp Cầu Ngang, xã Bưng Sen", "X", None, "Đã tiếp nhận",
    ]  # fmt: skip
    assert len(body) == 12
    assert "Lượt thứ 2" in body[11]


def sheet(lines: list[visits.Line]) -> list[list[object]]:
    content = sheets.reception_book(lines, unit_name="Văn phòng", first=D("2026-01-01"), last=NOW)
    found = load_workbook(io.BytesIO(content)).active
    assert found is not None
    return [[cell.value for cell in row] for row in found.iter_rows()]
