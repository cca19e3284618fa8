"""Duties × units at a glance: one row per duty and occurrence, one cell per unit that was given it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from danvan.plans.enums import AssignmentState, DifficultyState, Relation
from danvan.plans.models import Assignment, Difficulty, Duty, Plan
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.enums import Level
from danvan.units.models import UnitVersion
from danvan.units.names import folded

SOON = dt.timedelta(days=7)


class Standing(StrEnum):
    """How an assignment stands on a day; one look each."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    AWAITING = "awaiting"
    RETURNED = "returned"
    SOON = "soon"
    DOING = "doing"
    GIVEN = "given"


def standing_of(row: Assignment, *, on: dt.date) -> Standing:
    """How ``row`` stands on the local date ``on``: done, then overdue, then what its state and due date say."""
    if row.state == AssignmentState.DONE:
        return Standing.DONE_LATE if row.was_late else Standing.DONE
    if row.done_on is None and row.due_on is not None and row.due_on < on:
        return Standing.OVERDUE
    if row.state in {AssignmentState.AWAITING, AssignmentState.RETURNED}:
        return Standing(row.state)
    if row.due_on is not None and on <= row.due_on <= on + SOON:
        return Standing.SOON
    return Standing.GIVEN if row.state == AssignmentState.GIVEN else Standing.DOING


@dataclass(frozen=True)
class Cell:
    """``days`` is how many days overdue the work is, 0 otherwise."""

    assignment: Assignment
    standing: Standing
    days: int


@dataclass(frozen=True)
class Row:
    """One duty at one due date. ``cells`` follow the columns; None: not given to that unit."""

    duty: Duty
    due_on: dt.date | None
    cells: list[Cell | None]

    @property
    def given(self) -> list[Cell]:
        return [cell for cell in self.cells if cell is not None]

    @property
    def done(self) -> int:
        return sum(cell.standing in {Standing.DONE, Standing.DONE_LATE} for cell in self.given)

    def has(self, standing: str) -> bool:
        """Whether some unit stands so."""
        return any(cell.standing == standing for cell in self.given)


@dataclass(frozen=True)
class Heat:
    """``columns`` are the units, departments first, communes from index ``gap``. ``requested``: bodies only asked, apart."""

    columns: list[UnitVersion]
    gap: int
    rows: list[Row]
    requested: list[Assignment]

    @property
    def overdue(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.given if cell.standing == Standing.OVERDUE]

    @property
    def units_overdue(self) -> int:
        return len({cell.assignment.unit_id for cell in self.overdue})


def heat(plan: Plan, by: Actor, *, on: dt.date) -> Heat:
    """The table of the plan's assignments ``by`` may see, as of ``on``. Two queries.

    Bodies that can only be requested are never overdue, so they stand in a list of their own, never in the table.
    """
    seen = Assignment.objects.visible_to(by).filter(duty__plan=plan).select_related("duty", "unit")
    every = list(seen.order_by("duty__start", "duty__order", "duty_id", "written_due_on", "unit_id"))
    given = [row for row in every if row.relation == Relation.ASSIGNED]
    versions = names({row.unit_id for row in every}, on=on)
    columns = _columns(versions[pk] for pk in {row.unit_id for row in given})
    gap = next((index for index, one in enumerate(columns) if one.level == Level.COMMUNE), -1)
    return Heat(columns, gap, _rows(given, columns, on), [row for row in every if row.relation == Relation.REQUESTED])


def unanswered(plan: Plan, by: Actor) -> int:
    """How many difficulties of the plan's assignments nobody has answered yet; one query."""
    rows = Difficulty.objects.visible_to(by).filter(assignment__duty__plan=plan, state=DifficultyState.OPEN)
    return rows.count()


def _columns(versions: Iterable[UnitVersion]) -> list[UnitVersion]:
    return sorted(versions, key=lambda one: (one.level == Level.COMMUNE, folded(one.name)))


def _rows(given: Sequence[Assignment], columns: list[UnitVersion], on: dt.date) -> list[Row]:
    found: dict[tuple[int, str], dict[int, Assignment]] = {}
    for row in given:
        found.setdefault((row.duty_id, row.occurrence), {})[row.unit_id] = row
    return [_row(units, columns, on) for units in found.values()]


def _row(units: dict[int, Assignment], columns: list[UnitVersion], on: dt.date) -> Row:
    first = next(iter(units.values()))
    held = [units.get(column.unit_id) for column in columns]
    return Row(first.duty, first.due_on, [_cell(row, on) if row else None for row in held])


def _cell(row: Assignment, on: dt.date) -> Cell:
    standing = standing_of(row, on=on)
    days = (on - row.due_on).days if standing is Standing.OVERDUE and row.due_on else 0
    return Cell(row, standing, days)


def column_name(short: str) -> str:
    """The short name without the words all its neighbours share: «Phòng Nội vụ» is «Nội vụ», «UBND xã Bưng Sen» «Bưng Sen»."""
    return re.sub(r"^(Phòng|UBND xã|UBND phường|UBND)\s+", "", short)
