import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain import records
from danvan.records.domain.queries import counted
from danvan.records.domain.records import Doubtful
from danvan.records.domain.standing import standing
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.steering.kind import deadlines, facts, missing
from danvan.records.models import Record
from tests.factories import DAY, Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

COMMITTEE: dict[str, Any] = {
    "form": "committee", "reference": "Quyết định số 45/QĐ-UBND", "members": 15, "valid_until": dt.date(2026, 6, 30),
}  # fmt: skip
OFFICERS: dict[str, Any] = {
    "form": "officers", "reference": "Công văn số 12/UBND", "members": None, "valid_until": None, "full_time": 1, "part_time": 3,
    "leads": True,
}  # fmt: skip
MEETING: dict[str, Any] = {"form": "meeting", "reference": "", "members": None, "valid_until": None}
SAMPLE = Sample(details=COMMITTEE, amounts={"G6.01": 1, "G6.01a": 15}, quick={"form": "committee"})


def _entered(area: Area, **given: Any) -> Record:
    from tests.unit.records.samples import entered

    return entered(area, "steering", **given)


def _amounts(row: Record) -> dict[str, Any]:
    return dict(kind_called("steering").amounts(row, row.steering))  # type: ignore[attr-defined]


def test_officials_in_charge_are_the_two_counts_together(area: Area, fixed_day: object) -> None:
    assert _amounts(_entered(area, details=OFFICERS)) == {"G1.09": 4, "G1.09a": 1, "G6.04": 1, "G6.04a": 3}
    alone = OFFICERS | {"full_time": 0, "part_time": 2, "leads": False}
    assert _amounts(_entered(area, details=alone)) == {"G1.09": 2, "G1.09a": 0, "G6.04": 0, "G6.04a": 2}
    uncounted = OFFICERS | {"full_time": None, "part_time": None}
    assert _amounts(_entered(area, details=uncounted)) == {"G1.09a": 1}
    assert _amounts(_entered(area, details=MEETING)) == {"G6.01b": 1}


def _sums(area: Area, start: dt.date, end: dt.date) -> dict[str, Any]:
    rows = counted(
        unit_ids=[unit.pk for unit in area.units.values()], data_from=start, data_to=end, recorded_until=clock.now()
    )
    sums: dict[str, Any] = {}
    for row in rows:
        for code, amount in row.amounts.items():
            sums[code] = sums.get(code, 0) + amount
    return sums


def test_members_and_officials_are_those_last_written_down(area: Area, fixed_day: object) -> None:
    for month, members in ((1, 15), (2, 17)):
        _entered(area, began_on=dt.date(2023, month, 10), details=COMMITTEE | {"members": members})
    _entered(area, began_on=dt.date(2023, 2, 20), details=COMMITTEE | {"members": None})  # says no number
    _entered(area, began_on=dt.date(2023, 1, 20), details=OFFICERS)
    _entered(area, began_on=dt.date(2023, 2, 25), details=OFFICERS | {"full_time": 0, "part_time": 2, "leads": False})
    con_la = {"by": "sibling_officer", "host": "ubnd-xa-con-la"}
    _entered(area, began_on=dt.date(2023, 1, 5), details=COMMITTEE | {"members": 9}, **con_la)
    january = _sums(area, dt.date(2023, 1, 1), dt.date(2023, 2, 1))
    assert january == {"G6.01": 2, "G6.01a": 24, "G1.09": 4, "G1.09a": 1, "G6.04": 1, "G6.04a": 3}
    february = _sums(area, dt.date(2023, 2, 1), dt.date(2023, 3, 1))
    assert february == {"G6.01": 2, "G6.01a": 26, "G1.09": 2, "G1.09a": 0, "G6.04": 0, "G6.04a": 2}
    assert _sums(area, dt.date(2022, 1, 1), dt.date(2023, 1, 1)) == {}


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (OFFICERS | {"members": 5}, "mới ghi số thành viên"),
        (MEETING | {"members": 5}, "mới ghi số thành viên"),
        (COMMITTEE | {"members": 0}, "phải có thành viên"),
        (COMMITTEE | {"full_time": 1, "part_time": 1}, "Chỉ phân công cán bộ"),
        (COMMITTEE | {"part_time": 0}, "Chỉ phân công cán bộ"),
        (MEETING | {"leads": True}, "Chỉ phân công cán bộ"),
        (OFFICERS | {"full_time": None}, "Ghi cả số chuyên trách và số kiêm nhiệm"),
        (OFFICERS | {"part_time": None}, "Ghi cả số chuyên trách và số kiêm nhiệm"),
        (MEETING | {"valid_until": dt.date(2024, 1, 1)}, "Cuộc họp không có ngày hết hiệu lực"),
        (COMMITTEE | {"valid_until": dt.date(2023, 2, 19)}, "sớm hơn ngày ký"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _entered(area, details=details)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (COMMITTEE | {"members": 1}, "chỉ có 1 thành viên"),
        (COMMITTEE | {"members": 51}, "hơn 50 thành viên"),
        (OFFICERS | {"full_time": 0, "part_time": 0, "leads": False}, "không có ai phụ trách"),
        (OFFICERS | {"part_time": 100}, "hơn 100 người phụ trách"),
        (COMMITTEE | {"valid_until": dt.date(2032, 12, 31)}, "dài hơn một nhiệm kỳ"),
    ],
)
def test_unlikely_figures_need_a_reason(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Doubtful, match=words):
        _entered(area, details=details)
    assert _entered(area, details=details, reason="Theo quyết định").pk


