import datetime as dt

import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import queries, records, stages
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from danvan.units.actor import Actor
from tests.factories import DAY, Area
from tests.unit.records.marked import judge
from tests.unit.records.sample import Sample
from tests.unit.records.samples import HELD, entered

SAMPLE = Sample(
    details={
        "form": "certificate", "achievement": "mobilisation", "achieved_from": dt.date(2022, 1, 1),
        "achieved_to": dt.date(2022, 12, 31), "merit": "Ba năm liền không có đơn vượt cấp.",
    },
    rows=lambda area: {
        "awardees": [
            RowInput({"unit": area.units["ubnd-xa-bung-sen"], "party": "collective"}),
            RowInput({"unit": area.units["ubnd-xa-bung-sen"], "party": "individual", "post": "Công chức tư pháp"}),
        ]
    },
    amounts={},
    quick={"form": "letter"},
    again=lambda number: {"achieved_from": dt.date(2018 + number, 1, 1), "achieved_to": dt.date(2018 + number, 12, 31)},
)  # fmt: skip
DECIDED = {"decision": "Quyết định số 45/QĐ-UBND ngày 01/3/2023"}
pytestmark = pytest.mark.usefixtures("fixed_day")


def _proposed(area: Area, **given: object) -> Record:
    return entered(area, "commendation", rows=True, **given)  # type: ignore[arg-type]


def _fresh(record: Record) -> Record:
    return Record.rows.select_related("commendation").get(pk=record.pk)


def _head(area: Area) -> Actor:
    return area.actor("commune_head")


def test_proposal_goes_to_its_decision_and_counts_on_the_day_of_it(area: Area) -> None:
    row = _proposed(area)
    stages.take(record=row, name="submit", by=_head(area))
    stages.take(record=row, name="council", by=judge(area), note="9/9 phiếu")
    stages.take(record=row, name="decide", by=judge(area), given=DECIDED)
    assert [one.event for one in stages.steps_of(row)] == ["submit", "council", "decide"]
    end = DAY + dt.timedelta(days=1)
    (event,) = queries.counted(unit_ids=[row.host_id], data_from=DAY, data_to=end, recorded_until=row.recorded_at)
    assert event.amounts == {"G6.07a": 1, "G6.07b": 1, "G6.07e": 1, "G6.07g": 1}
    began = queries.counted(unit_ids=[row.host_id], data_from=HELD, data_to=DAY, recorded_until=row.recorded_at)
    assert [one.amounts for one in began] == [{}]


def test_only_the_head_submits_and_only_who_looks_after_the_area_decides(area: Area) -> None:
    row = _proposed(area)
    assert set(stages.moves_open_to(row, area.actor("commune_officer"))) == {"withdraw"}
    assert set(stages.moves_open_to(row, _head(area))) == {"submit", "withdraw"}
    assert stages.moves_open_to(row, judge(area)) == {}
    stages.take(record=row, name="submit", by=_head(area))
    row = _fresh(row)
    assert set(stages.moves_open_to(row, judge(area))) == {"return", "council", "decide", "refuse"}
    with pytest.raises(NotPermitted):
        stages.take(record=row, name="decide", by=_head(area), given=DECIDED)
    assert list(stages.waiting_for(records.kind_called("commendation"), judge(area))) == [row]


def test_what_is_missing_is_said_before_it_is_submitted(area: Area) -> None:
    row = entered(area, "commendation", details={"merit": "", "achieved_from": None, "achieved_to": None})
    with pytest.raises(Refused, match="tóm tắt thành tích, thời gian lập thành tích, tập thể, cá nhân"):
        stages.take(record=row, name="submit", by=_head(area))


def test_submitted_proposal_is_not_changed_until_it_is_returned(area: Area) -> None:
    row = _proposed(area)
    stages.take(record=row, name="submit", by=_head(area))
    entry = records.Entry(title="Khác", began_on=HELD)
    with pytest.raises(Refused, match="Đã trình, chờ xét"):
        records.amend(record=_fresh(row), entry=entry, by=area.actor("commune_officer"))
    stages.take(record=_fresh(row), name="return", by=judge(area), note="Ghi rõ số liệu")
    assert records.amend(record=_fresh(row), entry=entry, by=area.actor("commune_officer")).title == "Khác"


def test_one_merit_is_commended_once(area: Area) -> None:
    first = _proposed(area)
    with pytest.raises(Refused, match="chỉ khen một lần"):
        _proposed(area, details={"achieved_from": dt.date(2022, 12, 1), "achieved_to": dt.date(2023, 1, 31)})
    with pytest.raises(Refused, match="hồ sơ của đơn vị khác") as refused:
        _proposed(area, by="coordinator", host="phong-noi-vu")
    assert first.title not in str(refused.value)
    assert _proposed(area, details={"achievement": "democracy"}).pk
    later = {"achieved_from": dt.date(2023, 1, 1), "achieved_to": dt.date(2023, 2, 1)}
    assert _proposed(area, details=later).pk
    stages.take(record=first, name="withdraw", by=_head(area), note="Lập lại hồ sơ")
    assert _proposed(area).pk


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"party": "individual"}], "ghi chức danh"),
        ([{"party": "collective", "post": "Chủ tịch"}], "để trống chức danh"),
        ([{"party": "collective"}, {"party": "collective"}], "đã ghi ở dòng trên"),
    ],
)
def test_awardees_that_contradict_themselves_are_refused(area: Area, rows: list[dict[str, object]], said: str) -> None:
    unit = area.units["ubnd-xa-bung-sen"]
    with pytest.raises(Refused, match=said):
        entered(area, "commendation", rows={"awardees": [RowInput({"unit": unit} | row) for row in rows]})


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"achieved_to": None}, "cả ngày đầu và ngày cuối"),
        ({"achieved_to": dt.date(2021, 12, 31)}, "kết thúc trước khi bắt đầu"),
        ({"achieved_to": DAY + dt.timedelta(days=1)}, "Thành tích chưa đến ngày cuối"),
        ({"form": "medal"}, "Hình thức khen"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        _proposed(area, details=details)


def test_merit_of_very_many_years_needs_a_reason(area: Area) -> None:
    with pytest.raises(Doubtful, match="hơn 5 năm"):
        _proposed(area, details={"achieved_from": dt.date(2016, 1, 1)})
