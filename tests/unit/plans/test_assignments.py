import datetime as dt
from collections.abc import Callable

import pytest

from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.plans.domain import assignments
from danvan.plans.enums import AssignmentState
from danvan.plans.models import Assignment, Difficulty, Plan, Progress
from danvan.plans.moves import ASSIGNMENT_MOVES
from danvan.units.models import Notice
from tests.factories import PEOPLE, Area

Publish = Callable[..., Plan]
NAMES = [name for name, *_rest in PEOPLE]


@pytest.fixture
def report(publish: Publish) -> Assignment:
    """The half-year report of one commune, due 4 June 2023."""
    publish()
    rows = Assignment.rows.select_related("duty__plan", "unit", "officer")
    return rows.get(unit__key="ubnd-xa-bung-sen", written_due_on=dt.date(2023, 6, 4))


def _on(day: dt.date) -> Callable[[], dt.datetime]:
    return lambda: clock.at_noon(day)


def _walk(row: Assignment, area: Area, *names: str) -> Assignment:
    for name in names:
        by = area.actor("commune_head" if name in {"approve", "return"} else "commune_officer")
        assignments.move(assignment=row, name=name, by=by, note="Đã làm.")
    return row


def test_work_goes_from_given_to_done(area: Area, report: Assignment) -> None:
    _walk(report, area, "acknowledge", "report", "submit", "approve")
    assert (report.state, report.done_on, report.was_late) == ("done", dt.date(2023, 3, 1), False)
    assert [step.event for step in report.progress.all()] == ["acknowledge", "report", "submit", "approve"]


def test_returned_work_is_done_again(area: Area, report: Assignment) -> None:
    _walk(report, area, "acknowledge", "submit", "return")
    assert (report.state, report.done_on) == ("returned", None)
    _walk(report, area, "submit", "approve")
    assert report.state == "done"


def test_late_work_stays_late_with_its_reason(area: Area, report: Assignment) -> None:
    with clock.fixed(_on(dt.date(2023, 6, 6))):
        _walk(report, area, "acknowledge")
        assignments.move(
            assignment=report,
            name="submit",
            by=area.actor("commune_officer"),
            note="xong",
            late_reason="Chờ số liệu ấp.",
        )
        _walk(report, area, "return", "submit", "approve")
    assert (report.was_late, report.late_reason, report.state) == (True, "Chờ số liệu ấp.", "done")


def test_last_day_itself_is_in_time(area: Area, report: Assignment) -> None:
    with clock.fixed(_on(dt.date(2023, 6, 4))):
        _walk(report, area, "acknowledge", "submit")
    assert report.was_late is False


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", [state for state in AssignmentState if state not in {"sent", "responded"}])
def test_moves_follow_the_table_for_every_state_and_role(area: Area, report: Assignment, state: str, name: str) -> None:
    Assignment.rows.filter(pk=report.pk).update(state=state)
    report.refresh_from_db()
    actor, open_ = area.actor(name), set()
    own_unit = actor.unit == report.unit
    for move, step in ASSIGNMENT_MOVES.items():
        may = (
            step.needs != "publish_plans"
            and own_unit
            and (step.needs == "work_assignments" or area.posts[name].role == "head")
        )
        if state in step.sources and may:
            open_.add(move)
    assert set(assignments.moves_open_to(report, actor)) == open_


def test_refused_move_changes_nothing(area: Area, report: Assignment) -> None:
    for name in ("approve", "return", "respond"):
        with pytest.raises(Refused):
            assignments.move(assignment=report, name=name, by=area.actor("commune_head"), note="x")
    assert (Assignment.rows.get(pk=report.pk).state, Progress.rows.count()) == ("given", 0)


def test_neighbour_may_not_move_it(area: Area, report: Assignment) -> None:
    with pytest.raises(NotPermitted):
        assignments.move(assignment=report, name="acknowledge", by=area.actor("sibling_officer"))


def test_return_needs_a_reason(area: Area, report: Assignment) -> None:
    _walk(report, area, "acknowledge", "submit")
    with pytest.raises(Refused, match="lý do"):
        assignments.move(assignment=report, name="return", by=area.actor("commune_head"), note=" ")


def test_requested_body_only_responds(area: Area, publish: Publish) -> None:
    publish()
    row = Assignment.rows.select_related("duty__plan", "unit").get(unit__key="ban-dan-van")
    assert set(assignments.moves_open_to(row, area.actor("coordinator"))) == {"respond"}
    assignments.move(assignment=row, name="respond", by=area.actor("coordinator"), note="Đồng ý cử người dự.")
    assert (row.state, row.was_late) == ("responded", False)


def test_mark_late_notes_each_once_and_never_the_requested(area: Area, publish: Publish) -> None:
    publish()
    Assignment.rows.filter(relation="requested").update(due_on=dt.date(2023, 1, 1))
    assert assignments.mark_late(on=dt.date(2023, 6, 4)) == 0
    assert assignments.mark_late(on=dt.date(2023, 6, 5)) == 6
    assert assignments.mark_late(on=dt.date(2023, 6, 6)) == 0
    assert not Assignment.rows.filter(relation="requested", was_late=True).exists()
    late = Notice.rows.filter(key__startswith="assignment:late:")
    assert late.count() == late.values("post", "key").distinct().count() > 0


def test_head_gives_the_work_to_somebody_of_the_unit(area: Area, report: Assignment) -> None:
    assignments.set_officer(assignment=report, officer=area.posts["commune_head"], by=area.actor("commune_head"))
    assert report.officer_confirmed is True
    with pytest.raises(Refused, match="chính đơn vị"):
        assignments.set_officer(assignment=report, officer=area.posts["sibling_officer"], by=area.actor("commune_head"))
    with pytest.raises(NotPermitted):
        assignments.set_officer(
            assignment=report, officer=area.posts["commune_officer"], by=area.actor("commune_officer")
        )


def test_difficulty_goes_to_the_unit_the_plan_names_and_comes_back(area: Area, report: Assignment) -> None:
    row = assignments.raise_difficulty(assignment=report, text="Thiếu mẫu biểu.", by=area.actor("commune_officer"))
    assert row.answering_unit.key == "phong-noi-vu"
    assert list(Difficulty.objects.visible_to(area.actor("head"))) == [row]
    assert list(Difficulty.objects.visible_to(area.actor("sibling_officer"))) == []
    with pytest.raises(NotPermitted):
        assignments.answer_difficulty(difficulty=row, answer="x", by=area.actor("sibling_officer"))
    assignments.answer_difficulty(difficulty=row, answer="Dùng mẫu kèm theo.", by=area.actor("coordinator"))
    assert row.state == "answered"
    assignments.resolve_difficulty(difficulty=row, by=area.actor("commune_officer"))
    assert row.state == "resolved"
