from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.plans.domain import page, review, reviewing
from danvan.plans.domain.review import DutyChanges
from danvan.plans.domain.wording import title_of
from danvan.plans.models import DueDate, Duty, Participant, Plan
from danvan.units.actor import program
from danvan.units.domain import queries, structure
from tests.factories import DAY, Area
from tests.plantext import PLAN, UNKNOWN

At = Callable[[str], Duty]


def test_confirm_counts_what_changed_and_may_be_repeated(area: Area, read: Plan) -> None:
    by, duties = area.actor("coordinator"), list(read.duties.select_related("plan__unit"))
    assert review.confirm(duties=duties, by=by) == len(duties)
    assert review.confirm(duties=read.duties.select_related("plan__unit"), by=by) == 0


def test_duty_with_an_unknown_unit_is_not_clear(read: Plan) -> None:
    proposals = {one.duty.anchor: one for one in reviewing.review_page(read).proposals}
    assert proposals["II.1.-2"].reading == "unit"
    assert proposals["III.1.-1"].reading == "clear"
    assert "II.1.-2" not in {one.duty.anchor for one in reviewing.review_page(read).clear}


def test_mapping_a_name_once_names_it_everywhere_and_for_later(area: Area, read: Plan) -> None:
    unit = area.units["phong-vhtt"]
    assert review.map_name(plan=read, written=UNKNOWN, unit=unit, remember=True, by=area.actor("coordinator")) == 1
    assert Participant.rows.get(written=UNKNOWN).unit == unit
    assert queries.find(UNKNOWN, area=area.committee, on=DAY) == unit
    assert not read.lints.filter(code="unit-unknown", noted=False).exists()


def test_split_makes_two_duties_of_one_span(area: Area, duty: At) -> None:
    first = duty("II.1.-1")
    start, end = first.start, first.end
    at = review.places_to_cut(first)[0][0]
    left, right = review.split(duty=first, at=at, by=area.actor("coordinator"))
    assert (left.start, right.end) == (start, end)
    assert left.end <= right.start
    assert left.text == PLAN[left.start : left.end]
    assert right.text == PLAN[right.start : right.end]
    assert {part.written for part in right.participants.all()} == {part.written for part in left.participants.all()}


@pytest.mark.parametrize("at", [-1, 0, 10**6])
def test_split_outside_the_duty_is_refused(area: Area, duty: At, at: int) -> None:
    with pytest.raises(Refused, match="giữa nhiệm vụ"):
        review.split(duty=duty("II.1.-1"), at=at, by=area.actor("coordinator"))


def test_split_and_merge_come_back_to_the_whole(area: Area, duty: At, read: Plan) -> None:
    first = duty("II.1.-1")
    text, count = first.text, read.duties.count()
    parts = review.split(duty=first, at=review.places_to_cut(first)[0][0], by=area.actor("coordinator"))
    whole = review.merge(duties=parts, by=area.actor("coordinator"))
    assert (whole.text, read.duties.count()) == (text, count)


def test_merge_over_another_duty_is_refused(area: Area, duty: At) -> None:
    with pytest.raises(Refused, match="liền nhau"):
        review.merge(duties=[duty("II.1.-1"), duty("III.1.-1")], by=area.actor("coordinator"))


def test_added_duty_points_at_the_selected_text(area: Area, read: Plan) -> None:
    start = PLAN.index("tổ chức đối thoại")
    duty = review.add(plan=read, start=start, end=start + 40, kind="task", by=area.actor("coordinator"))
    assert duty.text == PLAN[start : start + 40].rstrip()
    assert duty.anchor.startswith("III.2")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (10, 3), (0, 10**6), (-4, 3)])
def test_empty_or_foreign_selection_is_refused(area: Area, read: Plan, start: int, end: int) -> None:
    with pytest.raises(Refused, match="Bôi chọn"):
        review.add(plan=read, start=start, end=end, kind="task", by=area.actor("coordinator"))


