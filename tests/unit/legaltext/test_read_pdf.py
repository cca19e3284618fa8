"""PDF files as an office program writes them, beside the Word file they came from."""

from datetime import date
from pathlib import Path

from danvan.legaltext.childread import read_in_child
from danvan.legaltext.model import Reading
from danvan.legaltext.read.pdftables import RuledRow, one_table
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.tinypdf import Page, Rule, Text, file_of_pages, pdf_of

GOLDEN = Path(__file__).parent / "golden"


def _facts(reading: Reading) -> tuple[object, ...]:
    return (
        (reading.header.type, reading.header.number, reading.header.date, reading.header.issuer, reading.header.title),
        [(duty.anchor, duty.kind, duty.relation, duty.report_to, duty.recurrence) for duty in reading.duties],
        [tuple(" ".join(name.split()) for name in (*duty.lead, *duty.coordinating)) for duty in reading.duties],
        [due.last_day for duty in reading.duties for due in duty.due],
        [(cited.type, cited.number, cited.date, cited.issuer) for cited in reading.citations],
        [(one.name, one.purpose) for one in reading.recipients],
        (
            reading.signature.on_behalf,
            reading.signature.for_post,
            reading.signature.signer_post,
            reading.signature.signer,
        ),
    )


def test_pdf_of_an_office_program_reads_like_its_word_file() -> None:
    word, pdf = read_file(GOLDEN / "ke-hoach-ngan.docx"), read_file(GOLDEN / "ke-hoach-ngan.pdf")

    assert _facts(pdf) == _facts(word)
    assert len(word.duties) == 10
    assert word.header.issuer == "ỦY BAN NHÂN DÂN HUYỆN SÔNG LA"


def test_page_numbers_and_repeated_heads_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "dai.pdf"
    lines = [f"Đoạn văn thứ {n} nói về công tác dân vận chính quyền ở cơ sở năm nay." for n in range(200)]
    path.write_bytes(pdf_of("\n".join(lines)))

    assert read_file(path).source.text.split("\n") == lines


def test_pdf_is_read_within_the_limits_of_the_child() -> None:
    assert len(read_in_child(GOLDEN / "ke-hoach-ngan.pdf")["duties"]) == 10


def _ruled(rows: list[list[tuple[float, float, float, str]]]) -> Page:
    """A page of ruled cells, each (left, width, height, words), rows one under the other from the top."""
    page, y = Page(), 780.0
    for row in rows:
        for left, width, height, words in row:
            page.rules.append(Rule(left, y - height, width, height))
            page.texts.extend(Text(left + 4, y - 14 - 14 * at, line) for at, line in enumerate(words.split("\n")))
        y -= min(height for _, _, height, _ in row)
    return page


def test_ruled_table_gives_a_row_a_line_and_repeats_what_is_merged_downwards(tmp_path: Path) -> None:
    page = _ruled([
        [(60, 40, 30, "TT"), (100, 200, 30, "Nhiệm vụ"), (300, 150, 30, "Cơ quan chủ trì")],
        [(60, 40, 40, "1"), (100, 200, 40, "Rà soát danh mục\nthủ tục"), (300, 150, 80, "Sở Tư pháp")],
        [(60, 40, 40, "2"), (100, 200, 40, "Công khai kết quả")],
    ])  # fmt: skip
    path = tmp_path / "bang.pdf"
    path.write_bytes(file_of_pages([page]))

    source = read_file(path).source

    assert [source.text[slice(*line.span)] for line in source.lines if line.row] == [
        "TT | Nhiệm vụ | Cơ quan chủ trì",
        "1 | Rà soát danh mục thủ tục | Sở Tư pháp",
        "2 | Công khai kết quả | Sở Tư pháp",
    ]


def test_table_over_two_pages_is_one() -> None:
    head, box = ("TT", "Nhiệm vụ", "Chủ trì"), (0.0, 0.0, 1.0, 1.0)
    rows = [
        RuledRow(head, box, 0),
        RuledRow(("1", "Rà soát các", "Sở"), box, 0),
        RuledRow(head, box, 1),
        RuledRow(("", "danh mục", "Tư pháp"), box, 1),
        RuledRow(("2", "Công khai", "Sở Nội vụ"), box, 1),
    ]

    assert [row.text for row in one_table(rows)] == [
        "TT | Nhiệm vụ | Chủ trì",
        "1 | Rà soát các danh mục | Sở Tư pháp",
        "2 | Công khai | Sở Nội vụ",
    ]


def test_title_under_a_short_left_column_stays_under_the_head(tmp_path: Path) -> None:
    page = Page()
    for x, y, words in [
        (90, 780, "ỦY BAN NHÂN DÂN"), (306, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"), (306, 765, "VIỆT NAM"),
        (90, 755, "HUYỆN SÔNG LA"), (306, 740, "Độc lập - Tự do - Hạnh phúc"), (90, 730, "Số: 28/KH-UBND"),
        (306, 715, "Sông La, ngày 06 tháng 5 năm"), (306, 700, "2024"), (90, 675, "KẾ HOẠCH"),
        (90, 650, "Công tác dân vận chính quyền năm 2024"), (90, 625, "I. MỤC ĐÍCH, YÊU CẦU"),
        (90, 600, "1. Nâng cao trách nhiệm của người đứng đầu trong công tác dân vận ở cơ sở."),
    ]:  # fmt: skip
        page.texts.append(Text(x, y, words))
    path = tmp_path / "dau-trang.pdf"
    path.write_bytes(file_of_pages([page]))

    header = read_file(path).header

    assert (header.date, header.title) == (date(2024, 5, 6), "Công tác dân vận chính quyền năm 2024")
