"""Screens of the register, through the client."""

from __future__ import annotations

import datetime as dt
import io
import re
import uuid
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from danvan.audit.models import Event
from danvan.commitments.models import Commitment
from danvan.desk import listing
from danvan.indicators.declaration import RollUp
from danvan.records.domain import records
from danvan.records.domain.facts import in_words
from danvan.records.domain.records import Entry
from danvan.records.kinds.registry import all_kinds
from danvan.records.models import Record, RecordDraft
from danvan.units.roles import Permission
from tests.factories import PEOPLE, Area
from tests.unit.records.samples import HELD, entered, promised, sample_of

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
NAME = "Nguyễn Văn Chim Sắt"
KIND = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)


def _text(client: Client, name: str, *args: Any, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def _sent(**fields: Any) -> dict[str, Any]:
    return {"once": str(uuid.uuid4()), "act": "send"} | fields


@KIND
def test_list_detail_and_export_of_the_kind(area: Area, browse: Browse, kind: Any) -> None:
    row, client = entered(area, kind.name, participating=[area.units["ubmttq"]]), browse("commune_officer")
    assert row.title in _text(client, "desk:records", kind=kind.name)
    page = _text(client, "desk:record", row.uid)
    amounts = kind.amounts(row, kind.details_of(row))
    for indicator in kind.indicators:
        assert (indicator.name in page) == bool(amounts.get(indicator.code))
    answer = client.get(reverse("desk:records-export"), {"kind": kind.name})
    assert answer["Content-Disposition"].startswith("attachment")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert row.title in [cell.value for cell in cells]
    summed = [one.code for one in kind.indicators if one.roll_up is not RollUp.RATIO]
    last = [cell.value for cell in list(sheet.iter_rows())[-1]][-len(summed) :]
    exact = [None if one is None else Decimal(str(one)) for one in last]
    assert exact == [amounts.get(code) for code in summed]


def test_no_text_of_the_export_is_a_formula(area: Area, browse: Browse) -> None:
    entered(area, "training", title='=HYPERLINK("http://x.example","mở")', place="@SUM(A1)")
    answer = browse("commune_officer").get(reverse("desk:records-export"))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "inlineStr"}


@KIND
def test_entry_page_and_quick_page_open_for_whoever_writes(browse: Browse, kind: Any) -> None:
    client = browse("commune_officer")
    assert 'name="title"' in _text(client, "desk:record-new", kind.slug)
    assert 'name="began_on"' in _text(client, "desk:record-quick", kind.slug)
    assert browse("observer").get(reverse("desk:record-new", args=[kind.slug])).status_code == 403


@KIND
def test_quick_entry_of_three_fields_is_a_record_that_counts(area: Area, browse: Browse, kind: Any) -> None:
    third = sample_of(kind.name).quick
    host = str(area.units["ubnd-xa-bung-sen"].uid)
    sent = _sent(host=host, title="Ghi nhanh", began_on="2023-02-20", **third)
    answer = browse("commune_officer").post(reverse("desk:record-quick", args=[kind.slug]), sent)
    row = Record.rows.get()
    assert answer["Location"] == reverse("desk:record", args=[row.uid])
    assert any(kind.amounts(row, kind.details_of(row)).values()) is bool(sample_of(kind.name).amounts)
    assert "Còn thiếu" in _text(browse("commune_officer"), "desk:record", row.uid)


