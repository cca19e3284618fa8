"""Word files: the numbers Word draws, tables, and what must not leak into the text."""

import pytest

from danvan.legaltext.read.docx import read_docx
from danvan.legaltext.read.limits import DEFAULT_LIMITS
from danvan.legaltext.read.numbering import drawn, letters, roman
from danvan.legaltext.read.styles import styles_in_use
from tests.unit.legaltext.wordfiles import cell, docx_of, level, paragraph, part, table

THREE = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "bullet", "\uf0b7")
    + "</w:abstractNum>"
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def _lines(body: str, *, numbering: str = "", styles: str = "") -> list[str]:
    text, lines = read_docx("a.docx", docx_of(body, numbering=numbering, styles=styles), DEFAULT_LIMITS)
    assert [text[slice(*line.span)] for line in lines] == text.split("\n")
    return text.split("\n")


def test_levels_are_counted_and_deeper_ones_start_again() -> None:
    body = "".join(paragraph(f"m{at}", num="5", level=str(at)) for at in (0, 1, 2, 1, 0, 1))

    assert _lines(body, numbering=THREE) == ["I. m0", "1. m1", "- m2", "2. m1", "II. m0", "1. m1"]


def test_number_may_come_from_the_style_and_from_what_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("một", style="Base") + paragraph("hai", style="Child") + paragraph("ba", style="Child")

    assert _lines(body, numbering=THREE, styles=styles) == ["I. một", "1. hai", "2. ba"]


def test_number_zero_switches_the_style_number_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("một", style="Base") + paragraph("hai", style="Base", num="0", level="0")

    assert _lines(body, numbering=THREE, styles=styles) == ["I. một", "hai"]


def test_level_linked_to_a_style_is_found() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "%1.", style="H1")}{level(1, "decimal", "%1.%2.", style="H2")}'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="{}"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("một", style="H1") + paragraph("hai", style="H2")

    assert _lines(body, numbering=numbering, styles=style.format("H1") + style.format("H2")) == ["I. một", "I.1. hai"]


def test_start_override_begins_again() -> None:
    numbering = THREE + (
        '<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(paragraph("x", num=num, level="1") for num in ("5", "5", "6", "6"))

    assert _lines(body, numbering=numbering) == ["1. x", "2. x", "1. x", "2. x"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"),
        (1, "none", ""),
    ],
)
def test_counters_are_drawn(number: int, form: str, text: str) -> None:
    assert drawn(number, form) == text


def test_numbers_beyond_the_form_are_arabic() -> None:
    assert (roman(0), roman(4000), letters(0)) == ("0", "4000", "0")


def test_head_table_is_read_cell_by_cell() -> None:
    head = table(
        (
            cell(paragraph("UBND HUYỆN SÔNG LA"), paragraph("Số: 5/KH-UBND")),
            cell(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        )
    )

    assert _lines(head) == ["UBND HUYỆN SÔNG LA", "Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_data_table_is_read_row_by_row() -> None:
    data = table(
        (cell(paragraph("TT")), cell(paragraph("Nội dung")), cell(paragraph("Đơn vị"))),
        (cell(paragraph("1")), cell(paragraph("Tập huấn"), paragraph("cán bộ")), cell(paragraph("Phòng Nội vụ"))),
    )

    assert _lines(data) == ["TT | Nội dung | Đơn vị", "1 | Tập huấn cán bộ | Phòng Nội vụ"]


def test_drawings_and_deleted_text_do_not_leak_and_inserted_text_counts() -> None:
    body = (
        "<w:p><w:r><w:drawing><w:posOffset>123456</w:posOffset><w:t>ảnh</w:t></w:drawing></w:r>"
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t> nối</w:t></w:r></w:hyperlink></w:p>"
    )

    assert _lines(body) == ["mới nối"]


def test_line_breaks_part_lines_and_tabs_stay() -> None:
    assert _lines("<w:p><w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>về</w:t><w:tab/><w:t>việc</w:t></w:r></w:p>") == [
        "KẾ HOẠCH",
        "về\tviệc",
    ]


def test_style_sheet_is_cut_to_the_styles_in_use() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}">{}</w:style>'
    sheet = (
        '<?xml version="1.0"?><w:styles xmlns:w="x">'
        + style.format("A", '<w:basedOn w:val="B"/>')
        + style.format("B", "")
        + style.format("C", "")
        + '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        + "</w:styles>"
    ).encode()

    cut = styles_in_use(sheet, {"A"})

    assert [name for name in (b'"A"', b'"B"', b'"C"', b'"N"') if b"styleId=" + name in cut] == [b'"A"', b'"B"', b'"N"']


def test_unusual_style_sheet_comes_back_whole() -> None:
    assert styles_in_use(b"<styles/>", {"A"}) == b"<styles/>"


_BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
    "<w:drawing><pos>914400</pos><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)


def test_text_boxes_are_read_once_and_their_offsets_never() -> None:
    body = f"<w:p><w:r>{_BOX.format(paragraph('ĐẢNG ỦY XÃ'))}</w:r><w:r><w:t>Số 5-CV/ĐU</w:t></w:r></w:p>"

    assert _lines(body) == ["ĐẢNG ỦY XÃ", "Số 5-CV/ĐU"]


def test_footnotes_stand_after_the_text_in_the_order_they_are_called() -> None:
    called = '<w:p><w:r><w:t>Thực hiện kết luận</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = part("footnotes", '<w:footnote w:id="3">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>').format(
        paragraph("Công văn số 8/SNV-XD ngày 02/5/2024."), paragraph("Kế hoạch riêng.")
    )
    data = docx_of(called.format(3) + called.format(2), more={"word/footnotes.xml": notes.encode()})

    text, _ = read_docx("a.docx", data, DEFAULT_LIMITS)

    assert text.split("\n")[2:] == ["[1] Công văn số 8/SNV-XD ngày 02/5/2024.", "[2] Kế hoạch riêng."]


@pytest.mark.parametrize(
    ("font", "typed", "meant"),
    [
        (".VnTime", "Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"),
        (".VnTimeH", "Uû ban nh©n d©n", "UỶ BAN NHÂN DÂN"),
        (
            "VNI-Times",
            "UÛY BAN NHAÂN DAÂN huyeän, keá hoaïch ñöôïc duyeät",
            "ỦY BAN NHÂN DÂN huyện, kế hoạch được duyệt",
        ),
        ("Times New Roman", "Ủy ban nhân dân", "Ủy ban nhân dân"),
    ],
)
def test_legacy_fonts_become_unicode(font: str, typed: str, meant: str) -> None:
    body = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{typed}</w:t></w:r></w:p>'

    assert _lines(body) == [meant]


def test_cells_merged_down_say_what_stands_above_and_wide_ones_keep_their_columns() -> None:
    def merged(words: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    body = table(
        (cell(paragraph("Nhiệm vụ")), cell(paragraph("Chủ trì")), cell(paragraph("Thời gian"))),
        (merged("Nhóm một", '<w:gridSpan w:val="3"/>'),),
        (
            cell(paragraph("Rà soát")),
            merged("Sở Nội vụ", '<w:vMerge w:val="restart"/>'),
            cell(paragraph("Tháng 3")),
        ),
        (cell(paragraph("Công khai")), merged("", "<w:vMerge/>"), cell(paragraph("Tháng 4"))),
    )

    assert _lines(body) == [
        "Nhiệm vụ | Chủ trì | Thời gian",
        "Nhóm một |  |",
        "Rà soát | Sở Nội vụ | Tháng 3",
        "Công khai | Sở Nội vụ | Tháng 4",
    ]
