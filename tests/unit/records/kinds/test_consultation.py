import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.consultation.kind import deadlines, doubts, missing
from danvan.records.kinds.consultation.models import ConsultationDetails
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample


def _rows(area: Area) -> dict[str, list[RowInput]]:
    told = [("Đề nghị làm cống cùng lúc với đường.", "taken_up"), ("Đề nghị giảm mức thu.", "explained")]
    return {"consulted": [RowInput({"text": text, "outcome": outcome}) for text, outcome in told]}


SAMPLE = Sample(
    details={
        "subject": "economy", "closes_on": dt.date(2023, 3, 12), "plan_reference": "Kế hoạch số 12/KH-UBND", "ballot": True,
        "ballots_out": 120, "ballots_in": 100, "opinions": 5, "agreed": 95, "taken_up": 3, "explained": 2,
    },
    amounts={"G3.06": 1, "G3.06a": 120, "G3.06b": 100, "G3.06c": 5, "G3.06d": 3},
    rows=_rows,
    quick={"subject": "decision"},
)  # fmt: skip
MONDAY = dt.date(2023, 8, 7)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"closes_on": dt.date(2023, 2, 19)}, "Ngày hết hạn góp ý sớm hơn"),
        ({"published_on": dt.date(2023, 3, 1)}, "sớm hơn ngày hết hạn góp ý"),
        ({"published_on": dt.date(2023, 3, 13)}, "Ngày công khai kết quả tiếp thu ở tương lai"),
        ({"ballots_in": 121}, "Số phiếu thu về nhiều hơn số phiếu phát ra"),
        ({"taken_up": 4}, "cộng lại nhiều hơn số ý kiến góp ý"),
        ({"opinions": None}, "ghi cả số ý kiến góp ý"),
        ({"agreed": 101}, "Số tán thành nhiều hơn"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=words):
        entered(area, "consultation", details=details)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"opinions": 1, "taken_up": 1, "explained": 0}, "Đã ghi 2 ý kiến góp ý"),
        ({"taken_up": 0}, "Đã ghi 1 ý kiến tiếp thu"),
        ({"explained": 0}, "Đã ghi 1 ý kiến giải trình"),
    ],
)
def test_no_more_opinions_are_written_down_than_counted(
    area: Area, fixed_day: object, details: dict[str, Any], words: str
) -> None:
    from tests.unit.records.samples import entered

    with pytest.raises(Refused, match=words):
        entered(area, "consultation", rows=True, details=details)
    entered(area, "consultation", rows=True, details={"opinions": None, "taken_up": None, "explained": None})


def _asked(part: Any, began_on: dt.date, today: dt.date, **given: Any) -> list[Any]:
    with clock.fixed(lambda: clock.at_noon(today)):
        return list(part(Record(began_on=began_on), ConsultationDetails(**given), legalrules.law()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("began_on", "days", "doubted"),
    [
        (MONDAY, 19, True),
        (MONDAY, 20, False),
        (dt.date(2023, 6, 30), 5, False),  # the day before the law
        (dt.date(2023, 7, 1), 5, True),
        (dt.date(2025, 7, 1), 19, True),
    ],
)
def test_fewer_than_twenty_days_need_a_reason(began_on: dt.date, days: int, doubted: bool) -> None:
    said = _asked(doubts, began_on, began_on, closes_on=began_on + dt.timedelta(days=days))
    assert [text.split(";")[0] for text in said] == ([f"Lấy ý kiến trong {days} ngày"] if doubted else [])


def test_short_consultation_stands_with_its_reason_and_is_warned_of(area: Area) -> None:
    from tests.unit.records.samples import entered

    short = {"closes_on": dt.date(2023, 8, 14)}
    with clock.fixed(lambda: clock.at_noon(MONDAY)):
        with pytest.raises(Doubtful, match="Lấy ý kiến trong 7 ngày"):
            entered(area, "consultation", began_on=MONDAY, details=short)
        row = entered(area, "consultation", began_on=MONDAY, details=short, reason="Cấp trên yêu cầu gấp")
        kind = kind_called("consultation")
        assert len(kind.warnings(row, row.consultation, legalrules.law())) == 1  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_answers_are_counted_first_and_then_published() -> None:
    closes, published = dt.date(2023, 8, 28), dt.date(2023, 9, 6)
    assert [one.day for one in _asked(deadlines, MONDAY, MONDAY, closes_on=closes)] == [closes, published]
    assert [one.day for one in _asked(deadlines, MONDAY, MONDAY, closes_on=closes, opinions=0)] == [published]
    assert _asked(deadlines, MONDAY, published, closes_on=closes, published_on=published) == []
    assert _asked(deadlines, MONDAY, MONDAY) == []
    before = dt.date(2023, 6, 30)  # no rule on publishing yet
    assert [one.day for one in _asked(deadlines, before, before, closes_on=before)] == [before]


@pytest.mark.django_db
def test_counts_are_missing_only_once_it_is_closed() -> None:
    given = {"closes_on": dt.date(2023, 8, 28), "plan_reference": "12/KH-UBND", "portal": True}
    assert _asked(missing, MONDAY, dt.date(2023, 8, 28), **given) == []
    assert _asked(missing, MONDAY, dt.date(2023, 8, 29), **given) == ["số ý kiến góp ý"]
    assert _asked(missing, MONDAY, dt.date(2023, 8, 29), **given, opinions=0) == []
    assert _asked(missing, MONDAY, dt.date(2023, 8, 29), **given, opinions=2) == ["số ý kiến tiếp thu"]
    assert _asked(missing, MONDAY, MONDAY) == ["ngày hết hạn góp ý", "kế hoạch lấy ý kiến", "hình thức lấy ý kiến"]


def test_citizens_read_counts_and_no_opinion(area: Area, fixed_day: object) -> None:
    from tests.unit.records.samples import entered

    row = entered(area, "consultation", rows=True)
    kind = kind_called("consultation")
    assert kind.public is not None
    shown = " ".join(str(value) for _label, value in kind.public(row, row.consultation))  # type: ignore[attr-defined]
    assert "cống" not in shown
    assert "Phát phiếu 120 100 5" in shown


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    for seed in range(25):
        row, made = invented(area, "consultation", seed=seed, on=on)
        assert kind_called("consultation").amounts(row, row.consultation) == amounts_told("consultation", made)  # type: ignore[attr-defined]
