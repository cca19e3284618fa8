"""What units do about their assignments during the year: take them, report, hand in, ask for help."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator

from danvan.plans.domain import assignments
from danvan.plans.domain.queries import difficulty_receiver
from danvan.plans.enums import DutyKind, Relation
from danvan.plans.models import Assignment, Difficulty, Plan
from danvan.replay import texts
from danvan.replay.area import Area
from danvan.replay.moments import DAY, at
from danvan.replay.steps import Act, Step
from danvan.units.roles import Role

DIFFICULTIES = 3


def duty_steps(*, plan: Plan, area: Area, begins: dt.date, ends: dt.date, seed: int) -> list[Step]:
    """Every step about the assignments of ``plan`` between the two days."""
    numbers, by_unit = random.Random(seed), defaultdict(list)  # noqa: S311 - repeatable on purpose
    rows = Assignment.rows.filter(duty__plan=plan).exclude(duty__kind=DutyKind.REPORTING)
    for row in rows.select_related("unit").order_by("pk"):
        if row.relation == Relation.REQUESTED or (row.unit.key, Role.OFFICER) in area.posts:
            by_unit[row.unit.key, row.relation].append(row.pk)
    steps: list[Step] = []
    for (unit, relation), keys in sorted(by_unit.items()):
        steps += (
            _requested(area, keys, begins)
            if relation == Relation.REQUESTED
            else _given(area, unit, keys, begins, ends, numbers)
        )
    if difficulty_receiver(plan) is not None:
        steps += _difficulties(area, by_unit, begins)
    return steps


def reporting_steps(
    *, plan: Plan, area: Area, unit: str, period_last_day: dt.date, sent: dt.datetime
) -> Iterator[Step]:
    """The assignment to report, handed in when the report was sent."""
    row = Assignment.rows.filter(
        duty__plan=plan, duty__kind=DutyKind.REPORTING, unit__key=unit, written_due_on=period_last_day
    ).first()
    if row is not None:
        yield Step(
            sent + dt.timedelta(minutes=5), row.pk, "assignment", _move(area, unit, row.pk, "report", Role.OFFICER)
        )
        yield Step(
            sent + dt.timedelta(minutes=6), row.pk, "assignment", _move(area, unit, row.pk, "submit", Role.OFFICER)
        )
        yield Step(
            sent + dt.timedelta(minutes=9), row.pk, "assignment", _move(area, unit, row.pk, "approve", Role.HEAD)
        )


def _given(
    area: Area, unit: str, keys: list[int], begins: dt.date, ends: dt.date, numbers: random.Random
) -> list[Step]:  # fmt: skip
    taken = begins + numbers.randrange(1, 4) * DAY
    steps = [Step(at(taken, 8, 30), keys[0], "officer", _confirm(area, unit, keys))]
    for key in keys:
        said = taken + numbers.randrange(20, 90) * DAY
        done = said + numbers.randrange(20, 120) * DAY
        steps.append(Step(at(taken, 9), key, "assignment", _move(area, unit, key, "acknowledge", Role.OFFICER)))
        steps.append(Step(at(said, 10), key, "assignment", _move(area, unit, key, "report", Role.OFFICER, percent=50)))
        if numbers.random() < 0.7 and done < ends:
            steps.append(Step(at(done, 10), key, "assignment", _move(area, unit, key, "submit", Role.OFFICER)))
            steps.append(Step(at(done, 15), key, "assignment", _move(area, unit, key, "approve", Role.HEAD)))
    return steps


def _confirm(area: Area, unit: str, keys: list[int]) -> Act:
    def act(moment: dt.datetime) -> None:
        rows = list(Assignment.rows.filter(pk__in=keys).select_related("duty", "officer").order_by("pk"))
        assignments.confirm_officers(assignments=rows, by=area.actor(unit, Role.HEAD, moment.date()))

    return act


def _move(
    area: Area, unit: str, key: int, name: str, role: str, *, percent: int | None = None
) -> Act:  # fmt: skip
    words = {"report": texts.PROGRESS, "submit": texts.DONE}.get(name, ("",))

    def act(moment: dt.datetime) -> None:
        row = Assignment.rows.select_related("duty__plan", "officer").get(pk=key)
        by = area.actor(unit, role, moment.date())
        late = texts.LATE_REASONS[key % len(texts.LATE_REASONS)]
        assignments.move(
            assignment=row, name=name, by=by, note=words[key % len(words)], percent=percent, late_reason=late
        )

    return act


def _requested(area: Area, keys: list[int], begins: dt.date) -> list[Step]:
    """Bodies of the Party and the Front only answer; the coordinator writes it down."""

    def respond(key: int) -> Act:
        def act(moment: dt.datetime) -> None:
            row = Assignment.rows.select_related("duty__plan", "officer").get(pk=key)
            note = "Đã có văn bản phản hồi, thống nhất phối hợp."
            assignments.move(assignment=row, name="respond", by=area.coordinator(moment.date()), note=note)

        return act

    return [Step(at(begins + 20 * DAY, 14), key, "assignment", respond(key)) for key in keys[::2]]


def _difficulties(area: Area, by_unit: dict[tuple[str, str], list[int]], begins: dt.date) -> list[Step]:
    working = [unit for unit, relation in sorted(by_unit) if relation == Relation.ASSIGNED][:DIFFICULTIES]
    steps = []
    for place, unit in enumerate(working):
        key, day = by_unit[unit, Relation.ASSIGNED][0], begins + (30 + place) * DAY
        steps.append(Step(at(day, 11), key, "difficulty", _raise(area, unit, key, place)))
        if place:
            steps.append(Step(at(day + 5 * DAY, 11), key, "difficulty", _answer(area, key, place)))
    return steps


def _raise(area: Area, unit: str, key: int, place: int) -> Act:
    def act(moment: dt.datetime) -> None:
        row = Assignment.rows.select_related("duty__plan").get(pk=key)
        by = area.actor(unit, Role.OFFICER, moment.date())
        assignments.raise_difficulty(assignment=row, text=texts.DIFFICULTIES[place % len(texts.DIFFICULTIES)], by=by)

    return act


def _answer(area: Area, key: int, place: int) -> Act:
    def act(moment: dt.datetime) -> None:
        row = Difficulty.rows.select_related("assignment__duty", "raised_by").get(assignment_id=key)
        answer = texts.DIFFICULTY_ANSWERS[place % len(texts.DIFFICULTY_ANSWERS)]
        assignments.answer_difficulty(difficulty=row, answer=answer, by=area.coordinator(moment.date()))

    return act
