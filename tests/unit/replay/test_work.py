"""The invented work goes through the verbs, and the journal says what happened."""

from __future__ import annotations

import datetime as dt

import pytest

from danvan.audit import domain as audit
from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.records.domain import queries
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.replay import area as areas
from danvan.replay.check import unit_events
from danvan.replay.generator import Correction, Happening, Promise, Question
from danvan.replay.journal import Journal, indicator_line
from danvan.replay.moments import at
from danvan.replay.work import Work
from tests.factories import Area

DAY = dt.date(2023, 3, 1)
HOST, OTHER = "ubnd-xa-bung-sen", "ubnd-xa-con-la"


def dialogue(**values: object) -> Happening:
    promise = Promise(
        "Sửa cầu", dt.date(2023, 3, 20), answered_on=dt.date(2023, 3, 5), resolved_on=dt.date(2023, 3, 25)
    )
    plain = {
        "number": 12, "kind": "dialogue", "host": HOST, "units": (OTHER,), "date": DAY, "recorded_at": at(DAY, 14),
        "title": "Đối thoại với Nhân dân về nước sạch", "place": "Hội trường", "people": 40, "part": 9,
        "questions": (Question("Khi nào sửa cầu?", promise=promise), Question("Nước?", answer="Đã trả lời.")),
    }  # fmt: skip
    return Happening(**(plain | values))  # type: ignore[arg-type]


def done(happening: Happening) -> Journal:
    """Do every step of ``happening`` at its moment."""
    work = Work(areas.found(on=DAY), Journal(), duties={})
    for step in sorted(work.steps(happening)):
        with clock.fixed(lambda moment=step.moment: moment):  # type: ignore[misc]
            step.act(step.moment)
    return work.journal


def test_area_found_knows_who_gathers_and_who_checks_papers(area: Area) -> None:
    found = areas.found(on=DAY)
    assert (found.committee.key, found.receiver.key, found.office.key) == ("ubnd-huyen", "phong-noi-vu", "van-phong")
    assert found.communes == {HOST, OTHER, "ubnd-xa-ao-dua"}
    assert found.coordinator(DAY).post == area.posts["coordinator"]
    assert found.actor(HOST, "head", DAY).post == area.posts["commune_head"]


def test_work_dialogue_counts_for_host_and_guest(area: Area) -> None:
    done(dialogue())
    (counted,) = queries.counted(
        unit_ids=[area.units[OTHER].pk], data_from=DAY, data_to=DAY + dt.timedelta(days=1), recorded_until=at(DAY, 14)
    )
    assert dict(counted.amounts) == {"G3.08": 1, "G3.09a": 40, "G3.09b": 2, "G3.09c": 1, "G3.09d": 1}
    assert audit.verify()[1] == []


def test_work_journal_follows_a_promise_to_its_late_end(area: Area) -> None:
    lines = [line for line in done(dialogue()).lines if line["kind"] == "commitment"]
    assert [(line["recorded_at"], line["due_on"], line["resolved_on"]) for line in lines] == [
        ("2023-03-01T14:00:00+07:00", "2023-03-20", None),
        ("2023-03-05T09:15:00+07:00", "2023-03-20", None),
        ("2023-03-25T09:15:00+07:00", "2023-03-20", "2023-03-25"),
    ]
    kept = Commitment.rows.get()
    assert (str(kept.uid), kept.state, kept.was_late) == (lines[0]["id"], "resolved", True)


def test_work_correction_changes_record_and_journal(area: Area) -> None:
    journal = done(dialogue(correction=Correction(at(DAY, 16), 55)))
    people = [line["facts"]["people"] for line in journal.lines if line["kind"] == "dialogue"]
    assert people == [40, 55]
    assert Record.rows.get().people == 55


def test_work_withdrawn_dialogue_takes_its_promises_along(area: Area) -> None:
    journal = done(dialogue(correction=Correction(at(dt.date(2023, 3, 6), 16), None)))
    assert Record.rows.get().archived_at == at(dt.date(2023, 3, 6), 16)
    last = {line["id"]: line for line in journal.lines}
    assert [line["archived"] for line in last.values()] == [True, True]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("dissemination", {"title": "Quán triệt quy chế", "questions": ()}),
        ("training", {"questions": ()}),
        ("communication", {"form": "broadcast", "count": 3, "minutes": 45, "questions": ()}),
    ],
)
def test_work_journal_agrees_with_what_is_counted(area: Area, kind: str, values: dict[str, object]) -> None:
    journal = done(dialogue(kind=kind, **values))
    (counted,) = queries.counted(
        unit_ids=[area.units[HOST].pk], data_from=DAY, data_to=dt.date(2023, 3, 2), recorded_until=at(DAY, 14)
    )
    (line,) = journal.lines
    declared = {one.code: indicator_line(one) for one in kind_called(kind).indicators}
    (event,) = unit_events({"1": line}, declared, HOST, first=DAY, end=dt.date(2023, 3, 2), on=DAY).values()
    assert dict(counted.amounts) == event.amounts


def test_work_record_on_behalf_is_entered_by_the_coordinator(area: Area) -> None:
    done(dialogue(channel="zalo", given_on=DAY))
    record = Record.rows.get()
    assert (record.recorded_by, record.channel, record.given_on) == (area.posts["coordinator"], "zalo", DAY)
