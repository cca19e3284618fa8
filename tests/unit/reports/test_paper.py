"""The consolidated report written out: one snapshot, the same numbers in every form."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

import docx
import pytest
from openpyxl import load_workbook

from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import routing
from danvan.documents.models import RoutingStep
from danvan.officedocs.model import Annex, Emphasis, one_line
from danvan.officedocs.numbers import parse_number
from danvan.officedocs.reader import figures_in_docx, figures_in_xlsx
from danvan.reports import paper
from danvan.reports.annexes import BY_UNIT, annexes, every_figure, group_titles
from danvan.reports.domain import composing, consolidating, drafts, issuing
from danvan.reports.domain.composing import Wanted
from danvan.reports.domain.drafts import Given
from danvan.reports.enums import ConsolidationState
from danvan.reports.models import Consolidation, Period, Report
from danvan.units.actor import program
from danvan.units.domain import people
from danvan.units.models import User
from danvan.units.roles import Role
from tests.factories import Area
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(area: Area, period: Period, report: Report) -> Consolidation:
    """Two of four reports, one late; a zero, a missing figure, a joint event."""
    samples.issued(area, 3)
    samples.contributed(area, 1250)
    samples.handled(area, "ubnd-xa-bung-sen", in_time=98, late=2)
    samples.handled(area, "ubnd-xa-con-la", in_time=900, late=100)
    samples.sent(report, area)
    sibling = samples.report_of(period, area, "ubnd-xa-con-la")
    samples.sent(sibling, area, on=dt.date(2023, 6, 7), late_reason="Mất điện.")
    return samples.consolidated(period, area)


def text_of(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    return "\n".join(one.text for one in word.paragraphs)


def test_same_numbers_in_word_in_excel_and_in_csv(made: Consolidation) -> None:
    """L10: parsed back from the files themselves."""
    word, sheet = figures_in_docx(issuing.word_bytes(made)), figures_in_xlsx(issuing.sheet_bytes(made))
    assert {key: sheet[key] for key in word} == word
    content = made.body
    rows = {(unit, code): (value, state) for _period, unit, code, value, state in paper.figures_rows(content)}
    totals, every = title_of(annexes(content)[0]), title_of(every_figure(content))
    groups, reported = group_titles(content), content["unit_figures"]
    compared = 0
    for one in content["indicators"]:
        code, head = one["code"], f"{groups[one['group']]} / {one['name']} ({one['unit']})"
        assert number_of(word[totals, one["name"], "Tổng hợp"]) == decimal_of(rows["total", code]), code
        for unit in content["units"]:
            if unit["key"] in reported:
                printed = number_of(sheet[every, unit["name"], head])
                assert printed == decimal_of(rows[unit["key"], code]), (unit["key"], code)
                compared += 1
    assert compared == 2 * len(content["indicators"])


def test_table_by_unit_in_the_paper_is_that_of_the_figures(made: Consolidation) -> None:
    word, content = figures_in_docx(issuing.word_bytes(made)), made.body
    rows = {(unit, code): (value, state) for _period, unit, code, value, state in paper.figures_rows(content)}
    title = title_of(annexes(content)[1])
    heads = {code: f"{group} / {text}" if group else text for group, columns in BY_UNIT for code, text in columns}
    for unit in content["units"]:
        shown = {code: word.get((title, unit["name"], head)) for code, head in heads.items()}
        if unit["key"] in content["unit_figures"]:
            assert {code: number_of(text or "") for code, text in shown.items()} == {
                code: decimal_of(rows[unit["key"], code]) for code in heads
            }
        else:
            assert set(shown.values()) == {None}


def title_of(annex: Annex) -> str:
    return one_line(annex.title).upper()


def number_of(text: str) -> Decimal | None:
    return None if text in {"-", "…"} else parse_number(text)


def decimal_of(cell: tuple[str, str]) -> Decimal | None:
    return Decimal(cell[0]) if cell[0] else None


def test_zero_survives_every_export(made: Consolidation) -> None:
    """L11."""
    key = next(
        key for key in figures_in_docx(issuing.word_bytes(made)) if key[1:] == ("Thư xin lỗi người dân", "Tổng hợp")
    )
    assert figures_in_docx(issuing.word_bytes(made))[key] == "0"
    assert figures_in_xlsx(issuing.sheet_bytes(made))[key] == "0"
    assert ("2023-half", "total", "G4.06", "0", "zero") in paper.figures_rows(made.body)


def test_units_and_the_joint_row_add_up_to_the_total(made: Consolidation) -> None:
    """L9, in the tables as printed."""
    checked = 0
    for annex in (annexes(made.body)[1], every_figure(made.body)):
        for place in range(2, len(annex.columns)):
            column = [row.cells[place] for row in annex.rows]
            numbers = [cell for cell in column if isinstance(cell, int)]
            if isinstance(column[-1], int):
                assert sum(numbers[:-1]) == numbers[-1], annex.columns[place].title
                checked += 1
    assert checked > 10


def test_csv_has_a_row_for_every_unit_and_indicator(made: Consolidation) -> None:
    content = made.body
    rows = paper.figures_rows(content)
    assert len(rows) == len(content["indicators"]) * (len(content["units"]) + 1)
    assert ("2023-half", "phong-vhtt", "G3.08", "", "not_reported") in rows


def test_same_snapshot_gives_the_same_bytes(made: Consolidation) -> None:
    assert issuing.word_bytes(made) == issuing.word_bytes(Consolidation.rows.get(pk=made.pk))
    assert issuing.sheet_bytes(made) == issuing.sheet_bytes(Consolidation.rows.get(pk=made.pk))


def test_opening_cites_the_plan_the_window_and_the_coverage(made: Consolidation) -> None:
    text = text_of(issuing.word_bytes(made))
    assert (
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 17 tháng 02 năm 2023 của Ủy ban nhân dân huyện Sông Lá về thực hiện công tác dân vận "
        "chính quyền năm 2023, Ủy ban nhân dân huyện Sông Lá báo cáo kết quả thực hiện 6 tháng đầu năm 2023 (số liệu từ ngày 01 tháng 01 "
        "năm 2023 đến hết ngày 31 tháng 5 năm 2023) như sau:"
    ) in text
    assert (
        "Số liệu được tổng hợp từ báo cáo của 2/4 cơ quan, đơn vị, địa phương, trong đó 01 báo cáo nhận sau ngày 04/6/2023."
        in text
    )


def test_late_and_missing_units_are_named_only_when_it_is_ticked(made: Consolidation, area: Area) -> None:
    body = paper.coverage_sentence(made.body, issuing.words_of(made))
    assert "Cồn Lá" not in body
    composing.choose_names(consolidation=made, names_late=True, names_missing=True, by=area.actor("coordinator"))
    made.refresh_from_db()
    body = paper.coverage_sentence(made.body, issuing.words_of(made))
    assert "(Ủy ban nhân dân xã Cồn Lá)" in body
    assert body.endswith("chưa có số liệu của Ủy ban nhân dân xã Ao Dừa; Phòng Văn hóa và Thông tin.")


def test_unit_without_a_report_is_named_in_the_annex_only_when_it_is_ticked(made: Consolidation, area: Area) -> None:
    def said() -> tuple[str, bool, bool]:
        made.refresh_from_db()
        sheets = load_workbook(io.BytesIO(issuing.sheet_bytes(made))).worksheets
        cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
        text = text_of(issuing.word_bytes(made))
        found = re.search(r"Chưa có số liệu của 02 cơ quan.*", text)
        return found[0] if found else "", "Ao Dừa" in text, any("Ao Dừa" in cell for cell in cells)

    assert said() == ("Chưa có số liệu của 02 cơ quan, đơn vị, địa phương.", False, False)
    composing.choose_names(consolidation=made, names_late=False, names_missing=True, by=area.actor("coordinator"))
    assert said() == (
        "Chưa có số liệu của 02 cơ quan, đơn vị, địa phương: Ủy ban nhân dân xã Ao Dừa; Phòng Văn hóa và Thông tin.",
        True, True,
    )  # fmt: skip


def test_annexes_are_a_portrait_table_of_totals_and_a_wide_one_by_unit(made: Consolidation) -> None:
    totals, by_unit = annexes(made.body)
    assert (totals.landscape, by_unit.landscape) == (False, True)
    groups = [row.cells[1] for row in totals.rows if row.emphasis is Emphasis.GROUP]
    assert groups == list(group_titles(made.body).values())
    assert groups[-1] == "Công tác dân tộc, tôn giáo"  # a group of figures that no heading of the plan speaks of
    assert "Công tác dân tộc, tôn giáo" not in [one["title"] for one in made.body["outline"][1]["parts"]]
    assert [one["group"] for one in made.body["outline"][1]["parts"]] == [1, 2, 3, 4, 5, 6, 0]
    assert text_of(issuing.word_bytes(made)).count("Số liệu chi tiết tại Phụ lục I và Phụ lục II kèm theo") == 1


def with_estimates(report: Report, area: Area, figures: dict[str, tuple[int, int | None]]) -> None:
    given = {
        code: Given.number(Decimal(value), estimate=None if estimate is None else Decimal(estimate))
        for code, (value, estimate) in figures.items()
    }
    samples.type_in(report, area, given)


def test_estimate_is_printed_only_where_every_unit_gave_one(area: Area, period: Period, report: Report) -> None:
    with_estimates(report, area, {"G6.08": (3, 4), "G3.12": (2, 5)})
    samples.sent(report, area)
    sibling = samples.report_of(period, area, "ubnd-xa-con-la")
    with_estimates(sibling, area, {"G6.08": (2, 2), "G3.12": (1, None)})
    samples.sent(sibling, area)
    word = figures_in_docx(issuing.word_bytes(samples.consolidated(period, area)))
    printed = {label: text for (_title, label, head), text in word.items() if head == "Ước đến hết kỳ" and text}
    assert printed == {"Cán bộ, công chức bị xử lý do vi phạm dân chủ, sách nhiễu": "6"}


@pytest.mark.parametrize(
    ("titles", "printed"),
    [
        (("Phó Chủ tịch UBND huyện", "Chủ tịch UBND huyện"), ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (("Chủ tịch UBND huyện",), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (("Chánh Văn phòng HĐND và UBND",), ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    ],
)
def test_signature_is_that_of_whoever_signs(
    made: Consolidation, area: Area, titles: tuple[str, ...], printed: list[str]
) -> None:
    leader = area.posts["leader"]
    leader.title = titles[0]
    leader.store("title")
    for title in titles[1:]:
        user = User.objects.create(username="other", full_name="Trần Thị Mai Lan")
        people.give_post(
            user=user, unit=area.committee, title=title, role=Role.LEADER, by=program("test", on=samples.LAST_DAY),
            on=samples.PUBLISHED,
        )  # fmt: skip
    foot = docx.Document(io.BytesIO(issuing.word_bytes(made))).tables[1]
    assert [one.text for one in foot.rows[0].cells[1].paragraphs] == [*printed, leader.user.full_name]


def test_signature_without_a_leader_is_the_plans(made: Consolidation, area: Area) -> None:
    assert issuing.signer_of(made) is None
    foot = docx.Document(io.BytesIO(issuing.word_bytes(made))).tables[1]
    words = [one.text for one in foot.rows[0].cells[1].paragraphs]
    assert words == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ""]


def test_cover_note_always_names_them(made: Consolidation) -> None:
    assert paper.cover_note(made.body)[1:] == [
        "Đã nhận 2/4 báo cáo.",
        "Nhận trễ: Ủy ban nhân dân xã Cồn Lá, nhận ngày 07/6/2023, trễ 3 ngày, lý do: Mất điện.",
        "Chưa gửi: Ủy ban nhân dân xã Ao Dừa; Phòng Văn hóa và Thông tin.",
    ]


def test_outline_is_numbered_as_printed_and_empty_parts_are_left_out(made: Consolidation, area: Area) -> None:
    asked = [Wanted("Ghi chép chưa đều.", chosen=True, place=1)]
    composing.compose(consolidation=made, heading="han-che", wanted=asked, by=area.actor("coordinator"))
    text = text_of(issuing.word_bytes(made))
    heads = re.findall(r"^(?:[IVX]+|\d)\. .+$", text, flags=re.MULTILINE)
    assert heads == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Quán triệt, học tập các chỉ thị, nghị quyết của Đảng",
        "2. Thực hiện Quy chế dân chủ ở cơ sở",
        "3. Tăng cường công tác cải cách hành chính",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Tồn tại, hạn chế",
    ]
    assert text.index("KẾT QUẢ") < text.index("hạn chế")


def test_number_and_day_stay_blank(made: Consolidation) -> None:
    word = docx.Document(io.BytesIO(issuing.word_bytes(made)))
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert "Số:       /BC-UBND" in cells
    assert any(re.fullmatch(r"Sông Lá, ngày +tháng +năm 2023", text) for text in cells)


def test_banner_stands_only_on_demo_papers(made: Consolidation) -> None:
    for demo, count in ((True, 1), (False, 0)):
        section = docx.Document(io.BytesIO(issuing.word_bytes(made, demo=demo))).sections[0]
        assert "\n".join(one.text for one in section.first_page_header.paragraphs).count(paper.BANNER) == count


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Ủy ban nhân dân huyện Sông Lá", "Sông Lá"),
        ("Ủy ban nhân dân xã Bưng Sen", "Bưng Sen"),
        ("Ủy ban nhân dân thành phố Sông Lá", "Sông Lá"),
    ],
)
def test_place_is_the_name_without_its_kind(issuer: str, place: str) -> None:
    assert paper.place_of(issuer) == place


def test_plan_without_number_or_day_is_cited_by_what_it_has() -> None:
    plan = {
        "type": "kế hoạch",
        "number": "",
        "symbol": "",
        "date": None,
        "title": "",
        "issuer": "Ủy ban nhân dân xã Bưng Sen",
    }
    assert paper.plan_reference(plan) == "Kế hoạch của Ủy ban nhân dân xã Bưng Sen"


def test_paper_is_drawn_up_with_a_default_route(made: Consolidation, area: Area) -> None:
    row = issuing.draw_up(consolidation=made, by=area.actor("coordinator"))
    route = RoutingStep.rows.filter(unit=row.unit).order_by("order").values_list("kind", "signing_unit__key")
    assert list(route) == [("initial", "phong-noi-vu"), ("format", "van-phong"), ("approve", "ubnd-huyen")]
    made.refresh_from_db()
    assert (row.state, made.state) == ("draft", ConsolidationState.ROUTED)
    with pytest.raises(Refused):
        issuing.draw_up(consolidation=made, by=area.actor("coordinator"))


def test_default_route_is_laid_once(area: Area, period: Period) -> None:
    unit = area.units["phong-noi-vu"]
    for _time in range(2):
        issuing.route_for(unit, area.committee, by=area.actor("coordinator"))
    assert RoutingStep.rows.count() == 3


def test_route_without_an_office_is_refused(area: Area, period: Period) -> None:
    post = area.posts["office"]
    post.valid_to = dt.date(2022, 1, 1)
    post.store("valid_to")
    with pytest.raises(Refused, match="Văn phòng"):
        issuing.route_for(area.units["phong-noi-vu"], area.committee, by=area.actor("coordinator"))


def test_stale_consolidation_makes_no_paper(made: Consolidation, area: Area, report: Report) -> None:
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.sent(report, area, reason="Sửa số")
    assert consolidating.is_stale(made)
    with pytest.raises(Refused, match="Tổng hợp lại"):
        issuing.draw_up(consolidation=made, by=area.actor("coordinator"))


def test_words_are_locked_while_the_paper_travels(made: Consolidation, area: Area) -> None:
    row = issuing.draw_up(consolidation=made, by=area.actor("coordinator"))
    asked = [Wanted("Thêm.", chosen=True, place=1)]
    with pytest.raises(Refused):
        composing.compose(consolidation=made, heading="han-che", wanted=asked, by=area.actor("coordinator"))
    routing.move(paper=row, name="send", by=area.actor("coordinator"))
    with pytest.raises(Refused):
        issuing.take_back(consolidation=made, by=area.actor("coordinator"))
    routing.move(paper=row, name="return", note="Viết lại phần III", by=area.actor("head"))
    issuing.take_back(consolidation=made, by=area.actor("coordinator"))
    composing.compose(consolidation=made, heading="han-che", wanted=asked, by=area.actor("coordinator"))
    again = issuing.draw_up(consolidation=made, by=area.actor("coordinator"))
    assert again.content_hash != row.content_hash


def test_only_whoever_consolidates_draws_up_the_paper(made: Consolidation, area: Area) -> None:
    with pytest.raises(NotPermitted):
        issuing.draw_up(consolidation=made, by=area.actor("leader"))


def signed_copy(made: Consolidation) -> str:
    """What the words and tables of the paper give as the text of a PDF: every cell on a line."""
    word = docx.Document(io.BytesIO(issuing.word_bytes(made)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def test_signed_copy_that_is_the_same_shows_no_difference(made: Consolidation) -> None:
    assert issuing.differences(made, signed_copy(made)) == []


def test_number_changed_in_the_signed_copy_is_named(made: Consolidation) -> None:
    found = issuing.differences(made, signed_copy(made).replace("1.250", "1.260"))
    assert "«Nhân dân đóng góp bằng tiền»: bản trình là 1.250, bản đã ký không đủ số này." in found
    assert any("Câu này không có nguyên văn" in one and "1.250" in one for one in found)


def test_scan_without_words_says_that_it_was_not_compared(made: Consolidation) -> None:
    (said,) = issuing.differences(made, None)
    assert "không có lớp chữ" in said


def test_broken_pdf_is_read_as_no_words() -> None:
    assert issuing.text_of_pdf(b"%PDF-1.7 broken", "ban-ky.pdf") is None


def test_csv_rows_are_plain_numbers(made: Consolidation) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(paper.figures_rows(made.body))
    values = {row[3] for row in csv.reader(io.StringIO(out.getvalue()))}
    assert all(re.fullmatch(r"(\d+(\.\d+)?)?", value) for value in values)
