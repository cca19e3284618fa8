import datetime as dt
from decimal import Decimal

import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import marking, queries, records, stages
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.model.models import Stage
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from danvan.units.roles import Permission
from tests.factories import DAY, Area
from tests.unit.records.marked import judge, mark_all
from tests.unit.records.sample import Sample
from tests.unit.records.samples import HELD, entered

SAMPLE = Sample(
    entry={"title": "Camera an ninh ấp Một", "place": "Ấp Một"},
    details={
        "area": "defence", "nature": "model", "holder": "collective", "level": "commune", "lead_post": "Công an viên phụ trách ấp",
        "why": "Mất trộm vặt tăng sau Tết.", "target": "Lắp 12 camera trước ngày 30/6.", "beneficiaries": 480,
        "forces": "Hội Cựu chiến binh, Đoàn Thanh niên", "state_money": 10, "people_money": Decimal("35.5"), "other_money": 0,
        "runs_until": dt.date(2023, 11, 30),
    },
    rows=lambda area: {
        "adoptions": [RowInput({"unit": area.units["ubnd-xa-con-la"], "adopted_on": HELD, "note": "Hai ấp làm theo"})]
    },
    amounts={"G5.01": 1, "G5.01c": 1, "G5.01e": 1, "G5.02": 1},
    quick={"area": "economy"},
)  # fmt: skip
JUDGES = ("coordinator", "leader")
pytestmark = pytest.mark.usefixtures("fixed_day")


def _fresh(record: Record) -> Record:
    return Record.rows.select_related("model").get(pk=record.pk)


def _model(area: Area, *, until: str = "registered", share: str = "0.8", **given: object) -> Record:
    """A model that was led to the stage ``until``; judges give ``share`` of all points."""
    row = entered(area, "model", **given)  # type: ignore[arg-type]
    if until == Stage.REGISTERED:
        return row
    row = stages.take(record=row, name="approve", by=judge(area))
    if until == Stage.RUNNING:
        return _fresh(row)
    row = mark_all(row, by=area.actor("commune_officer"), share="0.9")
    found = {"results": "Không còn vụ trộm nào từ tháng 4.", "spread": "Hai ấp xin làm theo."}
    stages.take(record=row, name="assess", by=area.actor("commune_officer"), given=found)
    if until == Stage.ASSESSED:
        return _fresh(row)
    row = mark_all(row, by=judge(area), share=share)
    stages.take(record=row, name="recognise", by=judge(area), given={"decision": "Quyết định số 12/QĐ-UBND"}, note="")
    return _fresh(row)


def _counted(row: Record, day: dt.date) -> dict[str, object]:
    """What the record adds on one day."""
    end = day + dt.timedelta(days=1)
    found = queries.counted(unit_ids=[row.host_id], data_from=day, data_to=end, recorded_until=row.recorded_at)
    return dict(found[0].amounts)


def test_model_goes_from_registration_to_recognition_and_counts_on_its_days(area: Area) -> None:
    row = _model(area, until=Stage.RECOGNISED)
    details = row.model  # type: ignore[attr-defined]
    assert (details.stage, details.recognised_on, details.decision) == ("recognised", DAY, "Quyết định số 12/QĐ-UBND")
    assert (details.own_points, details.points, details.rank, details.grade) == (90, 80, "Tốt", 1)
    assert [step.event for step in stages.steps_of(row)] == ["approve", "assess", "recognise"]
    standing = {"G5.01": 1, "G5.01c": 1, "G5.01e": 1, "G5.01h": 1}
    assert _counted(row, HELD) == standing
    assert _counted(row, DAY) == standing | {"G5.01k": 1}


def test_recognition_below_the_pass_mark_needs_a_reason(area: Area) -> None:
    row = _model(area, until=Stage.ASSESSED)
    row = mark_all(row, by=judge(area), share="0.5")
    decision = {"decision": "QĐ 12"}
    with pytest.raises(Refused, match="Điểm Hội đồng chấm là 50, mức công nhận từ 70"):
        stages.take(record=_fresh(row), name="recognise", by=judge(area), given=decision)
    stages.take(record=_fresh(row), name="recognise", by=judge(area), given=decision, note="Mô hình đầu tiên của xã")
    assert _fresh(row).model.stage == Stage.RECOGNISED  # type: ignore[attr-defined]


def test_nobody_assesses_without_all_marks_and_nobody_recognises_before_the_panel(area: Area) -> None:
    row = _model(area, until=Stage.RUNNING)
    with pytest.raises(Refused, match="kết quả so với mục tiêu, sức lan tỏa"):
        stages.take(record=row, name="assess", by=area.actor("commune_officer"))
    found = {"results": "Tốt", "spread": "Có"}
    with pytest.raises(Refused, match="Còn 6 tiêu chí chưa có điểm"):
        stages.take(record=_fresh(row), name="assess", by=area.actor("commune_officer"), given=found)
    row = _model(area, until=Stage.ASSESSED, title="Tổ phụ nữ tiết kiệm", details={"area": "economy"})
    with pytest.raises(Refused, match="Còn 6 tiêu chí chưa có điểm"):
        stages.take(record=row, name="recognise", by=judge(area), given={"decision": "QĐ 12"})


