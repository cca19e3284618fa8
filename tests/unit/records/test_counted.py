"""The laws of what counts; reports stand on them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from danvan.commitments.domain.queries import counted_commitments
from danvan.common import clock
from danvan.records.domain import records
from danvan.records.domain.queries import Counted, counted, left_out, shared_origins
from danvan.records.kinds import KINDS
from danvan.records.kinds.communication.models import CommunicationDetails, Form
from danvan.records.kinds.dialogue.models import DialogueDetails
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.models import Record
from tests.factories import DAY, Area
from tests.unit.records.samples import entered, promised, sample_of

pytestmark = pytest.mark.usefixtures("fixed_day")
FROM, TO = dt.date(2023, 1, 1), dt.date(2023, 3, 1)


def _counted(area: Area, *keys: str, until: dt.datetime | None = None) -> list[Counted]:
    ids = [area.units[key].pk for key in keys] or [unit.pk for unit in area.units.values()]
    return counted(unit_ids=ids, data_from=FROM, data_to=TO, recorded_until=until or clock.now())


def _left_out(area: Area, until: dt.datetime | None = None) -> list[str]:
    ids = [unit.pk for unit in area.units.values()]
    rows = left_out(unit_ids=ids, data_from=FROM, data_to=TO, recorded_until=until or clock.now())
    return [row.reason for row in rows]


def test_joint_event_stands_once_with_all_its_units(area: Area) -> None:
    others = [area.units["ubmttq"], area.units["ubnd-xa-con-la"]]
    row = entered(area, "dialogue", participating=others)
    [one] = _counted(area)
    assert one.unit_ids == (row.host_id, *sorted(unit.pk for unit in others))
    assert (one.record_id, one.uid, one.host_id, one.mode) == (row.pk, row.uid, row.host_id, "standalone")
    assert [found.uid for found in _counted(area, "ubnd-xa-con-la")] == [row.uid]
    assert _counted(area, "ubnd-xa-ao-dua") == []
    assert shared_origins([one]) == {row.uid: one.unit_ids}


def test_every_kind_gives_exactly_its_amounts(area: Area) -> None:
    for kind in KINDS:
        entered(area, kind, rows=True)
    found = {row.kind: {code: amount for code, amount in row.amounts.items() if amount} for row in _counted(area)}
    assert found == {kind: sample_of(kind).amounts for kind in KINDS}


def test_woven_event_counts_in_the_whole_and_in_its_part(area: Area) -> None:
    entered(area, "dissemination", mode="woven")
    [one] = _counted(area)
    assert (one.amounts["G1.03"], one.amounts["G1.03w"]) == (1, 1)


@pytest.mark.parametrize("people", [0, None])
def test_event_with_nobody_is_still_an_event(area: Area, people: int | None) -> None:
    entered(area, "dialogue", people=people, details={"women": None})
    [one] = _counted(area)
    assert (one.amounts["G3.08"], one.amounts.get("G3.09a")) == (1, people)


def test_window_is_half_open(area: Area) -> None:
    for day in (FROM - dt.timedelta(days=1), FROM, TO - dt.timedelta(days=1), TO):
        entered(area, "training", began_on=day)
    assert [row.began_on for row in _counted(area)] == [FROM, TO - dt.timedelta(days=1)]
    assert _left_out(area) == [
        "Ngày 31/12/2022 nằm ngoài kỳ số liệu, từ 01/01/2023 đến hết 28/02/2023.",
        "Ngày 01/03/2023 nằm ngoài kỳ số liệu, từ 01/01/2023 đến hết 28/02/2023.",
    ]


def test_first_day_decides_where_an_event_of_several_days_counts(area: Area) -> None:
    entered(area, "training", began_on=TO - dt.timedelta(days=1), ended_on=TO)
    assert len(_counted(area)) == 1


def test_what_is_recorded_after_the_moment_is_left_out(area: Area) -> None:
    row = entered(area, "training")
    assert len(_counted(area, until=row.recorded_at)) == 1
    before = row.recorded_at - dt.timedelta(microseconds=1)
    assert _counted(area, until=before) == []
    assert _left_out(area, until=before) == ["Ghi ngày 01/03/2023, sau khi số liệu đã chốt."]


def test_archived_record_counts_nowhere_until_restored(area: Area) -> None:
    row, by = entered(area, "training"), area.actor("commune_officer")
    records.archive(record=row, by=by)
    assert (_counted(area), _left_out(area)) == ([], ["Đã lưu trữ nên không đếm."])
    records.restore(record=row, by=by)
    assert (len(_counted(area)), _left_out(area)) == (1, [])


def _queries_of(area: Area) -> int:
    with CaptureQueriesContext(connection) as ran:
        _counted(area)
    return len(ran)


def test_number_of_queries_does_not_grow_with_records(area: Area) -> None:
    for kind in KINDS:
        entered(area, kind, rows=True)
    few = _queries_of(area)
    repeated = {kind: sample_of(kind).again for kind in KINDS}
    for kind, again in repeated.items():
        for number in range(4 if again else 0):
            assert again is not None
            more = {"details": again(number), "reason": "Nhiều lần như nhau"}
            entered(area, kind, rows=True, participating=[area.units["ubmttq"]], **more)
    assert len(_counted(area)) == sum(5 if again else 1 for again in repeated.values())
    assert _queries_of(area) == few == 2 + sum(len(kind.counted_relations) for kind in all_kinds())


def test_commitments_count_as_resolved_overdue_or_neither(area: Area) -> None:
    due = dt.date(2023, 2, 25)
    row = entered(area, "dialogue", rows={"demands": [promised(area, owner="phong-vhtt", due_on=due)]})
    ids = [row.host_id]

    def on(day: dt.date, **other: object) -> list[tuple[tuple[int, ...], dict[str, int]]]:
        found = counted_commitments(
            unit_ids=ids, data_from=FROM, data_to=TO, recorded_until=clock.now(), on=day, **other,  # type: ignore[arg-type]
        )  # fmt: skip
        return [(one.unit_ids, dict(one.amounts)) for one in found]

    assert on(due) == [((row.host_id,), {"G3.09e": 0, "G3.09f": 0})]
    assert on(due + dt.timedelta(days=1)) == [((row.host_id,), {"G3.09e": 0, "G3.09f": 1})]
    shared = {row.uid: (row.host_id, 999)}
    assert on(due, shared=shared)[0][0] == (row.host_id, 999)
    from danvan.commitments.domain import commitments
    from danvan.commitments.models import Commitment

    commitments.move(commitment=Commitment.rows.get(), name="resolve", note="Đã xong", by=area.actor("culture_officer"))
    assert on(DAY) == [((row.host_id,), {"G3.09e": 1, "G3.09f": 0})]
    assert on(DAY - dt.timedelta(days=1)) == [((row.host_id,), {"G3.09e": 0, "G3.09f": 1})]
    records.archive(record=row, by=area.actor("commune_officer"))
    assert on(DAY) == []


@given(opinions=st.integers(0, 10_000), answered=st.integers(0, 10_000), people=st.none() | st.integers(0, 10**6))
def test_opinions_are_answered_or_assigned(opinions: int, answered: int, people: int | None) -> None:
    details = DialogueDetails(opinions=max(opinions, answered), answered=answered)
    found = kind_called("dialogue").amounts(Record(people=people), details)
    assert found["G3.09b"] == found["G3.09c"] + found["G3.09d"]
    assert min(found.values()) >= 0


@given(form=st.sampled_from(Form.values), items=st.integers(1, 999), woven=st.booleans())
def test_communication_counts_its_items_in_one_place_only(form: str, items: int, woven: bool) -> None:
    details = CommunicationDetails(form=form, items=items)
    found = kind_called("communication").amounts(Record(mode="woven" if woven else "standalone"), details)
    counted_in = [code for code in ("G1.05", "G1.07", "G1.08") if found.get(code)]
    assert counted_in == {"article": ["G1.05"], "poster": ["G1.07"], "meeting": ["G1.08"], "broadcast": []}[form]
    assert found.get("G1.08w") == (found.get("G1.08") if woven else None)
