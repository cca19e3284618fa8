import datetime as dt
import itertools
import json
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.models import StoredFile
from danvan.reports.domain import drafts, figures, reconciling, standing, submitting
from danvan.reports.domain.drafts import Given
from danvan.reports.domain.submitting import Receipt, RecordsMoved
from danvan.reports.enums import ReportState
from danvan.reports.frozen import Cell, content_hash
from danvan.reports.models import Period, Report, ReportRuling, ReportVersion
from danvan.reports.moves import REPORT_MOVES
from danvan.units.models import Notice
from tests.factories import Area
from tests.unit.records.samples import entered
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db
VIETNAM = clock.VIETNAM
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8"
    b"\xff\xff?\x00\x05\xfe\x02\xfe\xdc\xccY\xe7\x00\x00\x00\x00IEND\xaeB`\x82"
)


def at(moment: dt.datetime):
    return clock.fixed(lambda: moment)


def on_behalf(report: Report, area: Area, *, received: dt.date, entered_on: dt.date, **given: object) -> ReportVersion:
    receipt = Receipt(
        signed_on=received, received_on=received, channel="zalo", giver="Văn phòng UBND xã", late_reason="Mất mạng"
    )
    with at(clock.at_noon(entered_on)):
        return submitting.enter_on_behalf(
            report=report, figures=given or {"G3.08": Given.number(4)}, narratives={"han-che": "Còn chậm."},
            receipt=receipt, by=area.actor("coordinator", on=entered_on),
        )  # fmt: skip


def test_submit_freezes_what_its_author_saw(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.14": 12}, {"g3": "Đã tổ chức {G3.08} cuộc."})
    version = samples.sent(report, area)
    body = version.body
    assert body["figures"]["G3.08"]["value"] == "1"
    assert body["figures"]["G3.14"] == {
        "state": "value", "value": "12", "estimate": None, "source": "typed", "reason": "", "note": "", "events": []
    }  # fmt: skip
    assert body["narratives"]["g3"] == {"text": "Đã tổ chức {G3.08} cuộc.", "printed": "Đã tổ chức 01 cuộc."}
    assert version.content_hash == content_hash(version.content)
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


def test_submit_freezes_joint_records_with_units_and_amounts(report: Report, area: Area) -> None:
    body = samples.sent(report, area).body
    (joint,) = [event for event in body["events"].values() if len(event["units"]) > 1]
    assert joint == {
        "kind": "dissemination", "host": "ubnd-xa-bung-sen", "units": ["ubnd-xa-bung-sen", "ubnd-xa-con-la"],
        "date": "2023-02-20", "amounts": {"G1.03": 1, "G1.04": 40},
    }  # fmt: skip


def test_frozen_report_does_not_change_by_any_later_write(report: Report, area: Area) -> None:
    """L5."""
    version = samples.sent(report, area)
    before = version.content
    with at(clock.at_noon(dt.date(2023, 6, 3))):
        entered(area, "dialogue", began_on=dt.date(2023, 5, 30))
        drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.14": 99})
    version.refresh_from_db()
    assert version.content == before


@pytest.mark.parametrize("change", [{"content": "{}"}, {"content_hash": "0" * 64}, {"late_days": 0, "number": 9}])
def test_version_is_never_updated_even_by_the_database(report: Report, area: Area, change: dict[str, object]) -> None:
    version = samples.sent(report, area)
    with pytest.raises((IntegrityError, DatabaseError), match="never changes"), transaction.atomic():
        ReportVersion.rows.filter(pk=version.pk).update(**change)


def test_version_is_never_deleted(report: Report, area: Area) -> None:
    version = samples.sent(report, area)
    with pytest.raises((IntegrityError, DatabaseError), match="never changes"), transaction.atomic():
        ReportVersion.rows.filter(pk=version.pk)._raw_delete("default")


def test_submit_twice_is_one_submission(report: Report, area: Area) -> None:
    first = samples.sent(report, area)
    with at(clock.at_noon(samples.IN_TIME)):
        again = submitting.submit(report=report, seen_hash=first.content_hash, by=area.actor("commune_head"))
    assert again.pk == first.pk
    assert ReportVersion.rows.count() == 1


def test_submit_after_records_moved_shows_the_difference_and_stores_nothing(report: Report, area: Area) -> None:
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    seen = submitting.preview(report, at=clock.now())
    cells = {code: cell.freeze() for code, cell in seen.sheet.cells.items()}
    entered(area, "training")
    with pytest.raises(RecordsMoved) as clash:
        submitting.submit(report=report, seen_hash=seen.hash, seen_cells=cells, by=area.actor("commune_head"))
    first = clash.value.moved[0]
    assert (first.name, first.old, first.new) == (
        "Lớp tập huấn, bồi dưỡng công tác dân vận", "0", "1",
    )  # fmt: skip
    assert ReportVersion.rows.count() == 0
    version = submitting.submit(report=report, seen_hash=clash.value.preview.hash, by=area.actor("commune_head"))
    assert version.body["figures"]["G6.02"]["value"] == "1"


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (dt.datetime(2023, 6, 4, 23, 59, 59, tzinfo=VIETNAM), 0),
        (dt.datetime(2023, 6, 5, 0, 0, 0, tzinfo=VIETNAM), 1),
        (dt.datetime(2023, 6, 4, 17, 0, 0, tzinfo=dt.UTC), 1),
        (dt.datetime(2023, 6, 8, 9, 0, 0, tzinfo=VIETNAM), 4),
    ],
)
def test_lateness_turns_at_midnight_in_vietnam(report: Report, area: Area, moment: dt.datetime, late: int) -> None:
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    with at(moment):
        now = submitting.preview(report, at=clock.now())
        version = submitting.submit(
            report=report,
            seen_hash=now.hash,
            by=area.actor("commune_head"),
            receipt=Receipt(late_reason="Chờ số liệu ấp"),
        )
    assert (version.late_days, version.late_reason) == (late, "Chờ số liệu ấp" if late else "")


