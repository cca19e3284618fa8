import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from danvan.audit.models import Event
from danvan.commitments.domain import commitments, queries
from danvan.commitments.domain.commitments import Promise, Upload
from danvan.commitments.domain.counted import Counted
from danvan.commitments.domain.export import due_basis, standing
from danvan.commitments.enums import Origin
from danvan.commitments.forms import AGES
from danvan.commitments.models import Commitment
from danvan.commitments.moves import COMMITMENT_MOVES
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.units.models import Notice
from tests.factories import DAY, Area

pytestmark = pytest.mark.usefixtures("fixed_day")
MADE, DUE = dt.date(2023, 2, 1), dt.date(2023, 2, 20)
STATES = {"open": (), "doing": ("start",), "answered": ("answer",), "resolved": ("resolve",), "not_done": ("give_up",)}
# What each state lets happen, and where it leads; written out here, and not read from the table that is tested.
ALLOWED = {
    "open": {
        "start": "doing", "answer": "answered", "resolve": "resolved", "give_up": "not_done", "extend": "open",
        "note": "open",
    },
    "doing": {"answer": "answered", "resolve": "resolved", "give_up": "not_done", "extend": "doing", "note": "doing"},
    "answered": {
        "resolve": "resolved", "give_up": "not_done", "extend": "answered", "reopen": "doing", "note": "answered"
    },
    "resolved": {"reopen": "doing", "note": "resolved"},
    "not_done": {"reopen": "doing", "note": "not_done"},
}  # fmt: skip
OWNER, ORIGIN = "commune_officer", "culture_officer"
WRITERS = {OWNER, "commune_head", ORIGIN, "culture_head"}
EVERYONE = (
    "admin", "coordinator", "head", "office", "leader", "observer", "culture_officer", "culture_head", "commune_officer",
    "commune_head", "sibling_officer", "third_head",
)  # fmt: skip


def _promised(area: Area, *, due_on: dt.date = DUE, visibility: str = "area", origin: str = "oversight") -> Commitment:
    what = Promise(
        text="Sửa cầu ván ấp Vàm Sen", owner=area.units["ubnd-xa-bung-sen"], owner_post="Công chức địa chính",
        due_on=due_on, visibility=visibility,
    )  # fmt: skip
    return commitments.promise(
        what=what, origin=origin, origin_unit=area.units["phong-vhtt"], origin_label="Giám sát tháng 1", made_on=MADE,
        by=area.actor(ORIGIN),
    )  # fmt: skip


def _in_state(area: Area, state: str) -> Commitment:
    row = _promised(area)
    for name in STATES[state]:
        commitments.move(commitment=row, name=name, note="Đã làm", by=area.actor(OWNER), on=DUE)
    return row


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("state", STATES)
def test_every_state_move_and_role(area: Area, state: str, who: str) -> None:
    for name in COMMITMENT_MOVES:
        row, by = _in_state(area, state), area.actor(who)
        given = {"commitment": row, "name": name, "note": "Có lý do", "due_on": dt.date(2023, 4, 1), "by": by}
        allowed = who in WRITERS and name in ALLOWED[state]
        assert (name in commitments.moves_open_to(row, by)) is allowed
        if allowed:
            assert commitments.move(**given).state == ALLOWED[state][name]
            continue
        with pytest.raises(NotPermitted if who not in WRITERS else Refused):
            commitments.move(**given)
        row.refresh_from_db()
        assert row.state == state


@pytest.mark.parametrize("name", [name for name in COMMITMENT_MOVES if name != "start"])
def test_every_move_but_the_start_needs_its_words(area: Area, name: str) -> None:
    row = _in_state(area, "answered" if name == "reopen" else "doing")
    with pytest.raises(Refused, match="lý do"):
        commitments.move(commitment=row, name=name, note="  ", by=area.actor(OWNER), due_on=dt.date(2023, 4, 1))


