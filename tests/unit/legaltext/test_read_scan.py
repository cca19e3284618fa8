"""Papers that came as pictures: recognised by the real program, with what it could not read told."""

from __future__ import annotations

import io
import stat
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from danvan.legaltext.childread import read_in_child
from danvan.legaltext.contract import as_dict
from danvan.legaltext.model import Reading
from danvan.legaltext.read import recognise
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.read.recognise import is_blank
from danvan.legaltext.reading import read_file
from tests.corpus.scanned import as_scan, picture_of, worn
from tests.unit.legaltext.tinypdf import Page, Rule, Text, file_of_pages, pages_of

_PAPER = """ỦY BAN NHÂN DÂN XÃ LONG KHÁNH
Số: 12/KH-UBND
Long Khánh, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Công tác dân vận chính quyền năm 2026
Thực hiện Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị về công tác dân vận, Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Văn phòng HĐND và UBND xã chủ trì, phối hợp với Công an xã niêm yết công khai thủ tục hành chính trước ngày 15/3/2026.
2. Phòng Văn hóa - Xã hội tổ chức hội nghị đối thoại với người dân.
Nơi nhận:
- Đảng ủy xã;
- Lưu: VT."""


def _file(folder: Path, pages: list[Page], name: str = "scan.pdf") -> Path:
    path = folder / name
    path.write_bytes(as_scan(pages))
    return path


def _facts(reading: Reading) -> tuple[object, ...]:
    header = reading.header
    return (
        (header.type, header.number, header.date, header.issuer),
        [(one.number, one.date) for one in reading.citations],
        [(duty.lead, duty.coordinating, [due.last_day for due in duty.due]) for duty in reading.duties],
        [one.name for one in reading.recipients],
    )


WANTED = (
    ("kế hoạch", "12/KH-UBND", date(2026, 1, 5), "ỦY BAN NHÂN DÂN XÃ LONG KHÁNH"),
    [("23-QĐ/TW", date(2021, 7, 30))],
    [
        (("Văn phòng HĐND và UBND xã",), ("Công an xã",), [date(2026, 3, 14)]),
        (("Phòng Văn hóa - Xã hội",), (), []),
    ],
    ["Đảng ủy xã", "Lưu: VT"],
)