def _dialogue_steps(client: Client, area: Area) -> str:
    """Walk the first two steps without JavaScript; the address of the third."""
    url = reverse("desk:record-new", args=["doi-thoai"])
    host = str(area.units["ubnd-xa-bung-sen"].uid)
    first = {"buoc": "1", "act": "next", "host": host, "title": "Đối thoại ấp Bưng Sen 1", "began_on": "2023-02-20"}
    assert client.post(url, first | {"chaired_by": "Chủ tịch UBND xã"})["Location"] == f"{url}?buoc=2"
    rows = {"demands-count": "1", "questions-count": "1", "demands-0-todo": "Khơi thông cống đầu ấp"}
    numbers = {"buoc": "2", "people": "86", "women": "41", "opinions": "12", "answered": "9"}
    answer = client.post(url, numbers | rows | {"act": "more:demands"})
    assert answer["Location"] == f"{url}?buoc=2#demands"
    page = client.get(f"{url}?buoc=2").content.decode()
    assert "Mới ghi 1 trên 3" in page
    assert 'name="demands-1-todo"' in page
    rows |= {
        "demands-0-owner": host,
        "demands-0-owner_post": "Công chức địa chính",
        "demands-0-due_on": "2023-03-10",
    }
    assert client.post(url, numbers | rows | {"act": "next"})["Location"] == f"{url}?buoc=3"
    return url


def test_dialogue_is_entered_in_three_steps_without_javascript(area: Area, browse: Browse) -> None:
    client = browse("commune_officer")
    url = _dialogue_steps(client, area)
    review = client.get(f"{url}?buoc=3").content.decode()
    for words in (
        "Đối thoại ấp Bưng Sen 1",
        "20/02/2023",
        "Khơi thông cống đầu ấp",
        "Mới ghi 1 trên 3",
        "Đã lưu nháp lúc 12 giờ",
    ):
        assert words in review
    sent = _sent(buoc="3", summary="Hỏi về nước sạch")
    answer = client.post(url, sent)
    row = Record.rows.get()
    assert answer["Location"] == reverse("desk:record", args=[row.uid])
    assert (row.people, row.dialogue.women, row.dialogue.assigned, row.summary) == (86, 41, 3, "Hỏi về nước sạch")
    assert Commitment.rows.get().owner_post == "Công chức địa chính"
    assert not RecordDraft.rows.exists()
    assert "mới ghi 1 trên 3" in client.get(answer["Location"]).content.decode()


def test_entry_sent_twice_is_one_record(area: Area, browse: Browse) -> None:
    client = browse("commune_officer")
    url, sent = _dialogue_steps(client, area), _sent(buoc="3")
    first, second = client.post(url, sent), client.post(url, sent)
    assert first["Location"] == second["Location"]
    assert (Record.rows.count(), Commitment.rows.count(), RecordDraft.rows.count()) == (1, 1, 0)


def test_step_with_a_fault_stays_and_keeps_what_was_typed(area: Area, browse: Browse) -> None:
    client, url = browse("commune_officer"), reverse("desk:record-new", args=["doi-thoai"])
    sent = {
        "buoc": "2",
        "act": "next",
        "opinions": "3",
        "answered": "9",
        "demands-count": "1",
        "demands-0-todo": "Sửa cầu",
    }
    page = client.post(url, sent).content.decode()
    assert "Nhiều hơn số ý kiến nêu" in page
    assert "Cần ghi mục này cho việc phải làm" in page
    assert "Còn 2 chỗ phải sửa" in page
    assert 'value="Sửa cầu"' in page
    again = client.get(f"{url}?buoc=2").content.decode()
    assert 'value="Sửa cầu"' in again


def test_fault_of_an_earlier_step_is_named_when_all_is_sent(area: Area, browse: Browse) -> None:
    client, url = browse("commune_officer"), reverse("desk:record-new", args=["doi-thoai"])
    page = client.post(url, _sent(buoc="3", summary="Chưa ghi gì khác")).content.decode()
    assert "Bước 1: xem lại" in page
    assert "tên hoạt động" in page
    assert "Chưa ghi gì khác" in page
    assert not Record.rows.exists()


