import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain.records import Doubtful
from danvan.records.kinds.disclosure.kind import deadlines, warnings
from danvan.records.kinds.disclosure.models import DisclosureDetails
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

SAMPLE = Sample(
    details={
        "item": "CK02", "decided_on": dt.date(2023, 2, 16), "posted": True, "portal": True, "meeting": True,
        "posted_until": dt.date(2023, 3, 22),
    },
    amounts={"G3.02": 1, "G3.03": 3, "G3.03a": 1, "G3.03b": 1, "G3.03d": 1},
    quick={"item": "CK01"},
)  # fmt: skip
MONDAY = dt.date(2023, 8, 7)


def _entered(area: Area, began_on: dt.date, **given: Any) -> Record:
    from tests.unit.records.samples import entered

    own = {"item": "CK02", "decided_on": None, "portal": False, "meeting": False, "posted_until": None} | given
    with clock.fixed(lambda: clock.at_noon(began_on + dt.timedelta(days=1))):
        return entered(area, "disclosure", began_on=began_on, details=own)


@pytest.mark.parametrize(
    ("decided_on", "began_on", "in_time"),
    [
        (MONDAY, dt.date(2023, 8, 14), True),  # the fifth working day
        (MONDAY, dt.date(2023, 8, 15), False),
        (MONDAY, MONDAY, True),
        (dt.date(2023, 8, 28), dt.date(2023, 9, 6), True),  # National Day is no working day
        (dt.date(2023, 8, 28), dt.date(2023, 9, 7), False),
        (dt.date(2023, 6, 30), dt.date(2023, 7, 31), None),  # the day before the law
        (dt.date(2023, 7, 1), dt.date(2023, 7, 31), False),  # its first day
        (dt.date(2025, 7, 1), dt.date(2025, 7, 8), True),  # since it was amended
        (None, MONDAY, None),
    ],
)
def test_in_time_is_five_working_days_from_the_paper(
    area: Area, decided_on: dt.date | None, began_on: dt.date, in_time: bool | None
) -> None:
    row = _entered(area, began_on, decided_on=decided_on)
    assert row.disclosure.in_time is in_time  # type: ignore[attr-defined]
    amounts = kind_called("disclosure").amounts(row, row.disclosure)  # type: ignore[attr-defined]
    assert (amounts.get("G3.02a"), amounts.get("G3.02b")) == (in_time or None, None if in_time is None else 1)
    late = [text for text in warnings(row, row.disclosure, legalrules.law()) if "là chậm" in text]  # type: ignore[attr-defined]
    assert bool(late) is (in_time is False)
    assert all("Điều 12 khoản 2" in text for text in late)


def test_in_time_is_judged_again_when_the_day_is_put_right(area: Area) -> None:
    from danvan.records.domain import records
    from danvan.records.domain.records import Entry

    row = _entered(area, dt.date(2023, 8, 21), decided_on=MONDAY)
    assert row.disclosure.in_time is False  # type: ignore[attr-defined]
    entry = Entry(title=row.title, began_on=row.began_on)
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 9, 1))):
        records.amend(
            record=row, entry=entry, details={"decided_on": dt.date(2023, 8, 18)}, by=area.actor("commune_officer")
        )
    assert DisclosureDetails.rows.get().in_time is True


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"decided_on": dt.date(2023, 8, 8)}, "Ngày ban hành văn bản sau ngày công khai"),
        ({"posted": False, "posted_until": dt.date(2023, 9, 1)}, "chọn cả hình thức niêm yết"),
        ({"posted_until": dt.date(2023, 8, 6)}, "Ngày niêm yết cuối cùng sớm hơn"),
        ({"broadcast_days": 3}, "chọn cả hình thức truyền thanh"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _entered(area, MONDAY, **details)


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"decided_on": dt.date(2022, 8, 5)}, "trước ngày công khai hơn một năm"),
        ({"posted_until": dt.date(2024, 8, 8)}, "Niêm yết hơn một năm"),
    ],
)
def test_slip_of_the_year_is_doubted(area: Area, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Doubtful, match=words):
        _entered(area, MONDAY, **details)


def _judged(part: Any, began_on: dt.date, today: dt.date, **given: Any) -> list[Any]:
    with clock.fixed(lambda: clock.at_noon(today)):
        return list(part(Record(began_on=began_on), DisclosureDetails(**{"item": "CK02", **given}), legalrules.law()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("began_on", "days", "warned"),
    [(MONDAY, 19, True), (MONDAY, 20, False), (dt.date(2023, 6, 30), 1, False), (dt.date(2023, 7, 1), 1, True)],
)
def test_posting_of_fewer_than_twenty_days_is_warned_of(began_on: dt.date, days: int, warned: bool) -> None:
    until = began_on + dt.timedelta(days=days)
    said = _judged(warnings, began_on, began_on, posted=True, posted_until=until)
    assert [text.split(";")[0] for text in said] == ([f"Niêm yết {days} ngày"] if warned else [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("item", "broadcast_days", "warned"),
    [
        ("CK06", None, False), ("CK07", None, True), ("CK07", 2, True), ("CK07", 3, False), ("CK12", None, True),
        ("CK13", None, False),
    ],
)  # fmt: skip
def test_items_seven_to_twelve_belong_on_the_loudspeakers(item: str, broadcast_days: int | None, warned: bool) -> None:
    said = _judged(warnings, MONDAY, MONDAY, item=item, broadcast_days=broadcast_days)
    assert ["ít nhất 3 ngày liên tục" in text for text in said] == ([True] if warned else [])
    assert _judged(warnings, dt.date(2023, 6, 30), MONDAY, item=item) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("posted_until", "today", "due"),
    [
        (None, dt.date(2023, 8, 27), dt.date(2023, 8, 27)),  # twenty days
        (None, dt.date(2023, 8, 28), None),  # over
        (dt.date(2023, 8, 10), MONDAY, dt.date(2023, 8, 27)),  # the law wants longer
        (dt.date(2023, 9, 15), MONDAY, dt.date(2023, 9, 15)),
        (dt.date(2023, 9, 15), dt.date(2023, 9, 16), None),
    ],
)
def test_posting_stays_to_the_later_of_its_days(
    posted_until: dt.date | None, today: dt.date, due: dt.date | None
) -> None:
    owed = _judged(deadlines, MONDAY, today, posted=True, posted_until=posted_until)
    assert [one.day for one in owed] == ([due] if due else [])


@pytest.mark.django_db
def test_nothing_has_to_stay_that_is_not_posted_or_was_posted_before_the_law() -> None:
    assert _judged(deadlines, MONDAY, MONDAY, portal=True) == []
    assert _judged(deadlines, dt.date(2023, 6, 30), dt.date(2023, 6, 30), posted=True) == []


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    for seed in range(25):
        row, made = invented(area, "disclosure", seed=seed, on=on)
        assert kind_called("disclosure").amounts(row, row.disclosure) == amounts_told("disclosure", made)  # type: ignore[attr-defined]