@pytest.mark.parametrize(
    "details",
    [
        COMMITTEE | {"members": 50},
        COMMITTEE | {"valid_until": dt.date(2028, 2, 20)},
        OFFICERS | {"full_time": 0, "part_time": 0},  # the head alone
        OFFICERS | {"part_time": 99},
    ],
)
def test_likely_figures_need_none(area: Area, fixed_day: object, details: dict[str, Any]) -> None:
    assert _entered(area, details=details).reason == ""


@pytest.mark.parametrize(
    ("details", "people", "gaps"),
    [
        (COMMITTEE | {"members": None, "reference": ""}, None, ["số, ngày văn bản", "số thành viên"]),
        (OFFICERS | {"full_time": None, "part_time": None}, None, ["số cán bộ, công chức chuyên trách, kiêm nhiệm"]),
        (OFFICERS, None, []),
        (MEETING, None, ["số người dự họp"]),
        (MEETING, 12, []),
    ],
)
def test_what_the_form_needs_is_missing(
    area: Area, fixed_day: object, details: dict[str, Any], people: int | None, gaps: list[str]
) -> None:
    row = _entered(area, details=details, people=people)
    assert missing(row, row.steering, legalrules.law()) == gaps  # type: ignore[attr-defined]
    assert row.incomplete is bool(gaps)


def test_paper_that_ends_is_to_be_renewed(area: Area, fixed_day: object) -> None:
    row = _entered(area)
    assert row.due_on == dt.date(2026, 6, 30)
    assert [str(one.text) for one in deadlines(row, row.steering, legalrules.law())] == ["Hết hạn, kiện toàn lại"]  # type: ignore[attr-defined]
    assigned = _entered(area, details=OFFICERS | {"valid_until": dt.date(2023, 12, 31)})
    found = deadlines(assigned, assigned.steering, legalrules.law())  # type: ignore[attr-defined]
    assert [str(one.text) for one in found] == ["Hết hạn, phân công lại"]
    assert _entered(area, details=MEETING).due_on is None


def test_page_tells_what_belongs_to_the_form(area: Area, fixed_day: object) -> None:
    told = {form["form"]: _entered(area, details=form) for form in (COMMITTEE, OFFICERS, MEETING)}
    words = {
        form: [str(label) for label, _value in facts(row, row.steering)]  # type: ignore[attr-defined]
        for form, row in told.items()
    }
    assert words["committee"] == ["Việc gì", "Số, ngày văn bản", "Số thành viên", "Có hiệu lực đến hết ngày"]
    assert words["meeting"] == ["Việc gì", "Số, ngày văn bản", "Số người dự họp"]
    assert words["officers"][2:5] == [
        "Số cán bộ, công chức chuyên trách", "Số cán bộ, công chức kiêm nhiệm", "Người đứng đầu trực tiếp phụ trách",
    ]  # fmt: skip


def _gaps(area: Area, on: dt.date = DAY) -> dict[str, list[str]]:
    with clock.fixed(lambda: clock.at_noon(on)):
        found = standing(kind_called("steering"), by=area.actor("coordinator", on=on), on=on).gaps
    return {str(gap.text): sorted(gap.names) for gap in found}


def test_committees_owe_a_steering_committee_and_every_state_unit_an_official(area: Area, fixed_day: object) -> None:
    steered, charged = "Ban Chỉ đạo còn hiệu lực", "cán bộ được phân công phụ trách"
    before = _gaps(area)
    assert before[steered] == ["UBND huyện", "UBND xã Ao Dừa", "UBND xã Bưng Sen", "UBND xã Cồn Lá"]
    assert before[charged] == sorted([*before[steered], "Phòng Nội vụ", "Phòng VH-TT", "Văn phòng"])
    row = _entered(area, details=COMMITTEE | {"valid_until": dt.date(2023, 12, 31)})
    _entered(area, details=OFFICERS)
    _entered(area, details=MEETING, by="sibling_officer", host="ubnd-xa-con-la")  # a meeting is no committee
    after = _gaps(area)
    assert after[steered] == ["UBND huyện", "UBND xã Ao Dừa", "UBND xã Cồn Lá"]
    assert after[charged] == [name for name in before[charged] if name != "UBND xã Bưng Sen"]
    assert "UBND xã Bưng Sen" not in _gaps(area, dt.date(2023, 12, 31))[steered]  # its last day
    assert "UBND xã Bưng Sen" in _gaps(area, dt.date(2024, 1, 1))[steered]
    records.archive(record=row, by=area.actor("commune_officer"))
    assert _gaps(area)[steered] == before[steered]


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    forms = set()
    for seed in range(25):
        row, made = invented(area, "steering", seed=seed, on=on)
        assert _amounts(row) == amounts_told("steering", made)
        assert not row.incomplete
        forms.add(made.details["form"])
    assert forms == {"committee", "officers", "meeting"}
