import datetime as dt
from collections.abc import Callable

import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.plans.domain import publishing, queries, review
from danvan.plans.models import Assignment, Plan
from danvan.units.actor import program
from danvan.units.domain import structure
from danvan.units.domain.structure import UnitDescription
from danvan.units.models import Notice
from tests.factories import DAY, START, Area
from tests.plantext import UNKNOWN

Publish = Callable[..., Plan]


def _units(anchor: str) -> set[str]:
    return set(Assignment.rows.filter(duty__anchor=anchor).values_list("unit__key", flat=True))


def test_every_member_of_a_group_gets_its_assignment(publish: Publish) -> None:
    publish()
    assert _units("III.2.-1") == {"ubnd-xa-bung-sen", "ubnd-xa-con-la", "ubnd-xa-ao-dua"}
    assert _units("III.1.-1") == {"phong-noi-vu"}


def test_reporting_duty_falls_due_twice_for_every_unit(publish: Publish) -> None:
    publish()
    rows = Assignment.rows.filter(duty__kind="reporting")
    days = set(rows.values_list("written_due_on", flat=True))
    assert days == {dt.date(2023, 6, 4), dt.date(2023, 11, 29)}
    assert rows.count() == 12


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("as_written", dt.date(2023, 6, 4)),
        ("previous_working_day", dt.date(2023, 6, 2)),
        ("next_working_day", dt.date(2023, 6, 5)),
    ],
)
def test_deadline_on_a_sunday_follows_the_rule(publish: Publish, rule: str, day: dt.date) -> None:
    publish(rule)
    first = Assignment.rows.filter(duty__kind="reporting", written_due_on=dt.date(2023, 6, 4))
    assert set(first.values_list("due_on", flat=True)) == {day}


def test_party_and_front_are_requested_and_never_assigned(publish: Publish) -> None:
    publish()
    row = Assignment.rows.get(unit__key="ban-dan-van")
    assert (row.relation, row.role, row.state, row.officer) == ("requested", "requested", "sent", None)


def test_state_body_outside_the_area_is_requested(area: Area, read: Plan) -> None:
    described = UnitDescription("Công an tỉnh", "CA tỉnh", "công an", "province", None)
    by = area.actor("coordinator")
    outside = structure.found(key="ca-tinh", system="state", description=described, by=program("thử", on=DAY), on=START)
    duty = read.duties.select_related("plan__unit").get(anchor="III.1.-1")
    leads = [outside, area.units["phong-noi-vu"]]
    review.edit(duty=duty, changes=review.DutyChanges(leads=leads), by=by)
    review.map_name(plan=read, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=False, by=by)
    review.confirm(duties=read.duties.select_related("plan__unit"), by=by)
    promised = publishing.forecast(read, on=DAY)
    publishing.publish(plan=read, day_off_rule="as_written", by=by, on=DAY)
    rows = {row.unit.key: row for row in Assignment.rows.filter(duty=duty).select_related("unit")}
    assert (rows["ca-tinh"].relation, rows["ca-tinh"].state) == ("requested", "sent")
    assert (rows["phong-noi-vu"].relation, rows["phong-noi-vu"].state) == ("assigned", "given")
    given = Assignment.rows.filter(relation="assigned")
    assert (promised.assigned, promised.units, promised.requested) == (
        given.count(), given.values("unit").distinct().count(), Assignment.rows.filter(relation="requested").count(),
    )  # fmt: skip


def test_unit_named_directly_and_in_a_group_gets_one(area: Area, read: Plan) -> None:
    by, duty = area.actor("coordinator"), read.duties.select_related("plan__unit").get(anchor="III.2.-1")
    leads = [area.groups["xa-thi-tran"], area.units["ubnd-xa-con-la"]]
    review.edit(duty=duty, changes=review.DutyChanges(leads=leads, coordinating=[leads[1]]), by=by)
    review.map_name(plan=read, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=False, by=by)
    review.confirm(duties=read.duties.select_related("plan__unit"), by=by)
    publishing.publish(plan=read, day_off_rule="as_written", by=by, on=DAY)
    rows = Assignment.rows.filter(duty=duty)
    assert rows.count() == 3
    assert rows.get(unit__key="ubnd-xa-con-la").role == "lead"


def test_difficulties_of_a_silent_plan_go_to_whoever_brought_it_in(publish: Publish) -> None:
    plan = publish()
    plan.duties.filter(kind__in=["event", "reporting"]).update(state="discarded")
    assert queries.difficulty_receiver(plan).key == "phong-noi-vu"


def test_officer_is_proposed_and_waits_for_the_head(publish: Publish) -> None:
    publish()
    row = Assignment.rows.get(duty__anchor="II.1.-1")
    assert (row.officer.role, row.officer.unit.key, row.officer_confirmed) == ("officer", "phong-vhtt", False)


def test_heads_are_told_once(publish: Publish) -> None:
    plan = publish()
    told = Notice.rows.filter(key=f"plan:{plan.uid}:published")
    assert {notice.post.role for notice in told} == {"head"}
    assert told.count() == len({notice.post_id for notice in told})


def test_principles_are_given_to_nobody(publish: Publish) -> None:
    publish()
    assert not Assignment.rows.filter(duty__kind="principle").exists()


def test_open_duties_lock_publishing_and_say_so(area: Area, read: Plan) -> None:
    with pytest.raises(Refused, match=r"Còn \d+ nhiệm vụ chưa soát"):
        publishing.publish(plan=read, day_off_rule="as_written", by=area.actor("coordinator"), on=DAY)
    assert (Plan.rows.get(pk=read.pk).state, Assignment.rows.count()) == ("review", 0)


def test_unknown_lead_locks_publishing_and_is_named(area: Area, read: Plan) -> None:
    review.confirm(duties=read.duties.select_related("plan__unit"), by=area.actor("coordinator"))
    assert publishing.obstacles(read) == ["Chưa rõ đơn vị chủ trì: Đội Tuyên truyền lưu động."]


def test_second_publish_is_refused(area: Area, publish: Publish) -> None:
    plan = publish()
    with pytest.raises(Refused, match="không ở bước soát"):
        publishing.publish(plan=plan, day_off_rule="as_written", by=area.actor("coordinator"), on=DAY)


@pytest.mark.parametrize("name", ["head", "leader", "commune_head"])
def test_only_the_coordinator_publishes(area: Area, read: Plan, name: str) -> None:
    with pytest.raises(NotPermitted):
        publishing.publish(plan=read, day_off_rule="as_written", by=area.actor(name), on=DAY)


def test_reporting_duties_name_units_receiver_and_days(publish: Publish) -> None:
    found = queries.reporting_duties(publish())
    assert [[due.last_day for due in one.due] for one in found] == [[dt.date(2023, 6, 4)], [dt.date(2023, 11, 29)]]
    assert {one.receiver.key for one in found} == {"phong-noi-vu"}
    assert all(len(one.units) == 6 for one in found)


def test_unit_sees_published_plan_and_own_work_only(area: Area, publish: Publish) -> None:
    plan, officer = publish(), area.actor("commune_officer")
    assert list(Plan.objects.visible_to(officer)) == [plan]
    assert {row.unit.key for row in Assignment.objects.visible_to(officer)} == {"ubnd-xa-bung-sen"}


def test_draft_plan_is_seen_only_by_whoever_imports(area: Area, read: Plan) -> None:
    assert list(Plan.objects.visible_to(area.actor("coordinator"))) == [read]
    for name in ("commune_officer", "leader", "observer", "admin"):
        assert list(Plan.objects.visible_to(area.actor(name))) == []
