import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain.queries import counted
from danvan.records.domain.records import Doubtful
from danvan.records.forms.entry import form_of
from danvan.records.forms.fields import DefaultChoice
from danvan.records.kinds.issuance.kind import facts, missing, warnings
from danvan.records.kinds.issuance.models import IssuanceDetails
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={
        "form": "convention", "revision": "new", "items": 4, "reference": "Quyết định số 77/QĐ-UBND", "people_asked": True,
        "posted_on": dt.date(2023, 1, 10),
    },
    amounts={"G3.07": 4, "G3.07a": 4},
    quick={"form": "direction"},
)  # fmt: skip
PLAIN: dict[str, Any] = {
    "revision": "new",
    "items": 1,
    "reference": "18/KH-UBND",
    "people_asked": False,
    "posted_on": None,
}


def _entered(area: Area, **given: Any) -> Record:
    from tests.unit.records.samples import entered

    return entered(area, "issuance", **given)


def _amounts(row: Record) -> dict[str, Any]:
    return dict(kind_called("issuance").amounts(row, row.issuance))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "revision", "amounts"),
    [
        ("direction", "new", {"G1.01": 2}),
        ("direction", "amended", {"G1.01": 2}),
        ("internal_regulation", "new", {"G3.19": 2}),
        ("internal_regulation", "amended", {"G3.19a": 2}),
        ("democracy_regulation", "new", {"G3.01": 2}),
        ("democracy_regulation", "amended", {}),  # the regulation itself stands already
        ("convention", "new", {"G3.07": 2, "G3.07a": 2}),
        ("convention", "amended", {"G3.07b": 2}),
    ],
)
def test_form_and_act_say_what_is_counted(
    area: Area, fixed_day: object, form: str, revision: str, amounts: dict[str, int]
) -> None:
    assert _amounts(_entered(area, details=PLAIN | {"form": form, "revision": revision, "items": 2})) == amounts


@pytest.mark.parametrize(
    ("start", "end", "amounts"),
    [
        ((2022, 7, 1), (2023, 1, 1), {}),  # not issued yet
        ((2023, 1, 1), (2023, 7, 1), {"G3.01": 1, "G3.07": 4, "G3.07a": 4}),
        ((2023, 7, 1), (2024, 1, 1), {"G3.01": 1, "G3.07": 4}),  # in force, issued before
        ((2024, 7, 1), (2025, 1, 1), {"G3.01": 1, "G3.07": 4}),  # the last day of the one is the period's
        ((2025, 1, 1), (2025, 7, 1), {"G3.07": 4}),  # the one has ended, the other is without end
    ],
)
def test_regulation_stands_to_its_last_day_and_a_convention_without_end(
    area: Area, fixed_day: object, start: tuple[int, int, int], end: tuple[int, int, int], amounts: dict[str, int]
) -> None:
    row = _entered(area)
    _entered(area, details=PLAIN | {"form": "democracy_regulation", "valid_until": dt.date(2024, 12, 31)})
    found = counted(
        unit_ids=[row.host_id], data_from=dt.date(*start), data_to=dt.date(*end), recorded_until=clock.now()
    )
    assert {code: amount for one in found for code, amount in one.amounts.items()} == amounts


def test_act_left_empty_is_a_new_paper(area: Area) -> None:
    form = form_of(kind_called("issuance"))(
        {"title": "Kế hoạch", "began_on": "2023-02-20", "form": "direction", "host": area.units["ubnd-xa-bung-sen"].uid},
        by=area.actor("commune_officer"),
    )  # fmt: skip
    assert isinstance(form.fields["revision"], DefaultChoice)
    assert form.is_valid(), form.errors
    assert (form.details()["revision"], form.details()["items"]) == ("new", 1)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"items": 0}, "Số văn bản phải từ 1 trở lên"),
        ({"valid_until": dt.date(2023, 2, 19)}, "sớm hơn ngày ban hành"),
        ({"form": "direction"}, "Chỉ hương ước, quy ước mới ghi ngày niêm yết"),
        ({"posted_on": dt.date(2023, 2, 21)}, "sau ngày công nhận"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _entered(area, details=details)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"items": 51}, "hơn 50 văn bản"),
        ({"posted_on": dt.date(2022, 2, 18)}, "trước ngày công nhận hơn một năm"),
    ],
)
def test_unlikely_figures_need_a_reason(area: Area, fixed_day: object, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Doubtful, match=words):
        _entered(area, details=details)
    assert _entered(area, details=details, reason="Theo sổ văn bản").pk