def test_correction_is_a_new_version_with_reason_and_difference(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.14": 12})
    first = samples.sent(report, area)
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.14": 15})
    second = samples.sent(report, area, on=dt.date(2023, 6, 9), reason="Sót ba thủ tục")
    assert (first.number, second.number, second.correction_reason) == (1, 2, "Sót ba thủ tục")
    assert second.difference == [
        {
            "code": "G3.14",
            "old": {"state": "value", "value": "12", "estimate": None},
            "new": {"state": "value", "value": "15", "estimate": None},
        }
    ]


def test_correction_of_a_report_in_time_stays_in_time_and_of_a_late_one_late(report: Report, area: Area) -> None:
    samples.sent(report, area)
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    assert samples.sent(report, area, on=dt.date(2023, 6, 20), reason="Sửa số").late_days == 0
    other = samples.report_of(report.period, area, "ubnd-xa-con-la")
    samples.sent(other, area, on=dt.date(2023, 6, 7), late_reason="Mưa bão")
    drafts.reopen(report=other, by=area.actor("sibling_officer"))
    again = samples.sent(other, area, on=dt.date(2023, 6, 20), reason="Sửa số")
    assert (again.late_days, again.late_reason) == (3, "Mưa bão")


def test_correction_needs_a_reason(report: Report, area: Area) -> None:
    samples.sent(report, area)
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    with pytest.raises(Refused):
        samples.sent(report, area, reason=" ")


def test_sent_report_is_locked_until_a_correction_is_opened(report: Report, area: Area) -> None:
    samples.sent(report, area)
    report.refresh_from_db()
    with pytest.raises(Refused, match="mở bản sửa"):
        samples.type_in(report, area, {"G3.14": 1})


def test_returned_report_is_sent_again_and_judged_anew(report: Report, area: Area) -> None:
    samples.sent(report, area)
    submitting.rule(report=report, name="return", reason="Thiếu số cuộc đối thoại", by=area.actor("coordinator"))
    report.refresh_from_db()
    assert (report.state, report.editable) == ("returned", True)
    assert standing.standing_versions(report.period) == {}
    again = samples.sent(report, area, on=dt.date(2023, 6, 6))
    assert (again.number, again.late_days) == (2, 2)
    assert standing.standing_versions(report.period)[report.pk] == again


def test_return_needs_a_reason_and_tells_the_unit(report: Report, area: Area) -> None:
    samples.sent(report, area)
    with pytest.raises(Refused):
        submitting.rule(report=report, name="return", by=area.actor("coordinator"))
    submitting.rule(report=report, name="return", reason="Thiếu số", by=area.actor("coordinator"))
    told = Notice.rows.filter(text__contains="bị trả lại").values_list("post__user__username", flat=True)
    assert sorted(told) == ["bung-sen", "ct-bung-sen"]


def test_accepted_version_counts_on_when_its_correction_is_returned(report: Report, area: Area) -> None:
    first = samples.sent(report, area)
    submitting.rule(report=report, name="accept", by=area.actor("coordinator"))
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.sent(report, area, reason="Sửa số")
    submitting.rule(report=report, name="return", reason="Chưa rõ", by=area.actor("coordinator"))
    assert standing.standing_versions(report.period)[report.pk] == first


def test_report_on_behalf_keeps_source_giver_day_and_picture(report: Report, area: Area) -> None:
    receipt = Receipt(
        signed_on=dt.date(2023, 6, 2), received_on=dt.date(2023, 6, 3), channel="paper", giver="Văn phòng UBND xã",
        picture=(PNG, "trang-1.png"),
    )  # fmt: skip
    with at(clock.at_noon(dt.date(2023, 6, 6))):
        version = submitting.enter_on_behalf(
            report=report, figures={"G3.08": Given.number(4), "G3.14": Given.number(0)}, narratives={}, receipt=receipt,
            by=area.actor("coordinator", on=dt.date(2023, 6, 6)),
        )  # fmt: skip
    assert (version.signed_on, version.received_on, version.late_days) == (dt.date(2023, 6, 2), dt.date(2023, 6, 3), 0)
    assert clock.local_date(version.entered_at) == dt.date(2023, 6, 6)
    assert (version.channel, version.giver) == ("paper", "Văn phòng UBND xã")
    assert StoredFile.rows.get(pk=version.picture_id).unit == report.unit
    figures_ = version.body["figures"]
    assert (figures_["G3.08"]["value"], figures_["G3.08"]["source"]) == ("4", "typed")
    assert (figures_["G3.14"]["state"], figures_["G1.03"]["value"]) == ("zero", "1")


def test_report_on_behalf_is_late_by_the_day_received(report: Report, area: Area) -> None:
    version = on_behalf(report, area, received=dt.date(2023, 6, 6), entered_on=dt.date(2023, 6, 7))
    assert (version.late_days, version.late_reason) == (2, "Mất mạng")


@pytest.mark.parametrize(
    "receipt",
    [
        Receipt(channel="", giver="Văn phòng"),
        Receipt(channel="zalo", giver=" "),
        Receipt(channel="carrier_pigeon", giver="Văn phòng"),
        Receipt(channel="zalo", giver="Văn phòng", received_on=dt.date(2023, 12, 1)),
        Receipt(channel="zalo", giver="Văn phòng", signed_on=dt.date(2023, 5, 9), received_on=dt.date(2023, 5, 8)),
    ],
)
def test_report_on_behalf_without_a_true_source_is_refused_whole(report: Report, area: Area, receipt: Receipt) -> None:
    with pytest.raises(Refused):
        submitting.enter_on_behalf(
            report=report,
            figures={"G3.14": Given.number(3)},
            narratives={},
            receipt=receipt,
            by=area.actor("coordinator"),
        )
    assert (ReportVersion.rows.count(), report.figures.count()) == (0, 0)


def test_unit_that_goes_on_after_an_entry_on_behalf_counts_from_its_records(report: Report, area: Area) -> None:
    on_behalf(report, area, received=dt.date(2023, 6, 2), entered_on=dt.date(2023, 6, 2))
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    sheet = figures.sheet_of(report, at=clock.at_noon(samples.IN_TIME))
    assert sheet.lines["G3.08"].cell == Cell.of(Decimal(1))


def test_late_record_is_either_frozen_or_discovered_after(report: Report, area: Area) -> None:
    """L6."""
    version = samples.sent(report, area)
    with at(clock.at_noon(dt.date(2023, 6, 7))):
        late = entered(area, "training", began_on=dt.date(2023, 5, 5))
    consolidation = samples.consolidated(report.period, area, on=dt.date(2023, 6, 8))
    with at(clock.at_noon(dt.date(2023, 6, 9))):
        found = reconciling.discovered_after(consolidation)
    frozen, discovered = set(version.body["events"]), {str(one.record.uid) for one in found}
    assert discovered == {str(late.uid)}
    assert frozen & discovered == set()
    assert [one.unit_key for one in found] == ["ubnd-xa-bung-sen"]


def test_board_says_on_time_late_missing_and_returned(report: Report, area: Area, period: Period) -> None:
    samples.sent(report, area)
    samples.sent(samples.report_of(period, area, "ubnd-xa-con-la"), area, on=dt.date(2023, 6, 7))
    returned = samples.report_of(period, area, "ubnd-xa-ao-dua")
    samples.sent(returned, area)
    submitting.rule(report=returned, name="return", reason="Thiếu", by=area.actor("coordinator"))
    board = standing.board_of(period, by=area.actor("coordinator"))
    assert {row.report.unit.key: row.kind for row in board.rows} == {
        "ubnd-xa-bung-sen": "on_time", "ubnd-xa-con-la": "late", "ubnd-xa-ao-dua": "returned", "phong-vhtt": "missing",
    }  # fmt: skip
    assert (board.received, board.counts["late"]) == (2, 1)


def test_content_is_the_same_at_another_time(report: Report, area: Area) -> None:
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    hashes = {submitting.preview(report, at=clock.at_noon(dt.date(2023, 6, day))).hash for day in (1, 2, 3)}
    assert len(hashes) == 1


def test_content_is_canonical_json(report: Report, area: Area) -> None:
    version = samples.sent(report, area)
    assert version.content == json.dumps(
        json.loads(version.content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


ROLES = ("commune_officer", "commune_head", "sibling_head", "coordinator", "office", "leader", "observer", "admin")
MAY = {
    "submit": {"commune_head"},
    "correct": {"commune_head"},
    "enter": {"coordinator"},
    "return": {"coordinator"},
    "accept": {"coordinator"},
}


def put_into(report: Report, state: str, area: Area, *, correcting: bool) -> None:
    """Bring the report there by the verbs, as people would."""
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    if state != ReportState.DRAFT:
        now = submitting.preview(report, at=clock.now())
        submitting.submit(report=report, seen_hash=now.hash, by=area.actor("commune_head"))
    if state == ReportState.RETURNED:
        submitting.rule(report=report, name="return", reason="Thiếu", by=area.actor("coordinator"))
    if state == ReportState.ACCEPTED:
        submitting.rule(report=report, name="accept", by=area.actor("coordinator"))
    if correcting:
        drafts.reopen(report=report, by=area.actor("commune_officer"))
    report.refresh_from_db()


def take(report: Report, name: str, area: Area, role: str) -> None:
    by = area.actor(role)
    if name == "correct" and not report.correcting:
        drafts.reopen(report=report, by=by)
    if name in {"submit", "correct"}:
        now = submitting.preview(report, at=clock.now())
        drawn = now.hash if report.editable else "0" * 64
        submitting.submit(
            report=report, seen_hash=drawn, by=by, correction_reason="Sửa số" if name == "correct" else ""
        )
    elif name == "enter":
        receipt = Receipt(channel="zalo", giver="Văn phòng")
        submitting.enter_on_behalf(report=report, figures={}, narratives={}, receipt=receipt, by=by)
    else:
        submitting.rule(report=report, name=name, reason="Thiếu số", by=by)


@pytest.mark.parametrize(("state", "name"), list(itertools.product(ReportState.values, REPORT_MOVES)))
def test_every_state_move_and_role(report: Report, area: Area, state: str, name: str) -> None:
    move = REPORT_MOVES[name]
    put_into(report, state, area, correcting=name == "correct" and state in move.sources)
    for role in ROLES:
        allowed = role in MAY[name] and state in move.sources
        mark = transaction.savepoint()
        try:
            take(report, name, area, role)
            report.refresh_from_db()
            outcome = report.state
        except (Refused, NotPermitted):
            outcome = "refused"
        assert outcome == (move.target if allowed else "refused"), (state, name, role)
        transaction.savepoint_rollback(mark)
        report.refresh_from_db()


def test_version_is_ruled_on_once(report: Report, area: Area) -> None:
    samples.sent(report, area)
    submitting.rule(report=report, name="accept", by=area.actor("coordinator"))
    with pytest.raises(Refused):
        submitting.rule(report=report, name="return", reason="Thiếu", by=area.actor("coordinator"))
    assert ReportRuling.rows.count() == 1
