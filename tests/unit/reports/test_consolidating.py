import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.plans.models import Assignment, Duty, Plan
from danvan.reports.domain import composing, consolidating, drafts, issuing, standing, submitting
from danvan.reports.domain.composing import Wanted
from danvan.reports.domain.drafts import Given
from danvan.reports.domain.submitting import Receipt
from danvan.reports.enums import Answer
from danvan.reports.models import Consolidation, ConsolidationSource, Passage, Period, Report
from danvan.units.models import Unit, UnitVersion
from tests.factories import START, Area
from tests.unit.records.samples import entered
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent_by_three(area: Area, period: Period, report: Report) -> Period:
    """Bưng Sen and Cồn Lá in time, Ao Dừa late; Phòng VH-TT has sent nothing."""
    samples.type_in(
        report,
        area,
        {"G3.14": 10, "G3.15a": 90, "G3.15b": 100},
        {"han-che": "Ghi chép chưa đều.", "uu-diem": "Làm sớm."},
    )
    samples.sent(report, area)
    sibling = samples.report_of(period, area, "ubnd-xa-con-la")
    samples.type_in(sibling, area, {"G3.14": 0, "G3.15a": 1, "G3.15b": 10}, {"han-che": "Trả kết quả còn chậm."})
    samples.sent(sibling, area)
    third = samples.report_of(period, area, "ubnd-xa-ao-dua")
    samples.type_in(third, area, {"G3.14": Given(Answer.NOT_APPLICABLE, reason="Không có bộ phận một cửa")})
    samples.sent(third, area, on=dt.date(2023, 6, 6), late_reason="Chờ số liệu ấp")
    return period


def test_consolidation_counts_who_reported_and_names_who_did_not(sent_by_three: Period, area: Area) -> None:
    content = samples.consolidated(sent_by_three, area).body
    assert (len(content["versions"]), len(content["units"])) == (3, 4)
    assert (content["missing"], content["late"], content["returned"]) == (["phong-vhtt"], ["ubnd-xa-ao-dua"], [])


def test_consolidation_sums_and_makes_ratios_of_their_parts(sent_by_three: Period, area: Area) -> None:
    figures = samples.consolidated(sent_by_three, area).body["figures"]
    assert figures["G3.14"] | {"estimate": 0} == {
        "state": "value", "value": "10", "answered": 2, "asked": 3, "not_applicable": 1, "summed": "10", "joint": "0",
        "estimate": 0, "estimated": 0,
    }  # fmt: skip
    assert figures["G3.15"]["value"] == "82.7"
    assert figures["G3.12"] | {"asked": 0} == {
        "state": "not_reported", "value": None, "answered": 0, "asked": 0, "not_applicable": 0, "summed": None, "joint": "0",
        "estimate": None, "estimated": 0,
    }  # fmt: skip


def test_joint_event_counts_once_in_the_total_and_for_each_unit(sent_by_three: Period, area: Area) -> None:
    content = samples.consolidated(sent_by_three, area).body
    own = {unit: figures["G1.03"]["value"] for unit, figures in content["unit_figures"].items()}
    assert own == {"ubnd-xa-bung-sen": "1", "ubnd-xa-con-la": "1", "ubnd-xa-ao-dua": "0"}
    total = content["figures"]["G1.03"]
    assert (total["value"], total["summed"], total["joint"]) == ("1", "2", "1")


def test_estimates_are_summed_apart(sent_by_three: Period, area: Area, report: Report) -> None:
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.14": Given(Answer.VALUE, Decimal(10), estimate=Decimal(14))})
    samples.sent(report, area, reason="Thêm số ước")
    figure = samples.consolidated(sent_by_three, area).body["figures"]["G3.14"]
    assert (figure["value"], figure["estimate"], figure["estimated"]) == ("10", "14", 1)


def test_versions_are_fixed_first_and_nothing_else_is_read(sent_by_three: Period, area: Area, report: Report) -> None:
    """A draft that goes on, and records that come, are not in it."""
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.14": 999})
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 6, 7))):
        entered(area, "dialogue", began_on=dt.date(2023, 5, 30))
    content = samples.consolidated(sent_by_three, area).body
    assert (content["figures"]["G3.14"]["value"], content["figures"]["G3.08"]["value"]) == ("10", "1")
    fixed = {str(one.version_sent.uid) for one in ConsolidationSource.rows.select_related("version_sent")}
    assert {version["uid"] for version in content["versions"]} == fixed


