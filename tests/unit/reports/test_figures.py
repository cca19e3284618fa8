import datetime as dt
from decimal import Decimal

import pytest

from danvan.commitments.domain import commitments
from danvan.commitments.domain.commitments import Promise
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.indicators.declaration import FigureState
from danvan.reports import placeholders, sentences
from danvan.reports.catalogue import CATALOGUE, GROUPS
from danvan.reports.domain import consolidating, drafts, figures, queries, submitting
from danvan.reports.domain.drafts import Change, Conflicting, Given
from danvan.reports.enums import Answer
from danvan.reports.frozen import Cell
from danvan.reports.models import Report
from tests.factories import Area
from tests.unit.records.samples import entered, promised
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db
JUNE = clock.at_noon(dt.date(2023, 6, 2))


def cell(report: Report, code: str, *, at: dt.datetime = JUNE) -> Cell:
    return figures.sheet_of(report, at=at).lines[code].cell


def obstacles(report: Report, area: Area) -> list[str]:
    """Why the report cannot be sent, after everything counted as nought was confirmed."""
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    return submitting.preview(report, at=JUNE).obstacles


def on(day: dt.date):
    return clock.fixed(lambda: clock.at_noon(day))


def test_catalogue_spans_all_groups_and_ratios_stand_behind_their_parts() -> None:
    codes = [one.code for one in CATALOGUE]
    assert {one.group for one in CATALOGUE} == set(GROUPS)
    assert len({one.name for one in CATALOGUE}) == len(codes)
    for one in CATALOGUE:
        if one.numerator:
            assert max(codes.index(one.numerator), codes.index(one.denominator)) < codes.index(one.code)


def test_report_opens_filled_from_the_records(report: Report) -> None:
    assert cell(report, "G3.08") == Cell(FigureState.VALUE, Decimal(1))
    assert cell(report, "G1.04") == Cell(FigureState.VALUE, Decimal(40))


def test_joint_record_counts_for_each_unit_that_took_part(report: Report, area: Area) -> None:
    sibling = samples.report_of(report.period, area, "ubnd-xa-con-la")
    assert cell(sibling, "G1.03").value == 1


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (dt.date(2022, 12, 31), False),
        (dt.date(2023, 1, 1), True),
        (dt.date(2023, 5, 31), True),
        (dt.date(2023, 6, 1), False),
    ],
)
def test_record_counts_inside_the_half_open_window(report: Report, area: Area, day: dt.date, counts: bool) -> None:
    with on(dt.date(2023, 6, 2)):
        entered(area, "training", began_on=day)
    found = cell(report, "G6.02", at=clock.at_noon(dt.date(2023, 6, 3)))
    assert found == (Cell.of(Decimal(1)) if counts else Cell(FigureState.NOT_REPORTED))


def test_record_written_down_after_the_moment_does_not_count(report: Report, area: Area) -> None:
    with on(dt.date(2023, 6, 3)):
        entered(area, "training", began_on=dt.date(2023, 5, 2))
    assert cell(report, "G6.02", at=JUNE).state is FigureState.NOT_REPORTED
    left = figures.left_out_of(report, CATALOGUE["G6.02"], at=JUNE)
    assert [one.reason for one in left] == ["Ghi ngày 03/06/2023, sau khi số liệu đã chốt."]


def test_nothing_counted_is_not_a_zero_until_somebody_says_so(report: Report, area: Area) -> None:
    line = figures.sheet_of(report, at=JUNE).lines["G6.02"]
    assert (line.cell.state, line.awaits_zero) == (FigureState.NOT_REPORTED, True)
    assert drafts.confirm_zeros(report=report, by=area.actor("commune_officer")) > 0
    assert cell(report, "G6.02") == Cell(FigureState.ZERO, Decimal(0))
    assert cell(report, "G3.14").state is FigureState.NOT_REPORTED


def test_confirming_zeros_again_changes_nothing(report: Report, area: Area) -> None:
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    assert drafts.confirm_zeros(report=report, by=area.actor("commune_officer")) == 0


