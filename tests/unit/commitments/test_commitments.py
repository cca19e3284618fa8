import datetime as dt

import pytest

from danvan.audit.models import Event
from danvan.commitments.domain import commitments, queries
from danvan.commitments.domain.commitments import Promise, Upload
from danvan.commitments.domain.export import standing
from danvan.commitments.models import Commitment
from danvan.commitments.moves import COMMITMENT_MOVES, STAYS
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.units.models import Notice
from tests.factories import DAY, Area

pytestmark = pytest.mark.usefixtures("fixed_day")
MADE, DUE = dt.date(2023, 2, 1), dt.date(2023, 2, 20)
STATES = {"doing": (), "answered": ("answer",), "resolved": ("resolve",)}
OWNER, ORIGIN = "commune_officer", "culture_officer"
WRITERS = {OWNER, "commune_head", ORIGIN, "culture_head"}
EVERYONE = (
    "admin", "coordinator", "head", "office", "leader", "observer", "culture_officer", "culture_head", "commune_officer",
    "commune_head", "sibling_officer", "third_head",
)  # fmt: skip


def _promised(area: Area, *, due_on: dt.date = DUE, visibility: str = "area") -> Commitment:
    what = Promise(
        text="Sửa cầu ván ấp Vàm Sen", owner=area.units["ubnd-xa-bung-sen"], owner_post="Công chức địa chính",
        due_on=due_on, visibility=visibility,
    )  # fmt: skip
    return commitments.promise(
        what=what, origin="oversight", origin_unit=area.units["phong-vhtt"], origin_label="Giám sát tháng 1", made_on=MADE,
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
    for name, move in COMMITMENT_MOVES.items():
        row, by = _in_state(area, state), area.actor(who)
        given = {"commitment": row, "name": name, "note": "Có lý do", "due_on": dt.date(2023, 4, 1), "by": by}
        allowed = who in WRITERS and state in move.sources
        assert (name in commitments.moves_open_to(row, by)) is allowed
        if allowed:
            target = state if move.target == STAYS else move.target
            assert commitments.move(**given).state == target
            continue
        with pytest.raises(NotPermitted if who not in WRITERS else Refused):
            commitments.move(**given)
        row.refresh_from_db()
        assert row.state == state


@pytest.mark.parametrize("name", COMMITMENT_MOVES)
def test_every_move_needs_its_words(area: Area, name: str) -> None:
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
    assert queries.balance(rows, on=DAY) == {"on_time": 0, "late": 1, "going": 1, "overdue": 1}
    for asked, found in (
        (queries.Filter(state="overdue"), [overdue]), (queries.Filter(state="late"), [done]),
        (queries.Filter(state="resolved"), [done]), (queries.Filter(origin="dialogue"), []),
        (queries.Filter(unit=area.units["ubnd-xa-bung-sen"], search="CAU VAN"), [overdue, later, done]),
    ):  # fmt: skip
        assert list(queries.ledger(by=by, asked=asked, on=DAY)) == found


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
