"""Who gets a case, who never does, how it is put together with others, how it is rated."""

from __future__ import annotations

import datetime as dt

import pytest

from danvan.audit.domain import verify
from danvan.cases.domain import assigning, classifying, conflicts, merging, moving, queries, rating
from danvan.cases.domain.classifying import Finding
from danvan.cases.domain.moving import Given
from danvan.cases.domain.queries import Filter
from danvan.cases.enums import Assignment, Rating, State, Subject, Track
from danvan.cases.models import Case, CaseStep, Clock
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.units.models import Notice
from tests.factories import DAY, PEOPLE, Area
from tests.unit.cases.brought import PLACE, SUMMARY, bring, go, handed

pytestmark = pytest.mark.usefixtures("fixed_day")


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {"track": Track.PETITION, "subject": Subject.WORKS, "summary": SUMMARY, "place": PLACE}
    return Finding(**values | changes)  # type: ignore[arg-type]


def seen_by(area: Area, name: str) -> list[Case]:
    return list(queries.register(by=area.actor(name), asked=Filter(), on=DAY))


def test_offered_taken_and_in_a_hand(area: Area) -> None:
    case = bring(area).case
    assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("office_head"), note="Gấp trước mùa mưa")
    assert case.assignment == Assignment.OFFERED
    assert seen_by(area, "handler") == []
    assigning.take(case=case, by=area.actor("culture_head"), post=area.posts["handler"])
    assert (case.assignment, case.handler) == (Assignment.TAKEN, area.posts["handler"])
    assert seen_by(area, "handler") == [case]
    assert seen_by(area, "other_handler") == []
    assert Notice.rows.filter(post=area.posts["handler"], text__contains="1/2023").count() == 1


def test_sent_back_with_a_reason(area: Area) -> None:
    case = bring(area).case
    assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("office_head"))
    with pytest.raises(Refused, match="lý do trả lại"):
        assigning.send_back(case=case, by=area.actor("culture_head"), note=" ")
    assigning.send_back(case=case, by=area.actor("culture_head"), note="Thuộc Phòng Nội vụ")
    assert case.assignment == Assignment.BACK
    assert seen_by(area, "culture_head") == []
    assert [one.event for one in CaseStep.rows.filter(case=case)] == ["receive", "assign", "send_back"]


@pytest.mark.parametrize(
    "who", ["receptionist", "handler", "custodian", "culture_head", "coordinator", "admin", "observer"]
)
def test_only_heads_and_leaders_give_it(area: Area, who: str) -> None:
    with pytest.raises(NotPermitted):
        assigning.assign(case=bring(area).case, unit=area.units["phong-vhtt"], by=area.actor(who))


def test_hand_must_be_of_the_unit(area: Area) -> None:
    case = bring(area).case
    with pytest.raises(Refused, match="không thuộc đơn vị"):
        assigning.assign(
            case=case, unit=area.units["phong-vhtt"], by=area.actor("leader"), post=area.posts["other_handler"]
        )
    with pytest.raises(Refused, match="đã qua"):
        assigning.assign(
            case=case, unit=area.units["phong-vhtt"], by=area.actor("leader"), due_on=DAY - dt.timedelta(1)
        )


def test_two_at_once(area: Area) -> None:
    case = handed(area, bring(area).case)
    seen = case.version
    go(area, case, "begin")
    stale = Case.rows.get(pk=case.pk)
    with pytest.raises(StaleRow):
        moving.move(case=stale, name="note", given=Given(on=DAY, note="x"), by=area.actor("handler"), seen=seen)


# --- never to whoever is complained of ----------------------------------------------------------------------------------


def test_unit_complained_of_neither_gets_it_nor_learns_of_it(area: Area) -> None:
    case = handed(area, bring(area).case)
    classifying.classify(
        case=case, finding=finding(against_units=[area.units["phong-vhtt"]]), by=area.actor("office_head")
    )
    assert (case.assignment, case.handling_unit, case.handler) == (Assignment.NONE, None, None)
    for who in ("culture_head", "handler", "culture_officer"):
        assert seen_by(area, who) == []
    with pytest.raises(Refused, match="bị khiếu nại, bị phản ánh"):
        assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("leader"))
    assigning.assign(
        case=case, unit=area.units["phong-noi-vu"], by=area.actor("leader"), post=area.posts["other_handler"]
    )


