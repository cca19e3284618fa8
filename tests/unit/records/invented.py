"""Invented work of a kind, entered through the verbs."""

from __future__ import annotations

import datetime as dt
import random
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from danvan.common import clock
from danvan.indicators.declaration import Amount
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from danvan.replay.invented.made import Made
from tests.factories import Area


def invented(area: Area, kind: str, *, seed: int, on: dt.date) -> tuple[Record, Made]:
    """What ``kind`` invents for the local date ``on``, entered on that day by the commune's officer."""
    made: Made = import_module(f"danvan.replay.invented.{kind}").invent(random.Random(seed), on)
    rows = {name: [RowInput(row) for row in given] for name, given in made.rows.items()}
    entry = Entry(title=made.title, began_on=on, people=made.people)
    host, by = area.units["ubnd-xa-bung-sen"], area.actor("commune_officer", on=on)
    with clock.fixed(lambda: clock.at_noon(on)):
        row = records.record(kind=kind, host=host, entry=entry, details=made.details, rows=rows, by=by)
    return row, made


def left_empty(kind: str) -> dict[str, Any]:
    """What a column that a person leaves empty holds; columns that follow from others are not among them."""
    what = kind_called(kind)
    columns = [what.details._meta.get_field(name) for name in what.columns if name in what.asked]
    return {column.name: column.get_default() for column in columns if not column.many_to_many}  # type: ignore[union-attr]


def amounts_told(kind: str, made: Made) -> dict[str, Amount]:
    """The figures that follow from what was invented, without the database."""
    lists: dict[str, Any] = {
        name: [
            SimpleNamespace(**row, **more)
            for row, more in zip(rows, made.follows.get(name, [{}] * len(rows)), strict=True)
        ]
        for name, rows in made.rows.items()
    }
    event = SimpleNamespace(people=made.people, **left_empty(kind) | {**made.details, **made.follows, **lists})
    found = {one.code: one.counts.added(event) for one in kind_called(kind).indicators if not one.numerator}
    return {code: amount for code, amount in found.items() if amount is not None}
