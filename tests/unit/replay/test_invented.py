"""Invented work is always valid, and what it adds is the same counted from the facts alone."""

from __future__ import annotations

import datetime as dt
import random
from importlib import import_module

import pytest

from danvan.indicators.declaration import RollUp
from danvan.records.domain import records
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.replay import area as areas
from danvan.replay.check import added
from danvan.replay.generator import OTHERS, Happening
from danvan.replay.invented.made import Made
from danvan.replay.journal import Journal, indicator_line
from danvan.replay.moments import at
from danvan.replay.work import Work
from tests.factories import DAY, Area

ON = dt.date(2023, 2, 20)
TIMES = 25
HOST = "ubnd-xa-bung-sen"


def _happening(number: int, kind: str, made: Made, others: tuple[str, ...]) -> Happening:
    return Happening(
        number=number, kind=kind, host=HOST, units=(), date=ON, recorded_at=at(DAY, 9), title=made.title, place="",
        people=made.people or 0, made=made, chosen={column: others[:n] for column, n in made.others.items()},
        partners=others[: made.partners],
    )  # fmt: skip


@pytest.mark.usefixtures("fixed_day")
@pytest.mark.parametrize("name", OTHERS)
def test_invented_work_is_taken_and_counts_as_its_facts_say(area: Area, name: str) -> None:
    kind, numbers = kind_called(name), random.Random(7)
    work = Work(areas.found(on=DAY), Journal(), {})
    others = tuple(key for key in work.area.units if key != HOST)
    stories = set()
    for number in range(TIMES):
        made = import_module(f"danvan.replay.invented.{name}").invent(numbers, ON)
        happening = _happening(number, name, made, others)
        work.record(happening)
        row = Record.rows.select_related(name).get(pk=work.made[number])
        amounts = kind.amounts(row, kind.details_of(row))
        facts = work.journal.lines[-1]["facts"]
        for one in kind.indicators:
            if one.roll_up is not RollUp.RATIO:
                assert added(indicator_line(one)["counts"], facts) == amounts.get(one.code), (one.code, made)
        stories.add(str((made.title, sorted(made.details.items(), key=str), made.rows, made.moves)))
        records.archive(record=row, by=area.actor("commune_officer"))  # some work is done once a year
    assert len(stories) > 3
