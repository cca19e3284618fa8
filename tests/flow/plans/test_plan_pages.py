"""The coordinator's way from a file to published assignments, through the pages."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.common import clock
from danvan.plans.domain import importing
from danvan.plans.models import Assignment, DueDate, Duty, Plan
from tests.factories import Area
from tests.plantext import PLAN, UNKNOWN

Browse = Callable[[str], Client]


def _token() -> str:
    return str(uuid.uuid4())


def _import(client: Client, area: Area, **given: object):
    return client.post(
        reverse("desk:plan-import"), {"once": _token(), "unit": str(area.committee.uid), "text": ""} | given
    )


def test_whole_way_from_file_to_assignments(area: Area, browse: Browse) -> None:
    client = browse("coordinator")
    answer = _import(client, area, file=SimpleUploadedFile("ke-hoach.txt", PLAN.encode()))
    plan = Plan.rows.get()
    assert answer["Location"] == reverse("desk:plan", args=[plan.uid])
    waiting = client.get(answer["Location"]).content.decode()
    assert "Đang đọc kế hoạch" in waiting
    importing.read(str(plan.uid))
    moved = client.get(reverse("desk:plan-reading", args=[plan.uid]))
    assert moved["HX-Redirect"] == reverse("desk:plan", args=[plan.uid])

    screen = reverse("desk:plan-review", args=[plan.uid])
    page = client.get(screen).content.decode()
    assert f"“{UNKNOWN}” là đơn vị nào?" in page
    client.post(reverse("desk:plan-map", args=[plan.uid]), {
        "once": _token(), "written": UNKNOWN, "unit": f"u:{area.units['phong-vhtt'].uid}", "remember": "on",
    })  # fmt: skip
    client.post(reverse("desk:plan-confirm", args=[plan.uid]), {"once": _token()})
    rest = [str(duty.uid) for duty in Duty.rows.filter(state="proposed")]
    client.post(reverse("desk:plan-confirm", args=[plan.uid]), {"once": _token(), "duty": rest})
    assert not Duty.rows.filter(state="proposed").exists()

    form = {
        "once": _token(),
        "day_off_rule": "previous_working_day",
        "number": "18",
        "date": "2023-02-17",
        "signer": "Lê Minh Khang",
    }
    assert "02/6/2023" in client.get(reverse("desk:plan-publish", args=[plan.uid])).content.decode()
    first = client.post(reverse("desk:plan-publish", args=[plan.uid]), form)
    second = client.post(reverse("desk:plan-publish", args=[plan.uid]), form)
    assert first["Location"] == second["Location"] == reverse("desk:plan", args=[plan.uid])
    assert Plan.rows.get().state == "published"
    assert Assignment.rows.filter(duty__kind="reporting").count() == 12


def test_same_file_again_shows_the_first_plan(area: Area, browse: Browse) -> None:
    client = browse("coordinator")
    first = _import(client, area, text=PLAN)
    second = client.post(
        reverse("desk:plan-import"), {"once": _token(), "unit": str(area.committee.uid), "text": PLAN}, follow=True
    )
    assert Plan.rows.count() == 1
    assert second.redirect_chain[0][0] == first["Location"]
    assert "đã được nhập trước đây" in second.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rong.docx", b"", "rỗng"),
        ("la.docx", b"\x7fELF" + bytes(300), "Không nhận ra nội dung"),
        ("cut.docx", b"PK\x03\x04abc", "bị cụt"),
    ],
)
def test_bad_file_is_answered_in_words_beside_the_form(
    area: Area, browse: Browse, name: str, content: bytes, words: str
) -> None:
    answer = _import(browse("coordinator"), area, file=SimpleUploadedFile(name, content))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert Plan.rows.count() == 0


def test_file_of_200_mb_is_refused_before_it_is_stored(area: Area, browse: Browse, settings) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = _import(browse("coordinator"), area, file=SimpleUploadedFile("lon.docx", b"x" * (5 * 1024 * 1024)))
    assert answer.status_code == 200
    assert "lớn hơn 1 MB" in answer.content.decode()


def test_text_of_the_document_is_shown_as_it_is_stored(read: Plan, browse: Browse) -> None:
    page = browse("coordinator").get(reverse("desk:plan-review", args=[read.uid])).content.decode()
    assert page.count('class="doc-line') == sum(bool(line.strip()) for line in PLAN.split("\n"))


def test_added_duty_comes_from_the_selected_text(read: Plan, browse: Browse) -> None:
    start = PLAN.index("tổ chức đối thoại")
    form = {"once": _token(), "start": start, "end": start + 17, "kind": "task"}
    browse("coordinator").post(reverse("desk:plan-add", args=[read.uid]), form)
    assert Duty.rows.filter(rule="person.added").get().text == "tổ chức đối thoại"


def test_added_duty_comes_from_copied_words(read: Plan, browse: Browse) -> None:
    url, client = reverse("desk:plan-add", args=[read.uid]), browse("coordinator")
    client.post(url, {"once": _token(), "quote": "tổ chức đối thoại\r\ntrực tiếp", "kind": "task"})
    assert Duty.rows.filter(rule="person.added").get().text == "tổ chức đối thoại trực tiếp"
    refused = client.post(url, {"once": _token(), "kind": "task"}, follow=True).content.decode()
    assert "chép nguyên văn câu, rồi bấm" in refused


def test_duty_changed_meanwhile_is_not_confirmed(read: Plan, browse: Browse) -> None:
    client, duty = browse("coordinator"), read.duties.get(anchor="II.1.-1")
    Duty.rows.filter(pk=duty.pk).update(version=duty.version + 1)
    form = {"once": _token(), "marked": "1", "duty": str(duty.uid), f"seen-{duty.uid}": duty.version}
    page = client.post(reverse("desk:plan-confirm", args=[read.uid]), form, follow=True).content.decode()
    assert "người khác sửa" in page
    assert Duty.rows.get(pk=duty.pk).state == "proposed"


def test_nothing_ticked_confirms_nothing(read: Plan, browse: Browse) -> None:
    form = {"once": _token(), "marked": "1"}
    page = browse("coordinator").post(reverse("desk:plan-confirm", args=[read.uid]), form, follow=True)
    assert "Đánh dấu ít nhất một nhiệm vụ" in page.content.decode()
    assert not Duty.rows.filter(state="confirmed").exists()


def test_discarded_duty_comes_back_by_undo(read: Plan, browse: Browse) -> None:
    client, duty = browse("coordinator"), read.duties.get(anchor="II.1.-1")
    url = reverse("desk:duty-discard", args=[duty.uid])
    page = client.post(url, {"once": _token(), "tab": "open"}, follow=True).content.decode()
    undo = reverse("desk:duty-restore", args=[duty.uid])
    assert f'action="{undo}"' in page
    assert Duty.rows.get(pk=duty.pk).state == "discarded"
    client.post(undo, {"once": _token()})
    assert Duty.rows.get(pk=duty.pk).state == "proposed"


def test_ticked_duties_that_name_nobody_are_given_to_a_group(area: Area, read: Plan, browse: Browse) -> None:
    start, client = PLAN.index("tổ chức đối thoại"), browse("coordinator")
    url = reverse("desk:plan-add", args=[read.uid])
    client.post(url, {"once": _token(), "start": start, "end": start + 17, "kind": "task"})
    duty = Duty.rows.get(rule="person.added")
    form = {"once": _token(), "duty": str(duty.uid), "leads": f"g:{area.groups['xa-thi-tran'].uid}"}
    client.post(reverse("desk:plan-give", args=[read.uid]), form)
    assert duty.participants.get().group == area.groups["xa-thi-tran"]


def test_edit_form_keeps_every_date_and_every_unknown_name(read: Plan, browse: Browse) -> None:
    client, duty = browse("coordinator"), read.duties.get(anchor="II.1.-2")
    days = ["2023-03-31", "2023-06-30", "2023-09-30"]
    for day in days:
        DueDate.objects.create(duty=duty, text="do người soát đặt", last_day=day)
    url = reverse("desk:duty-edit", args=[duty.uid])
    assert f'value="{UNKNOWN}"' in client.get(url).content.decode()
    form = {
        "once": _token(), "title": "Đưa tin", "kind": "task", "relation": "assigned", "product": "", "seen": duty.version,
        "due_1": days[0], "due_2": days[1], "due_3": days[2], "due_4": "2023-12-31",
    }  # fmt: skip
    assert client.post(url, form).status_code == 302
    assert duty.due_dates.count() == 4
    assert duty.participants.filter(written=UNKNOWN).count() == 1


def test_unreadable_plan_says_why_and_can_be_read_again(area: Area, browse: Browse) -> None:
    client = browse("coordinator")
    _import(client, area, file=SimpleUploadedFile("hong.pdf", b"%PDF-1.7 hong" * 9))
    plan = importing.read(str(Plan.rows.get().uid))
    page = client.get(reverse("desk:plan", args=[plan.uid])).content.decode()
    assert "hong.pdf" in page
    assert "Đọc lại tệp này" in page
    client.post(reverse("desk:plan-read-again", args=[plan.uid]), {"once": _token()})
    assert Plan.rows.get().state == "reading"
    assert '<meta http-equiv="refresh"' in client.get(reverse("desk:plan", args=[plan.uid])).content.decode()


def test_table_names_days_overdue_and_leaves_requested_bodies_out(area: Area, published: Plan, browse: Browse) -> None:
    client, url = browse("coordinator"), reverse("desk:assignment-grid")
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 6, 16))):
        page = client.get(url).content.decode()
        only = client.get(url, {"chi": "overdue"}).content.decode()
    assert page.count("quá hạn 12 ngày") == 6
    assert "6 việc quá hạn ở 6 đơn vị" in page
    assert page.count('class="turned') == 6
    assert "chỉ ghi đã gửi, đã phản hồi" in page
    assert only.count('<tr role="row">') == 2
    assert client.get(url, {"chi": "không có", "plan": "x"}).status_code == 200


def test_second_editor_keeps_what_was_typed(read: Plan, browse: Browse) -> None:
    client, duty = browse("coordinator"), read.duties.get(anchor="II.1.-1")
    form = {
        "once": _token(), "title": "Tên của người thứ nhất", "kind": "task", "relation": "assigned", "product": "", "seen": duty.version,
    }  # fmt: skip
    client.post(reverse("desk:duty-edit", args=[duty.uid]), form)
    answer = client.post(
        reverse("desk:duty-edit", args=[duty.uid]), form | {"once": _token(), "title": "Tên của người thứ hai"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "người khác sửa" in page
    assert "Tên của người thứ hai" in page
    assert Duty.rows.get(pk=duty.pk).title == "Tên của người thứ nhất"


def test_unit_takes_its_work_through_the_pages(area: Area, published: Plan, browse: Browse) -> None:
    row = Assignment.rows.get(unit__key="ubnd-xa-bung-sen", occurrence="2023-06-04")
    officer, head = browse("commune_officer"), browse("commune_head")
    page = officer.get(reverse("desk:assignment", args=[row.uid])).content.decode()
    assert "Tiếp nhận" in page
    steps = [(officer, "acknowledge"), (officer, "submit"), (head, "approve")]
    for client, name in steps:
        version = Assignment.rows.get(pk=row.pk).version
        answer = client.post(
            reverse("desk:assignment-move", args=[row.uid, name]),
            {"once": _token(), "note": "Đã gửi.", "seen": version},
        )
        assert answer.status_code == 302, name
    assert Assignment.rows.get(pk=row.pk).state == "done"
    assert browse("sibling_officer").get(reverse("desk:assignment", args=[row.uid])).status_code == 404


def test_head_confirms_all_proposed_officers_at_once(area: Area, published: Plan, browse: Browse) -> None:
    client = browse("commune_head")
    assert "chờ đồng chí xác nhận" in client.get(reverse("desk:assignments")).content.decode()
    client.post(reverse("desk:officers-confirm"), {"once": _token()})
    assert not Assignment.rows.filter(unit__key="ubnd-xa-bung-sen", officer_confirmed=False).exists()


@pytest.mark.parametrize("name", ["desk:plans", "desk:assignments", "desk:assignment-grid", "desk:home"])
def test_lists_take_the_same_queries_for_few_and_many_units(
    area: Area, published: Plan, browse: Browse, name: str, django_assert_max_num_queries: Callable
) -> None:
    client = browse("coordinator")
    client.get(reverse(name))
    with django_assert_max_num_queries(24) as few:
        client.get(reverse(name))
    _thirty_more(area, published)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(name))


def _thirty_more(area: Area, plan: Plan) -> None:
    from danvan.units.actor import program
    from danvan.units.domain import structure
    from tests.factories import START

    by, duty = program("thử", on=START), plan.duties.filter(kind="reporting").first()
    for number in range(30):
        described = structure.UnitDescription(f"Ấp {number}", f"Ấp {number}", "ấp", "commune", area.committee)
        unit = structure.found(key=f"ap-{number}", system="state", description=described, by=by, on=START)
        Assignment.objects.create(
            duty=duty, unit=unit, relation="assigned", due_on="2023-06-04", written_due_on="2023-06-04"
        )