JUNK: list[dict[str, Any]] = [
    {"buoc": "99"}, {"buoc": "-1"}, {"buoc": "²"}, {"act": "more:nothing"}, {"act": ""}, {"demands-count": "9999999"},
    {"demands-count": "x"}, {"host": "not-a-uid"}, {"participating": ["x", "y"]}, {"began_on": "32/13/2023"},
    {"people": "9" * 40}, {"duty": "0"}, {"field": "x"}, {"opinions": "1.234"}, {"title": "\x00"},
    {"demands-0-uid": "x", "demands-count": "1"}, {"once": "no-uuid", "act": "send"},
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK)
def test_nonsense_is_never_a_server_fault(browse: Browse, junk: dict[str, Any]) -> None:
    client, url = browse("commune_officer"), reverse("desk:record-new", args=["doi-thoai"])
    for buoc in ("1", "2", "3"):
        for act in ("next", "send"):
            answer = client.post(url, {"buoc": buoc, "act": act, "once": str(uuid.uuid4())} | junk)
            assert answer.status_code in {200, 302}
    assert client.get(url).status_code == 200
    assert not Record.rows.exists()


@KIND
def test_nonsense_is_no_fault_of_any_kind(browse: Browse, kind: Any) -> None:
    client, url = browse("commune_officer"), reverse("desk:record-new", args=[kind.slug])
    everywhere = dict.fromkeys(
        [*kind.asked, *(f"{rows.name}-0-{name}" for rows in kind.rows for name in rows.columns)], "²"
    )
    for junk in (everywhere, dict.fromkeys(everywhere, "9" * 40), dict.fromkeys(everywhere, "-1")):
        answer = client.post(url, {"buoc": "1", "act": "send", "once": str(uuid.uuid4())} | junk)
        assert answer.status_code == 200
    assert client.get(url).status_code == 200
    assert not Record.rows.exists()


def test_autosave_keeps_the_draft_and_the_page_restores_it(browse: Browse) -> None:
    client = browse("commune_officer")
    save = reverse("desk:record-draft", args=["tap-huan"])
    assert client.post(save, {"buoc": "1", "title": "Đang gõ dở"}).status_code == 204
    page = _text(client, "desk:record-new", "tap-huan")
    assert 'value="Đang gõ dở"' in page
    assert "Đã lưu nháp lúc 12 giờ" in page
    assert "Đang gõ dở" in _text(client, "desk:record-kinds")
    assert "Đang gõ dở" not in _text(browse("commune_head"), "desk:record-kinds")
    assert client.post(save, {"buoc": "1", "summary": "x" * 200_001}).status_code == 400
    client.post(reverse("desk:record-draft-drop", args=["tap-huan"]))
    assert "Đang gõ dở" not in _text(client, "desk:record-new", "tap-huan")


def test_copy_of_the_last_one_leaves_out_days_and_counts(area: Area, browse: Browse) -> None:
    entered(area, "training", title="Tập huấn tháng 2", participating=[area.units["ubmttq"]])
    page = browse("commune_officer").get(reverse("desk:record-new", args=["tap-huan"]), {"chep": "1"}).content.decode()
    for kept in ('value="Tập huấn tháng 2"', "Kỹ năng đối thoại", f'value="{area.units["ubmttq"].uid}"'):
        assert kept in page
    for left in ("2023-02-20", 'value="30"', "Đạt yêu cầu"):
        assert left not in page


def _amendment(row: Record, **fields: Any) -> dict[str, Any]:
    return _sent(title=row.title, began_on=row.began_on.isoformat(), people="30", seen=str(row.version), **fields)