def test_edit_sets_units_and_dates(area: Area, duty: At) -> None:
    row = duty("II.1.-2")
    changes = DutyChanges(
        title="Đưa tin về cơ sở", leads=[area.units["phong-vhtt"], area.groups["xa-thi-tran"]], last_days=[DAY]
    )
    review.edit(duty=row, changes=changes, by=area.actor("coordinator"), seen=row.version)
    assert (row.title, _leads(row)) == ("Đưa tin về cơ sở", {"phong-vhtt", "xa-thi-tran", UNKNOWN})
    assert [due.last_day for due in row.due_dates.all()] == [DAY]


def _leads(duty: Duty) -> set[str]:
    parts = duty.participants.filter(role="lead").select_related("unit", "group")
    return {part.unit.key if part.unit else part.group.key if part.group else part.written for part in parts}


def test_unknown_name_stays_until_a_person_drops_it(area: Area, duty: At) -> None:
    row, by = duty("II.1.-2"), area.actor("coordinator")
    review.edit(duty=row, changes=DutyChanges(title="Tên khác", leads=[]), by=by)
    assert _leads(row) == {UNKNOWN}
    review.edit(duty=row, changes=DutyChanges(dropped=[UNKNOWN]), by=by)
    assert _leads(row) == set()


def test_edit_clears_field_and_receiver_only_when_told(area: Area, read: Plan) -> None:
    row, by = read.duties.select_related("plan__unit").filter(kind="reporting").first(), area.actor("coordinator")
    review.edit(duty=row, changes=DutyChanges(fields=[area.fields["dan-chu"]]), by=by)
    review.edit(duty=row, changes=DutyChanges(title="Báo cáo"), by=by)
    assert (row.field, row.participants.filter(role="receiver").count()) == (area.fields["dan-chu"], 1)
    review.edit(duty=row, changes=DutyChanges(fields=[], receivers=[]), by=by)
    assert (row.field, row.participants.filter(role="receiver").count()) == (None, 0)


def test_phrase_without_a_date_outlives_an_edit(area: Area, duty: At) -> None:
    row = duty("III.2.-1")
    DueDate.objects.create(duty=row, text="Định kỳ", last_day=None)
    review.edit(duty=row, changes=DutyChanges(last_days=[DAY]), by=area.actor("coordinator"))
    review.edit(duty=row, changes=DutyChanges(last_days=[]), by=area.actor("coordinator"))
    assert [(due.text, due.last_day) for due in row.due_dates.all()] == [("Định kỳ", None)]


def test_duties_that_name_nobody_are_given_at_once(area: Area, read: Plan) -> None:
    start, by = PLAN.index("tổ chức đối thoại"), area.actor("coordinator")
    bare = review.add(plan=read, start=start, end=start + 17, kind="task", by=by)
    named = read.duties.select_related("plan__unit").get(anchor="III.1.-1")
    assert review.give(duties=[bare, named], leads=[area.groups["xa-thi-tran"]], by=by) == 1
    assert (_leads(bare), _leads(named)) == ({"xa-thi-tran"}, {"phong-noi-vu"})


def test_duty_that_names_nobody_is_not_clear(area: Area, read: Plan) -> None:
    start = PLAN.index("tổ chức đối thoại")
    bare = review.add(plan=read, start=start, end=start + 17, kind="task", by=area.actor("coordinator"))
    shown = reviewing.review_page(read)
    assert bare.uid not in {one.duty.uid for one in shown.clear}
    assert bare.uid in {one.duty.uid for one in shown.tab("look")}


def test_nobody_confirms_or_discards_what_changed_meanwhile(area: Area, duty: At) -> None:
    by, row = area.actor("coordinator"), duty("II.1.-1")
    seen = row.version
    review.edit(duty=duty("II.1.-1"), changes=DutyChanges(title="Tên mới"), by=by)
    with pytest.raises(StaleRow):
        review.confirm(duties=[duty("II.1.-1")], by=by, seen={row.uid: seen})
    with pytest.raises(StaleRow):
        review.discard(duty=duty("II.1.-1"), by=by, seen=seen)
    assert duty("II.1.-1").state == "proposed"


