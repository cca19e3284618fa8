"""Files that are no readable plan are refused with a sentence a person understands: never a traceback, never a hang."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from danvan.legaltext.command import run
from danvan.legaltext.read import UnreadableFile, load
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.tinypdf import pdf_of
from tests.unit.legaltext.wordfiles import docx_of, paragraph

PLAN = "KẾ HOẠCH\nThử nghiệm năm 2023\n\nI. NHIỆM VỤ\n\n1. Các cơ quan thực hiện nghiêm túc Kế hoạch này."
WORD = docx_of("".join(paragraph(line) for line in PLAN.split("\n") if line))
PDF = pdf_of(PLAN)


def _zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return stream.getvalue()


def _lying_bomb() -> bytes:
    """A Word file whose document says it is small and inflates to 40 MB."""
    bomb = _zip({"word/document.xml": b" " * (40 * 1024 * 1024)})
    return bomb.replace((40 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="mat-khau", owner="chu"))
    return stream.getvalue()


def _wordless_pdf() -> bytes:
    return pdf_of(".")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BAD = {
    "empty": (b"", "empty", "rỗng"),
    "blank": (b" \n\t ", "empty", "rỗng"),
    "binary": (bytes(range(256)) * 20, "binary", "không phải là văn bản"),
    "legacy-encoding": ("Kế hoạch công tác".encode("utf-16-le")[1:] + b"\xff", "binary", "không phải là văn bản"),
    "windows-1258": (b"K\xaa ho\xa1ch d\xa9n v\xcbn ch\xddnh quy\xd2n " * 20, "encoding", "bảng mã"),
    "locked-docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "mật khẩu"),
    "old-doc": (OLE, "format", "kiểu cũ"),
    "truncated-docx": (WORD[: len(WORD) // 2], "damaged", "hỏng"),
    "docx-without-document": (_zip({"a.txt": b"x"}), "format", "không phải là văn bản Word"),
    "docx-broken-xml": (_zip({"word/document.xml": b"<w:document"}), "damaged", "hỏng"),
    "xlsx-as-docx": (_zip({"xl/workbook.xml": b"<x/>"}), "format", "Excel"),
    "pptx-as-docx": (_zip({"ppt/presentation.xml": b"<x/>"}), "format", "PowerPoint"),
    "macro-docx": (docx_of(paragraph("x"), more={"word/vbaProject.bin": b"x"}), "macro", "macro"),
    "docm": (
        _zip(
            {
                "[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml",
                "word/document.xml": b"<x/>",
            }
        ),
        "macro",
        "macro",
    ),
    "bomb-declared": (docx_of(paragraph("x"), more={"word/media/a.bin": bytes(60 * 1024 * 1024)}), "bomb", "phình"),
    "bomb-lying": (_lying_bomb(), "damaged", "hỏng"),
    "bomb-many": (_zip({f"word/{n}.xml": b"" for n in range(5200)} | {"word/document.xml": b"<x/>"}), "bomb", "phình"),
    "entities": (
        _zip({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "bb">]><w:document xmlns:w="x">&b;</w:document>'}),
        "entities",
        "không an toàn",
    ),
    "empty-docx": (docx_of("<w:p/>"), "empty", "không có chữ"),
    "truncated-pdf": (PDF[:300], "damaged", "hỏng"),
    "broken-pdf": (b"%PDF-1.4\n" + bytes(2000), "damaged", "hỏng"),
    "locked-pdf": (_locked_pdf(), "password", "mật khẩu"),
    "wordless-pdf": (_wordless_pdf(), "empty", "không trang nào có chữ"),
    "program": (b"MZ" + bytes(500), "format", "chương trình"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "damaged", "ảnh bị hỏng"),
    "rtf": (b"{\\rtf1 abc}", "format", "RTF"),
    "rar": (b"Rar!\x1a\x07\x00", "format", "RAR"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_file_is_refused_by_name_and_reason(case: str, tmp_path: Path) -> None:
    data, code, words = BAD[case]
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(data)

    with pytest.raises(UnreadableFile) as refusal:
        load(path)

    assert refusal.value.code == code
    assert words in refusal.value.message
    assert refusal.value.message.startswith("Không đọc được tệp “ke-hoach.docx”: ")


@pytest.mark.parametrize("case", BAD)
def test_command_answers_a_bad_file_with_code_two_and_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(BAD[case][0])

    code = run([str(path), "--json"])

    shown = capsys.readouterr()
    assert (code, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert "ke-hoach.docx" in shown.err


def test_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)

    with pytest.raises(UnreadableFile, match=r"200\.0 MB, vượt giới hạn 20 MB"):
        read_file(path)


def test_limit_is_a_parameter(tmp_path: Path) -> None:
    path = tmp_path / "nho.txt"
    path.write_text(PLAN, encoding="utf-8")

    with pytest.raises(UnreadableFile) as refusal:
        read_file(path, limits=Limits(file_bytes=10))

    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("name", ["khong-co.txt", "."])
def test_missing_file_and_folder_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(tmp_path / name)

    assert refusal.value.code == "missing"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", PDF, "pdf"),
        ("a.pdf", WORD, "docx"),
        ("a.txt", WORD, "docx"),
        ("a.docx", PLAN.encode(), "txt"),
        ("a", PLAN.encode("utf-16"), "txt"),
    ],
)
def test_content_decides_what_a_file_is(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    reading = read_file(path)

    assert (reading.source.format, [duty.anchor for duty in reading.duties]) == (kind, ["I.1"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_read_alike(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAN.encode(encoding))

    assert read_file(path).source.text == PLAN


def test_given_name_is_used_in_messages(tmp_path: Path) -> None:
    path = tmp_path / "tam-0001"
    path.write_bytes(b"")

    with pytest.raises(UnreadableFile, match=r"“Kế hoạch\.docx”"):
        read_file(path, name="Kế hoạch.docx")