def test_answered_is_not_resolved(area: Area) -> None:
    row = _in_state(area, "answered")
    assert (row.answered_on, row.resolved_on) == (DUE, None)
    assert standing(row, on=DUE) == "Đã trả lời, chưa làm xong"
    assert standing(row, on=DAY) == "Đã trả lời, chưa làm xong, quá hạn 9 ngày"


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (DUE + dt.timedelta(days=1), True)])
def test_resolved_after_the_last_day_is_late_for_good(area: Area, day: dt.date, late: bool) -> None:
    row = _promised(area)
    commitments.move(commitment=row, name="resolve", note="Xong", by=area.actor(OWNER), on=day, late_reason="Mưa lớn")
    assert (row.was_late, row.resolved_on, row.late_reason) == (late, day, "Mưa lớn" if late else "")
    commitments.move(commitment=row, name="reopen", note="Dân phản ánh chưa xong", by=area.actor(ORIGIN))
    assert (row.state, row.resolved_on, row.was_late) == ("doing", None, late)


def test_work_begins_without_words(area: Area) -> None:
    row = _promised(area)
    assert (row.state, standing(row, on=DUE)) == ("open", "Chưa làm")
    commitments.move(commitment=row, name="start", note="", by=area.actor(OWNER))
    assert (row.state, [step.event for step in row.steps.all()]) == ("doing", ["start"])


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (DUE + dt.timedelta(days=1), True)])
def test_given_up_is_never_resolved_and_may_be_taken_up_again(area: Area, day: dt.date, late: bool) -> None:
    row, by = _promised(area), area.actor(OWNER)
    commitments.move(commitment=row, name="give_up", note="Không có vốn", by=by, on=day)
    assert (row.state, row.not_done_on, row.resolved_on, row.was_late) == ("not_done", day, None, late)
    assert standing(row, on=DAY) == "Không thực hiện được"
    assert commitments.mark_late(on=DAY) == 0
    (found,) = queries.ledger(by=by, asked=queries.Filter(state="not_done"), on=DAY)
    assert (found.why_not, found.is_unfinished) == ("Không có vốn", False)
    commitments.move(commitment=row, name="reopen", note="Đã bố trí vốn", by=by)
    assert (row.state, row.not_done_on, row.was_late) == ("doing", None, late)


def test_given_up_without_its_day_is_refused_by_the_database(area: Area) -> None:
    row = _promised(area)
    with pytest.raises(IntegrityError, match="a_commitment_given_up_has_its_day"), transaction.atomic():
        Commitment.rows.filter(pk=row.pk).update(state="not_done")
    with pytest.raises(IntegrityError, match="a_commitment_given_up_has_its_day"), transaction.atomic():
        Commitment.rows.filter(pk=row.pk).update(not_done_on=DAY)


@pytest.mark.parametrize(
    ("rule", "words", "said"),
    [
        ("", "", ""), ("GIAMSAT.TRALOI", "", "quy định GIAMSAT.TRALOI"),
        ("", " trước mùa mưa ", "lời hứa “trước mùa mưa”"),
        ("GIAMSAT.TRALOI", "trong tháng 6", "quy định GIAMSAT.TRALOI; lời hứa “trong tháng 6”"),
    ],
)  # fmt: skip
def test_due_date_says_what_it_follows_from(area: Area, rule: str, words: str, said: str) -> None:
    what = Promise(
        text="Sửa cầu", owner=area.units["phong-vhtt"], owner_post="Trưởng phòng", due_on=DUE, due_rule=rule,
        due_words=words,
    )  # fmt: skip
    row = commitments.promise(
        what=what, origin="voters", origin_unit=what.owner, origin_label="Tiếp xúc cử tri", made_on=MADE,
        by=area.actor(ORIGIN),
    )  # fmt: skip
    assert due_basis(Commitment.rows.get(pk=row.pk)) == said