def test_official_complained_of_and_everybody_below(area: Area) -> None:
    """The chair is complained of: nobody of the district gets it or sees it; the same person in another post neither."""
    case = bring(area).case
    conflicts.bar(case, units=[], users=[area.user("leader")], on=DAY)
    sees = [name for name, *_rest in PEOPLE if case in seen_by(area, name)]
    assert sees == []
    for key in ("phong-vhtt", "phong-noi-vu", "van-phong", "ubnd-xa-bung-sen", "ubnd-huyen"):
        with pytest.raises(Refused, match="cấp dưới"):
            conflicts.require_free(case, unit=area.units[key])


def test_ordinary_officer_complained_of_bars_themselves_alone(area: Area) -> None:
    case = bring(area).case
    conflicts.bar(case, units=[], users=[area.user("handler")], on=DAY)
    with pytest.raises(Refused):
        assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("leader"), post=area.posts["handler"])
    assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("leader"))
    assert seen_by(area, "culture_head") == [case]


def test_nobody_classifies_a_case_against_themselves(area: Area) -> None:
    case = bring(area).case
    with pytest.raises(Refused, match="nêu chính anh, chị"):
        classifying.classify(
            case=case, finding=finding(against_users=[area.user("receptionist")]), by=area.actor("receptionist")
        )


def test_barred_get_no_notice(area: Area) -> None:
    case = bring(area).case
    conflicts.bar(case, units=[], users=[area.user("office_head")], on=DAY)
    Notice.rows.all().delete()
    from danvan.cases.domain import lateness

    lateness.mark_late(on=DAY + dt.timedelta(days=60))
    assert not Notice.rows.filter(post=area.posts["office_head"]).exists()


# --- classifying --------------------------------------------------------------------------------------------------------


def test_new_track_begins_its_own_clocks_from_the_day_of_receipt(area: Area) -> None:
    case = bring(area).case
    classifying.classify(
        case=case, finding=finding(track=Track.COMPLAINT, checklist={"signed": True}), by=area.actor("receptionist")
    )
    states = {(one.name, one.code): one.state for one in Clock.rows.filter(case=case)}
    assert states == {("sort", "XLD.PHANLOAI"): "dropped", ("accept", "KN.THULY1"): "running"}
    assert Clock.rows.get(case=case, name="accept").started_on == DAY
    assert case.checklist == {"signed": True}


def test_accepted_case_keeps_its_track(area: Area) -> None:
    case = handed(area, bring(area, Track.COMPLAINT).case)
    go(area, case, "accept")
    with pytest.raises(Refused, match="không đổi loại đơn"):
        classifying.classify(case=case, finding=finding(track=Track.PETITION), by=area.actor("culture_head"))


def test_summary_that_names_the_sender_is_refused_also_later(area: Area) -> None:
    case = bring(area).case
    with pytest.raises(Refused, match="họ tên"):
        classifying.classify(
            case=case, finding=finding(summary="Cống nhà bà N.T.B. Vân"), by=area.actor("receptionist")
        )
    assert Case.rows.get(pk=case.pk).summary == SUMMARY


# --- the same matter twice ----------------------------------------------------------------------------------------------


def test_like_matters_are_found_by_content_and_place(area: Area) -> None:
    first = bring(area).case
    bring(area, summary="Xin cấp lại giấy chứng nhận hộ nghèo", place="ấp Cầu Ngang")
    found = merging.similar(
        summary="Cống thoát nước bị nghẹt, đề nghị nạo vét", place="ấp Cầu Ngang, xã Bưng Sen", subject=Subject.WORKS,
        received_on=DAY, by=area.actor("receptionist"),
    )  # fmt: skip
    assert [one.case for one in found] == [first]