def test_returned_report_is_not_consolidated(sent_by_three: Period, area: Area, report: Report) -> None:
    submitting.rule(report=report, name="return", reason="Thiếu", by=area.actor("coordinator"))
    content = samples.consolidated(sent_by_three, area).body
    assert sorted(content["missing"]) == ["phong-vhtt", "ubnd-xa-bung-sen"]
    assert content["returned"] == ["ubnd-xa-bung-sen"]


def test_correction_makes_the_consolidation_stale_and_leaves_it_byte_for_byte(
    sent_by_three: Period, area: Area, report: Report
) -> None:
    old = samples.consolidated(sent_by_three, area)
    text = old.snapshot
    assert not consolidating.is_stale(old)
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.14": 13})
    samples.sent(report, area, on=dt.date(2023, 6, 9), reason="Sót ba thủ tục")
    assert consolidating.is_stale(old)
    assert [(one["code"], one["old"].value, one["new"].value) for one in consolidating.compare(
        old.body, consolidating.would_be(sent_by_three)
    )] == [("G3.14", Decimal(10), Decimal(13))]  # fmt: skip
    new = samples.consolidated(sent_by_three, area, on=dt.date(2023, 6, 10))
    old.refresh_from_db()
    assert (old.snapshot, old.number, new.number) == (text, 1, 2)
    assert not consolidating.is_stale(new)


def test_returning_a_consolidated_report_makes_it_stale(sent_by_three: Period, area: Area, report: Report) -> None:
    made = samples.consolidated(sent_by_three, area)
    submitting.rule(report=report, name="return", reason="Thiếu", by=area.actor("coordinator"))
    assert consolidating.is_stale(made)


@pytest.mark.parametrize("change", [{"snapshot": "{}"}, {"snapshot_hash": "0" * 64}, {"number": 7}])
def test_snapshot_is_never_changed_even_by_the_database(
    sent_by_three: Period, area: Area, change: dict[str, object]
) -> None:
    made = samples.consolidated(sent_by_three, area)
    with pytest.raises((IntegrityError, DatabaseError), match="never changes"), transaction.atomic():
        Consolidation.rows.filter(pk=made.pk).update(**change)


def test_consolidating_nothing_is_refused(period: Period, area: Area) -> None:
    with pytest.raises(Refused):
        consolidating.consolidate(period=period, by=area.actor("coordinator"))


@pytest.mark.parametrize("person", ["commune_head", "office", "leader", "observer", "admin", "head"])
def test_only_the_coordinator_consolidates(sent_by_three: Period, area: Area, person: str) -> None:
    with pytest.raises(NotPermitted):
        consolidating.consolidate(period=sent_by_three, by=area.actor(person))


def report_for(area: Area, period: Period, numbers: range) -> None:
    """A further unit for each number, with a report on behalf."""
    for number in numbers:
        unit = Unit.objects.create(key=f"xa-{number}", system="state")
        UnitVersion.objects.create(
            unit=unit, name=f"Ủy ban nhân dân xã {number}", short_name=f"Xã {number}", kind="UBND xã", level="commune",
            parent=area.committee, valid_from=START,
        )  # fmt: skip
        submitting.enter_on_behalf(
            report=Report.objects.create(period=period, unit=unit), figures={"G3.08": Given.number(1)},
            narratives={"han-che": f"Xã {number} còn chậm."}, receipt=Receipt(channel="zalo", giver="Văn phòng"),
            by=area.actor("coordinator"),
        )  # fmt: skip


def test_consolidation_takes_the_same_queries_for_one_unit_and_for_thirty(period: Period, area: Area) -> None:
    counts, by = [], area.actor("coordinator")
    report_for(area, period, range(1))
    consolidating.consolidate(period=period, by=by)
    for numbers in (range(0), range(1, 30)):
        report_for(area, period, numbers)
        with CaptureQueriesContext(connection) as caught:
            made = consolidating.consolidate(period=period, by=by)
        counts.append(len(caught))
    assert len(made.body["versions"]) == 30
    assert counts[0] == counts[1]


def test_board_takes_the_same_queries_for_one_unit_and_for_thirty(
    period: Period, area: Area, django_assert_num_queries
) -> None:
    report_for(area, period, range(30))
    by = area.actor("coordinator")
    by.reach("see_reports")
    with django_assert_num_queries(2):
        assert standing.board_of(period, by=by).received == 30


