"""PDF files as an office program writes them, beside the Word file they came from."""

from pathlib import Path

from danvan.legaltext.childread import read_in_child
from danvan.legaltext.model import Reading
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.tinypdf import pdf_of

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
