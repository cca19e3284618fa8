"""What an invented piece of work adds to each indicator, and how it is written down."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from danvan.replay.generator import Correction, Happening, Promise, Question
from danvan.replay.invented.made import Made
from danvan.replay.journal import Journal, facts_of, promises_on, state_on
from danvan.replay.moments import at

DAY, ONE = dt.date(2023, 3, 1), dt.timedelta(days=1)
PROMISED = Question("?", promise=Promise("x", DAY))
ANSWERED = Question("?", answer="!")


def happening(**values: Any) -> Happening:
    plain = {
        "number": 1,
        "host": "a",
        "units": ("b",),
        "date": DAY,
        "recorded_at": at(DAY, 14),
        "title": "",
        "place": "",
        "people": 0,
    }
    return Happening(**(plain | values))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "dissemination", "woven": True}, {"people": 30, "mode": "woven"}),
        ({"kind": "training"}, {"people": 30, "mode": "standalone"}),
        (
            {"kind": "dialogue", "questions": (PROMISED, ANSWERED, ANSWERED)},
            {"people": 30, "mode": "standalone", "opinions": 3, "answered": 2, "assigned": 1},
        ),
        (
            {"kind": "communication", "form": "broadcast", "count": 4, "minutes": 60},
            {"people": 30, "mode": "standalone", "form": "broadcast", "items": 1, "broadcasts": 4, "minutes": 60},
        ),
        (
            {"kind": "inspection", "made": Made("", {"subject": "plan", "findings": 2}), "chosen": {"visited": ("b", "c")}},
            {
                "people": None, "place": "", "mode": "standalone", "subject": "plan", "findings": 2, "invited": False,
                "visited": [{}, {}],
            },
        ),
    ],
)  # fmt: skip
def test_facts_of_each_kind(values: dict[str, Any], expected: dict[str, Any]) -> None:
    assert facts_of(happening(**values), people=30) == expected


KEPT = Question("?", promise=Promise("x", DAY + 9 * ONE, resolved_on=DAY + 5 * ONE))
PUT_OFF = Question(
    "?",
    promise=Promise(
        "x", DAY + 9 * ONE, extended_to=DAY + 29 * ONE, extended_on=DAY + 7 * ONE, resolved_on=DAY + 20 * ONE
    ),
)


@pytest.mark.parametrize(
    ("days", "resolved", "overdue"), [(0, 0, 0), (5, 1, 0), (10, 1, 1), (19, 1, 1), (20, 2, 1), (40, 2, 1)]
)
def test_unit_knows_what_has_become_of_its_promises(days: int, resolved: int, overdue: int) -> None:
    open_one = Question("?", promise=Promise("x", DAY + 9 * ONE))
    known = promises_on(happening(kind="dialogue", people=30, questions=(KEPT, PUT_OFF, open_one)), on=DAY + days * ONE)
    assert (known["G3.09e"], known["G3.09f"]) == (resolved, overdue)


def test_unit_knows_of_corrections_once_they_are_made_and_never_counts_what_was_withdrawn() -> None:
    right = happening(kind="training", people=30, correction=Correction(at(DAY + 3 * ONE, 14), 41))
    states = [state_on(right, on=DAY + days * ONE) for days in (2, 3)]
    assert [state and state["facts"]["people"] for state in states] == [30, 41]
    assert state_on(happening(kind="training", correction=Correction(at(DAY + 3 * ONE, 14), None)), on=DAY) is None


def test_journal_lines_are_json_with_local_time(tmp_path: Path) -> None:
    journal = Journal()
    journal.happening(
        happening(kind="training"), uid="u1", recorded_at=dt.datetime(2023, 3, 1, 18, tzinfo=dt.UTC), people=None
    )
    journal.write(tmp_path / "events.jsonl")
    line = json.loads((tmp_path / "events.jsonl").read_text(encoding="utf-8"))
    assert line == {
        "type": "event", "id": "u1", "kind": "training", "date": "2023-03-01", "recorded_at": "2023-03-02T01:00:00+07:00",
        "host": "a", "units": ["b"], "facts": {"people": 0, "mode": "standalone"}, "archived": True,
    }  # fmt: skip


def test_journal_counts_an_event_once() -> None:
    journal = Journal()
    for people in (3, 4):
        journal.happening(happening(kind="training"), uid="u1", recorded_at=at(DAY, 15), people=people)
    journal.note("unit", unit="a")
    assert journal.count() == {"training": 1, "unit": 1}
