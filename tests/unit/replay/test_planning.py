"""The example plan goes in whole, and its assignments are worked on."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.plans.domain.queries import reporting_duties
from danvan.plans.enums import PlanState
from danvan.plans.models import Assignment, Difficulty, Plan
from danvan.replay import area as areas
from danvan.replay.area import Area
from danvan.replay.duties import duty_steps
from danvan.replay.moments import at
from danvan.replay.planning import duty_for, import_plan, publish_plan, review_plan
from danvan.replay.progress import watch
from danvan.replay.scratch import Hand
from danvan.replay.steps import daily_chores, do
from danvan.replay.work import FIELD_OF_A_KIND
from tests.conftest import ROOT

DAY, END = dt.date(2023, 2, 15), dt.date(2023, 12, 15)
EXAMPLE = ROOT / "examples" / "ke-hoach-song-la-2023.docx"


@pytest.fixture
def area(db: None) -> Area:
    areas.load("song-la", communes=17, on=DAY)
    areas.appoint(on=DAY)
    return areas.found(on=DAY)


@pytest.fixture
def plan(area: Area) -> Plan:
    with clock.fixed(lambda: at(DAY, 9)):
        plan = import_plan(area=area, content=EXAMPLE.read_bytes(), name=EXAMPLE.name, on=DAY)
        review_plan(plan=plan, area=area, on=DAY)
        return publish_plan(plan=plan, area=area, on=DAY)


def test_planning_example_plan_reaches_every_unit(area: Area, plan: Plan) -> None:
    assert plan.state == PlanState.PUBLISHED
    working = {key for key, unit in area.units.items() if unit != area.committee}
    assert [{unit.key for unit in duty.units} for duty in reporting_duties(plan)] == [working, working]
    assert working <= set(Assignment.rows.values_list("unit__key", flat=True))
    assert duty_for(plan, FIELD_OF_A_KIND["dialogue"]) is not None


def test_planning_unreadable_plan_says_why(area: Area) -> None:
    with clock.fixed(lambda: at(DAY, 9)), pytest.raises(Refused, match=r"\S+ \S+"):
        import_plan(area=area, content=b"\x00\x01\x02" * 100, name="ke-hoach.docx", on=DAY)


def test_duty_steps_work_on_every_assignment(area: Area, plan: Plan) -> None:
    steps = duty_steps(plan=plan, area=area, begins=DAY, ends=END, seed=1)
    hand = Hand(at(DAY, 9))
    with clock.fixed(hand.read), watch(io.StringIO()) as clockwork:
        done = do([*steps, *daily_chores(DAY, END)], hand=hand, watch=clockwork, part="việc")
    states = Counter(Assignment.rows.exclude(duty__kind="reporting").values_list("state", flat=True))
    assert done == len(steps) + (END - DAY).days + 1
    assert not states["given"]
    assert states["done"] > states["doing"] > 0
    assert Counter(Difficulty.rows.values_list("state", flat=True)) == {"answered": 2, "open": 1}
    reports = Assignment.rows.filter(duty__kind="reporting")
    assert all(reports.values_list("was_late", flat=True))


def test_do_stops_at_the_moment_it_is_told(area: Area) -> None:
    with watch(io.StringIO()) as clockwork:
        done = do(daily_chores(DAY, END), hand=Hand(at(DAY, 1)), watch=clockwork, part="việc", until=at(DAY, 7))
    assert done == 1