def test_scanned_pdf_is_read_like_its_text(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    reading = read_file(_file(tmp_path, pages_of(_PAPER)), on_page=lambda done, of: told.append((done, of)))

    assert _facts(reading) == WANTED
    assert reading.source.format == "pdf"
    assert reading.source.scan is not None
    assert (reading.source.scan.pages, reading.source.scan.unread) == (1, ())
    assert told == [(0, 1), (1, 1)]


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_picture_of_a_page_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"trang.{suffix}"
    worn(picture_of(pages_of(_PAPER)[0])).save(path)

    reading = read_file(path)

    assert _facts(reading) == WANTED
    assert reading.source.format == suffix


def test_page_on_its_side_is_turned(tmp_path: Path) -> None:
    path = tmp_path / "nam-ngang.png"
    picture_of(pages_of(_PAPER)[0]).rotate(90, expand=True).save(path)

    assert _facts(read_file(path))[0] == WANTED[0]


def test_photograph_that_says_how_it_was_held_is_set_upright(tmp_path: Path) -> None:
    picture = picture_of(pages_of(_PAPER)[0]).rotate(90, expand=True)
    held = Image.Exif()
    held[0x0112] = 6  # orientation: turn right to look at it
    path = tmp_path / "dien-thoai.jpg"
    picture.save(path, exif=held)

    assert _facts(read_file(path))[0] == WANTED[0]


def test_ruled_table_on_a_scan_keeps_its_cells(tmp_path: Path) -> None:
    page = pages_of("KẾ HOẠCH\nPhân công nhiệm vụ năm 2026 của Ủy ban nhân dân tỉnh")[0]
    rows = [
        ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"),
        ("Công khai thủ tục hành chính", "Sở Nội vụ", "Quý II/2026"),
        ("Tổ chức đối thoại", "Sở Tư pháp", "Trước ngày 15/10/2026"),
    ]
    for number, cells in enumerate(rows):
        for column, (left, cell) in enumerate(zip((85, 285, 420), cells, strict=True)):
            y = 600 - 40 * number
            page.rules.append(Rule(left, y, (200, 135, 132)[column], 40))
            page.texts.append(Text(left + 5, y + 15, cell))

    duties = read_file(_file(tmp_path, [page])).duties[-2:]

    assert [(duty.lead, [due.last_day for due in duty.due]) for duty in duties] == [
        (("Sở Nội vụ",), [date(2026, 6, 30)]),
        (("Sở Tư pháp",), [date(2026, 10, 14)]),
    ]


def test_blank_pages_are_skipped_and_scribbles_told(tmp_path: Path) -> None:
    scribble = picture_of(Page())
    pen = ImageDraw.Draw(scribble)
    for step in range(60):
        pen.arc(
            (300 + 20 * step, 900 + 13 * (step % 7), 700 + 25 * step, 1500 + 30 * (step % 5)), 0, 300, fill=30, width=9
        )
    pictures = [picture_of(pages_of(_PAPER)[0]), picture_of(Page()), scribble]
    path = tmp_path / "ba-trang.pdf"
    pictures[0].save(path, "PDF", save_all=True, append_images=pictures[1:], resolution=300)

    reading = read_file(path)

    assert _facts(reading) == WANTED
    assert reading.source.scan is not None
    assert reading.source.scan.unread == ((3, "garbage"),)
    assert [lint.message for lint in reading.lints if lint.code == "scan-page"] == [
        "Trang 3 của bản quét: không nhận ra chữ (ảnh mờ, trang chữ ký hay hình vẽ). Hãy đối chiếu trang này với bản giấy."
    ]


def test_scanned_page_among_printed_ones_is_read_too(tmp_path: Path) -> None:
    words = _PAPER.split("\n")
    both = pikepdf.open(io.BytesIO(file_of_pages(pages_of("\n".join(words[:7])))))
    both.pages.extend(pikepdf.open(io.BytesIO(as_scan(pages_of("\n".join(words[7:]))))).pages)
    path = tmp_path / "hon-hop.pdf"
    both.save(path)

    reading = read_file(path)

    assert _facts(reading) == WANTED
    assert reading.source.scan is not None
    assert reading.source.scan.pages == 1


def test_doubtful_numbers_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "_DOUBTFUL", 101)

    reading = read_file(_file(tmp_path, pages_of(_PAPER)))

    told = [lint.message for lint in reading.lints if lint.code == "scan-unclear"]
    assert any("“23-QĐ/TW”" in message for message in told)
    assert any("“trước ngày 15/3/2026”" in message for message in told)


def test_without_the_program_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, pages_of(_PAPER))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableFile) as refusal:
        read_in_child(path, name="ke-hoach.pdf")

    assert "tesseract-ocr-vie" in refusal.value.message
    assert "dán nội dung" in refusal.value.message


def test_a_page_that_takes_too_long_is_given_up_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "tesseract"
    slow.write_text("#!/bin/sh\ncase $1 in --list-langs) echo vie;; *) exec sleep 60;; esac\n", encoding="utf-8")
    slow.chmod(slow.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = _file(tmp_path, pages_of(_PAPER))

    with pytest.raises(UnreadableFile) as refusal:
        read_file(path, limits=Limits(page_seconds=1))

    assert refusal.value.code == "empty"


def test_child_tells_each_page_and_reads_like_the_parent(tmp_path: Path) -> None:
    path = _file(tmp_path, pages_of(_PAPER))
    told: list[tuple[int, int]] = []

    out = read_in_child(path, on_page=lambda done, of: told.append((done, of)))

    assert out == as_dict(read_file(path))
    assert told[-1] == (1, 1)


def test_more_scanned_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, pages_of(_PAPER) * 2)

    with pytest.raises(UnreadableFile, match="quá 1 trang ảnh quét"):
        read_file(path, limits=Limits(scanned_pages=1))


def test_small_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nho.png"
    Image.new("L", (300, 200), 255).save(path)

    with pytest.raises(UnreadableFile, match="ảnh quá nhỏ"):
        read_file(path)


def test_dust_and_the_shadow_of_the_lid_are_no_words() -> None:
    page = Image.new("L", (2480, 3508), 250)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 40, 3508), fill=10)
    pen.point([(500, 600), (1200, 2000)], fill=0)

    assert is_blank(page)
    assert not is_blank(picture_of(pages_of(_PAPER)[0]))