def _judged(began_on: dt.date, **given: Any) -> list[str]:
    return warnings(Record(began_on=began_on), IssuanceDetails(**{"people_asked": True} | given), legalrules.law())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("posted_on", "days", "warned"),
    [
        (dt.date(2023, 8, 16), 29, True),  # the first day of the decree
        (dt.date(2023, 8, 16), 30, False),
        (dt.date(2023, 8, 15), 5, False),  # the day before
        (dt.date(2025, 7, 1), 29, True),
        (dt.date(2025, 7, 1), 30, False),
    ],
)
def test_draft_of_a_convention_is_posted_for_thirty_days(posted_on: dt.date, days: int, warned: bool) -> None:
    said = _judged(posted_on + dt.timedelta(days=days), form="convention", posted_on=posted_on)
    assert [text.split(";")[0] for text in said] == ([f"Dự thảo niêm yết {days} ngày thì công nhận"] if warned else [])
    assert all("ít nhất 30 ngày liên tục" in text for text in said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "asked", "warned"),
    [
        ("convention", False, True),
        ("convention", True, False),
        ("democracy_regulation", False, True),
        ("internal_regulation", False, False),
        ("direction", False, False),
    ],
)
def test_people_are_asked_before_what_binds_them(form: str, asked: bool, warned: bool) -> None:
    said = _judged(dt.date(2023, 2, 20), form=form, people_asked=asked)
    assert said == (["Chưa ghi đã lấy ý kiến trước khi ban hành, công nhận."] if warned else [])


def test_number_of_the_paper_and_day_of_posting_are_missing(area: Area, fixed_day: object) -> None:
    law = legalrules.law()
    bare = _entered(area, details={"reference": "", "posted_on": None})
    assert missing(bare, bare.issuance, law) == ["số, ký hiệu văn bản", "ngày niêm yết dự thảo"]  # type: ignore[attr-defined]
    plan = _entered(area, details=PLAIN | {"form": "direction"})
    assert not plan.incomplete


def test_page_tells_what_belongs_to_the_form(area: Area, fixed_day: object) -> None:
    told = {
        form: {str(label): value for label, value in facts(row, row.issuance)}  # type: ignore[attr-defined]
        for form in ("direction", "internal_regulation", "convention")
        for row in [_entered(area, details=PLAIN | {"form": form})]
    }
    asked, posted = "Đã lấy ý kiến trước khi ban hành, công nhận", "Ngày niêm yết dự thảo"
    assert [(asked in one, posted in one) for one in told.values()] == [(False, False), (True, False), (True, True)]
    assert told["direction"]["Có hiệu lực đến hết ngày"] == "Không ghi thời hạn"


def test_invented_work_is_valid_and_yields_what_it_tells(area: Area) -> None:
    found = set()
    for seed in range(80):
        row, made = invented(area, "issuance", seed=seed, on=dt.date(2023, 3 + seed % 2 * 8, 15))
        assert _amounts(row) == amounts_told("issuance", made)
        assert not row.incomplete
        assert kind_called("issuance").warnings(row, row.issuance, legalrules.law()) == []  # type: ignore[attr-defined]
        found |= set(_amounts(row))
    assert found == {one.code for one in kind_called("issuance").indicators}
