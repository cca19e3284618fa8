"""Screens of the ledger, through the client."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from danvan.commitments.domain import commitments
from danvan.commitments.domain.commitments import Promise, Upload
from danvan.commitments.models import Commitment
from danvan.commitments.moves import COMMITMENT_MOVES
from danvan.units.roles import Permission
from tests.factories import PEOPLE, Area
from tests.unit.records.samples import entered, promised

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
WRITERS = {"commune_officer", "commune_head"}


@pytest.fixture
def work(area: Area) -> Commitment:
    """What a commune promised at its dialogue, due on 10 March 2023."""
    entered(area, "dialogue", rows={"demands": [promised(area)]})
    return Commitment.rows.get()


def _move(row: Commitment, name: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    sent = {"once": str(uuid.uuid4()), "note": "Đã làm", "seen": str(row.version)} | fields
    return reverse("desk:commitment-move", args=[row.uid, name]), sent


def test_ledger_and_detail_name_owner_origin_and_days(work: Commitment, browse: Browse) -> None:
    client = browse("commune_officer")
    for url in (reverse("desk:commitments"), reverse("desk:commitment", args=[work.uid])):
        page = client.get(url).content.decode()
        for words in (work.text, "Công chức địa chính", "Việc dialogue, 20/02/2023", "10/3/2023", "Còn 9 ngày"):
            assert words in page


@pytest.mark.parametrize("who", [person[0] for person in PEOPLE])
def test_buttons_are_those_one_may_press(area: Area, work: Commitment, browse: Browse, who: str) -> None:
    client, actor = browse(who), area.actor(who)
    page = client.get(reverse("desk:commitment", args=[work.uid]))
    seen = work.owner_id in actor.reach(Permission.SEE_COMMITMENTS)
    assert page.status_code == (200 if seen else 404 if actor.holds(Permission.SEE_COMMITMENTS) else 403)
    text = page.content.decode()
    shown = [name for name in COMMITMENT_MOVES if reverse("desk:commitment-move", args=[work.uid, name]) in text]
    assert shown == (["start", "answer", "resolve", "give_up", "extend", "note"] if who in WRITERS else [])


def test_every_move_by_form(work: Commitment, browse: Browse) -> None:
    client = browse("commune_officer")
    steps: list[tuple[str, dict[str, str], str]] = [
        ("start", {"note": ""}, "doing"), ("answer", {}, "answered"), ("extend", {"due_on": "2023-04-10"}, "answered"),
        ("resolve", {"on": "2023-02-28"}, "resolved"), ("note", {}, "resolved"), ("reopen", {}, "doing"),
        ("give_up", {"on": "2023-02-28", "note": "Không có vốn"}, "not_done"),
    ]  # fmt: skip
    for name, fields, state in steps:
        row = Commitment.rows.get()
        assert client.get(reverse("desk:commitment-move", args=[row.uid, name])).status_code == 200
        url, sent = _move(row, name, **fields)
        assert client.post(url, sent).status_code == 302
        assert Commitment.rows.get().state == state
    page = client.get(reverse("desk:commitment", args=[work.uid])).content.decode()
    assert "<del>10/3/2023</del>" in page
    assert "Ngày 28/02/2023 ghi là không thực hiện được" in page
    assert "Lý do: Không có vốn" in page
    dialogue = client.get(reverse("desk:record", args=[work.origin_uid])).content.decode()
    assert "0 đã giải quyết · 0 quá hạn · 0 đang làm · 1 không thực hiện được" in dialogue
    assert work.text not in client.get(reverse("desk:home")).content.decode()


def test_what_is_left_to_do_stands_in_the_list_of_work(work: Commitment, browse: Browse) -> None:
    assert work.text in browse("commune_officer").get(reverse("desk:home")).content.decode()


def test_overview_keeps_apart_what_was_given_up(area: Area, work: Commitment, browse: Browse) -> None:
    url = reverse("desk:overview")
    assert "chưa làm, trong hạn" in browse("leader").get(url).content.decode()
    commitments.move(commitment=work, name="give_up", note="Không có vốn", by=area.actor("commune_officer"))
    page = browse("leader").get(url).content.decode()
    assert "không thực hiện được" in page
    assert "0 trong 1 nội dung phải giải quyết đang quá hạn" in page
    assert work.text not in page


def test_move_keeps_what_was_typed_when_somebody_was_quicker(area: Area, work: Commitment, browse: Browse) -> None:
    url, sent = _move(work, "resolve", note="Đã khơi thông 200 mét cống")
    commitments.move(commitment=Commitment.rows.get(), name="note", note="Đã khảo sát", by=area.actor("commune_head"))
    page = browse("commune_officer").post(url, sent).content.decode()
    assert "vừa được người khác sửa" in page
    assert "Đã khơi thông 200 mét cống" in page
    assert 'name="seen" value="2"' in page
    again = sent | {"seen": "2", "once": str(uuid.uuid4())}
    assert browse("commune_officer").post(url, again).status_code == 302


def test_evidence_that_cannot_be_read_is_refused_with_its_name(work: Commitment, browse: Browse) -> None:
    file = io.BytesIO(b"MZ\x00\x01")
    file.name = "may-tinh.exe"
    url, sent = _move(work, "resolve", evidence=file)
    page = browse("commune_officer").post(url, sent).content.decode()
    assert "may-tinh.exe" in page
    assert Commitment.rows.get().state == "open"


def test_stranger_cannot_move(work: Commitment, browse: Browse) -> None:
    url, sent = _move(work, "resolve")
    assert browse("sibling_officer").post(url, sent).status_code == 404
    assert browse("leader").post(url, sent).status_code == 403
    assert browse("coordinator").post(url, sent).status_code == 403
    unknown = reverse("desk:commitment-move", args=[work.uid, "vanish"])
    assert browse("commune_officer").get(unknown).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"state": "overdue"},
        {"unit": "x", "origin": "moon", "state": "?", "age": "1", "field": "0", "search": "\x00"},
    ],
)
def test_ledger_takes_any_question(work: Commitment, browse: Browse, query: dict[str, str]) -> None:
    answer = browse("commune_officer").get(reverse("desk:commitments"), query)
    assert answer.status_code == 200
    assert (work.text in answer.content.decode()) is (query.get("state") != "overdue")


def test_export_says_how_each_stands(work: Commitment, browse: Browse) -> None:
    answer = browse("commune_officer").get(reverse("desk:commitments-export"))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    values = [cell.value for cell in list(sheet.iter_rows())[-1] if cell.value]
    assert values == [
        1, "Khơi thông cống đầu ấp", "Đối thoại", "Việc dialogue, 20/02/2023", "Ủy ban nhân dân xã Bưng Sen",
        "Công chức địa chính", "10/03/2023", "10/03/2023", "Chưa làm", "Chưa có",
    ]  # fmt: skip


STANDINGS: dict[str, tuple[list[str], dict[str, str]]] = {
    # a question in the address: the texts it finds
    "origin": (["Cử tri"], {"origin": "voters"}),
    "open": (["Cử tri", "Cống"], {"state": "open"}),
    "not done": (["Không vốn"], {"state": "not_done"}),
    "overdue": (["Cử tri"], {"state": "overdue"}),
    "late": (["Trễ"], {"state": "late"}),
    "unproved": (["Trễ"], {"state": "unproved"}),
    "soon": ([], {"age": "soon"}),
    "a month late": (["Cử tri"], {"age": "under-30"}),
    "two at once": ([], {"state": "open", "origin": "board"}),
}


@pytest.mark.parametrize("asked", STANDINGS)
def test_ledger_is_filtered_by_its_address(area: Area, browse: Browse, asked: str) -> None:
    by = area.actor("commune_officer")
    _required(area, "Cử tri", origin="voters", due_on=dt.date(2023, 2, 20))
    _required(area, "Cống", origin="meeting", due_on=dt.date(2023, 5, 1))
    late, done = _required(area, "Trễ", due_on=dt.date(2023, 2, 20)), _required(area, "Có ảnh")
    proof = Upload(content="Biên bản".encode(), name="bien-ban.txt")
    commitments.move(commitment=late, name="resolve", note="Xong", by=by)
    commitments.move(commitment=done, name="resolve", note="Xong", by=by, evidence=[proof])
    commitments.move(commitment=_required(area, "Không vốn"), name="give_up", note="Huyện không cấp", by=by)
    found, query = STANDINGS[asked]
    page = browse("commune_officer").get(reverse("desk:commitments"), query)
    assert [row.text for row in page.context["rows"]] == found
    assert ("Không có nội dung nào khớp" in page.content.decode()) is (not found)
    assert ("Huyện không cấp" in page.content.decode()) is (found == ["Không vốn"])
    sheet = load_workbook(io.BytesIO(browse("commune_officer").get(reverse("desk:commitments-export"), query).content))
    values = {cell.value for line in sheet.worksheets[0].iter_rows() for cell in line}
    assert all(text in values for text in found)


def test_ledger_asks_as_often_for_many_rows_as_for_one(
    area: Area, browse: Browse, django_assert_num_queries: Any
) -> None:
    client, by = browse("commune_officer"), area.actor("commune_officer")
    _required(area, "Một")
    client.get(reverse("desk:commitments"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("desk:commitments"))
    for number in range(20):
        row = _required(area, f"Việc {number}", origin=("voters", "board", "inspection", "land")[number % 4])
        name = ("start", "answer", "resolve", "give_up")[number // 5]
        proof = [Upload(content=b"Bien ban", name="bien-ban.txt")] if number % 2 else []
        commitments.move(commitment=row, name=name, note="Có lý do", by=by, evidence=proof)
    with django_assert_num_queries(len(few)):
        client.get(reverse("desk:commitments"))


def _required(
    area: Area, text: str, *, origin: str = "inspection", due_on: dt.date = dt.date(2023, 3, 10)
) -> Commitment:
    home = area.units["ubnd-xa-bung-sen"]
    return commitments.promise(
        what=Promise(text=text, owner=home, owner_post="Văn phòng", due_on=due_on), origin=origin, origin_unit=home,
        origin_label="Thông báo số 4", made_on=dt.date(2023, 2, 1), by=area.actor("commune_officer"),
    )  # fmt: skip


def test_promise_of_another_source_is_entered(area: Area, browse: Browse) -> None:
    sent = {
        "once": str(uuid.uuid4()), "origin": "inspection", "origin_label": "Kiểm tra công vụ", "made_on": "2023-02-20",
        "text": "Niêm yết đủ thủ tục", "owner": str(area.units["ubnd-xa-bung-sen"].uid), "owner_post": "Bộ phận một cửa",
        "due_on": "2023-03-05", "due_words": "trong tuần đầu tháng 3", "visibility": "area",
    }  # fmt: skip
    client = browse("culture_officer")
    assert client.get(reverse("desk:commitment-new")).status_code == 200
    assert client.post(reverse("desk:commitment-new"), sent | {"due_on": "2023-02-01"}).status_code == 200
    assert client.post(reverse("desk:commitment-new"), sent).status_code == 302
    row = Commitment.rows.get()
    assert (row.origin, row.origin_unit, row.owner) == (
        "inspection",
        area.units["phong-vhtt"],
        area.units["ubnd-xa-bung-sen"],
    )
    page = client.get(reverse("desk:commitment", args=[row.uid])).content.decode()
    assert "Hạn theo" in page
    assert "lời hứa “trong tuần đầu tháng 3”" in page


def test_public_line_is_proposed_by_the_owner_only(area: Area, work: Commitment, browse: Browse) -> None:
    url = reverse("desk:commitment-public", args=[work.uid])
    client = browse("commune_officer")
    assert work.public_line in client.get(url).content.decode()
    sent = {
        "once": str(uuid.uuid4()),
        "public_line": "Khơi thông cống trước mùa mưa.",
        "visibility": "public",
        "seen": "1",
    }
    assert client.post(url, sent).status_code == 302
    row = Commitment.rows.get()
    assert (row.public_line, row.visibility, row.version) == ("Khơi thông cống trước mùa mưa.", "public", 2)
    stale = client.post(url, sent | {"once": str(uuid.uuid4())}).content.decode()
    assert "vừa được người khác sửa" in stale
    assert browse("sibling_officer").get(url).status_code == 404
    refused = browse("coordinator").post(
        url, sent | {"once": str(uuid.uuid4()), "seen": "2", "public_line": "Khác"}, follow=True
    )
    assert "Chỉ đơn vị làm và đơn vị đã hứa" in refused.content.decode()
    assert Commitment.rows.get().version == 2