def test_second_editor_sees_what_changed_and_keeps_their_own(area: Area, browse: Browse) -> None:
    row, client = entered(area, "training"), browse("commune_officer")
    url = reverse("desk:record-amend", args=[row.uid])
    sent = _amendment(row, place="Nơi của người sau")
    entry = Entry(title=row.title, began_on=HELD, people=30, place="Nơi của người trước")
    records.amend(record=Record.rows.get(), entry=entry, by=area.actor("commune_head"))
    page = client.post(url, sent).content.decode()
    assert "Người khác vừa sửa hoạt động này" in page
    assert "«Nơi của người trước»" in page
    assert 'value="Nơi của người sau"' in page
    assert 'name="seen" value="2"' in page
    answer = client.post(url, sent | {"seen": "2", "once": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert Record.rows.get().place == "Nơi của người sau"


def test_amending_a_dialogue_adds_a_promise_and_keeps_the_old(area: Area, browse: Browse) -> None:
    row, client = (
        entered(area, "dialogue", rows={"demands": [promised(area)]}, details={"answered": 1}),
        browse("commune_officer"),
    )
    page = _text(client, "desk:record-amend", row.uid)
    assert "Cống đầu ấp nghẹt từ đầu mùa mưa." in page
    question = row.demands.get()
    host = str(row.host.uid)
    sent = _amendment(row, opinions="3", answered="1", **{
        "demands-count": "2", "questions-count": "0",
        "demands-0-uid": str(question.uid), "demands-0-text": question.text,
        "demands-1-todo": "Niêm yết giá thu gom rác", "demands-1-owner": host, "demands-1-owner_post": "Văn phòng",
        "demands-1-due_on": "2023-03-20",
    })  # fmt: skip
    answer = client.post(reverse("desk:record-amend", args=[row.uid]), sent)
    assert answer.status_code == 302
    assert [one.text for one in Commitment.rows.order_by("pk")] == [
        "Khơi thông cống đầu ấp",
        "Niêm yết giá thu gom rác",
    ]


def test_archive_and_restore_by_button(area: Area, browse: Browse) -> None:
    row, client = entered(area, "training"), browse("commune_officer")
    client.post(reverse("desk:record-archive", args=[row.uid]), _sent())
    assert row.title not in _text(client, "desk:records")
    assert row.title in _text(client, "desk:records", archived="on")
    client.post(reverse("desk:record-restore", args=[row.uid]), _sent())
    assert row.title in _text(client, "desk:records")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"search": "DOI THOAI"}, ["Đối thoại"]), ({"kind": "training"}, ["Tập huấn"]), ({"kind": "rumour"}, ["Đối thoại", "Tập huấn"]),
        ({"date_from": "2023-02-10"}, ["Tập huấn"]), ({"date_to": "10/02/2023"}, ["Đối thoại"]),
        ({"date_from": "tomorrow", "unit": "x", "field": "y"}, ["Đối thoại", "Tập huấn"]), ({"search": "đất đai"}, []),
    ],
)  # fmt: skip
def test_filters_find_and_never_fail(area: Area, browse: Browse, query: dict[str, str], found: list[str]) -> None:
    entered(area, "dialogue", title="Việc Đối thoại", began_on=dt.date(2023, 2, 1))
    entered(area, "training", title="Việc Tập huấn")
    page = _text(browse("coordinator"), "desk:records", **query)
    assert [title for title in ("Đối thoại", "Tập huấn") if f"Việc {title}" in page] == found


@pytest.mark.parametrize("name", ["desk:records", "desk:commitments"])
def test_list_asks_as_often_for_thirty_rows_as_for_one(
    area: Area, browse: Browse, django_assert_num_queries: Any, name: str
) -> None:
    client = browse("coordinator")
    for kind in all_kinds():
        entered(area, kind.name, rows=True)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        _text(client, name)
    for number in range(30):
        kind = all_kinds()[number % 4].name
        entered(area, kind, participating=[area.units["ubmttq"], area.units["ubnd-xa-con-la"]], rows=True)
    with django_assert_num_queries(len(few)):
        _text(client, name)


def test_name_of_a_giver_stays_with_those_who_write(area: Area, browse: Browse) -> None:
    row = entered(
        area, "dialogue", channel="phone", given_by=NAME, given_on=HELD, participating=[area.units["ubnd-xa-con-la"]]
    )
    entry = Entry(title="Tên sửa", began_on=HELD, people=30, channel="zalo", given_by=f"{NAME} sửa", given_on=HELD)
    records.amend(record=row, entry=entry, by=area.actor("commune_officer"))
    assert NAME in _text(browse("commune_officer"), "desk:record", row.uid)
    for who in ("sibling_officer", "leader", "observer"):
        client = browse(who)
        assert NAME not in _text(client, "desk:record", row.uid)
        assert NAME not in _text(client, "desk:records")
    for who in ("commune_officer", "coordinator"):
        sheet = load_workbook(io.BytesIO(browse(who).get(reverse("desk:records-export")).content)).worksheets[0]
        values = [str(cell.value) for line in sheet.iter_rows() for cell in line]
        assert [value for value in values if NAME in value] == []
        assert NAME not in _text(browse(who), "desk:records")
    assert [event for event in Event.objects.all() if NAME in str(event.changes) + event.actor_post] == []


