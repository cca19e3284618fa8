"""The consolidated report written out: one snapshot, the same numbers in every form."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

import docx
import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import routing
from danvan.documents.models import RoutingStep
from danvan.officedocs.reader import figures_in_docx, figures_in_xlsx
from danvan.reports import paper
from danvan.reports.domain import composing, consolidating, drafts, issuing
from danvan.reports.domain.composing import Wanted
from danvan.reports.enums import ConsolidationState
from danvan.reports.models import Consolidation, Period, Report
from tests.factories import Area
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(area: Area, period: Period, report: Report) -> Consolidation:
    """Two of four reports, one late; a zero, a missing figure, a joint event."""
    samples.type_in(report, area, {"G1.01": 3, "G3.05": 1250, "G4.02a": 98, "G4.02b": 100, "G4.06": 0})
    samples.sent(report, area)
    sibling = samples.report_of(period, area, "ubnd-xa-con-la")
    samples.type_in(sibling, area, {"G4.02a": 900, "G4.02b": 1000})
    samples.sent(sibling, area, on=dt.date(2023, 6, 7), late_reason="Mất điện.")
    return samples.consolidated(period, area)


def text_of(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    return "\n".join(one.text for one in word.paragraphs)


def test_same_numbers_in_word_in_excel_and_in_csv(made: Consolidation) -> None:
    """L10: parsed back from the files themselves."""
    word, sheet = figures_in_docx(issuing.word_bytes(made)), figures_in_xlsx(issuing.sheet_bytes(made))
    assert word == sheet
    content = made.body
    rows = {(unit, code): (value, state) for _period, unit, code, value, state in paper.figures_rows(content)}
    titles = [annex.title.upper() for annex in paper.annexes(content)]
    compared = 0
    for one in content["indicators"]:
        name = one["name"]
        printed = next(text for (title, label, head), text in word.items() if label == name and head == "Tổng hợp")
        assert number_of(printed) == decimal_of(rows[("total", one["code"])]), one["code"]
        for unit in content["units"]:
            own = next(
                text for (title, label, head), text in word.items()
                if title in titles[1:] and label == unit["name"] and head == f"{name} ({one['unit']})"
            )  # fmt: skip
            assert number_of(own) == decimal_of(rows[(unit["key"], one["code"])]), (unit["key"], one["code"])
            compared += 1
    assert compared == 4 * len(content["indicators"])


def number_of(text: str) -> Decimal | None:
    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    if plain in {"-", "chưa có"}:
        return None
    return Decimal(plain.replace(".", "").replace(",", "."))


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
    for annex in paper.annexes(made.body)[1:]:
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
