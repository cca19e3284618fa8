from collections.abc import Callable

import pytest

from danvan.plans.domain import importing, publishing, review
from danvan.plans.models import Duty, Plan
from tests.factories import DAY, Area
from tests.keeping import begin_after
from tests.plantext import PLAN, UNKNOWN


@pytest.fixture
def received(area: Area, fixed_day: object) -> Plan:
    """The short plan, received and not read yet."""
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=PLAN)
    return plan


def _read(area: Area) -> None:
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=PLAN)
    importing.read(str(plan.uid))


@pytest.fixture
def read(area: Area, fixed_day: object) -> Plan:
    """The short plan under review."""
    begin_after("plan read", lambda: _read(area))
    return Plan.rows.get()


@pytest.fixture
def publish(area: Area, fixed_day: object) -> Callable[..., Plan]:
    """``publish(rule)``: read the plan, map the unknown unit, confirm everything and publish."""

    def done(rule: str) -> None:
        _read(area)
        read, by = Plan.rows.get(), area.actor("coordinator")
        review.map_name(plan=read, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=True, by=by)
        review.confirm(duties=read.duties.select_related("plan__unit"), by=by)
        plan = Plan.rows.select_related("document", "unit").get(pk=read.pk)
        publishing.publish(plan=plan, day_off_rule=rule, by=by, on=DAY)

    def act(rule: str = "as_written") -> Plan:
        begin_after(f"plan published {rule}", lambda: done(rule))
        return Plan.rows.select_related("document", "unit").get()

    return act


@pytest.fixture
def duty(read: Plan) -> Callable[[str], Duty]:
    """``duty("III.1.-1")``: the duty at an anchor."""
    return lambda anchor: read.duties.select_related("plan__unit").get(anchor=anchor)