def test_record_of_another_unit_is_not_there(area: Area, browse: Browse) -> None:
    row, client = entered(area, "training"), browse("sibling_officer")
    assert client.get(reverse("desk:record", args=[row.uid])).status_code == 404
    assert client.get(reverse("desk:record-amend", args=[row.uid])).status_code == 404
    assert client.post(reverse("desk:record-archive", args=[row.uid]), _sent()).status_code == 404


def test_evidence_is_sent_with_the_entry(area: Area, browse: Browse) -> None:
    host = str(area.units["ubnd-xa-bung-sen"].uid)
    files = [io.BytesIO("Biên bản".encode()), io.BytesIO(b"Danh muc")]
    for number, file in enumerate(files):
        file.name = f"tep-{number}.txt"
    sent = _sent(buoc="1", host=host, title="Lớp", began_on="2023-02-20", people="9", evidence=files)
    assert browse("commune_officer").post(reverse("desk:record-new", args=["tap-huan"]), sent).status_code == 302
    assert sorted(file.name for file in Record.rows.get().evidence.all()) == ["tep-0.txt", "tep-1.txt"]


def test_coordinator_enters_on_behalf_only_with_the_channel(area: Area, browse: Browse) -> None:
    client, url = browse("coordinator"), reverse("desk:record-new", args=["tap-huan"])
    sent = _sent(
        buoc="1", host=str(area.units["ubnd-xa-con-la"].uid), title="Lớp xã Cồn Lá", began_on="2023-02-20", people="9"
    )
    assert "ghi rõ nhận qua đâu" in client.post(url, sent).content.decode()
    sent |= {"once": str(uuid.uuid4()), "channel": "zalo", "given_by": NAME, "given_on": "2023-02-21"}
    assert client.post(url, sent).status_code == 302
    assert Record.rows.get().host == area.units["ubnd-xa-con-la"]


def test_draft_of_a_change_remembers_which_version_it_began_from(area: Area, browse: Browse) -> None:
    row, client = entered(area, "training"), browse("commune_officer")
    typed = {"buoc": "1", "seen": "1", "title": row.title, "place": "Nơi đang gõ", "began_on": "2023-02-20"}
    assert client.post(reverse("desk:record-amend-draft", args=[row.uid]), typed).status_code == 204
    entry = Entry(title=row.title, began_on=HELD, people=30, place="Nơi của người khác")
    records.amend(record=Record.rows.get(), entry=entry, by=area.actor("commune_head"))
    page = _text(client, "desk:record-amend", row.uid)
    assert "«Nơi của người khác»" in page
    assert 'value="Nơi đang gõ"' in page
    client.post(reverse("desk:record-amend-draft-drop", args=[row.uid]))
    assert "Nơi đang gõ" not in _text(client, "desk:record-amend", row.uid)