def test_extension_keeps_the_first_date_and_the_late_mark(area: Area) -> None:
    row, by = _promised(area), area.actor(OWNER)
    commitments.move(commitment=row, name="extend", note="Mưa", due_on=dt.date(2023, 3, 20), by=by)
    commitments.move(commitment=row, name="extend", note="Thiếu vật tư", due_on=dt.date(2023, 4, 20), by=by)
    assert (row.first_due_on, row.due_on, row.was_late) == (DUE, dt.date(2023, 4, 20), True)
    assert [step.old_due_on for step in row.steps.all()] == [DUE, dt.date(2023, 3, 20)]
    commitments.move(commitment=row, name="resolve", note="Xong", by=by)
    assert standing(row, on=DAY) == "Đã giải quyết, trễ hạn"


def test_extension_in_time_is_not_late(area: Area) -> None:
    row = _promised(area, due_on=DAY)
    commitments.move(commitment=row, name="extend", note="Mưa", due_on=dt.date(2023, 3, 20), by=area.actor(OWNER))
    assert row.was_late is False


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "extend"}, "Chọn hạn mới"),
        ({"name": "extend", "due_on": DUE}, "Hạn mới phải sau"),
        ({"name": "extend", "due_on": dt.date(2040, 1, 1)}, "hơn 5 năm"),
        ({"name": "resolve", "on": DAY + dt.timedelta(days=1)}, "tương lai"),
        ({"name": "resolve", "on": MADE - dt.timedelta(days=1)}, "sớm hơn ngày nêu"),
    ],
)
def test_days_out_of_order_are_refused(area: Area, given: dict[str, object], said: str) -> None:
    row = _promised(area)
    with pytest.raises(Refused, match=said):
        commitments.move(commitment=row, note="Có lý do", by=area.actor(OWNER), **given)  # type: ignore[arg-type]
    assert not row.steps.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": " "}, "Ghi việc phải làm"), ({"owner_post": " "}, "chức danh"),
        ({"due_on": MADE - dt.timedelta(days=1)}, "sớm hơn ngày nêu"),
    ],
)  # fmt: skip
def test_promise_without_its_parts_is_refused(area: Area, given: dict[str, object], said: str) -> None:
    parts = {
        "text": "Sửa đường",
        "owner": area.units["phong-vhtt"],
        "owner_post": "Trưởng phòng",
        "due_on": DUE,
    } | given
    with pytest.raises(Refused, match=said):
        commitments.promise(
            what=Promise(**parts), origin="other", origin_unit=area.units["phong-vhtt"], origin_label="Khác", made_on=MADE,  # type: ignore[arg-type]
            by=area.actor(ORIGIN),
        )  # fmt: skip


def test_owner_is_told_once(area: Area) -> None:
    _promised(area)
    told = Notice.rows.filter(text__startswith="Nội dung phải giải quyết")
    assert sorted(notice.post.user.username for notice in told) == ["bung-sen", "ct-bung-sen"]


def test_marking_late_is_done_once_and_kept(area: Area) -> None:
    row, fine = _promised(area), _promised(area, due_on=DAY)
    assert commitments.mark_late(on=DUE) == 0
    assert commitments.mark_late(on=DAY) == 1
    assert commitments.mark_late(on=DAY) == 0
    row.refresh_from_db()
    fine.refresh_from_db()
    assert (row.was_late, fine.was_late) == (True, False)
    assert Event.objects.filter(action="commitment.late").count() == 1
    assert Notice.rows.filter(key__startswith="commitment:late").count() == 2


def test_second_writer_is_refused_and_leaves_no_step(area: Area) -> None:
    row = _promised(area)
    commitments.move(commitment=Commitment.rows.get(), name="note", note="Đã khảo sát", by=area.actor(OWNER), seen=1)
    with pytest.raises(StaleRow):
        commitments.move(commitment=row, name="resolve", note="Xong", by=area.actor(ORIGIN), seen=1)
    assert [step.event for step in row.steps.all()] == ["note"]


def test_evidence_belongs_to_the_owner(area: Area) -> None:
    row = _promised(area)
    proof = Upload(content="Biên bản nghiệm thu".encode(), name="bien-ban.txt")
    commitments.move(commitment=row, name="resolve", note="Xong", by=area.actor(OWNER), evidence=[proof])
    assert [file.unit for file in row.steps.get().evidence.all()] == [row.owner]


