"""Screens of the schedule, through the client."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.documents.enums import Visibility
from danvan.schedule.domain import sessions
from danvan.schedule.domain.sessions import Planned
from danvan.schedule.models import Session
from danvan.units.roles import Permission
from tests.factories import DAY, PEOPLE, Area
from tests.unit.records.samples import entered
from tests.unit.schedule.samples import HOST, planned, when

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
KEEPERS = {"commune_officer", "commune_head", "coordinator"}
ACTS = ("session-change", "session-postpone", "session-cancel")


def text(client: Client, name: str, *arguments: object, **query: str) -> str:
    answer = client.get(reverse(f"desk:{name}", args=arguments), query)
    assert answer.status_code == 200, name
    return answer.content.decode()


def sent(**fields: Any) -> dict[str, Any]:
    return {"once": str(uuid.uuid4())} | fields


def typed(area: Area, **fields: Any) -> dict[str, Any]:
    usual = {"unit": str(area.units[HOST].uid), "title": "Tiếp công dân", "day": "2023-03-02", "part": "morning"}
    return sent(**(usual | {"starts_at": "07:30", "visibility": "area"} | fields))


@pytest.mark.parametrize("who", [name for name, *_rest in PEOPLE])
def test_each_role_has_the_week_it_may_see_and_the_buttons_it_may_press(area: Area, browse: Browse, who: str) -> None:
    row = planned(area, title="Giao ban đầu tuần")
    client, actor = browse(who), area.actor(who)
    if not actor.holds(Permission.SEE_RECORDS):
        assert client.get(reverse("desk:schedule")).status_code == 403
        return
    page = text(client, "schedule", don_vi=str(area.units[HOST].uid))
    seen = area.units[HOST].pk in actor.reach(Permission.SEE_RECORDS)
    assert ("Giao ban đầu tuần" in page) is seen
    adds = actor.unit is not None and sessions.may_change(Session(unit=area.units[HOST] if seen else actor.unit), actor)
    assert (reverse("desk:session-new") in page) is adds
    detail = client.get(reverse("desk:session", args=[row.uid]))
    assert detail.status_code == (200 if seen else 404)
    shown = [name for name in ACTS if reverse(f"desk:{name}", args=[row.uid]) in detail.content.decode()]
    assert shown == (list(ACTS) if who in KEEPERS else [])


def test_week_is_chosen_by_its_name_by_a_day_and_by_unit(area: Area, browse: Browse) -> None:
    planned(area, title="Họp tháng Sáu", when=when(98))
    planned(area, title="Họp của Cồn Lá", unit="ubnd-xa-con-la", by="sibling_officer")
    client = browse("commune_officer")
    assert "Tuần này chưa có buổi nào" in text(client, "schedule")
    for query in ({"tuan": "2023-W23"}, {"ngay": "2023-06-11"}, {"ngay": "05/6/2023"}):
        page = text(client, "schedule", **query)
        assert "Họp tháng Sáu" in page
        assert "tuan=2023-W22" in page
        assert "tuan=2023-W24" in page
        assert "Lịch tuần 05/6 – 11/6/2023" in page
    other = {"don_vi": str(area.units["ubnd-xa-con-la"].uid)}
    assert "Họp của Cồn Lá" not in text(client, "schedule", **other)
    assert "Họp của Cồn Lá" in text(browse("coordinator"), "schedule", **other)


@pytest.mark.parametrize(
    "query", [{"tuan": "9999-W99"}, {"ngay": "hôm nay"}, {"don_vi": "x"}, {"tuan": "\x00", "ngay": "0001-01-01"}]
)
def test_week_takes_any_question(area: Area, browse: Browse, query: dict[str, str]) -> None:
    planned(area, title="Giao ban đầu tuần")
    assert "Giao ban đầu tuần" in text(browse("commune_officer"), "schedule", **query)


def test_session_is_entered_once_and_stands_in_its_week(area: Area, browse: Browse) -> None:
    client, address = browse("commune_officer"), reverse("desk:session-new")
    assert 'type="hidden" name="unit"' in text(client, "session-new")
    form = typed(
        area, participating=[str(area.units["phong-vhtt"].uid)], kind="dialogue", chaired_by="Chủ tịch UBND xã"
    )
    for _again in range(2):
        answer = client.post(address, form, follow=True)
        assert "Tiếp công dân" in answer.content.decode()
    row = Session.rows.get()
    assert (row.unit.key, row.day, row.starts_at, row.kind) == (HOST, dt.date(2023, 3, 2), dt.time(7, 30), "dialogue")
    page = text(browse("culture_officer"), "schedule")
    for words in ("7 giờ 30", "Tiếp công dân", "Chủ trì: Chủ tịch UBND xã", "Lịch của UBND xã Bưng Sen"):
        assert words in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Nội dung: "), ({"day": "2025-03-02"}, "hơn một năm"), ({"starts_at": "14:00"}, "không thuộc buổi sáng"),
        ({"part": "night"}, "Buổi: "), ({"starts_at": "tám giờ"}, "Giờ bắt đầu: "), ({"unit": "x"}, "error-summary"),
    ],
)  # fmt: skip
def test_refusal_keeps_what_was_typed(area: Area, browse: Browse, fields: dict[str, str], said: str) -> None:
    page = (
        browse("commune_officer")
        .post(reverse("desk:session-new"), typed(area, place="Hội trường xã", **fields))
        .content.decode()
    )
    assert said in page
    assert "Hội trường xã" in page
    assert Session.rows.count() == 0


def test_coordinator_enters_for_a_unit_of_the_area(area: Area, browse: Browse) -> None:
    address = reverse("desk:session-new")
    assert browse("coordinator").post(address, typed(area)).status_code == 302
    assert browse("culture_officer").post(address, typed(area, title="Khác")).status_code == 200
    assert browse("leader").post(address, typed(area, title="Khác")).status_code == 403
    assert [row.unit.key for row in Session.rows.all()] == [HOST]


def test_session_is_changed_and_a_second_editor_is_told(area: Area, browse: Browse) -> None:
    row, client = planned(area, joined=("ubmttq",)), browse("commune_officer")
    address = reverse("desk:session-change", args=[row.uid])
    assert 'value="Giao ban tuần"' in text(client, "session-change", row.uid)
    form = typed(area, title="Giao ban mở rộng", seen="1", participating=[str(area.units["ubmttq"].uid)])
    assert client.post(address, form).status_code == 302
    page = client.post(address, form | sent(title="Bản của người sau")).content.decode()
    assert "vừa được người khác sửa" in page
    assert "Bản của người sau" in page
    assert 'name="seen" value="2"' in page
    assert client.post(address, form | sent(title="Bản của người sau", seen="2")).status_code == 302
    assert Session.rows.get().title == "Bản của người sau"
    assert browse("culture_officer").get(address).status_code == 404
    assert browse("leader").post(address, form).status_code == 403


def test_session_is_postponed_with_its_reason_and_stands_on_both_days(area: Area, browse: Browse) -> None:
    row, client = planned(area), browse("commune_officer")
    address = reverse("desk:session-postpone", args=[row.uid])
    form = sent(reason="", day="2023-03-03", part="afternoon", starts_at="14:00", seen="1")
    assert "Lý do hoãn: " in client.post(address, form).content.decode()
    same = form | sent(reason="Bận", day="2023-03-01", part="morning", starts_at="08:00")
    assert "trùng với ngày giờ cũ" in client.post(address, same).content.decode()
    answer = client.post(address, form | sent(reason="Mưa lớn"), follow=True).content.decode()
    assert "Dời từ ngày 01/3/2023" in answer
    page = text(client, "schedule")
    assert "Dời sang ngày 03/3/2023. Mưa lớn" in page.replace("\n", " ")
    assert page.count("Giao ban tuần") == 2
    gone = client.get(address, follow=True).content.decode()
    assert "chỉ khi buổi chưa hủy, chưa dời, chưa ghi" in gone


def test_session_is_cancelled(area: Area, browse: Browse) -> None:
    row, client = planned(area), browse("commune_head")
    assert "Lý do hủy" in text(client, "session-cancel", row.uid)
    answer = client.post(
        reverse("desk:session-cancel", args=[row.uid]), sent(reason="Không còn cần", seen="1"), follow=True
    )
    page = answer.content.decode()
    assert "Hủy: Không còn cần" in page
    assert [name for name in ACTS if reverse(f"desk:{name}", args=[row.uid]) in page] == []
    assert browse("sibling_head").post(reverse("desk:session-cancel", args=[row.uid]), sent()).status_code == 404


def test_work_done_is_written_down_from_the_session_and_linked(area: Area, browse: Browse) -> None:
    row = planned(area, title="Đối thoại ấp Một", place="Nhà văn hóa", kind="dialogue", joined=("ubmttq",))
    client, link = browse("commune_officer"), reverse("desk:session-link", args=[row.uid])
    entry = f"{reverse('desk:record-new', args=['doi-thoai'])}?buoi={row.uid}"
    assert entry in text(client, "session", row.uid)
    page = client.get(entry).content.decode()
    for value in ("Đối thoại ấp Một", "2023-03-01", "Nhà văn hóa"):
        assert f'value="{value}"' in page
    assert client.get(f"{reverse('desk:record-new', args=['doi-thoai'])}?buoi=x").status_code == 200
    record = entered(area, "dialogue", title="Đối thoại với Nhân dân ấp Một", began_on=DAY)
    assert "Là việc này" in text(client, "session", row.uid)
    assert "Đối thoại với Nhân dân ấp Một" in text(client, "schedule")
    done = client.post(link, sent(record=str(record.uid)), follow=True).content.decode()
    assert "Bỏ nối" in done
    week = text(client, "schedule")
    assert "Đã ghi" in week
    assert "Đối thoại với Nhân dân ấp Một" not in week
    assert "Bỏ nối" not in text(browse("leader"), "session", row.uid)
    assert client.post(link, sent(record="x")).status_code == 404
    client.post(link, sent())
    assert Session.rows.get().record is None


def test_session_to_come_asks_for_no_record_and_one_without_a_kind_for_the_kind(area: Area, browse: Browse) -> None:
    coming, held = planned(area, when=when(3), kind="dialogue"), planned(area)
    client = browse("commune_officer")
    assert "Ghi việc đã làm" not in text(client, "session", coming.uid)
    assert f'class="btn primary" href="{reverse("desk:record-kinds")}"' in text(client, "session", held.uid)


def test_record_that_does_not_fit_is_refused_in_words(area: Area, browse: Browse) -> None:
    row, record = planned(area), entered(area, "dialogue")
    answer = browse("commune_officer").post(
        reverse("desk:session-link", args=[row.uid]), sent(record=str(record.uid)), follow=True
    )
    assert "Sửa một trong hai ngày cho khớp" in answer.content.decode()


def test_calendar_file_is_that_of_the_unit(area: Area, browse: Browse) -> None:
    planned(area, title="Giao ban đầu tuần")
    answer = browse("commune_officer").get(reverse("desk:schedule-ics"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "lich-cong-tac-ubnd-xa-bung-sen.ics" in answer["Content-Disposition"]
    assert b"SUMMARY:Giao ban \xc4\x91\xe1\xba\xa7u tu\xe1\xba\xa7n\r\n" in answer.content
    assert b"SUMMARY" not in browse("sibling_officer").get(
        reverse("desk:schedule-ics"), {"don_vi": str(area.units[HOST].uid)}
    ).content  # fmt: skip


def test_observer_reads_only_what_is_shared(area: Area, browse: Browse) -> None:
    planned(area, title="Họp nội bộ", visibility=Visibility.UNIT)
    planned(area, title="Họp dân")
    page = text(browse("observer"), "schedule", don_vi=str(area.units[HOST].uid))
    assert ("Họp nội bộ" in page, "Họp dân" in page) == (False, True)


def test_first_page_has_todays_sessions(area: Area, browse: Browse) -> None:
    planned(area, title="Giao ban hôm nay", joined=("phong-vhtt",))
    planned(area, title="Giao ban hôm sau", when=when(3))
    for who, expected in (("commune_officer", True), ("culture_officer", True), ("sibling_officer", False)):
        page = text(browse(who), "home")
        assert ("Giao ban hôm nay" in page) is expected
        assert "Giao ban hôm sau" not in page
    assert "Lịch hôm nay" not in text(browse("sibling_officer"), "home")


def test_pages_ask_as_often_for_thirty_sessions_as_for_one(area: Area, browse: Browse) -> None:
    client, names = browse("commune_officer"), ("schedule", "schedule-ics", "home")
    counts = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            planned(area, title=f"Việc {number}", joined=("ubmttq", "ubnd-xa-con-la"))
            entered(area, "dialogue", title=f"Việc {number}", began_on=DAY)
        found = []
        for name in names:
            text(client, name)
            with CaptureQueriesContext(connection) as caught:
                text(client, name)
            found.append(len(caught))
        counts.append(found)
    assert counts[0] == counts[1]


def test_change_that_was_called_off_meanwhile_leads_back(area: Area, browse: Browse) -> None:
    row = planned(area)
    sessions.cancel(session=row, reason="Bận", by=area.actor("commune_officer"))
    answer = browse("commune_officer").get(reverse("desk:session-change", args=[row.uid]), follow=True)
    assert "chỉ khi buổi chưa hoãn, hủy" in answer.content.decode()
    other = planned(area, title="Khác")
    sessions.change_session(session=other, what=Planned(when(4), "Khác"), by=area.actor("commune_officer"))
    assert Session.rows.get(pk=other.pk).day == dt.date(2023, 3, 3)
