import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from danvan.audit import domain as audit
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.models import StoredFile
from danvan.plans import jobs
from danvan.plans.domain import filling, importing
from danvan.plans.models import Lint, Participant, Plan, Section
from danvan.units.models import Notice
from tests.corpus.scanned import as_scan
from tests.factories import Area
from tests.plantext import PLAN, UNKNOWN
from tests.unit.legaltext.tinypdf import pages_of


def test_received_plan_waits_for_its_job(received: Plan) -> None:
    assert (received.state, received.steps_done) == ("reading", 1)
    assert [job.args_kwargs["args"] for job in DBTaskResult.objects.all()] == [[str(received.uid)]]


def test_read_plan_holds_what_the_text_says(read: Plan) -> None:
    document = read.document
    assert (document.number, document.symbol, document.date, read.year) == ("18", "KH-UBND", dt.date(2023, 2, 17), 2023)
    assert (document.signer, document.title) == ("Lê Minh Khang", "Thực hiện công tác dân vận chính quyền năm 2023")
    assert read.text == PLAN
    for duty in read.duties.all():
        assert read.text[duty.start : duty.end] == duty.text
    assert {duty.anchor for duty in read.duties.all()} >= {"II.1.-1", "III.1.-1", "III.2.-1", "III.3.-1", "III.tail-1"}
    assert read.citations.filter(number="33/CT-TTg", date=dt.date(2021, 11, 26)).exists()


def test_units_of_the_directory_are_found_and_others_stay_empty(read: Plan) -> None:
    written = {part.written: part for part in Participant.rows.filter(duty__plan=read)}
    assert written["Phòng Nội vụ"].unit.key == "phong-noi-vu"
    assert written["Ủy ban nhân dân các xã, thị trấn"].group.key == "xa-thi-tran"
    assert (written[UNKNOWN].unit, written[UNKNOWN].group) == (None, None)
    assert Lint.rows.filter(plan=read, code="unit-unknown", message__contains=UNKNOWN).count() == 1


def test_report_dates_are_the_last_days(read: Plan) -> None:
    days = {due.last_day for duty in read.duties.filter(kind="reporting") for due in duty.due_dates.all()}
    assert days == {dt.date(2023, 6, 4), dt.date(2023, 11, 29)}


def test_job_run_twice_changes_nothing(read: Plan) -> None:
    counts = (read.duties.count(), read.sections.count(), Participant.rows.count(), Notice.rows.count())
    importing.read(str(read.uid))
    assert (read.duties.count(), Section.rows.count(), Participant.rows.count(), Notice.rows.count()) == counts
    assert audit.verify()[1] == []