def test_ledger_shows_overdue_first_and_done_last(area: Area) -> None:
    done, later, overdue = _promised(area), _promised(area, due_on=dt.date(2023, 5, 1)), _promised(area)
    commitments.move(commitment=done, name="resolve", note="Xong", by=area.actor(OWNER))
    by = area.actor("coordinator")
    rows = queries.ledger(by=by, asked=queries.Filter(), on=DAY)
    assert list(rows) == [overdue, later, done]
    assert queries.balance(rows, on=DAY) == {
        "on_time": 0, "late": 1, "not_done": 0, "not_begun": 1, "going": 0, "overdue": 1,
    }  # fmt: skip
    for asked, found in (
        (queries.Filter(state="overdue"), [overdue]), (queries.Filter(state="late"), [done]),
        (queries.Filter(state="resolved"), [done]), (queries.Filter(origin="dialogue"), []),
        (queries.Filter(unit=area.units["ubnd-xa-bung-sen"], search="CAU VAN"), [overdue, later, done]),
    ):  # fmt: skip
        assert list(queries.ledger(by=by, asked=asked, on=DAY)) == found


def test_every_age_has_its_words() -> None:
    assert [name for name, _words in AGES] == ["", *queries.AGES]


def test_balance_counts_each_once_and_overdue_is_only_what_is_unfinished(area: Area) -> None:
    for state in STATES:
        _in_state(area, state)
    rows, none = Commitment.rows.all(), {"on_time": 1, "late": 0, "not_done": 1}
    assert queries.balance(rows, on=DUE) == none | {"not_begun": 1, "going": 2, "overdue": 0}
    assert queries.balance(rows, on=DAY) == none | {"not_begun": 0, "going": 0, "overdue": 3}


def test_resolved_without_a_file_on_any_step_is_unproved(area: Area) -> None:
    by, asked = area.actor(OWNER), queries.Filter(state="unproved")
    bare, proved, _unfinished = _promised(area), _promised(area), _promised(area)
    proof = Upload(content="Biên bản khảo sát".encode(), name="bien-ban.txt")
    commitments.move(commitment=proved, name="note", note="Đã khảo sát", by=by, evidence=[proof])
    for row in (bare, proved):
        commitments.move(commitment=row, name="resolve", note="Xong", by=by)
    assert list(queries.ledger(by=by, asked=asked, on=DAY)) == [bare]
    commitments.move(commitment=bare, name="note", note="Gửi ảnh", by=by, evidence=[proof])
    assert list(queries.ledger(by=by, asked=asked, on=DAY)) == []


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (-8, ""), (-7, "soon"), (0, "soon"), (1, "under-30"), (29, "under-30"), (30, "30-90"), (90, "30-90"),
        (91, "over-90"), (400, "over-90"),
    ],
)  # fmt: skip
def test_age_of_what_is_unfinished(area: Area, days: int, age: str) -> None:
    row, by = _promised(area), area.actor(OWNER)
    on = DUE + dt.timedelta(days=days)
    found = [name for name in queries.AGES if queries.ledger(by=by, asked=queries.Filter(age=name), on=on).exists()]
    assert found == ([age] if age else [])
    commitments.move(commitment=row, name="give_up", note="Không có vốn", by=by)
    assert not any(queries.ledger(by=by, asked=queries.Filter(age=name), on=on).exists() for name in queries.AGES)


