"""The register of denunciations: no column a word fits in, no move that takes one, and nobody else knows of a line."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest
from django.db import models

from danvan.audit.models import Event
from danvan.cases.domain import denunciations
from danvan.cases.domain.denunciations import Entry
from danvan.cases.enums import DenunciationState
from danvan.cases.models import Denunciation
from danvan.cases.tracks.denunciations import DENUNCIATION_MOVES
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.models import Row
from danvan.documents.domain import legalrules
from danvan.units.models import Post, Unit
from tests.factories import PEOPLE, Area

D = dt.date.fromisoformat
NOW = D("2027-03-01")


@pytest.fixture(autouse=True)
def _later():
    with clock.fixed(lambda: clock.at_noon(NOW)):
        yield


def entered(area: Area, on: str = "2026-06-15", **changes: object) -> Denunciation:
    return denunciations.enter(entry=Entry(received_on=D(on), **changes), by=area.actor("denunciations"))  # type: ignore[arg-type]


def gone(area: Area, row: Denunciation, *steps: tuple[str, str], outcome: str = "right") -> Denunciation:
    for name, on in steps:
        denunciations.move(row=row, name=name, on=D(on), by=area.actor("denunciations"), outcome=outcome)
    return row


def test_no_column_takes_a_word() -> None:
    """Dates, whole numbers, yes and no, choices, and who keeps the line: nothing else, now and with every column added later."""
    plumbing = {field.name for field in Row._meta.get_fields()} | {"id"}
    odd = []
    for field in Denunciation._meta.get_fields():
        if field.name in plumbing:
            continue
        links = isinstance(field, models.ForeignKey) and field.related_model in (Unit, Post)
        plain = isinstance(
            field,
            models.DateField | models.PositiveIntegerField | models.PositiveSmallIntegerField | models.BooleanField,
        )
        chosen = isinstance(field, models.CharField) and bool(field.choices)
        if not (links or (plain and not isinstance(field, models.DateTimeField)) or chosen):
            odd.append(field.name)
    assert odd == []


def test_no_move_takes_a_note() -> None:
    assert not any(move.note_required for move in DENUNCIATION_MOVES.values())
    taken = set(inspect.signature(denunciations.move).parameters)
    assert taken == {"row", "name", "on", "by", "outcome", "seen"}
    assert set(inspect.signature(Entry).parameters) == {
        "received_on",
        "subject",
        "is_anonymous",
        "many_places",
        "file_number",
    }


@pytest.mark.parametrize("state", list(DenunciationState))
def test_every_state_move_and_role(area: Area, state: str) -> None:
    row = entered(area)
    Denunciation.rows.filter(pk=row.pk).update(state=state, accepted_on=D("2026-06-20"), suspended_on=D("2026-06-25"))
    row.refresh_from_db()
    open_moves = {name for name, move in DENUNCIATION_MOVES.items() if state in move.sources}
    for who, *_rest in PEOPLE:
        expected = open_moves if who == "denunciations" else set()
        assert set(denunciations.moves_open_to(row, area.actor(who))) == expected, who
        for name in DENUNCIATION_MOVES:
            if who != "denunciations":
                with pytest.raises(NotPermitted):
                    denunciations.move(row=row, name=name, on=D("2026-07-01"), by=area.actor(who))
    for name in set(DENUNCIATION_MOVES) - open_moves:
        with pytest.raises(Refused):
            denunciations.move(row=row, name=name, on=D("2026-07-01"), by=area.actor("denunciations"))


def test_only_the_officer_knows_of_it(area: Area) -> None:
    entered(area)
    knows = [who for who, *_rest in PEOPLE if denunciations.register(area.actor(who)).exists()]
    assert knows == ["denunciations"]
    for who in ("admin", "leader", "office_head", "receptionist"):
        with pytest.raises(NotPermitted):
            denunciations.enter(entry=Entry(D("2026-06-15")), by=area.actor(who))


def test_clocks_of_the_law(area: Area) -> None:
    row = gone(area, entered(area), ("check", "2026-06-22"), ("accept", "2026-06-24"), ("notify", "2026-07-02"))
    law = legalrules.law()
    days = {due.name: (due.due_on, due.is_late(NOW)) for due in denunciations.dues(row, law)}
    assert days == {
        "Xử lý ban đầu": (D("2026-06-24"), False), "Thông báo việc thụ lý": (D("2026-07-01"), True),
        "Kết luận nội dung tố cáo": (D("2026-07-24"), True),
    }  # fmt: skip
    assert row.was_late
    gone(area, row, ("extend", "2026-07-20"))
    assert (row.decide_due_on, row.first_decide_due_on, row.difficulty) == (D("2026-08-24"), D("2026-07-24"), "complex")
    gone(area, row, ("extend", "2026-08-20"))
    assert (row.decide_due_on, row.difficulty) == (D("2026-09-22"), "very")
    with pytest.raises(Refused, match="hai lần"):
        gone(area, row, ("extend", "2026-09-20"))


def test_suspension_does_not_count(area: Area) -> None:
    row = gone(area, entered(area), ("accept", "2026-06-22"), ("suspend", "2026-07-01"), ("resume", "2026-07-11"))
    assert (row.paused_days, row.decide_due_on) == (10, D("2026-08-03"))  # 1 August is a Saturday


def test_concluded_and_published(area: Area) -> None:
    row = gone(area, entered(area), ("accept", "2026-06-22"), ("conclude", "2026-07-20"), ("publish", "2026-07-22"))
    assert (row.state, row.outcome, row.posted_until) == ("published", "right", D("2026-08-06"))


def test_unnamed_denunciation_is_information(area: Area) -> None:
    row = entered(area, is_anonymous=True)
    with pytest.raises(Refused, match="Điều 25"):
        gone(area, row, ("accept", "2026-06-22"))
    assert gone(area, row, ("inform", "2026-06-22")).ended_on == D("2026-06-22")


def test_days_follow_each_other(area: Area) -> None:
    row = gone(area, entered(area), ("accept", "2026-06-22"))
    for on, words in (("2026-06-20", "trước bước liền trước"), ("2027-06-20", "tương lai")):
        with pytest.raises(Refused, match=words):
            gone(area, row, ("conclude", on))


def test_numbers_and_paper_files(area: Area) -> None:
    first, second = entered(area, file_number=7), entered(area)
    assert (first.reference, first.file_reference, second.file_reference) == (
        "TC 1/2026",
        "HSTC-2026-0007",
        "HSTC-2026-0008",
    )
    with pytest.raises(Refused, match="đã có trong sổ"):
        entered(area, file_number=7)


def test_audit_holds_days_and_choices_alone(area: Area) -> None:
    gone(area, entered(area), ("accept", "2026-06-22"), ("conclude", "2026-07-20"))
    events = Event.objects.filter(action__startswith="denunciation.")
    assert [event.action for event in events] == ["denunciation.enter", "denunciation.accept", "denunciation.conclude"]
