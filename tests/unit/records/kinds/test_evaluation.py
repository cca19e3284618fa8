import datetime as dt
from decimal import Decimal

import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import marking, queries, stages
from danvan.records.domain.facts import facts_of, in_words
from danvan.records.domain.marking import Given
from danvan.records.models import Mark, Record
from danvan.scoring.enums import How
from tests.factories import DAY, Area
from tests.unit.records.marked import judge, mark_all
from tests.unit.records.sample import Sample
from tests.unit.records.samples import HELD, entered

SAMPLE = Sample(details={"year": 2023}, amounts={}, quick={"year": "2022"}, incomplete=True, again=None)
pytestmark = pytest.mark.usefixtures("fixed_day")


def _own(area: Area, share: str = "0.9", **bars: bool) -> Record:
    """An evaluation that the unit has marked itself."""
    row = entered(area, "evaluation")
    return _fresh(mark_all(row, by=area.actor("commune_officer"), share=share, **bars))


def _submitted(area: Area, share: str = "0.9") -> Record:
    row = _own(area, share)
    return _fresh(stages.take(record=row, name="submit", by=area.actor("commune_head")))


def _fresh(record: Record) -> Record:
    return Record.rows.select_related("evaluation").get(pk=record.pk)


def _first(record: Record, how: How) -> str:
    criteria = record.evaluation.criteria.criteria.all()  # type: ignore[attr-defined]
    return str(next(one.uid for one in criteria if one.how == how))


def test_evaluation_goes_to_its_published_rank_and_counts_on_that_day(area: Area) -> None:
    row = _submitted(area)
    row = _fresh(mark_all(row, by=judge(area), share="0.9"))
    stages.take(record=row, name="verify", by=judge(area))
    row = _fresh(stages.take(record=_fresh(row), name="publish", by=judge(area), given={"decision": "TB 30/TB-UBND"}))
    details = row.evaluation  # type: ignore[attr-defined]
    assert (details.stage, details.published_on, details.rank, details.grade) == ("published", DAY, "Tốt", 2)
    assert details.points == Decimal("88.20")  # of 68 by hand .9, 14 by yes, 13 by steps, none of 5 by the figure
    end = DAY + dt.timedelta(days=1)
    (event,) = queries.counted(unit_ids=[row.host_id], data_from=DAY, data_to=end, recorded_until=row.recorded_at)
    assert event.amounts == {"G3.20": 1, "G3.20b": 1}
    assert stages.moves_open_to(row, judge(area)) == {}


def test_points_of_a_figure_come_from_the_register(area: Area) -> None:
    row = _own(area)
    before = row.evaluation.own_points  # type: ignore[attr-defined]
    for day in (HELD, HELD + dt.timedelta(days=1)):
        entered(area, "dialogue", began_on=day)
    row = _fresh(mark_all(row, by=area.actor("commune_officer"), share="0.9"))
    assert row.evaluation.own_points - before == 5  # type: ignore[attr-defined]
    mark = Mark.rows.get(record=row, criterion__how=How.INDICATOR)
    assert (mark.value, mark.points) == (2, 5)


def test_verified_mark_that_differs_gives_a_reason(area: Area) -> None:
    row = _submitted(area)
    lower = {_first(row, How.MANUAL): Given(Decimal(2))}
    with pytest.raises(Refused, match=r"Tiêu chí 2: điểm thẩm định khác điểm tự chấm \(4,5\) thì ghi lý do"):
        marking.mark(record=row, given=lower, by=judge(area))
    row = _fresh(row)
    marking.mark(
        record=row,
        given={uid: Given(one.value, "Chưa quán triệt ở hai ấp") for uid, one in lower.items()},
        by=judge(area),
    )
    line = next(line for line in marking.sheet(_fresh(row), judge(area)) if line.reason)
    assert (line.own.points if line.own else None, line.judged, line.reason) == (
        Decimal("4.5"), 2, "Chưa quán triệt ở hai ấp",
    )  # fmt: skip


def test_barring_condition_keeps_the_rank_down(area: Area) -> None:
    details = _own(area, "1", barred=True).evaluation  # type: ignore[attr-defined]
    assert (details.own_points, details.rank, details.grade, details.barred) == (95, "Khá", 3, True)


def test_bar_ticked_only_by_the_verifier_needs_a_reason(area: Area) -> None:
    row = _submitted(area)
    with pytest.raises(Refused, match="ghi lý do"):
        mark_all(row, by=judge(area), share="0.9", barred=True)
    row = _fresh(mark_all(_fresh(row), by=judge(area), share="0.9", barred=True, reason="Có đoàn đông người"))
    assert row.evaluation.barred  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", ["-1", "5.01", "100"])
def test_points_out_of_bounds_are_refused(area: Area, value: str) -> None:
    row = entered(area, "evaluation")
    with pytest.raises(Refused, match="điểm phải từ 0 đến 5"):
        marking.mark(
            record=row, given={_first(_fresh(row), How.MANUAL): Given(Decimal(value))}, by=area.actor("commune_officer")
        )


def test_nobody_marks_out_of_turn(area: Area) -> None:
    row = entered(area, "evaluation")
    for name in ("sibling_officer", "observer", "coordinator"):
        with pytest.raises(NotPermitted):
            marking.mark(record=row, given={}, by=area.actor(name))
    mark_all(row, by=area.actor("commune_officer"), share="0.9")
    stages.take(record=_fresh(row), name="submit", by=area.actor("commune_head"))
    with pytest.raises(NotPermitted):
        marking.mark(record=_fresh(row), given={}, by=area.actor("commune_officer"))


def test_half_marked_evaluation_is_not_submitted(area: Area) -> None:
    row = entered(area, "evaluation")
    marking.mark(
        record=row, given={_first(_fresh(row), How.MANUAL): Given(Decimal(5))}, by=area.actor("commune_officer")
    )
    with pytest.raises(Refused, match="Còn 16 tiêu chí chưa có điểm"):  # the figure marks itself
        stages.take(record=_fresh(row), name="submit", by=area.actor("commune_head"))


def test_returned_evaluation_is_marked_again(area: Area) -> None:
    row = _submitted(area)
    row = _fresh(stages.take(record=row, name="return", by=judge(area), note="Chấm lại nhóm 3"))
    assert marking.hand_of(row, area.actor("commune_officer")) == "own"


def test_unit_is_evaluated_once_a_year(area: Area) -> None:
    entered(area, "evaluation")
    with pytest.raises(Refused, match="đã có hồ sơ đánh giá năm 2023"):
        entered(area, "evaluation")
    assert entered(area, "evaluation", details={"year": 2022}).pk
    with pytest.raises(Refused, match="trong năm đó hoặc năm sau"):
        entered(area, "evaluation", details={"year": 2021})


def test_year_is_written_as_a_year(area: Area) -> None:
    row = entered(area, "evaluation")
    kind = stages.kind_called("evaluation")
    shown = {str(label): in_words(value) for label, value in facts_of(row, kind, row.evaluation)}  # type: ignore[attr-defined]
    assert shown["Năm được đánh giá"] == "2023"


def test_result_is_public_only_once_it_is_published(area: Area) -> None:
    row = _own(area)
    kind = stages.kind_called("evaluation")
    assert kind.public is not None
    shown = dict(kind.public(row, row.evaluation))  # type: ignore[attr-defined]
    assert shown == {"Năm": "2023", "Tình trạng": "Chưa công bố kết quả"}