def test_confirmed_zero_gives_way_to_a_record_that_comes_later(report: Report, area: Area) -> None:
    drafts.confirm_zeros(report=report, by=area.actor("commune_officer"))
    with on(dt.date(2023, 5, 25)):
        entered(area, "training", began_on=dt.date(2023, 5, 2))
    assert cell(report, "G6.02") == Cell(FigureState.VALUE, Decimal(1))


def test_typed_figure_has_one_of_four_states(report: Report, area: Area) -> None:
    assert cell(report, "G3.14").state is FigureState.NOT_REPORTED
    samples.type_in(report, area, {"G3.14": 12})
    assert cell(report, "G3.14") == Cell(FigureState.VALUE, Decimal(12))
    samples.type_in(report, area, {"G3.14": 0})
    assert cell(report, "G3.14") == Cell(FigureState.ZERO, Decimal(0))
    samples.type_in(report, area, {"G3.14": Given(Answer.NOT_APPLICABLE, reason="Không có bộ phận một cửa")})
    assert cell(report, "G3.14").state is FigureState.NOT_APPLICABLE


def test_figure_that_does_not_apply_says_why(report: Report, area: Area) -> None:
    with pytest.raises(Refused):
        samples.type_in(report, area, {"G3.14": Given(Answer.NOT_APPLICABLE)})


def test_counted_figure_is_not_typed_over_by_the_unit(report: Report, area: Area) -> None:
    with pytest.raises(Refused):
        samples.type_in(report, area, {"G3.08": 9})


@pytest.mark.parametrize("code", ["G3.15", "G9.99"])
def test_ratio_and_unknown_code_are_not_typed(report: Report, area: Area, code: str) -> None:
    with pytest.raises(Refused):
        drafts.save(report=report, changes=[Change(code, "", Given.number(5))], by=area.actor("commune_officer"))


