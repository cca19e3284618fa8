"""Turns a file into stored text and lines. What a file is, its content decides, never its name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from danvan.legaltext.joins import split_lines
from danvan.legaltext.model import Source
from danvan.legaltext.read.docx import read_docx
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from danvan.legaltext.read.pdf import read_pdf
from danvan.legaltext.read.txt import read_txt

__all__ = ["DEFAULT_LIMITS", "Limits", "UnreadableFile", "load", "source_of_text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TAKEN = "Hãy chọn tệp .docx, .pdf hoặc .txt."
_REFUSED = (
    (b"MZ", "đây là chương trình chạy được, không phải văn bản. "),
    (b"\x7fELF", "đây là chương trình chạy được, không phải văn bản. "),
    (b"\x89PNG", "đây là ảnh, không phải văn bản. "),
    (b"\xff\xd8\xff", "đây là ảnh, không phải văn bản. "),
    (b"GIF8", "đây là ảnh, không phải văn bản. "),
    (b"II*\x00", "đây là ảnh, không phải văn bản. "),
    (b"MM\x00*", "đây là ảnh, không phải văn bản. "),
    (b"Rar!", "đây là tệp nén RAR. Hãy giải nén trước. "),
    (b"7z\xbc\xaf", "đây là tệp nén 7z. Hãy giải nén trước. "),
    (b"\x1f\x8b", "đây là tệp nén. Hãy giải nén trước. "),
    (b"{\\rtf", "đây là tệp RTF. Hãy mở bằng Word và lưu thành .docx. "),
)
_OTHER_OFFICE = (("xl/", "đây là bảng tính Excel. "), ("ppt/", "đây là bài trình chiếu PowerPoint. "))


def load(path: Path, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Reads one file. `name` is what messages and the source call it (default: the file's own name).

    Raises UnreadableFile, whose message names the file and the reason, for whatever is not a readable plan file.
    """
    name = name or path.name
    data = _bytes(path, name, limits)
    kind = kind_of(name, data)
    if kind == "docx":
        text, lines = read_docx(name, data, limits)
    elif kind == "pdf":
        text, lines = read_pdf(name, data, limits)
    else:
        text, lines = read_txt(name, data)
    if len(text) > limits.characters:
        raise UnreadableFile(name, f"văn bản dài quá {limits.characters} ký tự. Hãy tách tệp ra.", code="too-long")
    if not lines:
        raise UnreadableFile(name, "tệp không có chữ nào. Hãy kiểm tra lại tệp.", code="empty")
    return Source(name, hashlib.sha256(data).hexdigest(), kind, text, lines)


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
    """ "docx", "pdf" or "txt", by content. Raises UnreadableFile for what is recognised as something else."""
    if data.startswith(_OLE):
        raise _ole(name, data)
    if data.startswith(_ZIP):
        _refuse_other_archives(name, data)
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
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