@pytest.mark.parametrize("who", [person[0] for person in PEOPLE])
def test_each_role_meets_a_page_or_a_refusal_and_never_a_fault(area: Area, browse: Browse, who: str) -> None:
    row = entered(area, "dialogue", rows={"demands": [promised(area)]})
    work, client, actor = Commitment.rows.get(), browse(who), area.actor(who)
    pages = {
        "desk:records": (Permission.SEE_RECORDS, []), "desk:records-export": (Permission.SEE_RECORDS, []),
        "desk:record": (Permission.SEE_RECORDS, [row.uid]), "desk:record-kinds": (Permission.WRITE_RECORDS, []),
        "desk:record-new": (Permission.WRITE_RECORDS, ["doi-thoai"]), "desk:record-quick": (Permission.WRITE_RECORDS, ["doi-thoai"]),
        "desk:record-amend": (Permission.WRITE_RECORDS, [row.uid]), "desk:commitments": (Permission.SEE_COMMITMENTS, []),
        "desk:commitments-export": (Permission.SEE_COMMITMENTS, []), "desk:commitment": (Permission.SEE_COMMITMENTS, [work.uid]),
        "desk:commitment-new": (Permission.WRITE_COMMITMENTS, []), "desk:commitment-public": (Permission.WRITE_COMMITMENTS, [work.uid]),
        "desk:commitment-move": (Permission.WRITE_COMMITMENTS, [work.uid, "extend"]),
    }  # fmt: skip
    for name, (needs, arguments) in pages.items():
        status = client.get(reverse(name, args=arguments)).status_code
        assert status in ({200, 302, 404} if actor.holds(needs) else {403}), name


def test_whoever_only_sees_a_record_is_led_back_from_its_form(area: Area, browse: Browse) -> None:
    row = entered(area, "training")
    answer = browse("coordinator").get(reverse("desk:record-amend", args=[row.uid]))
    assert answer["Location"] == reverse("desk:record", args=[row.uid])


def test_units_in_columns_and_rows_are_called_by_their_names(area: Area, browse: Browse) -> None:
    for kind in ("inspection", "commendation", "model"):
        page = _text(browse("commune_officer"), "desk:record", entered(area, kind, rows=True).uid)
        assert "ubnd-xa-" not in re.sub(r'(?:href|value|id)="[^"]*"', "", page), kind
    assert "UBND xã Cồn Lá" in page


@KIND
def test_page_of_the_kind_shows_what_citizens_would_read(area: Area, browse: Browse, kind: Any) -> None:
    shared = entered(area, kind.name, title="Chỉ trong địa bàn") if sample_of(kind.name).again else None
    row = entered(
        area, kind.name, title="Cho mọi người", visibility="public", details=_another(kind.name), reason="Thử"
    )
    page = _text(browse("commune_officer"), "desk:record-kind", kind.slug)
    part = page[page.index("Đề nghị công khai") : page.index("</main>")]
    if kind.public is None:
        assert str(kind.no_public_view) in unescape(part)
        return
    assert row.title in part
    for label, value in kind.public(row, kind.details_of(row)):
        assert str(label) in unescape(part)
        assert in_words(value).split("\n")[0] in unescape(part)
    listed = browse("commune_officer").get(reverse("desk:records"), {"visibility": "public"}).content.decode()
    assert row.title in listed
    assert shared is None or shared.title not in listed


def _another(kind: str) -> dict[str, Any]:
    again = sample_of(kind).again
    return again(1) if again else {}


@pytest.mark.parametrize("counted", [3, 5, 8, 1000])
def test_pages_by_place_show_every_row_once_there_and_back(
    area: Area, browse: Browse, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    """However few rows were counted: what lies beyond is found from the place itself."""
    monkeypatch.setattr(listing, "PER_PAGE", 3)
    monkeypatch.setattr(listing, "MOST_COUNTED", counted)
    for number in range(11):
        entered(area, "training", title=f"Lớp {number}", began_on=HELD - dt.timedelta(days=number % 4))
    client, pages, address = browse("commune_officer"), [], "?"
    while address:
        shown = client.get(reverse("desk:records") + address).context
        pages.append([row.pk for row in shown["rows"]])
        address = f"?sau={shown['older']}" if shown["older"] else ""
    everything = list(Record.rows.order_by("-began_on", "-pk").values_list("pk", flat=True))
    assert [pk for page in pages for pk in page] == everything
    assert [len(page) for page in pages] == [3, 3, 3, 2]
    assert (shown["count"], shown["many"]) == (min(11, counted), counted < 11)
    back = [pages[-1]]
    while shown["newer"]:
        shown = client.get(reverse("desk:records") + f"?truoc={shown['newer']}").context
        back.append([row.pk for row in shown["rows"]])
    assert back[::-1] == pages
