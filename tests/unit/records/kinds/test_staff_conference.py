import datetime as dt
from typing import Any

import pytest

from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.indicators.declaration import RollUp
from danvan.officedocs.numbers import short_date
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.staff_conference.kind import facts, missing, warnings
from danvan.records.kinds.staff_conference.models import StaffConferenceDetails
from danvan.records.models import Record
from danvan.reports.catalogue import CATALOGUE, is_typed
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={"form": "staff", "delegates": 34, "opinions": 6, "answered": 4, "resolution": "Nghị quyết số 01/NQ-HN"},
    amounts={"G3.17a": 1, "G3.17c": 6},
    quick={"form": "staff"},
)


def _entered(area: Area, **given: Any) -> Record:
    from tests.unit.records.samples import entered

    return entered(area, "staff_conference", **given)


def _amounts(row: Record) -> dict[str, Any]:
    return dict(kind_called("staff_conference").amounts(row, row.staff_conference))  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["workers", "workplace_dialogue"])
def test_workers_of_enterprises_are_counted_apart(area: Area, fixed_day: object, form: str) -> None:
    assert _amounts(_entered(area, details={"form": form})) == {"G3.18a": 1, "G3.18c": 6}
    assert _amounts(_entered(area, details={"form": form, "opinions": None, "answered": None})) == {"G3.18a": 1}


@pytest.mark.parametrize("code", ["G3.17", "G3.18"])
def test_rate_is_made_of_what_is_counted_and_what_is_typed(code: str) -> None:
    rate, part, whole = CATALOGUE[code], CATALOGUE[f"{code}a"], CATALOGUE[f"{code}b"]
    assert (rate.roll_up, rate.numerator, rate.denominator) == (RollUp.RATIO, part.code, whole.code)
    assert (part.kind, whole.roll_up, is_typed(whole)) == ("staff_conference", RollUp.LAST, True)
    assert "cấp trên xác định" in whole.note


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"delegates": 29}, "Số người dự nhiều hơn số người phải dự"),
        ({"opinions": None}, "ghi cả số ý kiến nêu"),
        ({"answered": 7}, "nhiều hơn số ý kiến nêu"),
        ({"form": "workers", "year_ended_on": dt.date(2022, 12, 31)}, "mới ghi ngày kết thúc năm công tác"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _entered(area, details=details)


@pytest.mark.parametrize(
    ("people", "details", "words"),
    [
        (30, {"delegates": 61}, "Chỉ có 30 trên 61 người phải dự"),
        (0, {"delegates": 10, "opinions": 0, "answered": 0}, "Chỉ có 0 trên 10 người phải dự"),
        (30, {"opinions": 31}, "Số ý kiến nêu nhiều hơn số người dự"),
        (30, {"year_ended_on": dt.date(2022, 2, 18)}, "cách ngày hội nghị hơn một năm"),
        (30, {"year_ended_on": dt.date(2024, 2, 22)}, "cách ngày hội nghị hơn một năm"),
    ],
)
def test_unlikely_figures_need_a_reason(
    area: Area, fixed_day: object, people: int, details: dict[str, Any], words: str
) -> None:
    with pytest.raises(Doubtful, match=words):
        _entered(area, people=people, details=details)
    assert _entered(area, people=people, details=details, reason="Theo biên bản").pk


def test_half_of_the_people_is_enough_and_unknown_numbers_are_not_doubted(area: Area, fixed_day: object) -> None:
    assert _entered(area, people=30, details={"delegates": 60}).reason == ""
    row = _entered(area, people=None, details={"resolution": "", "opinions": None, "answered": None})
    gaps = ["số người dự", "số ý kiến nêu", "nghị quyết, biên bản"]
    assert missing(row, row.staff_conference, legalrules.law()) == gaps  # type: ignore[attr-defined]
    assert "số người phải dự" in missing(row, StaffConferenceDetails(), legalrules.law())


def _judged(held_on: dt.date, year_ended_on: dt.date | None = None, form: str = "staff") -> list[str]:
    details = StaffConferenceDetails(form=form, year_ended_on=year_ended_on)
    return warnings(Record(began_on=held_on), details, legalrules.law())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held_on", "year_ended_on", "late"),
    [
        (dt.date(2024, 4, 1), None, False),  # three months end on a Sunday, the next day is in time
        (dt.date(2024, 4, 2), None, True),
        (dt.date(2025, 3, 31), None, False),
        (dt.date(2025, 4, 1), None, True),
        (dt.date(2026, 3, 31), None, False),  # by the amended law
        (dt.date(2026, 4, 1), None, True),
        (dt.date(2023, 9, 5), None, False),  # the year ended before the law
        (dt.date(2023, 10, 16), dt.date(2023, 6, 30), False),  # the day before the law
        (dt.date(2023, 10, 16), dt.date(2023, 7, 1), True),
        (dt.date(2024, 12, 20), dt.date(2024, 12, 31), False),  # before its year is over
    ],
)
def test_conference_is_held_within_three_months_of_the_working_year(
    held_on: dt.date, year_ended_on: dt.date | None, late: bool
) -> None:
    said = _judged(held_on, year_ended_on)
    assert [text[: text.index(" là chậm")] for text in said] == (
        [f"Tổ chức ngày {short_date(held_on)}"] if late else []
    )
    assert _judged(held_on, year_ended_on, form="workers") == []


@pytest.mark.django_db
def test_which_year_is_asked_for_where_it_is_only_supposed() -> None:
    question = "Nếu là hội nghị của năm công tác khác"
    [supposed] = _judged(dt.date(2024, 10, 15))
    [known] = _judged(dt.date(2024, 10, 15), dt.date(2023, 12, 31))
    assert question in supposed
    assert question not in known
    assert "3 tháng kể từ ngày kết thúc năm công tác 31/12/2023, hạn 01/4/2024" in known


def test_page_tells_the_working_year_of_an_agency_only(area: Area, fixed_day: object) -> None:
    agency, enterprise = _entered(area), _entered(area, details={"form": "workers"})
    told = {str(label): value for label, value in facts(agency, agency.staff_conference)}  # type: ignore[attr-defined]
    assert told["Ngày kết thúc năm công tác"] == dt.date(2022, 12, 31)
    others = [str(label) for label, _value in facts(enterprise, enterprise.staff_conference)]  # type: ignore[attr-defined]
    assert others == [label for label in told if label != "Ngày kết thúc năm công tác"]


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    forms = set()
    for seed in range(25):
        row, made = invented(area, "staff_conference", seed=seed, on=on)
        assert _amounts(row) == amounts_told("staff_conference", made)
        assert not row.incomplete
        assert kind_called("staff_conference").warnings(row, row.staff_conference, legalrules.law()) == []  # type: ignore[attr-defined]
        forms.add(made.details["form"])
    assert forms == {"staff", "workers", "workplace_dialogue"}