def test_estimate_stands_apart_and_is_never_added(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.14": Given(Answer.VALUE, Decimal(12), estimate=Decimal(20))})
    line = figures.sheet_of(report, at=JUNE).lines["G3.14"]
    assert (line.cell.value, line.estimate) == (Decimal(12), Decimal(20))


def test_estimate_is_refused_where_the_period_takes_none(report: Report, area: Area) -> None:
    report.period.estimate_allowed = False
    report.period.store("estimate_allowed")
    with pytest.raises(Refused):
        samples.type_in(report, area, {"G3.14": Given(Answer.VALUE, Decimal(12), estimate=Decimal(20))})


def test_record_of_what_was_said_not_to_apply_is_an_obstacle(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G6.02": Given(Answer.NOT_APPLICABLE, reason="Không tổ chức")})
    with on(dt.date(2023, 5, 25)):
        entered(area, "training", began_on=dt.date(2023, 5, 2))
    (fault,) = obstacles(report, area)
    assert "Lớp tập huấn" in fault


def test_ratio_needs_both_parts(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.15a": 5})
    (fault,) = obstacles(report, area)
    assert fault.endswith("còn thiếu «Phản ánh, kiến nghị tiếp nhận».")


def test_ratio_of_promises_waits_for_the_zero_to_be_confirmed(report: Report, area: Area) -> None:
    (fault,) = submitting.preview(report, at=JUNE).obstacles
    assert fault.endswith("còn thiếu «Ý kiến giao xử lý sau đối thoại đã giải quyết xong».")
    assert obstacles(report, area) == []


def test_whole_of_a_counted_part_is_typed_once_something_was_counted(report: Report, area: Area) -> None:
    assert obstacles(report, area) == []
    assert (cell(report, "G3.17a").state, cell(report, "G3.17").state) == (FigureState.ZERO, FigureState.NOT_REPORTED)
    entered(area, "staff_conference")
    (fault,) = obstacles(report, area)
    assert fault.endswith("còn thiếu «Đơn vị phải tổ chức hội nghị cán bộ, công chức, viên chức».")
    samples.type_in(report, area, {"G3.17b": 1})
    assert (obstacles(report, area), cell(report, "G3.17").value) == ([], 100)


def test_none_of_what_had_to_be_held_is_nought_percent(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.17b": 1})
    assert (obstacles(report, area), cell(report, "G3.17").state) == ([], FigureState.ZERO)


def test_part_of_a_ratio_is_not_greater_than_its_whole(report: Report, area: Area) -> None:
    samples.type_in(report, area, {"G3.15a": 6, "G3.15b": 5})
    (fault,) = obstacles(report, area)
    assert "lớn hơn" in fault


def test_promise_kept_is_judged_on_the_day_of_the_report(report: Report, area: Area) -> None:
    entered(area, "dialogue", details={"opinions": 3, "answered": 2}, rows={"demands": [promised(area)]})
    assert cell(report, "G3.09f", at=clock.at_noon(dt.date(2023, 6, 2))).value == 1


@pytest.mark.parametrize(
    ("origins", "made", "resolved", "ratio"),
    [
        (("oversight", "criticism", "oversight"), "G2.05b", "G2.05a", "G2.05"),
        (("voters", "voters", "voters"), "G2.06b", "G2.06a", "G2.06"),
        (("inspection", "inspection", "inspection"), "G6.06", "G6.06a", "G6.06r"),
        (("board", "board", "board"), "G2.07k", "G2.07g", ""),
    ],
)
def test_commitments_of_every_origin_reach_the_sent_report_and_the_total(
    report: Report, area: Area, origins: tuple[str, ...], made: str, resolved: str, ratio: str
) -> None:
    home, by = report.unit, area.actor("commune_officer")
    what = Promise(text="Niêm yết đủ thủ tục", owner=home, owner_post="Văn phòng", due_on=dt.date(2023, 6, 1))
    first, *_others = [
        commitments.promise(
            what=what, origin=origin, origin_unit=home, origin_label="Thông báo", made_on=dt.date(2023, 5, 2), by=by
        )
        for origin in (*origins, "land")
    ]
    commitments.move(commitment=first, name="resolve", note="Xong", by=by)
    sent = samples.sent(report, area).body["figures"]
    assert (sent[made]["value"], sent[resolved]["value"], len(sent[made]["events"])) == ("3", "1", 3)
    total = consolidating.totals_of(samples.consolidated(report.period, area).body)
    assert [total[code].value for code in (made, resolved)] == [3, 1]
    if ratio:
        assert (sent[ratio]["value"], total[ratio].value) == ("33.3", Decimal("33.3"))


def test_missing_number_in_a_sentence_fails_closed(report: Report, area: Area) -> None:
    samples.type_in(report, area, texts={"g4": "Giải quyết {G3.15b} hồ sơ."})
    (fault,) = obstacles(report, area)
    assert (
        fault
        == "Mục II.4 «Tăng cường công tác cải cách hành chính»: Chỉ tiêu {G3.15b} «Phản ánh, kiến nghị tiếp nhận» chưa có số."
    )


def test_unknown_code_and_stray_brace_fail_closed() -> None:
    cells = {"G3.08": Cell.of(Decimal(5))}
    assert placeholders.faults("Có {G8.88} cuộc", cells) == ["Không có chỉ tiêu nào mang mã {G8.88}."]
    assert len(placeholders.faults("Có {G3.08 cuộc", cells)) == 1
    assert placeholders.faults("Có {G3.08} cuộc", cells) == []


def test_numbers_in_sentences_are_written_as_offices_do() -> None:
    cells = {"G3.08": Cell.of(Decimal(5)), "G1.04": Cell.of(Decimal(1590)), "G3.15": Cell.of(Decimal("98.8"))}
    assert placeholders.filled("{G3.08} cuộc, {G1.04} lượt, đạt {G3.15}", cells) == "05 cuộc, 1.590 lượt, đạt 98,8%"


def test_proposed_sentence_leaves_out_the_clause_whose_number_is_missing() -> None:
    cells = {"G3.08": Cell.of(Decimal(2)), "G3.09b": Cell.of(Decimal(7))}
    assert sentences.proposed("g3", cells) == [
        "Đã tổ chức {G3.08} hội nghị đối thoại với Nhân dân, tiếp nhận {G3.09b} ý kiến."
    ]


def test_no_sentence_is_proposed_of_shortcomings_or_of_nought() -> None:
    cells = {one.code: Cell.of(Decimal(1)) for one in CATALOGUE}
    assert [sentences.proposed(key, cells) for key in ("uu-diem", "han-che", "nguyen-nhan", "kien-nghi")] == [[]] * 4
    assert sentences.proposed("g3", {"G3.08": Cell.of(Decimal(0))}) == []


def test_every_sentence_names_indicators_of_the_catalogue() -> None:
    for one in sentences.SENTENCES:
        text = one.text + "".join(words for _code, words in one.clauses)
        assert set(placeholders.codes_in(text)) == {one.lead, *(code for code, _words in one.clauses)}
        assert set(placeholders.codes_in(text)) <= set(CATALOGUE.by_code)


def two_people(area: Area, report: Report) -> tuple[Change, Change]:
    """The same cell typed by two people who both saw it empty."""
    empty = Given().token()
    return Change("G3.14", empty, Given.number(12)), Change("G3.14", empty, Given.number(15))


def test_second_editor_sees_what_changed_and_nothing_of_it_is_stored(report: Report, area: Area) -> None:
    first, second = two_people(area, report)
    drafts.save(report=report, changes=[first], by=area.actor("commune_officer"))
    other = Change("G3.11", Given().token(), Given.number(34))
    with pytest.raises(Conflicting) as clash:
        drafts.save(report=report, changes=[second, other], by=area.actor("commune_head"))
    (conflict,) = clash.value.conflicts
    assert (conflict.stored, conflict.typed, conflict.by) == ("12", "15", "Chức danh bung-sen")
    assert cell(report, "G3.11").state is FigureState.NOT_REPORTED
    assert cell(report, "G3.14").value == 12


def test_second_editor_overwrites_what_they_have_seen(report: Report, area: Area) -> None:
    first, second = two_people(area, report)
    drafts.save(report=report, changes=[first], by=area.actor("commune_officer"))
    seen = Change("G3.14", Given.number(12).token(), second.figure)
    drafts.save(report=report, changes=[seen], by=area.actor("commune_head"))
    assert cell(report, "G3.14").value == 15


def test_two_editors_of_different_cells_do_not_disturb_each_other(report: Report, area: Area) -> None:
    drafts.save(report=report, changes=[two_people(area, report)[0]], by=area.actor("commune_officer"))
    drafts.save(report=report, changes=[Change("g3", "", text="Đã làm tốt.")], by=area.actor("commune_head"))
    assert cell(report, "G3.14").value == 12
    assert drafts.narratives_of(report) == {"g3": "Đã làm tốt."}


def test_text_changed_by_two_people_is_a_conflict(report: Report, area: Area) -> None:
    drafts.save(report=report, changes=[Change("g3", "", text="Bản của cán bộ")], by=area.actor("commune_officer"))
    with pytest.raises(Conflicting) as clash:
        drafts.save(report=report, changes=[Change("g3", "", text="Bản của chủ tịch")], by=area.actor("commune_head"))
    assert [one.stored for one in clash.value.conflicts] == ["Bản của cán bộ"]


def test_other_unit_may_not_write_the_draft(report: Report, area: Area) -> None:
    with pytest.raises(NotPermitted):
        drafts.save(report=report, changes=[two_people(area, report)[0]], by=area.actor("sibling_officer"))


def test_figures_of_last_year_stand_beside_an_equal_window(area: Area, report: Report) -> None:
    before = samples.half_year(area, year=2022)
    with on(dt.date(2022, 5, 20)):
        old = samples.report_of(before, area, "ubnd-xa-bung-sen")
        samples.type_in(old, area, {"G3.14": 8})
    samples.sent(old, area, on=dt.date(2022, 6, 1))
    assert queries.last_year(report)["G3.14"] == Cell.of(Decimal(8))
    before.data_to = dt.date(2022, 5, 1)
    before.store("data_to")
    assert queries.last_year(report) == {}


def test_sheet_takes_the_same_queries_whatever_the_number_of_records(
    report: Report, area: Area, django_assert_num_queries
) -> None:
    entered(area, "dissemination")
    with django_assert_num_queries(6):
        figures.sheet_of(report, at=JUNE)
    for _number in range(12):
        entered(area, "dissemination", participating=[area.units["ubnd-xa-con-la"]])
    with django_assert_num_queries(6):
        figures.sheet_of(report, at=JUNE)
