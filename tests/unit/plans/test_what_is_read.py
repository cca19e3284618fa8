"""Numbers to reach and bodies left out, from the text to the assignments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from danvan.plans.domain import importing, publishing, queries, review, reviewing
from danvan.plans.domain.wording import target_words
from danvan.plans.models import Assignment, Duty, Plan, Target
from tests.factories import DAY, Area
from tests.plantext import PLAN, UNKNOWN

TEXT = PLAN.replace(
    "2. Ủy ban nhân dân các xã, thị trấn\n", "2. Ủy ban nhân dân các xã, thị trấn (trừ Ủy ban nhân dân xã Bưng Sen)\n"
).replace(
    "tổ chức đối thoại trực tiếp với Nhân dân.",
    "tổ chức ít nhất 02 cuộc đối thoại/năm; 95,5% ý kiến được trả lời; mở 1.200 lớp.",
)


@pytest.fixture
def plan(area: Area, fixed_day: object) -> Plan:
    received, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=TEXT)
    return importing.read(str(received.uid))


@pytest.fixture
def duty(plan: Plan) -> Duty:
    return plan.duties.select_related("plan__unit").get(anchor="III.2.-1")


def test_targets_are_kept_with_their_place(plan: Plan, duty: Duty) -> None:
    rows = list(duty.targets.all())

    assert [(row.bound, row.value, row.unit, row.period) for row in rows] == [
        ("at_least", Decimal(2), "cuộc", "year"),
        ("exactly", Decimal("95.5"), "%", ""),
        ("exactly", Decimal(1200), "lớp", ""),
    ]
    assert [plan.text[row.start : row.end] for row in rows] == [row.text for row in rows]


def test_targets_are_told_as_offices_write_them(duty: Duty) -> None:
    assert [target_words(row) for row in duty.targets.all()] == ["ít nhất 2 cuộc mỗi năm", "đạt 95,5%", "1.200 lớp"]


def test_a_unit_left_out_gets_no_assignment(area: Area, plan: Plan, duty: Duty) -> None:
    by = area.actor("coordinator")
    assert list(duty.participants.filter(role="excepted").values_list("unit__key", flat=True)) == ["ubnd-xa-bung-sen"]

    review.map_name(plan=plan, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=True, by=by)
    review.confirm(duties=plan.duties.select_related("plan__unit"), by=by)
    published = publishing.publish(
        plan=Plan.rows.select_related("document", "unit").get(pk=plan.pk), day_off_rule="as_written", by=by, on=DAY
    )

    given = set(Assignment.rows.filter(duty=duty).values_list("unit__key", flat=True))
    assert given == {"ubnd-xa-con-la", "ubnd-xa-ao-dua"}
    reporters = {unit.key for one in queries.reporting_duties(published) for unit in one.units}
    assert "ubnd-xa-bung-sen" in reporters


def test_an_unknown_body_left_out_holds_publishing_back(area: Area, plan: Plan, duty: Duty) -> None:
    by = area.actor("coordinator")
    duty.participants.filter(role="excepted").update(unit=None, written="Ủy ban nhân dân xã Không Có")
    review.map_name(plan=plan, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=True, by=by)
    review.confirm(duties=plan.duties.select_related("plan__unit"), by=by)

    reasons = publishing.obstacles(Plan.rows.select_related("document", "unit").get(pk=plan.pk))

    assert any("Ủy ban nhân dân xã Không Có" in reason for reason in reasons)


def test_a_wrong_target_is_dropped_and_a_left_out_body_taken_back(area: Area, duty: Duty) -> None:
    kept = list(duty.targets.all())[:1]

    review.edit(duty=duty, changes=review.DutyChanges(targets=kept, excepted=[]), by=area.actor("coordinator"))

    assert list(duty.targets.all()) == kept
    assert not duty.participants.filter(role="excepted").exists()


def test_targets_go_with_the_words_when_a_duty_is_split_and_joined(area: Area, plan: Plan, duty: Duty) -> None:
    by = area.actor("coordinator")
    first, second = review.split(duty=duty, at=plan.text.index("95,5%"), by=by)
    assert (first.targets.count(), second.targets.count()) == (1, 2)

    joined = review.merge(duties=[first, second], by=by)

    assert joined.targets.count() == Target.rows.filter(duty__plan=plan).count() == 3


def test_provisions_of_cited_papers_are_kept(area: Area, fixed_day: object) -> None:
    text = PLAN.replace("quán triệt Chỉ thị", "quán triệt khoản 2 Điều 11 Nghị định số 59/2023/NĐ-CP, Chỉ thị")
    received, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=text)
    plan = importing.read(str(received.uid))

    assert plan.citations.get(number="59/2023/NĐ-CP").articles == "khoản 2 Điều 11"


def test_review_shows_targets_without_more_queries(plan: Plan, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(8):
        shown = reviewing.review_page(plan)

    assert sum(len(one.targets) for one in shown.proposals) == 3
