"""Requests about personal data have two working days, breaches 72 hours; both registers name nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from danvan.cases.domain import care
from danvan.cases.models import Breach, DataRequest
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from tests.factories import Area
from tests.unit.cases.brought import bring

FRIDAY = dt.date(2026, 2, 13)  # before Tết
NOON = clock.at_noon(FRIDAY)


@pytest.fixture(autouse=True)
def _now():
    with clock.fixed(lambda: NOON + dt.timedelta(days=30)):
        yield


def asked(area: Area, kind: str = "delete", on: dt.date = FRIDAY, who: str = "receptionist") -> DataRequest:
    return care.receive(unit=area.units["van-phong"], kind=kind, received_on=on, by=area.actor(who, on=on))


def test_request_has_two_working_days(area: Area) -> None:
    row = asked(area)
    assert (row.due_on, row.reference) == (dt.date(2026, 2, 24), "DL 1/2026")
    assert "Nghị định 356/2025/NĐ-CP" in row.words
    care.answer(row=row, on=dt.date(2026, 2, 24), outcome="done", by=area.actor("office_head"))
    with pytest.raises(Refused, match="đã được trả lời"):
        care.answer(row=row, on=dt.date(2026, 2, 24), outcome="done", by=area.actor("office_head"))


def test_before_the_law_there_is_no_term(area: Area) -> None:
    assert asked(area, on=dt.date(2025, 12, 31)).due_on is None


def test_breach_has_seventy_two_hours(area: Area) -> None:
    by = area.actor("office_head")
    row = care.report(unit=area.units["van-phong"], kind="lost", found_at=NOON, people=40, by=by)
    assert row.notify_until == NOON + dt.timedelta(hours=72)
    with pytest.raises(Refused, match="số văn bản"):
        care.notify(row=row, at=NOON - dt.timedelta(hours=1), paper_number="5/BC", paper_date=FRIDAY, by=by)
    care.notify(row=row, at=NOON + dt.timedelta(hours=70), paper_number="5/BC", paper_date=FRIDAY, by=by)
    assert Breach.rows.get().notified_at == NOON + dt.timedelta(hours=70)


def test_who_keeps_them_and_what_is_refused(area: Area) -> None:
    bring(area, on=FRIDAY)
    for who in ("handler", "custodian", "admin", "leader", "coordinator"):
        with pytest.raises(NotPermitted):
            asked(area, who=who)
    for changes, words in (({"kind": "x"}, "Chọn loại"), ({"on": dt.date(2027, 1, 1)}, "tương lai")):
        with pytest.raises(Refused, match=words):
            asked(area, **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Chọn kết quả"):
        care.answer(row=asked(area), on=FRIDAY, outcome="", by=area.actor("receptionist"))
