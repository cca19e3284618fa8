"""The .docx, measured against Annex I of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.officedocs.measure import LayoutMeasure, LineMeasure, TableMeasure, measure
from danvan.officedocs.metrics import text_width
from danvan.officedocs.model import (
    Bullet,
    Heading,
    LegalBasis,
    OfficeDocument,
    Paragraph,
    Row,
    Run,
    Signature,
    paragraphs_of,
)
from danvan.officedocs.word import write_docx
from tests.unit.officedocs.sample import ANNEX, BODY, HEAD, LETTER, REPORT, ROWS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def report() -> LayoutMeasure:
    return measure(write_docx(REPORT))


@pytest.fixture(scope="module")
def letter() -> LayoutMeasure:
    return measure(write_docx(LETTER))


def _all_lines(layout: LayoutMeasure) -> list[LineMeasure]:
    lines: list[LineMeasure] = []
    for part in layout.parts:
        if isinstance(part, TableMeasure):
            lines += [line for row in part.cells for cell in row for line in cell]
        else:
            lines.append(part)
    return lines


def _line(layout: LayoutMeasure, text: str) -> LineMeasure:
    return next(line for line in _all_lines(layout) if line.text.startswith(text))


def _body(blocks: tuple[Paragraph | Heading | Bullet | LegalBasis, ...]) -> list[str]:
    layout = measure(write_docx(replace(REPORT, body=blocks, annexes=(), banner=None)))
    return [line.text for line in layout.lines[4:]]


# Component: how its text begins, smallest and largest size, bold, italic, capitals, alignment.
CELLS = [
    ("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, True, False, True, "center"),
    ("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", 13, 14, True, False, False, "center"),
    ("Cơ quan ban hành", "HUYỆN SÔNG LÁ", 12, 13, True, False, True, "center"),
    ("Số, ký hiệu", "Số: ", 13, 13, False, False, False, "center"),
    ("Địa danh, ngày", "Sông Lá, ngày 08 tháng 6 năm 2023", 13, 14, False, True, False, "center"),
    ("Tên loại", "BÁO CÁO", 13, 14, True, False, True, "center"),
    ("Trích yếu", "Kết quả thực hiện công tác", 13, 14, True, False, False, "center"),
    ("Nội dung", "Thực hiện Kế hoạch số 18/KH-UBND", 13, 14, False, False, False, "both"),
    ("Đề mục I.", "I. CÔNG TÁC LÃNH ĐẠO", 13, 14, True, False, True, "both"),
    ("Đề mục 1.", "1. Quán triệt, tuyên truyền", 13, 14, True, False, False, "both"),
    ("Điểm a)", "a) Giải quyết", 13, 14, False, False, False, "both"),
    ("Gạch đầu dòng", "- Ủy ban nhân dân xã Bưng Sen", 13, 14, False, False, False, "both"),
    ("Quyền hạn", "TM. ỦY BAN NHÂN DÂN", 13, 14, True, False, True, "center"),
    ("Ký thay", "KT. CHỦ TỊCH", 13, 14, True, False, True, "center"),
    ("Chức vụ", "PHÓ CHỦ TỊCH", 13, 14, True, False, True, "center"),
    ("Họ và tên", "Trần Thị Mai Lan", 13, 14, True, False, False, "center"),
    ("Nơi nhận", "Nơi nhận:", 12, 12, True, True, False, "left"),
    ("Dòng nơi nhận", "- Sở Nội vụ (b/c);", 11, 11, False, False, False, "left"),
    ("Phụ lục", "Phụ lục", 14, 14, True, False, False, "center"),
    ("Tên phụ lục", "SỐ LIỆU CÔNG TÁC DÂN VẬN", 13, 14, True, False, True, "center"),
    ("Kèm theo", "(Kèm theo Báo cáo số      /BC-UBND", 13, 14, False, True, False, "center"),
]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell[0])
def test_component_has_the_form_of_the_decree(
    report: LayoutMeasure, cell: tuple[str, str, float, float, bool, bool, bool, str]
) -> None:
    _name, start, least, most, bold, italic, capitals, align = cell
    line = _line(report, start)
    assert least <= line.size <= most
    assert (line.bold, line.italic, line.text.isupper(), line.align) == (bold, italic, capitals, align)


def test_letter_components_have_the_form_of_the_decree(letter: LayoutMeasure) -> None:
    for start, sizes, bold in (
        ("ỦY BAN NHÂN DÂN", (12, 13), False),
        ("PHÒNG NỘI VỤ", (12, 13), True),
        ("V/v đôn đốc báo cáo", (12, 13), False),
        ("Kính gửi:", (13, 14), False),
        ("- Phòng Kinh tế và Hạ tầng;", (13, 14), False),
        ("TRƯỞNG PHÒNG", (13, 14), True),
    ):
        line = _line(letter, start)
        assert (line.bold, line.italic, sizes[0] <= line.size <= sizes[1]) == (bold, False, True), start


def test_page_is_a4_with_the_margins_of_the_decree(report: LayoutMeasure) -> None:
    main, annex = report.sections
    assert (main.width_mm, main.height_mm) == (210, 297)
    assert (annex.width_mm, annex.height_mm, annex.landscape) == (297, 210, True)
    for section in report.sections:
        assert 20 <= section.top_mm <= 25
        assert 20 <= section.bottom_mm <= 25
        assert 30 <= section.left_mm <= 35
        assert 15 <= section.right_mm <= 20


def test_only_times_new_roman_is_named(report: LayoutMeasure) -> None:
    assert report.fonts == {"Times New Roman"}


def test_every_script_of_a_run_is_times_new_roman() -> None:
    styles = zipfile.ZipFile(io.BytesIO(write_docx(REPORT))).read("word/styles.xml").decode()
    fonts = re.findall(r"<w:rFonts[^>]*>", styles)
    assert len(fonts) > 20
    for each in fonts:
        assert re.findall(r'w:(\w+)="Times New Roman"', each) == ["ascii", "hAnsi", "eastAsia", "cs"]


def test_pages_are_numbered_in_the_top_margin_from_page_two(report: LayoutMeasure) -> None:
    for section in report.sections:
        assert (section.numbers_pages, section.numbers_first_page) == (True, False)
        number = section.header[0]
        assert (number.align, 13 <= number.size <= 14, number.bold, number.italic) == ("center", True, False, False)


def test_annex_alone_has_no_numeral(report: LayoutMeasure) -> None:
    assert [line.text for line in report.lines if line.text.startswith("Phụ lục")] == ["Phụ lục"]


def test_head_is_two_columns_without_borders(report: LayoutMeasure) -> None:
    head = report.tables[0]
    assert head.bordered is False
    assert [[[line.text for line in cell if line.text] for cell in row] for row in head.cells] == [
        [["ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LÁ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]],
        [["Số:       /BC-UBND"], ["Sông Lá, ngày 08 tháng 6 năm 2023"]],
    ]


def test_lines_are_drawn_and_never_underlined(report: LayoutMeasure) -> None:
    issuer, motto = (next(line.rule_mm for line in cell if line.rule_mm) for cell in report.tables[0].cells[0])
    assert motto == pytest.approx(text_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True), abs=0.5)
    assert 1 / 3 <= issuer / text_width("ỦY BAN NHÂN DÂN", 13, bold=True) <= 1 / 2
    [title] = [line.rule_mm for line in report.lines if line.rule_mm]
    assert 1 / 3 <= title / text_width("Kết quả thực hiện công tác dân vận chính quyền", 14, bold=True) <= 1 / 2
    assert [line.text for line in _all_lines(report) if line.underlined] == []


def test_national_name_stands_on_one_line(report: LayoutMeasure) -> None:
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) < 99


def test_content_is_indented_justified_and_spaced(report: LayoutMeasure) -> None:
    content = [line for line in report.lines if line.align == "both" and line.size == 14]
    assert len(content) == len(BODY)
    assert {line.first_line_mm for line in content} == {12.7}
    assert {line.after >= 6 for line in content} == {True}


def test_headings_stay_with_what_follows(report: LayoutMeasure) -> None:
    assert _line(report, "I. CÔNG TÁC").keeps_next is True
    assert _line(report, "a) Giải quyết").keeps_next is True
    assert _line(report, "Người đứng đầu").keeps_next is False
    assert _line(report, "Trên đây là").keeps_next is True


def test_foot_has_recipients_and_signature_in_one_row(report: LayoutMeasure) -> None:
    [[recipients, signature]] = report.tables[1].cells
    assert [line.text for line in recipients] == [
        "Nơi nhận:",
        "- Sở Nội vụ (b/c);",
        "- TT HU, TT HĐND huyện (b/c);",
        "- CT, các PCT UBND huyện;",
        "- Ban Dân vận HU;",
        "- Các phòng, ban, ngành huyện;",
        "- UBND các xã, thị trấn;",
        "- Lưu: VT, NV.",
    ]
    assert [line.text for line in signature] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Thị Mai Lan",
    ]


def test_recipients_get_their_punctuation_once() -> None:
    layout = measure(write_docx(replace(REPORT, recipients=("- Như trên;", "Sở Nội vụ,", "Lưu: VT, NV."), annexes=())))
    assert [line.text for line in layout.tables[1].cells[0][0]][1:] == ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, NV."]


def test_no_recipients_and_no_content_still_give_a_paper() -> None:
    layout = measure(write_docx(replace(REPORT, recipients=("", " ; "), body=(), annexes=())))
    assert [line.text for line in layout.tables[1].cells[0][0]] == [""]
    assert layout.lines[-1].rule_mm > 0


def test_signature_without_a_name_keeps_its_place() -> None:
    layout = measure(write_docx(replace(REPORT, signature=Signature(post="Chủ tịch"), annexes=())))
    assert [line.text for line in layout.tables[1].cells[0][1]] == ["CHỦ TỊCH", ""]


def test_annex_table_repeats_its_head_and_sets_figures_right(report: LayoutMeasure) -> None:
    table = report.tables[2]
    assert (table.repeated_rows, table.bordered, len(table.cells)) == (2, True, 2 + len(ROWS))
    total = table.cells[-1]
    assert [line.align for cell in total for line in cell] == ["center", "left", *["right"] * 11]
    assert [line.text for cell in total for line in cell][1:4] == ["Toàn huyện (23/23 đơn vị)", "67", "12.167"]
    assert {line.bold for cell in total for line in cell if line.text} == {True}
    assert {line.italic for cell in table.cells[-2] for line in cell if line.text} == {True}
    assert [cell[0].text for cell in table.cells[0]] == [
        "TT", "Cơ quan, đơn vị, địa phương", "Quán triệt văn bản", "Đối thoại với Nhân dân", "Nội dung phải giải quyết",
        "Hồ sơ thủ tục hành chính",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, "Số:       /BC-UBND"), ("7", "Số: 07/BC-UBND"), ("87", "Số: 87/BC-UBND"), ("39a", "Số: 39a/BC-UBND")],
)
def test_number_is_blank_until_given(number: str | None, text: str) -> None:
    layout = measure(write_docx(replace(REPORT, letterhead=replace(HEAD, number=number), annexes=())))
    assert _line(layout, "Số:").text == text


@pytest.mark.parametrize(
    ("day", "year", "text"),
    [
        (dt.date(2024, 2, 5), None, "Sông Lá, ngày 05 tháng 02 năm 2024"),
        (None, 2023, "Sông Lá, ngày      tháng      năm 2023"),
        (None, None, "Sông Lá, ngày      tháng      năm"),
    ],
)
def test_day_is_blank_until_given(day: dt.date | None, year: int | None, text: str) -> None:
    layout = measure(write_docx(replace(REPORT, letterhead=replace(HEAD, date=day, year=year), annexes=())))
    assert _line(layout, "Sông Lá,").text == text


def test_long_issuer_is_broken_evenly_beside_the_national_name(letter: LayoutMeasure) -> None:
    assert [line.text for line in letter.tables[0].cells[0][0]] == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SÔNG LÁ",
        "PHÒNG NỘI VỤ",
        "",
    ]


def test_letter_names_its_subject_under_the_number_and_its_addressees(letter: LayoutMeasure) -> None:
    assert [line.text for line in letter.tables[0].cells[1][0]] == [
        "Số: 07/PNV-TH",
        "V/v đôn đốc báo cáo kết quả công tác dân vận chính quyền 6 tháng đầu năm 2023",
    ]
    assert [line.text for line in letter.lines][:4] == [
        "Kính gửi:",
        "- Phòng Kinh tế và Hạ tầng;",
        "- Ủy ban nhân dân xã Xẻo Nhum;",
        "- Ủy ban nhân dân xã Ao Dừa.",
    ]


def test_one_addressee_stands_on_the_line() -> None:
    layout = measure(write_docx(replace(LETTER, addressees=("Sở Nội vụ.", " "))))
    assert layout.lines[0].text == "Kính gửi: Sở Nội vụ"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Kính gửi Sở Nội vụ tổng hợp.", "Kính gửi Sở Nội vụ tổng hợp./."),
        ("Kính gửi Sở Nội vụ tổng hợp", "Kính gửi Sở Nội vụ tổng hợp./."),
        ("Kính gửi Sở Nội vụ tổng hợp./.", "Kính gửi Sở Nội vụ tổng hợp./."),
        ("Kính gửi Sở Nội vụ tổng hợp; ", "Kính gửi Sở Nội vụ tổng hợp./."),
    ],
)
def test_content_ends_with_the_end_mark_once(text: str, closed: str) -> None:
    assert _body((Paragraph.of("Mở đầu."), Paragraph.of(text))) == ["Mở đầu.", closed]


def test_runs_keep_the_spaces_between_them() -> None:
    block = Paragraph((Run("phong trào "), Run("“Dân vận khéo”", italic=True), Run(" năm 2023")))
    assert _body((block,)) == ["phong trào “Dân vận khéo” năm 2023./."]


def test_end_mark_follows_the_last_run_with_its_space() -> None:
    assert _body((Bullet((Run("đạt"), Run(" 98,8%", bold=True))),)) == ["- đạt 98,8%./."]


def test_legal_bases_are_italic_and_punctuated() -> None:
    blocks = (LegalBasis("Căn cứ Luật A"), LegalBasis("Căn cứ Luật B;"), Paragraph.of("Nội dung"))
    assert _body(blocks) == ["Căn cứ Luật A;", "Căn cứ Luật B.", "Nội dung./."]
    layout = measure(write_docx(replace(REPORT, body=blocks, annexes=())))
    assert [_line(layout, "Căn cứ Luật A").italic, _line(layout, "Nội dung").italic] == [True, False]


def test_typed_text_becomes_blocks() -> None:
    assert paragraphs_of("Một.\r\n\r\n- hai\n – ba\n+\n4\tbốn") == (
        Paragraph.of("Một."), Bullet.of("hai"), Bullet.of("ba"), Paragraph.of("+"), Paragraph.of("4 bốn"),
    )  # fmt: skip


def test_banner_is_on_every_page(report: LayoutMeasure) -> None:
    for section in report.sections:
        for header in (section.header, section.first_header):
            assert [line.text for line in header if "MINH" in line.text] == ["DỮ LIỆU MINH HỌA"]


def test_no_banner_leaves_no_trace() -> None:
    files = zipfile.ZipFile(io.BytesIO(write_docx(replace(REPORT, banner=None))))
    assert [name for name in files.namelist() if b"MINH H" in files.read(name)] == []


def test_same_paper_gives_same_bytes_at_any_time() -> None:
    with time_machine.travel(dt.datetime(2023, 6, 8, tzinfo=dt.UTC)):
        first = write_docx(REPORT)
    with time_machine.travel(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)):
        assert write_docx(REPORT) == first


def test_same_paper_gives_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib; from tests.unit.officedocs.sample import REPORT; from danvan.officedocs.word import write_docx;"
        "print(hashlib.sha256(write_docx(REPORT)).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": "."},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.strip() == hashlib.sha256(write_docx(REPORT)).hexdigest()


def test_file_names_nobody_and_no_time() -> None:
    data = write_docx(REPORT)
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title == "Báo cáo Kết quả thực hiện công tác dân vận chính quyền 6 tháng đầu năm 2023"
    files = zipfile.ZipFile(io.BytesIO(data))
    assert {entry.date_time for entry in files.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert files.namelist()[0] == "[Content_Types].xml"
    assert not [name for name in files.namelist() if "thumbnail" in name or "customXml" in name or "theme" in name]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_file_that_opens(words: str, name: str) -> None:
    paper = OfficeDocument(
        letterhead=replace(HEAD, issuer=name, place=words, number=name),
        type_name=words,
        title=name,
        addressees=(words, name),
        body=(Heading(1, words), Paragraph.of(name), Bullet.of(words)),
        recipients=(words,),
        signature=Signature(post=name, name=words),
        annexes=(replace(ANNEX, title=words, caption=name, rows=(Row((1, name, *[words] * 11)),), notes=(words,)),),
        banner=name,
    )
    assert docx.Document(io.BytesIO(write_docx(paper))).sections[0].page_width.mm == pytest.approx(210, abs=0.1)