def test_put_together_and_taken_apart(area: Area) -> None:
    into, case = bring(area).case, bring(area).case
    by = area.actor("receptionist")
    merging.merge(case=case, into=into, by=by)
    assert (case.state, case.merged_into) == (State.MERGED, into)
    assert not Clock.rows.filter(case=case, state="running").exists()
    merging.unmerge(case=case, by=by)
    assert (case.state, case.merged_into) == (State.RECEIVED, None)
    assert Clock.rows.filter(case=case, state="running").count() == 1
    with pytest.raises(Refused):
        merging.unmerge(case=case, by=by)
    with pytest.raises(Refused):
        merging.merge(case=case, into=case, by=by)


def test_repeats_are_linked_and_unlinked(area: Area) -> None:
    first, second = bring(area).case, bring(area).case
    by = area.actor("receptionist")
    assert merging.link(case=second, to=first, by=by).repeat_of == first
    with pytest.raises(Refused):
        merging.link(case=first, to=second, by=by)
    assert merging.link(case=second, to=None, by=by).repeat_of is None


# --- rating -------------------------------------------------------------------------------------------------------------


def answered(area: Area, track: str = Track.PETITION) -> Case:
    case = handed(area, bring(area, track).case)
    return go(area, case, "begin", "answer", by="handler")


@pytest.mark.parametrize(("days", "state"), [(15, State.PROCESSING), (16, State.ANSWERED)])
def test_poor_rating_opens_again_within_fifteen_days(area: Area, days: int, state: str) -> None:
    case, on = answered(area), DAY + dt.timedelta(days=days)
    with clock.fixed(lambda: clock.at_noon(on)):
        rating.rate(case=case, rating=Rating.POOR, on=on, by=area.actor("receptionist"), words="Chưa ai xuống xem")
    assert case.state == state
    assert case.reopened == (state == State.PROCESSING)


def test_good_rating_stays_and_counts_once(area: Area) -> None:
    case = answered(area)
    rating.rate(case=case, rating=Rating.GOOD, on=DAY, by=area.actor("receptionist"))
    assert (case.rating, case.state) == (Rating.GOOD, State.ANSWERED)
    with pytest.raises(Refused, match="đã được đánh giá"):
        rating.rate(case=case, rating=Rating.POOR, on=DAY, by=area.actor("receptionist"))


def test_nothing_is_rated_before_an_answer(area: Area) -> None:
    with pytest.raises(Refused, match="chưa có trả lời"):
        rating.rate(case=bring(area).case, rating=Rating.GOOD, on=DAY, by=area.actor("receptionist"))


def test_decided_complaint_has_a_next_step_instead(area: Area) -> None:
    case = handed(area, bring(area, Track.COMPLAINT).case)
    go(area, case, "accept", "verify")
    go(area, case, "decide", by="leader")
    rating.rate(case=case, rating=Rating.POOR, on=DAY, by=area.actor("receptionist"))
    assert case.state == State.DECIDED
    assert rating.last_day(case) is None


# --- reading ------------------------------------------------------------------------------------------------------------


def test_register_is_asked_by_number_words_and_standing(area: Area) -> None:
    first, second = bring(area).case, bring(area, summary="Đèn đường tắt ba tuần", on=DAY - dt.timedelta(days=30)).case
    by = area.actor("office_head")

    def found(**asked: object) -> list[Case]:
        return sorted(queries.register(by=by, asked=Filter(**asked), on=DAY), key=lambda row: row.pk)  # type: ignore[arg-type]

    assert found(search="1/2023") == [first]
    assert found(search="den duong") == [second]
    assert found(search=first.code[:5] + "-" + first.code[5:].lower()) == [first]
    assert found(standing=queries.LATE) == [second]
    assert found(standing=queries.UNASSIGNED) == [first, second]
    assert found(last=DAY - dt.timedelta(days=1)) == [second]
    assert found(standing=queries.SOON) == []


def test_audit_of_a_whole_life_holds_and_names_nobody(area: Area) -> None:
    from danvan.audit.models import Event

    case = answered(area)
    rating.rate(case=case, rating=Rating.POOR, on=DAY, by=area.actor("receptionist"), words="Bà Bích Vân chưa hài lòng")
    assert verify()[1] == []
    assert "Vân" not in "".join(str(event.changes) for event in Event.objects.all())