def test_same_file_again_gives_the_first_plan(area: Area, read: Plan) -> None:
    again, new = importing.receive(
        unit=area.committee, by=area.actor("coordinator"), content=PLAN.encode(), name="khác.txt"
    )
    assert (again.pk, new) == (read.pk, False)
    assert StoredFile.rows.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "trong.docx", "rỗng"),
        (b"\x7fELF" + bytes(200), "la.docx", "Không nhận ra nội dung"),
        (b"PK\x03\x04" + b"x" * 50, "hong.docx", "bị cụt hoặc hỏng"),
    ],
)
def test_bad_file_is_refused_in_words_and_leaves_nothing(area: Area, content: bytes, name: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        importing.receive(unit=area.committee, by=area.actor("coordinator"), content=content, name=name)
    assert name in str(refusal.value)
    assert (Plan.rows.count(), StoredFile.rows.count(), DBTaskResult.objects.count()) == (0, 0, 0)


def test_file_over_the_limit_is_refused(area: Area, settings) -> None:
    settings.UPLOAD_LIMIT = 1000
    with pytest.raises(Refused, match="lớn hơn"):
        importing.receive(unit=area.committee, by=area.actor("coordinator"), content=b"a" * 2000, name="to.txt")


def test_nothing_given_is_refused(area: Area) -> None:
    with pytest.raises(Refused, match="Chọn một tệp"):
        importing.receive(unit=area.committee, by=area.actor("coordinator"), text="   ")


def test_scanned_plan_tells_its_pages_and_doubts(
    area: Area, fixed_day: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of(PLAN)
    told: list[tuple[int, int]] = []
    turn = importing._turn_page
    monkeypatch.setattr(importing, "_turn_page", lambda plan, done, of: (told.append((done, of)), turn(plan, done, of)))
    plan, _new = importing.receive(
        unit=area.committee, by=area.actor("coordinator"), content=as_scan(pages), name="quet.pdf"
    )

    plan = importing.read(str(plan.uid))

    assert plan.state == "review"
    assert plan.document.number == "18"
    assert {due.last_day for duty in plan.duties.filter(kind="reporting") for due in duty.due_dates.all()} == {
        dt.date(2023, 6, 4),
        dt.date(2023, 11, 29),
    }
    assert told[-1] == (len(pages), len(pages))
    assert (plan.pages_done, plan.pages_total) == told[-1]


def test_file_that_cannot_be_read_says_why(area: Area, fixed_day: object) -> None:
    plan, _new = importing.receive(
        unit=area.committee, by=area.actor("coordinator"), content=b"%PDF-1.7 hong" * 9, name="hong.pdf"
    )
    plan = importing.read(str(plan.uid))
    assert plan.state == "unreadable"
    assert "hong.pdf" in plan.trouble
    assert plan.duties.count() == 0


def test_fault_while_reading_is_told_and_the_file_can_be_read_again(
    area: Area, received: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("a fault of the program")

    fill = filling.fill
    monkeypatch.setattr(filling, "fill", broken)
    with pytest.raises(RuntimeError):
        jobs.read_plan.call(str(received.uid))
    plan = Plan.rows.get(pk=received.pk)
    assert (plan.state, plan.text, plan.sections.count()) == ("unreadable", "", 0)
    assert "Đọc lại" in plan.trouble

    monkeypatch.setattr(filling, "fill", fill)
    importing.read_again(plan=plan, by=area.actor("coordinator"))
    assert (plan.state, plan.trouble, DBTaskResult.objects.count()) == ("reading", "", 2)
    jobs.read_plan.call(str(received.uid))
    assert Plan.rows.get(pk=received.pk).state == "review"
    assert audit.verify()[1] == []


def test_plan_that_has_been_read_is_not_read_again(area: Area, read: Plan) -> None:
    with pytest.raises(Refused, match="đã đọc xong"):
        importing.read_again(plan=read, by=area.actor("coordinator"))
    with pytest.raises(NotPermitted):
        importing.read_again(plan=read, by=area.actor("head"))


def test_killed_while_filling_leaves_nothing_and_the_next_run_completes(
    received: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(**_options: object) -> None:
        raise Killed

    tell = importing.notices.tell
    monkeypatch.setattr(importing.notices, "tell", killed)
    with pytest.raises(Killed):
        importing.read(str(received.uid))
    monkeypatch.setattr(importing.notices, "tell", tell)
    plan = Plan.rows.get(pk=received.pk)
    assert (plan.state, plan.duties.count(), plan.lints.count()) == ("reading", 0, 0)
    assert importing.read(str(received.uid)).state == "review"


def test_units_are_marked_where_the_text_names_them(read: Plan) -> None:
    for part in Participant.rows.filter(duty__plan=read):
        assert part.start is not None, part.written
        assert " ".join(read.text[part.start : part.end].split()) == part.written
    heading = Participant.rows.get(duty__plan=read, duty__anchor="III.1.-1")
    assert heading.end <= heading.duty.start


def test_duties_without_a_unit_are_said_in_one_lint(area: Area, fixed_day: object) -> None:
    text = PLAN.replace("- Phòng Văn hóa và Thông tin tổ chức quán triệt", "- Tổ chức quán triệt")
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=text)
    plan = importing.read(str(plan.uid))
    assert [lint.message[:1] for lint in plan.lints.filter(code="duty-without-unit")] == ["1"]


def test_text_without_duties_is_read_with_a_lint(area: Area, fixed_day: object) -> None:
    text = "Số: /KH-UBND\n\nKẾ HOẠCH\nThực hiện công tác dân vận chính quyền năm 2023\n\nNơi nhận:\n- Lưu: VT.\n"
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=text)
    plan = importing.read(str(plan.uid))
    assert plan.state == "review"
    assert plan.lints.filter(code="no-duties").count() == 1


@pytest.mark.parametrize("name", ["commune_head", "leader", "observer", "admin"])
def test_only_the_coordinator_imports(area: Area, name: str) -> None:
    with pytest.raises(NotPermitted):
        importing.receive(unit=area.committee, by=area.actor(name), text=PLAN)
