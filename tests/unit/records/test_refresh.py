"""What follows from other columns is worked out anew when days pass and when it was never worked out."""

import datetime as dt

import pytest

from danvan.common import clock
from danvan.records.domain.refresh import all_records, lapse, refresh
from danvan.records.kinds import KINDS
from danvan.records.models import Record
from tests.factories import DAY, Area
from tests.unit.records.samples import entered

pytestmark = pytest.mark.usefixtures("fixed_day")


def test_records_of_before_get_what_follows_from_them(area: Area) -> None:
    for kind in KINDS:
        entered(area, kind, rows=True)
    right = {row.pk: (row.due_on, row.incomplete) for row in Record.rows.all()}
    Record.rows.update(due_on=None, incomplete=True)
    assert refresh(all_records()) == sum(state != (None, True) for state in right.values()) > len(KINDS) - 3
    assert {row.pk: (row.due_on, row.incomplete) for row in Record.rows.all()} == right
    assert refresh(all_records()) == 0


def test_what_was_owed_until_yesterday_lapses_and_what_is_overdue_stays(area: Area) -> None:
    posted = entered(area, "disclosure", details={"posted_until": DAY})
    answer = entered(area, "oversight", details={"recommendations": 1, "replied_on": None, "reply": ""})
    assert posted.due_on is not None
    later = max(posted.due_on, answer.due_on or DAY) + dt.timedelta(days=1)
    with clock.fixed(lambda: clock.at_noon(later)):
        assert lapse(later) == 1
    assert Record.rows.get(pk=posted.pk).due_on is None
    assert Record.rows.get(pk=answer.pk).due_on == answer.due_on
