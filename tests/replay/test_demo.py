"""The demo's district: loaded whole or not at all, once, and only into a demo."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from danvan.audit import domain as audit
from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.plans.enums import PlanState
from danvan.plans.models import Assignment, Plan
from danvan.records.models import Record
from danvan.replay import area as areas
from danvan.replay import demo
from danvan.replay.demo_clock import reader
from danvan.reports.domain.standing import LATE, MISSING, ON_TIME, RETURNED, board_of
from danvan.reports.models import Consolidation, Period
from danvan.schedule.models import Session
from danvan.units.models import Unit, User

DAY = dt.date(2023, 6, 6)
NOW = dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def a_demo(settings: Any) -> None:
    settings.DEMO = True


def told(**options: str) -> str:
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_demo_midyear_is_a_board_with_everything_on_it(db: None) -> None:
    with clock.fixed(reader(DAY, lambda: NOW)):
        said = told()
        again = told()
    board = board_of(Period.rows.get(kind="half"), by=areas.found(on=DAY).coordinator(DAY))
    assert board.counts == {ON_TIME: 25, LATE: 1, RETURNED: 1, MISSING: 4}
    assert said.splitlines()[0] == "Đã nạp dữ liệu minh họa đến ngày 06/06/2023."
    assert "DANVAN_DEMO_TODAY" not in said
    assert "dau-moi" in said
    assert again.splitlines()[0] == "Dữ liệu minh họa đã có sẵn, không nạp lại."
    assert not Consolidation.rows.exists()
    assert Record.rows.filter(recorded_at__gt=clock.at_noon(DAY)).count() == 0
    assert set(Commitment.rows.values_list("state", flat=True)) == {"open", "answered", "resolved"}
    assert set(Session.rows.values_list("state", flat=True)) == {"planned", "postponed"}
    assert Session.rows.filter(day=DAY).exists()
    assert Session.rows.get(record__isnull=False).unit == areas.found(on=DAY).office
    assert audit.verify()[1] == []


def test_demo_planned_has_a_plan_and_nothing_done(db: None) -> None:
    told(stage="planned")
    assert Plan.rows.get().state == PlanState.PUBLISHED
    assert set(Assignment.rows.values_list("state", flat=True)) == {"given", "sent"}
    assert Record.rows.count() == 0


def test_demo_accounts_sign_in_with_the_known_password(db: None, settings: Any) -> None:
    told(stage="planned")
    assert User.objects.get(username="dau-moi").check_password(settings.DEMO_PASSWORD)


def test_demo_outside_a_demo_refused(db: None, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="chỉ nạp vào bản minh họa") as refusal:
        told()
    assert refusal.value.returncode == 2
    assert not Unit.rows.exists()


def test_demo_without_its_plan_loads_nothing(db: None, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không tìm thấy kế hoạch minh họa"):
        demo.load(stage="planned", plan=tmp_path / "ke-hoach.docx")
    assert not Unit.rows.exists()