CODES = {
    "dialogue": {"resolved": "G3.09e", "overdue": "G3.09f"},
    "oversight": {"made": "G2.05b", "answered": "G2.05c", "resolved": "G2.05a"},
    "criticism": {"made": "G2.05b", "answered": "G2.05c", "resolved": "G2.05a"},
    "board": {"made": "G2.07k", "resolved": "G2.07g"},
    "voters": {"made": "G2.06b", "answered_in_time": "G2.06a"},
    "inspection": {"made": "G6.06", "resolved": "G6.06a"},
}
LATER = DUE + dt.timedelta(days=1)
# (moves with their days, the day it is judged on) -> what counts of it
LIVES: tuple[tuple[tuple[tuple[str, dt.date], ...], dt.date, set[str]], ...] = (
    ((), DUE, {"made"}),
    ((), LATER, {"made", "overdue"}),
    ((("start", DUE),), LATER, {"made", "overdue"}),
    ((("answer", DUE),), DUE - dt.timedelta(days=1), {"made"}),
    ((("answer", DUE),), DUE, {"made", "answered", "answered_in_time"}),
    ((("answer", DUE),), LATER, {"made", "answered", "answered_in_time", "overdue"}),
    ((("answer", LATER),), LATER, {"made", "answered", "overdue"}),
    ((("resolve", DUE),), DUE, {"made", "answered", "answered_in_time", "resolved"}),
    ((("resolve", LATER),), DUE, {"made"}),
    ((("resolve", LATER),), LATER, {"made", "answered", "resolved"}),
    ((("answer", DUE), ("resolve", LATER)), LATER, {"made", "answered", "answered_in_time", "resolved"}),
    ((("extend", DAY), ("answer", LATER)), LATER, {"made", "answered"}),
    ((("give_up", DUE),), DUE, {"made"}),
    ((("give_up", DUE),), LATER, {"made", "overdue"}),
    ((("resolve", DUE), ("reopen", DUE)), DUE, {"made"}),
)


@pytest.mark.parametrize("origin", CODES)
@pytest.mark.parametrize(("moves", "on", "counts"), LIVES)
def test_what_counts_of_each_origin_on_a_day(
    area: Area, origin: str, moves: tuple[tuple[str, dt.date], ...], on: dt.date, counts: set[str]
) -> None:
    row = _promised(area, origin=origin)
    for name, day in moves:
        commitments.move(
            commitment=row, name=name, note="Có lý do", by=area.actor(OWNER), on=day, due_on=dt.date(2023, 4, 1)
        )
    (one,) = _counted(area, "phong-vhtt", on=on)
    assert dict(one.amounts) == {code: int(word in counts) for word, code in CODES[origin].items()}


@pytest.mark.parametrize("origin", [one.value for one in Origin if one.value not in CODES])
def test_origin_without_indicators_is_not_counted(area: Area, origin: str) -> None:
    _promised(area, origin=origin)
    assert _counted(area, "phong-vhtt", on=DAY) == []


def test_counted_for_the_unit_it_came_up_at_and_not_for_the_owner(area: Area) -> None:
    _promised(area)
    assert _counted(area, "ubnd-xa-bung-sen", on=DAY) == []
    (one,) = _counted(area, "phong-vhtt", on=DAY)
    assert (one.unit_ids, one.owner_id) == ((area.units["phong-vhtt"].pk,), area.units["ubnd-xa-bung-sen"].pk)


def _counted(area: Area, unit: str, *, on: dt.date) -> list[Counted]:
    return queries.counted_commitments(
        unit_ids=[area.units[unit].pk], data_from=MADE, data_to=DAY, recorded_until=clock.now(), on=on
    )


@pytest.mark.parametrize(
    ("who", "visibility", "seen"),
    [
        (OWNER, "unit", True), (ORIGIN, "unit", True), ("coordinator", "unit", True), ("sibling_officer", "public", False),
        ("observer", "unit", False), ("observer", "area", True), ("admin", "public", False), ("office", "public", False),
    ],
)  # fmt: skip
def test_who_sees_a_commitment(area: Area, who: str, visibility: str, seen: bool) -> None:
    _promised(area, visibility=visibility)
    assert Commitment.objects.visible_to(area.actor(who)).exists() is seen


def test_audit_holds_dates_but_none_of_the_words(area: Area) -> None:
    row = _promised(area)
    commitments.move(commitment=row, name="extend", note="Bà Lê Thị Chín xin thêm", due_on=DAY, by=area.actor(OWNER))
    event = Event.objects.get(action="commitment.extend")
    assert event.changes == {"due_on": ["2023-02-20", "2023-03-01"], "was_late": [False, True]}
    assert clock.now() == event.at
