"""The verbs on the schedule: who may, what is refused, what stays of a session that is put off."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from danvan.audit import domain as audit
from danvan.audit.models import Event
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.common.ids import new_uid
from danvan.documents.enums import Visibility
from danvan.records.domain import records
from danvan.records.models import Record
from danvan.schedule.domain import queries, sessions
from danvan.schedule.domain.sessions import Planned, When
from danvan.schedule.enums import SessionState
from danvan.schedule.models import Session
from danvan.units.domain import structure
from danvan.units.roles import Permission
from tests.factories import DAY, PEOPLE, Area
from tests.unit.records.samples import entered
from tests.unit.schedule.samples import HOST, planned, when

pytestmark = pytest.mark.usefixtures("fixed_day")
KEEPERS = {"commune_officer", "commune_head", "coordinator"}
EVERYONE = [name for name, *_rest in PEOPLE]


def reread(row: Session) -> Session:
    return Session.rows.select_related("unit", "record", "moved_to").get(pk=row.pk)


@pytest.mark.parametrize("who", EVERYONE)
def test_schedule_is_kept_by_the_unit_and_by_whoever_enters_for_the_area(area: Area, who: str) -> None:
    if who in KEEPERS:
        row = planned(area, by=who, title="Họp")
        assert (row.created_by, sessions.may_change(row, area.actor(who))) == (area.posts[who], True)
        return
    with pytest.raises(NotPermitted):
        planned(area, by=who)
    row, by, to = planned(area), area.actor(who), when(3)
    acts: list[Any] = [
        lambda: sessions.change_session(session=row, what=Planned(to, "Khác"), by=by),
        lambda: sessions.postpone(session=row, reason="Bận", by=by),
        lambda: sessions.cancel(session=row, reason="Bận", by=by),
        lambda: sessions.link_record(session=row, record=None, by=by),
    ]
    for act in acts:
        with pytest.raises(NotPermitted):
            act()
    assert sessions.moves_open_to(row, by) == {}
    assert reread(row).version == 1


@pytest.mark.parametrize("who", EVERYONE)
def test_sessions_are_seen_like_records(area: Area, who: str) -> None:
    """By whoever sees the records of the unit or of one that joins; an observer only what is shared with the area."""
    by = area.actor(who)
    rows = {
        "own": planned(area, title="Họp ấp"),
        "kept": planned(area, title="Họp chi bộ", visibility=Visibility.UNIT),
        "joined": planned(area, title="Họp chung", joined=("ubnd-xa-con-la",)),
    }
    seen = by.reach(Permission.SEE_RECORDS)
    expected = set()
    if area.units[HOST].pk in seen:
        expected = {"own", "joined"} | ({"kept"} if who != "observer" else set())
    if area.units["ubnd-xa-con-la"].pk in seen:
        expected |= {"joined"}
    found = set(Session.objects.visible_to(by).values_list("pk", flat=True))
    assert {name for name, row in rows.items() if row.pk in found} == expected


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "  "}, "Ghi nội dung"),
        ({"title": "x" * 301}, "Nội dung: "),
        ({"chaired_by": "x" * 121}, "Chức danh chủ trì: "),
        ({"attending": "x" * 501}, "Thành phần: "),
        ({"kind": "rumour"}, "Không có loại hoạt động"),
        ({"visibility": "everybody"}, "Ai xem được: "),
        ({"when": When(DAY, "night")}, "Buổi: "),
        ({"when": When(DAY + dt.timedelta(days=366), "morning")}, "hơn một năm"),
        ({"when": When(DAY - dt.timedelta(days=366), "morning")}, "hơn một năm"),
        ({"when": When(DAY, "morning", dt.time(12))}, "12:00 không thuộc buổi sáng"),
        ({"when": When(DAY, "afternoon", dt.time(8))}, "08:00 không thuộc buổi chiều"),
        ({"when": When(DAY, "evening", dt.time(16, 59))}, "16:59 không thuộc buổi tối"),
    ],
)
def test_session_that_cannot_be_is_refused(area: Area, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        planned(area, **given)
    row = planned(area, title="Đúng", when=when(4))
    what = Planned(**({"when": when(), "title": "Giao ban"} | given))
    with pytest.raises(Refused, match=said):
        sessions.change_session(session=row, what=what, by=area.actor("commune_officer"))
    assert [one.title for one in Session.rows.all()] == ["Đúng"]
    assert Event.objects.filter(action__startswith="session.").count() == 1


@pytest.mark.parametrize(
    "moment",
    [
        When(DAY + dt.timedelta(days=365), "morning"), When(DAY, "morning", dt.time(11, 59)), When(DAY, "afternoon", dt.time(17, 30)),
        When(DAY, "evening", dt.time(17, 30)), When(DAY, "evening", dt.time(22)), When(DAY, "afternoon", dt.time(12)),
    ],
)  # fmt: skip
def test_session_at_the_edge_is_taken(area: Area, moment: When) -> None:
    row = planned(area, when=moment)
    assert (row.day, row.part, row.starts_at) == (moment.day, moment.part, moment.starts_at)


def test_units_that_do_not_exist_on_the_day_are_refused(area: Area) -> None:
    ends = DAY + dt.timedelta(days=10)
    structure.end(
        unit=area.units["ubnd-xa-con-la"], successors=[], legal_document="Nghị quyết mẫu", by=area.actor("admin"), on=ends,
    )  # fmt: skip
    assert planned(area, when=When(ends - dt.timedelta(days=1), "morning"), joined=("ubnd-xa-con-la",)).pk
    for given in ({"joined": ("ubnd-xa-con-la",)}, {"unit": "ubnd-xa-con-la", "by": "coordinator"}):
        with pytest.raises(Refused, match="không còn đơn vị: ubnd-xa-con-la"):
            planned(area, when=When(ends, "morning"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "double"),
    [
        ({}, {}, True),
        ({}, {"title": " GIAO BAN  tuan"}, True),
        ({}, {"when": when(hour=9)}, False),
        ({}, {"when": when(days=3)}, False),
        ({}, {"title": "Giao ban tháng"}, False),
        ({"when": when(hour=None)}, {"when": when(hour=None)}, True),
        ({"when": when(hour=None)}, {"when": when(part="afternoon", hour=None)}, False),
        ({"when": when(hour=None)}, {}, False),
    ],
)
def test_same_session_is_entered_once(area: Area, first: dict[str, Any], second: dict[str, Any], double: bool) -> None:
    planned(area, **first)
    if not double:
        assert planned(area, **second).pk
        return
    with pytest.raises(Refused, match="đã có buổi"):
        planned(area, **second)
    assert planned(area, unit="ubnd-xa-con-la", by="coordinator", **second).pk


def test_session_put_right_is_no_double_of_itself(area: Area) -> None:
    row, by = planned(area, joined=("ubmttq",)), area.actor("commune_officer")
    what = Planned(when(), "Giao ban tuần", place="Phòng họp")
    sessions.change_session(session=row, what=what, by=by, seen=1)
    assert (reread(row).place, reread(row).version) == ("Phòng họp", 2)
    assert [one.key for one in row.participating.all()] == ["ubmttq"]
    sessions.change_session(session=row, what=what, by=by, participating=[area.units[HOST], area.units["phong-vhtt"]])
    assert [one.key for one in row.participating.all()] == ["phong-vhtt"]
    with pytest.raises(StaleRow):
        sessions.change_session(session=reread(row), what=what, by=by, seen=1)
    changes = [event.changes for event in Event.objects.filter(action="session.change").order_by("pk")]
    assert changes == [{"place": "…"}, {"participating": [["ubmttq"], ["phong-vhtt"]]}]


def test_database_refuses_the_double_too(area: Area) -> None:
    row = planned(area)
    for starts_at in (row.starts_at, None):
        first = Session(
            unit=row.unit, day=row.day, part=row.part, starts_at=starts_at, title="Hai lần", created_at=row.created_at
        )
        first.save()
        first.pk, first.uid = None, new_uid()
        with pytest.raises(IntegrityError), transaction.atomic():
            first.save(force_insert=True)


def test_postponed_session_keeps_its_row_and_points_to_the_new_one(area: Area) -> None:
    row, by = planned(area, joined=("ubmttq",), place="Nhà văn hóa", kind="dialogue"), area.actor("commune_officer")
    moved = sessions.postpone(session=row, reason=" Mưa lớn ", to=when(9, "afternoon", 14), by=by, seen=1)
    assert moved is not None
    old = reread(row)
    assert (old.state, old.cancel_reason, old.moved_to, old.day) == ("postponed", "Mưa lớn", moved, when().day)
    assert old.cancelled_at is not None
    assert (moved.title, moved.place, moved.kind, moved.state) == (row.title, "Nhà văn hóa", "dialogue", "planned")
    assert When(moved.day, moved.part, moved.starts_at) == when(9, "afternoon", 14)
    assert [one.key for one in moved.participating.all()] == ["ubmttq"]
    event = Event.objects.get(action="session.postpone")
    assert event.changes == {"state": "postponed", "cancel_reason": "…", "moved_to": str(moved.uid)}
    for verb in (sessions.postpone, sessions.cancel):
        with pytest.raises(Refused, match="đã dời sang ngày khác"):
            verb(session=reread(row), reason="Lại bận", by=by)
    assert sessions.moves_open_to(reread(row), by) == {}
    assert audit.verify()[1] == []


def test_session_postponed_without_a_day_gets_one_later(area: Area) -> None:
    row, by = planned(area), area.actor("commune_officer")
    assert sessions.postpone(session=row, reason="Mưa", by=by) is None
    assert list(sessions.moves_open_to(reread(row), by)) == ["postpone", "cancel"]
    with pytest.raises(Refused, match="Chọn ngày mới"):
        sessions.postpone(session=reread(row), reason="Mưa", by=by)
    assert planned(area).pk, "the hour is free again"
    moved = sessions.postpone(session=reread(row), reason="Hết mưa", to=when(5), by=by)
    assert reread(row).moved_to == moved


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": " "}, "Cần ghi lý do"),
        ({"reason": "x" * 501}, "Lý do: "),
        ({"reason": "Bận", "to": when()}, "trùng với ngày giờ cũ"),
        ({"reason": "Bận", "to": When(DAY + dt.timedelta(days=400), "morning")}, "hơn một năm"),
    ],
)
def test_postponement_without_sense_is_refused(area: Area, given: dict[str, Any], said: str) -> None:
    row = planned(area)
    with pytest.raises(Refused, match=said):
        sessions.postpone(session=row, by=area.actor("commune_officer"), **given)
    assert (Session.rows.count(), reread(row).state) == (1, "planned")


def test_cancelled_session_stays_with_its_reason_and_moves_no_more(area: Area) -> None:
    row, by = planned(area), area.actor("commune_head")
    with pytest.raises(Refused, match="Cần ghi lý do"):
        sessions.cancel(session=row, reason="", by=by)
    sessions.cancel(session=reread(row), reason="Không còn cần", by=by)
    row = reread(row)
    assert (row.state, row.cancel_reason) == (SessionState.CANCELLED, "Không còn cần")
    acts: list[Any] = [
        lambda: sessions.cancel(session=row, reason="Nữa", by=by),
        lambda: sessions.postpone(session=row, reason="Nữa", to=when(5), by=by),
        lambda: sessions.change_session(session=row, what=Planned(when(5), "Khác"), by=by),
        lambda: sessions.link_record(session=row, record=None, by=by),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    assert reread(row).version == 2


def test_second_of_two_who_call_off_is_told(area: Area) -> None:
    row, by = planned(area), area.actor("commune_head")
    other = reread(row)
    sessions.change_session(session=row, what=Planned(when(), "Giao ban mở rộng"), by=by)
    with pytest.raises(StaleRow):
        sessions.postpone(session=other, reason="Bận", to=when(6), by=by, seen=1)
    assert Session.rows.count() == 1


def _record(area: Area, **given: Any) -> Record:
    return entered(area, "dialogue", **({"began_on": DAY} | given))


def test_record_is_linked_and_taken_off(area: Area) -> None:
    row, record, by = planned(area), _record(area), area.actor("commune_officer")
    assert queries.may_have_become(row, by=by) == [record]
    sessions.link_record(session=row, record=record, by=by, seen=1)
    assert reread(row).record == record
    for verb in (sessions.postpone, sessions.cancel):
        with pytest.raises(Refused, match="Bỏ nối"):
            verb(session=reread(row), reason="Bận", by=by)
    with pytest.raises(Refused, match="cho khớp"):
        sessions.change_session(session=reread(row), what=Planned(when(3), row.title), by=by)
    sessions.link_record(session=reread(row), record=None, by=by)
    assert reread(row).record is None
    uid = str(record.uid)
    changes = [event.changes["record"] for event in Event.objects.filter(action="session.link_record").order_by("pk")]
    assert changes == [[None, uid], [uid, None]]


def test_record_that_does_not_fit_is_not_linked(area: Area) -> None:
    row, by = planned(area), area.actor("commune_officer")
    archived, others = _record(area), _record(area, host="ubnd-xa-con-la", by="sibling_officer")
    elsewhere = entered(area, "training", began_on=DAY, host="phong-vhtt", by="culture_officer")
    records.archive(record=archived, by=by)
    cases = [
        (archived, by, "đã lưu trữ"),
        (others, by, "Không tìm thấy"),
        (elsewhere, area.actor("coordinator"), "không chủ trì, không cùng dự"),
        (_record(area, began_on=DAY - dt.timedelta(days=1)), by, "cho khớp"),
    ]
    for record, actor, said in cases:
        with pytest.raises(Refused, match=said):
            sessions.link_record(session=reread(row), record=record, by=actor)
    assert reread(row).record is None
    joined = _record(area, host="ubnd-xa-con-la", by="sibling_officer", participating=[area.units[HOST]])
    sessions.link_record(session=reread(row), record=joined, by=by)
    assert reread(row).record == joined


def test_todays_sessions_are_those_still_to_be_held(area: Area) -> None:
    kept = planned(area, title="Tiếp công dân")
    joined = planned(area, unit="ubnd-huyen", by="coordinator", title="Họp huyện", joined=(HOST,), when=when(hour=7))
    off = planned(area, title="Giao ban")
    sessions.cancel(session=off, reason="Bận", by=area.actor("commune_officer"))
    planned(area, title="Mai", when=when(3))
    assert queries.todays(area.actor("commune_officer")) == [joined, kept]
    assert queries.todays(area.actor("sibling_officer")) == []