def test_split_and_merged_duties_are_reviewed_again(area: Area, duty: At) -> None:
    by, row = area.actor("coordinator"), duty("II.1.-1")
    review.confirm(duties=[row], by=by)
    parts = review.split(duty=row, at=review.places_to_cut(row)[0][0], by=by)
    assert [part.state for part in parts] == ["proposed", "proposed"]
    review.confirm(duties=parts, by=by)
    assert review.merge(duties=parts, by=by).state == "proposed"


def test_name_of_a_unit_elsewhere_is_not_remembered(area: Area, read: Plan) -> None:
    described = structure.UnitDescription("Sở Nội vụ", "Sở Nội vụ", "sở", "province", None)
    elsewhere = structure.found(
        key="so-noi-vu", system="state", description=described, by=program("thử", on=DAY), on=DAY
    )
    by = area.actor("coordinator")
    with pytest.raises(Refused, match="ngoài địa bàn"):
        review.map_name(plan=read, written=UNKNOWN, unit=elsewhere, remember=True, by=by)
    assert review.map_name(plan=read, written=UNKNOWN, unit=elsewhere, remember=False, by=by) == 1


def test_quote_is_found_across_line_breaks_and_only_when_it_stands_once(read: Plan) -> None:
    start, end = review.find_quote(read, "tổ  chức đối\nthoại trực tiếp")
    assert PLAN[start:end] == "tổ chức đối thoại trực tiếp"
    with pytest.raises(Refused, match="nhiều chỗ"):
        review.find_quote(read, "Phòng Nội vụ")
    for absent in ("không có câu này", "  "):
        with pytest.raises(Refused, match="Không tìm thấy"):
            review.find_quote(read, absent)


def test_second_editor_is_told(area: Area, duty: At) -> None:
    first, second = duty("II.1.-1"), duty("II.1.-1")
    review.edit(duty=first, changes=DutyChanges(title="một"), by=area.actor("coordinator"), seen=first.version)
    with pytest.raises(StaleRow, match="người khác sửa"):
        review.edit(duty=second, changes=DutyChanges(title="hai"), by=area.actor("coordinator"), seen=second.version)
    assert Duty.rows.get(pk=first.pk).title == "một"


@pytest.mark.parametrize("name", ["commune_head", "leader", "observer"])
def test_only_the_coordinator_reviews(area: Area, duty: At, name: str) -> None:
    with pytest.raises(NotPermitted):
        review.discard(duty=duty("II.1.-1"), by=area.actor(name))


def test_published_plan_is_not_reviewed_any_more(area: Area, publish: Callable[..., Plan]) -> None:
    plan = publish()
    with pytest.raises(Refused, match="không còn ở bước soát"):
        review.discard(duty=plan.duties.select_related("plan__unit").first(), by=area.actor("coordinator"))


marks = st.lists(
    st.tuples(st.sampled_from(["duty", "unit", "look"]), st.integers(0, 60), st.integers(0, 60)).map(
        lambda one: page.Mark(one[0], min(one[1:]), max(one[1:]) + 1, "x")
    ),
    max_size=8,
)


@given(st.text(alphabet="ab \nđệ𝐀", max_size=60), marks)
@options(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_pieces_of_lines_are_the_stored_text(text: str, spans: list[page.Mark]) -> None:
    for line in page.lines(text, spans):
        shown = "".join(piece.text for piece in line.pieces)
        assert shown == text[line.start : line.start + len(shown)]
        assert shown == text.split("\n")[line.number - 1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Xây dựng kế hoạch;", "Xây dựng kế hoạch"),
        (
            "Phòng A; Phòng B đăng tin, bài về công tác dân vận chính quyền. Câu hai.",
            "Phòng A; Phòng B đăng tin, bài về công tác dân vận chính quyền",
        ),
        ("a " * 200, ("a " * 75).strip() + "…"),
    ],
)
def test_title_is_a_short_first_clause(text: str, title: str) -> None:
    assert title_of(text) == title