def test_narratives_are_gathered_with_their_source_and_not_chosen(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    rows = made.passages.filter(heading="han-che")
    assert sorted((row.text, row.sources, row.chosen) for row in rows) == [
        ("Ghi chép chưa đều.", ["ubnd-xa-bung-sen"], False),
        ("Trả kết quả còn chậm.", ["ubnd-xa-con-la"], False),
    ]


def test_sentences_from_figures_are_proposed_chosen(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    passages = made.passages.filter(heading="g3").order_by("place")
    first = next(one for one in passages if "{G3.15b}" in one.text)
    assert (first.sources, first.chosen) == ([], True)
    assert first.text == (
        "Đã tiếp nhận {G3.15b} phản ánh, kiến nghị của người dân, trả lời đúng hạn {G3.15a} phản ánh, đạt {G3.15}."
    )


def wanted(rows: list[Passage], **changes: object) -> list[Wanted]:
    return [
        Wanted(
            text=row.text,
            chosen=bool(changes.get("chosen")),
            place=row.place,
            uid=str(row.uid),
            merge=bool(changes.get("merge")),
        )
        for row in rows
    ]


def test_merged_passages_keep_all_their_sources(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    rows = list(made.passages.filter(heading="han-che").order_by("place"))
    composing.compose(
        consolidation=made, heading="han-che", wanted=wanted(rows, merge=True), by=area.actor("coordinator")
    )
    (merged,) = made.passages.filter(heading="han-che", chosen=True)
    assert sorted(merged.sources) == ["ubnd-xa-bung-sen", "ubnd-xa-con-la"]
    assert merged.text == " ".join(row.text for row in rows)


def test_passages_are_edited_ordered_and_added(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    first, second = made.passages.filter(heading="han-che").order_by("place")
    asked = [
        Wanted("Ghi chép sau đối thoại chưa đều.", chosen=True, place=2, uid=str(first.uid)),
        Wanted(second.text, chosen=True, place=1, uid=str(second.uid)),
        Wanted("Kinh phí còn hạn chế.", chosen=True, place=3),
    ]
    composing.compose(consolidation=made, heading="han-che", wanted=asked, by=area.actor("coordinator"))
    words = issuing.words_of(Consolidation.rows.get(pk=made.pk))
    assert [text for heading, text in words.passages if heading == "han-che"] == [
        second.text, "Ghi chép sau đối thoại chưa đều.", "Kinh phí còn hạn chế.",
    ]  # fmt: skip


def test_composing_over_somebody_elses_words_is_refused(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    composing.compose(
        consolidation=made,
        heading="han-che",
        wanted=[Wanted("Một.", chosen=True, place=1)],
        by=area.actor("coordinator"),
        seen=1,
    )
    with pytest.raises(StaleRow):
        composing.compose(
            consolidation=made, heading="han-che", wanted=[Wanted("Hai.", chosen=True, place=1)], by=area.actor("coordinator"),
            seen=1,
        )  # fmt: skip


def test_number_missing_from_the_totals_locks_the_paper(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    bad = [Wanted("Có {G3.12} đơn.", chosen=True, place=1)]
    composing.compose(consolidation=made, heading="g3", wanted=bad, by=area.actor("coordinator"))
    (fault,) = composing.faults(made)
    assert "{G3.12}" in fault
    with pytest.raises(Refused):
        issuing.word_bytes(made)
    with pytest.raises(Refused):
        issuing.draw_up(consolidation=made, by=area.actor("coordinator"))


def test_words_composed_before_are_taken_over_when_consolidating_again(sent_by_three: Period, area: Area) -> None:
    made = samples.consolidated(sent_by_three, area)
    mine = [Wanted("Kinh phí còn hạn chế.", chosen=True, place=9)]
    composing.compose(consolidation=made, heading="han-che", wanted=mine, by=area.actor("coordinator"))
    again = samples.consolidated(sent_by_three, area, on=dt.date(2023, 6, 9))
    assert (
        again.passages.filter(heading="han-che", chosen=True).values_list("text", flat=True)[0]
        == "Kinh phí còn hạn chế."
    )


def test_unfinished_duties_stand_ready_for_the_next_steps(sent_by_three: Period, area: Area) -> None:
    plan = Plan.rows.get(year=2023)
    duty = Duty.objects.create(
        plan=plan, kind="task", state="confirmed", text="Kế hoạch", title="Kiểm tra dân chủ ở cơ sở.", start=0, end=8
    )
    Assignment.objects.create(
        duty=duty, unit=area.units["ubnd-xa-ao-dua"], relation="assigned", occurrence="", due_on=dt.date(2023, 9, 30)
    )
    made = samples.consolidated(sent_by_three, area)
    assert composing.unfinished(made, area.actor("coordinator")) == [
        "Kiểm tra dân chủ ở cơ sở, chậm nhất ngày 30/09/2023."
    ]
