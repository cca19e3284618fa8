"""Turns a file into stored text and lines. What a file is, its content decides, never its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from danvan.legaltext.joins import split_lines
from danvan.legaltext.model import Source, Span
from danvan.legaltext.read.docx import read_docx
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.images import read_image
from danvan.legaltext.read.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from danvan.legaltext.read.pdf import read_pdf
from danvan.legaltext.read.scans import OnPage, Scanner
from danvan.legaltext.read.txt import read_txt

__all__ = ["DEFAULT_LIMITS", "Limits", "OnPage", "UnreadableFile", "load", "source_of_text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TAKEN = "Hãy chọn tệp .docx, .pdf, .txt hoặc ảnh .png, .jpg."
_PICTURES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"))
_NO_WORDS = "tệp không có chữ nào. Hãy kiểm tra lại tệp."
_NO_PRINT = "không trang nào có chữ đọc được. Hãy quét lại rõ hơn, hoặc dán nội dung văn bản."
_FEWEST_LETTERS = 20
_REFUSED = (
    (b"MZ", "đây là chương trình chạy được, không phải văn bản. "),
    (b"\x7fELF", "đây là chương trình chạy được, không phải văn bản. "),
    (b"RIFF", "đây là ảnh WebP hoặc tệp âm thanh, phim. Hãy lưu thành .jpg. "),
    (b"GIF8", "đây là ảnh GIF. "),
    (b"II*\x00", "đây là ảnh TIFF. Hãy lưu thành PDF. "),
    (b"MM\x00*", "đây là ảnh TIFF. Hãy lưu thành PDF. "),
    (b"Rar!", "đây là tệp nén RAR. Hãy giải nén trước. "),
    (b"7z\xbc\xaf", "đây là tệp nén 7z. Hãy giải nén trước. "),
    (b"\x1f\x8b", "đây là tệp nén. Hãy giải nén trước. "),
    (b"{\\rtf", "đây là tệp RTF. Hãy mở bằng Word và lưu thành .docx. "),
)
_OTHER_OFFICE = (("xl/", "đây là bảng tính Excel. "), ("ppt/", "đây là bài trình chiếu PowerPoint. "))


def load(
    path: Path, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS, on_page: OnPage | None = None
) -> Source:
    """Reads one file. `name` is what messages and the source call it (default: the file's own name).

    `on_page` hears (pages done, pages in all) before and after each page that has to be recognised.

    Raises UnreadableFile, whose message names the file and the reason, for whatever is not a readable plan file.
    """
    name = name or path.name
    data = _bytes(path, name, limits)
    kind = kind_of(name, data)
    scanner = Scanner(name, limits, on_page)
    unclear: tuple[Span, ...] = ()
    if kind == "docx":
        text, lines = read_docx(name, data, limits)
    elif kind == "txt":
        text, lines = read_txt(name, data)
    else:
        pages = read_pdf(name, data, limits, scanner) if kind == "pdf" else read_image(name, data, scanner)
        text, lines, unclear = pages.text, pages.lines, pages.unclear
    if len(text) > limits.characters:
        raise UnreadableFile(name, f"văn bản dài quá {limits.characters} ký tự. Hãy tách tệp ra.", code="too-long")
    if not lines:
        raise UnreadableFile(name, _NO_WORDS if kind in ("docx", "txt") else _NO_PRINT, code="empty")
    if kind not in ("docx", "txt") and sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise UnreadableFile(name, _NO_PRINT, code="empty")
    return Source(name, hashlib.sha256(data).hexdigest(), kind, text, lines, scanner.scan(unclear))


def source_of_text(text: str, *, name: str) -> Source:
    """The source of a text pasted in. Surrogates that no file could hold are hashed as question marks."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Source(name, digest, "txt", text, split_lines(text))


def _bytes(path: Path, name: str, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(name, "đây không phải là một tệp.", code="missing")
        if size > limits.file_bytes:
            own, most = f"{size / MEGABYTE:.1f}", f"{limits.file_bytes / MEGABYTE:.0f}"
            reason = f"tệp lớn {own} MB, vượt giới hạn {most} MB. Hãy tách tệp hoặc giảm cỡ ảnh trong tệp."
            raise UnreadableFile(name, reason, code="too-large")
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError as cause:
        raise UnreadableFile(name, "không tìm thấy tệp. Hãy kiểm tra lại đường dẫn.", code="missing") from cause
    except (OSError, ValueError) as cause:
        raise UnreadableFile(name, "không mở được tệp. Hãy kiểm tra quyền đọc tệp.", code="missing") from cause
    if not data.strip():
        raise UnreadableFile(name, "tệp rỗng. Hãy chọn lại tệp.", code="empty")
    return data


def kind_of(name: str, data: bytes) -> str:
    """ "docx", "pdf", "png", "jpg" or "txt", by content. Raises UnreadableFile for what is recognised as something else."""
    if data.startswith(_OLE):
        raise _ole(name, data)
    if data.startswith(_ZIP):
        _refuse_other_archives(name, data)
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _PICTURES:
        if data.startswith(magic):
            return kind
    for magic, reason in _REFUSED:
        if data.startswith(magic):
            raise UnreadableFile(name, reason + _TAKEN, code="format")
    return "txt"


def _ole(name: str, data: bytes) -> UnreadableFile:
    if _ENCRYPTED_PACKAGE in data:
        return UnreadableFile(name, "tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.", code="password")
    return UnreadableFile(
        name, "đây là tệp Office kiểu cũ (.doc, .xls). Hãy mở bằng Word và lưu thành .docx.", code="format"
    )


def _refuse_other_archives(name: str, data: bytes) -> None:
    """Says what an archive is when it is plainly no Word file; names inside a zip stand uncompressed."""
    if b"word/document.xml" in data:
        return
    for folder, reason in _OTHER_OFFICE:
        if folder.encode() in data:
            raise UnreadableFile(name, reason + _TAKEN, code="format")