def test_marks_of_several_judges_are_averaged(area: Area) -> None:
    row = _model(area, until=Stage.ASSESSED)
    row = mark_all(row, by=area.actor(JUDGES[0]), share="0.8")
    row = mark_all(row, by=area.actor(JUDGES[1]), share="0.9")
    assert _fresh(row).model.points == 85  # type: ignore[attr-defined]
    line = marking.sheet(_fresh(row), area.actor(JUDGES[1]))[0]
    assert (line.judges, line.judged, line.mine.points if line.mine else None) == (2, Decimal("8.50"), 9)


def test_whose_turn_it_is(area: Area) -> None:
    row, officer = _model(area), area.actor("commune_officer")
    assert set(stages.moves_open_to(row, officer)) == set()
    assert set(stages.moves_open_to(row, judge(area))) == {"approve", "decline"}
    assert set(stages.moves_open_to(row, area.actor("observer"))) == set()
    with pytest.raises(NotPermitted):
        stages.take(record=row, name="approve", by=officer)
    running = stages.take(record=row, name="approve", by=judge(area))
    assert set(stages.moves_open_to(running, officer)) == {"note", "assess", "retire"}
    assert (marking.hand_of(running, officer), marking.hand_of(running, judge(area))) == ("own", "")


def test_nobody_judges_what_their_own_unit_registered(area: Area) -> None:
    by = area.actor("coordinator")
    assert by.unit is not None
    row = entered(area, "model", by="coordinator", host=by.unit.key)
    assert by.may(Permission.ASSESS, row.host_id)
    assert "approve" not in stages.moves_open_to(row, by)
    assert "approve" in stages.moves_open_to(row, area.actor("leader"))


def test_diary_keeps_its_lines_and_the_stage(area: Area) -> None:
    row = _model(area, until=Stage.RUNNING)
    stages.take(record=row, name="note", by=area.actor("commune_officer"), note="Lắp xong 5 camera")
    assert [(one.event, one.stage, one.text) for one in stages.steps_of(row)][1:] == [
        ("note", "running", "Lắp xong 5 camera")
    ]
    with pytest.raises(Refused, match="ở tương lai"):
        stages.take(record=row, name="note", by=area.actor("commune_officer"), note="x", on=DAY + dt.timedelta(days=1))
    with pytest.raises(Refused, match="sớm hơn ngày bắt đầu"):
        stages.take(record=row, name="note", by=area.actor("commune_officer"), note="x", on=HELD - dt.timedelta(days=1))


def test_retired_model_stands_until_its_day_and_is_changed_no_more(area: Area) -> None:
    row, officer = _model(area, until=Stage.RUNNING), area.actor("commune_officer")
    with pytest.raises(Refused, match="ghi lý do"):
        stages.take(record=row, name="retire", by=officer)
    row = _fresh(stages.take(record=row, name="retire", by=officer, note="Đã chuyển thành quy ước ấp"))
    assert row.model.retired_on == DAY  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="Đã kết thúc"):
        records.amend(record=row, entry=records.Entry(title="Khác", began_on=HELD), by=officer)
    assert stages.moves_open_to(row, officer) == {}


def test_model_registered_twice_needs_a_reason(area: Area) -> None:
    entered(area, "model")
    with pytest.raises(Doubtful, match="tên gần giống: «Camera an ninh ấp Một»"):
        entered(area, "model", title="Mô hình “Camera an ninh” tại ấp Một")
    assert entered(area, "model", title="Tổ phụ nữ tiết kiệm").pk
    assert entered(area, "model", title="Camera an ninh ấp Một", reason="Đợt hai, tuyến đường khác").pk


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"runs_until": HELD - dt.timedelta(days=1)}, "sớm hơn ngày đăng ký"),
        ({"holder": "individual", "lead_post": ""}, "ghi chức danh"),
        ({"area": "sport"}, "Lĩnh vực"),
        ({"state_money": -1}, "Kinh phí Nhà nước"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(area, "model", details=details)


@pytest.mark.parametrize(
    ("units", "day", "said"),
    [
        (["ubnd-xa-bung-sen"], HELD, "chính đơn vị có mô hình"),
        (["ubnd-xa-con-la", "ubnd-xa-con-la"], HELD, "đã ghi ở dòng trên"),
        (["ubnd-xa-con-la"], DAY + dt.timedelta(days=1), "đến hôm nay"),
    ],
)
def test_adoptions_that_cannot_be_are_refused(area: Area, units: list[str], day: dt.date, said: str) -> None:
    rows = {"adoptions": [RowInput({"unit": area.units[key], "adopted_on": day}) for key in units]}
    with pytest.raises(Refused, match=said):
        entered(area, "model", rows=rows)
