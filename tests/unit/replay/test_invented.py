"""Invented work is always valid, and what it adds is the same counted from the facts alone."""

from __future__ import annotations

import datetime as dt
import random
from importlib import import_module
from typing import Any

import pytest

from danvan.indicators.declaration import RollUp
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.replay.check import added
from danvan.replay.generator import OTHERS, Happening
from danvan.replay.invented.made import Made
from danvan.replay.journal import facts_of, indicator_line
from danvan.replay.moments import at
from tests.factories import Area

ON = dt.date(2023, 2, 20)
TIMES = 25


def _entered(area: Area, kind: str, made: Made) -> Any:
    host, others = area.units["ubnd-xa-bung-sen"], list(area.units.values())
    rows = {name: [RowInput(row) for row in given] for name, given in made.rows.items()}
    return records.record(
        kind=kind, host=host, entry=Entry(title=made.title, began_on=ON, people=made.people, reason="Minh họa."),
        details=dict(made.details) | {name: others[:n] for name, n in made.others.items()}, rows=rows,
        by=area.actor("commune_officer"),
    )  # fmt: skip


@pytest.mark.usefixtures("fixed_day")
@pytest.mark.parametrize("name", OTHERS)
def test_invented_work_is_taken_and_counts_as_its_facts_say(area: Area, name: str) -> None:
    kind, numbers = kind_called(name), random.Random(7)
    titles = set()
    for number in range(TIMES):
        made = import_module(f"danvan.replay.invented.{name}").invent(numbers, ON)
        row = _entered(area, name, made)
        amounts = kind.amounts(row, kind.details_of(row))
        happening = Happening(
            number=number, kind=name, host="a", units=(), date=ON, recorded_at=at(ON, 14), title=made.title, place="", people=0,
            made=made, chosen={column: ("b",) * n for column, n in made.others.items()},
        )  # fmt: skip
        facts = facts_of(happening, people=made.people)
        for one in kind.indicators:
            if one.roll_up is not RollUp.RATIO:
                assert added(indicator_line(one)["counts"], facts) == amounts.get(one.code), (one.code, made)
        titles.add(made.title + str(sorted(made.details.items(), key=str)) + str(made.rows))
    assert len(titles) > 3
