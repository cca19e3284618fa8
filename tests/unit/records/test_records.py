import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.audit.models import Event
from danvan.commitments.domain.commitments import Upload
from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.records.domain import history, queries, records
from danvan.records.domain.records import Entry
from danvan.records.kinds import KINDS
from danvan.records.kinds.dialogue.models import Question
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record, RecordDraft
from tests.factories import DAY, Area
from tests.unit.records.samples import HELD, entered, promised, sample_of

pytestmark = pytest.mark.usefixtures("fixed_day")
NAME = "Trần Thị Mười Ba"


@pytest.mark.parametrize("kind", KINDS)
def test_record_keeps_base_units_and_details(area: Area, kind: str) -> None:
    others = [area.units["ubmttq"], area.units["ubnd-xa-bung-sen"]]
    row = entered(area, kind, participating=others)
    people = 30 if "people" in kind_called(kind).asked else None
    assert (row.kind, row.people) == (kind, people)
    days = sample_of(kind).entry
    assert (row.began_on, row.ended_on) == (days.get("began_on", HELD), days.get("ended_on", HELD))
    assert [(part.unit.key, part.role) for part in row.units.order_by("pk")] == [
        ("ubnd-xa-bung-sen", "host"), ("ubmttq", "participating"),
    ]  # fmt: skip
    assert getattr(row, kind).pk == row.pk
    assert Event.objects.get(object_uid=str(row.uid)).action == "record.record"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"began_on": DAY + dt.timedelta(days=1)}, "tương lai"),
        ({"ended_on": HELD - dt.timedelta(days=1)}, "sớm hơn ngày bắt đầu"),
        ({"ended_on": DAY + dt.timedelta(days=1)}, "Ngày kết thúc ở tương lai"),
        ({"title": "   "}, "Ghi tên hoạt động"),
        ({"title": "x" * 301}, "Tên hoạt động"),
        ({"people": -1}, "Số người học"),
        ({"mode": "sideways"}, "Cách tổ chức"),
        ({"channel": "phone"}, "Ghi ngày nhận"),
        ({"given_by": NAME}, "chọn cả hình thức nhận"),
        ({"channel": "phone", "given_on": HELD - dt.timedelta(days=1)}, "Ngày báo"),
        ({"began_on": dt.date(2020, 12, 31)}, "chưa có hoặc không còn đơn vị"),
    ],
)
def test_entry_out_of_order_is_refused_with_a_reason(area: Area, given: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(area, "training", **given)
    assert not Record.rows.exists()


@pytest.mark.parametrize(
    ("kind", "details", "said"),
    [
        ("dialogue", {"answered": 4}, "nhiều hơn số ý kiến nêu"),
        ("dialogue", {"women": 31}, "nữ nhiều hơn"),
        ("dialogue", {"notice_on": HELD + dt.timedelta(days=1)}, "thông báo trước"),
        ("dialogue", {"published_on": HELD - dt.timedelta(days=1)}, "công bố kết quả"),
        ("dissemination", {"staff": 31}, "nhiều hơn tổng số người dự"),
        ("communication", {"form": "broadcast", "broadcasts": 0}, "ít nhất 1"),
        ("communication", {"form": "poster", "minutes": 5}, "Chỉ hình thức truyền thanh"),
        ("communication", {"items": 0}, "ít nhất 1"),
        ("communication", {"form": "rumour"}, "Hình thức"),
        ("communication", {"link": "javascript:alert(1)"}, "Đường dẫn"),
    ],
)
def test_counts_that_contradict_each_other_are_refused(
    area: Area, kind: str, details: dict[str, object], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        entered(area, kind, details=details)
    assert not Record.rows.exists()


@pytest.mark.parametrize(
    ("by", "channel", "allowed"),
    [
        ("commune_officer", "", True), ("commune_officer", "phone", True), ("commune_head", "", True),
        ("coordinator", "phone", True), ("coordinator", "", False), ("sibling_officer", "phone", False),
        ("leader", "phone", False), ("observer", "", False), ("admin", "", False), ("office", "phone", False),
    ],
)  # fmt: skip
def test_who_may_enter_for_a_commune(area: Area, by: str, channel: str, allowed: bool) -> None:
    given = {"channel": channel, "given_by": NAME, "given_on": DAY} if channel else {}
    if allowed:
        assert entered(area, "training", by=by, **given).channel == channel
        return
    with pytest.raises((NotPermitted, Refused)):
        entered(area, "training", by=by, **given)


def test_question_that_was_assigned_becomes_a_commitment(area: Area) -> None:
    row = entered(
        area,
        "dialogue",
        rows={
            "demands": [promised(area)],
            "questions": [RowInput({"text": "Làm giấy khai sinh ở đâu?", "answer": "Một cửa xã."})],
        },
    )
    work = Commitment.rows.get()
    assert (work.origin, work.origin_uid, work.origin_unit, work.made_on) == ("dialogue", row.uid, row.host, HELD)
    assert work.origin_label == "Việc dialogue, 20/02/2023"
    assert [(one.text, one.commitment) for one in row.demands.all()] == [("Cống đầu ấp nghẹt từ đầu mùa mưa.", work)]
    assert [(one.text, one.answer) for one in Question.rows.all()] == [("Làm giấy khai sinh ở đâu?", "Một cửa xã.")]


def test_more_questions_than_counted_are_refused(area: Area) -> None:
    with pytest.raises(Refused, match="Đã ghi 2 ý kiến"):
        entered(area, "dialogue", rows={"demands": [promised(area), promised(area)]})
    assert not Commitment.rows.exists()


def test_amending_keeps_old_and_new_figures_but_no_text_in_the_audit(area: Area) -> None:
    row = entered(area, "training")
    entry = Entry(title="Tên mới", began_on=HELD, people=45, place="Nơi khác")
    records.amend(record=row, entry=entry, by=area.actor("commune_officer"), details={"audience": "Tổ trưởng"})
    event = Event.objects.get(action="record.amend")
    assert event.changes == {
        "title": "…", "people": [30, 45], "place": "…", "audience": "…", "version": [1, 2],
    }  # fmt: skip
    assert history.of(row)[0].text.startswith("Sửa: ")
    assert "số người học từ 30 thành 45" in history.of(row)[0].text


def test_second_editor_is_told_and_nothing_of_theirs_is_written(area: Area) -> None:
    row = entered(area, "training")
    first, second = Record.rows.get(pk=row.pk), Record.rows.get(pk=row.pk)
    records.amend(
        record=first, entry=Entry(title="Của người trước", began_on=HELD), by=area.actor("commune_head"), seen=1
    )
    with pytest.raises(StaleRow):
        records.amend(
            record=second, entry=Entry(title="Của người sau", began_on=HELD), by=area.actor("commune_officer"), seen=1
        )
    row.refresh_from_db()
    assert (row.title, row.version) == ("Của người trước", 2)
    assert set(history.changed_since(row, 1)) == {"title", "people", "place"}
    assert history.changed_since(row, 2) == []


def test_changed_day_and_title_follow_into_the_commitments(area: Area) -> None:
    row = entered(area, "dialogue", rows={"demands": [promised(area)]})
    day = HELD - dt.timedelta(days=3)
    records.amend(record=row, entry=Entry(title="Tên đúng", began_on=day, people=30), by=area.actor("commune_officer"))
    work = Commitment.rows.get()
    assert (work.made_on, work.origin_label) == (day, "Tên đúng, 17/02/2023")


def test_assigned_question_cannot_vanish_but_its_words_can_change(area: Area) -> None:
    row = entered(area, "dialogue", rows={"demands": [promised(area)]})
    by, entry = area.actor("commune_officer"), Entry(title="Đối thoại", began_on=HELD, people=30)
    with pytest.raises(Refused, match="đã giao xử lý nên không bỏ được"):
        records.amend(record=Record.rows.get(), entry=entry, by=by, rows={"demands": []})
    uid = row.demands.get().uid
    records.amend(
        record=Record.rows.get(),
        entry=entry,
        by=by,
        rows={"demands": [RowInput({"text": "Nước tràn vào sân trường."}, uid=uid)]},
    )
    assert row.demands.get().text == "Nước tràn vào sân trường."
    assert Commitment.rows.count() == 1
    assert row.dialogue.opinions == 3


def test_archived_record_takes_its_commitments_along_and_back(area: Area) -> None:
    row, by = entered(area, "dialogue", rows={"demands": [promised(area)]}), area.actor("commune_officer")
    records.archive(record=row, by=by)
    assert not Commitment.objects.visible_to(by).exists()
    assert list(queries.register(by=by, asked=queries.Filter())) == []
    with pytest.raises(Refused, match="đã được làm"):
        records.archive(record=row, by=by)
    with pytest.raises(Refused, match="lưu trữ"):
        records.amend(record=row, entry=Entry(title="x", began_on=HELD), by=by)
    records.restore(record=row, by=by)
    assert Commitment.objects.visible_to(by).count() == 1
    assert [line.text for line in history.of(row)] == [
        "Khôi phục",
        "Lưu trữ, không đếm vào số liệu nữa",
        "Ghi hoạt động",
    ]


@pytest.mark.parametrize("by", ["sibling_officer", "coordinator", "leader", "observer"])
def test_others_neither_amend_nor_archive(area: Area, by: str) -> None:
    row = entered(area, "training")
    with pytest.raises(NotPermitted):
        records.amend(record=row, entry=Entry(title="x", began_on=HELD), by=area.actor(by))
    with pytest.raises(NotPermitted):
        records.archive(record=row, by=area.actor(by))


def test_evidence_is_kept_and_taken_off(area: Area) -> None:
    proof = Upload(content="Biên bản".encode(), name="bien-ban.txt")
    row, by = entered(area, "training", evidence=[proof]), area.actor("commune_officer")
    kept = row.evidence.get()
    assert (kept.unit, kept.kind, kept.visibility) == (row.host, "txt", "unit")
    records.amend(
        record=row, entry=Entry(title="x", began_on=HELD), by=by, evidence=[Upload(content=b"hai", name="2.txt")],
        drop_evidence=[str(kept.uid)],
    )  # fmt: skip
    assert [one.name for one in row.evidence.all()] == ["2.txt"]


def test_unreadable_evidence_leaves_no_half_record(area: Area) -> None:
    with pytest.raises(Refused, match="Không nhận ra"):
        entered(area, "training", evidence=[Upload(content=SimpleUploadedFile("a.exe", b"MZ\x00\x01"), name="a.exe")])
    assert not Record.rows.exists()


def test_draft_is_kept_per_post_and_dropped_when_sent(area: Area) -> None:
    by = area.actor("commune_officer")
    records.save_draft(kind="training", content={"title": "Đang gõ"}, by=by)
    records.save_draft(kind="training", content={"title": "Đang gõ tiếp"}, by=by)
    draft = queries.draft_of(kind="training", by=by)
    assert draft is not None
    assert (draft.content, draft.saved_at) == ({"title": "Đang gõ tiếp"}, clock.now())
    assert queries.draft_of(kind="training", by=area.actor("commune_head")) is None
    entered(area, "dialogue")
    assert RecordDraft.rows.count() == 1
    entered(area, "training")
    assert not RecordDraft.rows.exists()


def test_draft_of_any_size_is_no_way_to_fill_the_disk(area: Area) -> None:
    with pytest.raises(Refused, match="quá dài"):
        records.save_draft(kind="training", content={"summary": "x" * 200_001}, by=area.actor("commune_officer"))


def test_search_ignores_marks_and_case(area: Area) -> None:
    entered(area, "dialogue", title="Đối thoại về Nước Sạch", place="Ấp Vàm Sen")
    by = area.actor("commune_officer")
    for words in ("doi thoai", "NƯỚC SẠCH", "vam sen"):
        assert queries.register(by=by, asked=queries.Filter(search=words)).count() == 1
    assert queries.register(by=by, asked=queries.Filter(search="dat dai")).count() == 0


@pytest.mark.parametrize(
    ("by", "visibility", "seen"),
    [
        ("commune_officer", "unit", True), ("coordinator", "unit", True), ("leader", "area", True),
        ("sibling_officer", "public", False), ("observer", "unit", False), ("observer", "area", True), ("admin", "area", False),
    ],
)  # fmt: skip
def test_who_sees_a_record(area: Area, by: str, visibility: str, seen: bool) -> None:
    entered(area, "training", visibility=visibility)
    assert Record.objects.visible_to(area.actor(by)).exists() is seen


def test_participating_unit_sees_the_joint_event(area: Area) -> None:
    entered(area, "training", participating=[area.units["ubnd-xa-con-la"]])
    assert Record.objects.visible_to(area.actor("sibling_officer")).count() == 1
