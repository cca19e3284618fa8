"""What an invented piece of work adds to each indicator, and how it is written down."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from danvan.replay.generator import Correction, Happening, Promise, Question
from danvan.replay.journal import Journal, amounts, known_to
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
        ({"kind": "dissemination", "woven": True}, {"G1.03": 1, "G1.03w": 1, "G1.04": 30}),
        ({"kind": "training"}, {"G6.02": 1, "G6.03": 30}),
        (
            {"kind": "dialogue", "questions": (PROMISED, ANSWERED, ANSWERED)},
            {"G3.08": 1, "G3.09a": 30, "G3.09b": 3, "G3.09c": 2, "G3.09d": 1},
        ),
        ({"kind": "communication", "form": "broadcast", "count": 4, "minutes": 60}, {"G1.06": 4, "G1.06p": 60}),
        ({"kind": "communication", "form": "meeting", "woven": False}, {"G1.08": 1, "G1.08w": 0}),
        ({"kind": "communication", "form": "poster", "count": 7}, {"G1.07": 7}),
        ({"kind": "communication", "form": "article", "count": 2}, {"G1.05": 2}),
    ],
)
def test_amounts_of_each_kind(values: dict[str, Any], expected: dict[str, int]) -> None:
    assert amounts(happening(**values), people=30) == expected


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
    known = known_to(happening(kind="dialogue", people=30, questions=(KEPT, PUT_OFF, open_one)), on=DAY + days * ONE)
    assert (known["G3.09d"], known["G3.09e"], known["G3.09f"]) == (3, resolved, overdue)


def test_unit_knows_of_corrections_once_they_are_made_and_never_counts_what_was_withdrawn() -> None:
    right = happening(kind="training", people=30, correction=Correction(at(DAY + 3 * ONE, 14), 41))
    assert [known_to(right, on=DAY + days * ONE)["G6.03"] for days in (2, 3)] == [30, 41]
    assert known_to(happening(kind="training", correction=Correction(at(DAY + 3 * ONE, 14), None)), on=DAY) == {}


def test_journal_lines_are_json_with_local_time(tmp_path: Path) -> None:
    journal = Journal()
    journal.happening(
        happening(kind="training"), uid="u1", recorded_at=dt.datetime(2023, 3, 1, 18, tzinfo=dt.UTC), people=None
    )
    journal.write(tmp_path / "events.jsonl")
    line = json.loads((tmp_path / "events.jsonl").read_text(encoding="utf-8"))
    assert line == {
        "type": "event", "id": "u1", "kind": "training", "date": "2023-03-01", "recorded_at": "2023-03-02T01:00:00+07:00",
        "host": "a", "units": ["b"], "amounts": {"G6.02": 1, "G6.03": 0}, "archived": True,
    }  # fmt: skip


def test_journal_counts_an_event_once() -> None:
    journal = Journal()
    for people in (3, 4):
        journal.happening(happening(kind="training"), uid="u1", recorded_at=at(DAY, 15), people=people)
    journal.note("unit", unit="a")
    assert journal.count() == {"training": 1, "unit": 1}
