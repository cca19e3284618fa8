import pytest

from danvan.plans.domain import importing, publishing, review
from danvan.plans.models import Plan
from tests.factories import DAY, Area
from tests.plantext import PLAN, UNKNOWN


@pytest.fixture
def read(area: Area) -> Plan:
    """The short plan under review."""
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=PLAN)
    return importing.read(str(plan.uid))


@pytest.fixture
def published(area: Area, read: Plan) -> Plan:
    by = area.actor("coordinator")
    review.map_name(plan=read, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=False, by=by)
    review.confirm(duties=read.duties.select_related("plan__unit"), by=by)
    plan = Plan.rows.select_related("document", "unit").get(pk=read.pk)
    return publishing.publish(plan=plan, day_off_rule="as_written", by=by, on=DAY)
