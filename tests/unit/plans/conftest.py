from collections.abc import Callable

import pytest

from danvan.plans.domain import importing, publishing, review
from danvan.plans.models import Duty, Plan
from tests.factories import DAY, Area
from tests.plantext import PLAN, UNKNOWN


@pytest.fixture
def received(area: Area, fixed_day: object) -> Plan:
    """The short plan, received and not read yet."""
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=PLAN)
    return plan


@pytest.fixture
def read(received: Plan) -> Plan:
    """The short plan under review."""
    return importing.read(str(received.uid))


@pytest.fixture
def publish(area: Area, read: Plan) -> Callable[..., Plan]:
    """``publish(rule)``: map the unknown unit, confirm everything and publish."""

    def act(rule: str = "as_written") -> Plan:
        by = area.actor("coordinator")
        review.map_name(plan=read, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=True, by=by)
        review.confirm(duties=read.duties.select_related("plan__unit"), by=by)
        plan = Plan.rows.select_related("document", "unit").get(pk=read.pk)
        return publishing.publish(plan=plan, day_off_rule=rule, by=by, on=DAY)

    return act


@pytest.fixture
def duty(read: Plan) -> Callable[[str], Duty]:
    """``duty("III.1.-1")``: the duty at an anchor."""
    return lambda anchor: read.duties.select_related("plan__unit").get(anchor=anchor)
