"""What people brought is taken away in time; the line of numbers and days stays."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from danvan.audit.domain import verify
from danvan.cases.domain import retention
from danvan.cases.domain.casefiles import Upload
from danvan.cases.models import Case, CaseFile, Fingerprint, Letter, Person, SealedText
from danvan.common import clock
from tests.factories import DAY, Area
from tests.unit.cases.brought import SUMMARY, bring, go, handed

pytestmark = pytest.mark.usefixtures("fixed_day")
LATER = DAY.replace(year=DAY.year + 5) + dt.timedelta(days=1)


def ended(area: Area) -> Case:
    case = handed(area, bring(area, files=[Upload(b"don", "don.txt")]).case)
    return go(area, case, "resolve", by="handler")


def test_taken_away_when_its_time_is_over(area: Area) -> None:
    case, open_one = ended(area), bring(area).case
    assert retention.purge(on=LATER - dt.timedelta(days=1)) == (0, 0)
    assert retention.purge(on=LATER) == (1, 0)
    row = Case.rows.get(pk=case.pk)
    assert (row.purged_on, row.summary, row.place, row.state) == (LATER, SUMMARY, "", "resolved")
    left = [model.rows.filter(case=case).count() for model in (Person, SealedText, CaseFile, Letter)]
    assert left == [0, 0, 0, 0]
    assert {person.case_id for person in Person.rows.all()} == {open_one.pk}
    assert {mark.person.case_id for mark in Fingerprint.rows.all()} == {open_one.pk}
    assert verify()[1] == []
    assert retention.purge(on=LATER) == (0, 0)


def test_years_are_the_installations_own(area: Area) -> None:
    ended(area)
    out = io.StringIO()
    with clock.fixed(lambda: clock.at_noon(DAY + dt.timedelta(days=400))):
        call_command("purge", "--dry-run", stdout=out)
        call_command("purge", "--years", "1", stdout=out)
    assert out.getvalue().splitlines() == [
        "Đến hạn xóa: 0 vụ việc.",
        "Đã xóa phần niêm phong của 1 vụ việc, 0 lượt tiếp.",
    ]
    with pytest.raises(CommandError, match="1 đến 70"):
        call_command("purge", "--years", "0")
