"""Reads plain text in the encodings offices use."""

from __future__ import annotations

import codecs

from danvan.legaltext.joins import split_lines
from danvan.legaltext.model import Line
from danvan.legaltext.read.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODING = "bảng mã của tệp không phải Unicode (UTF-8). Hãy mở tệp, chọn “Lưu thành…” với bảng mã UTF-8 rồi chọn lại."
_BINARY = "nội dung tệp không phải là văn bản. Hãy chọn tệp .docx, .pdf hoặc .txt."


def decode(name: str, data: bytes) -> str:
    """The text of a UTF-8 or UTF-16 file, without its byte-order mark. Raises UnreadableFile for anything else."""
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\x00" in data[:4096]:
        raise UnreadableFile(name, _BINARY, code="binary")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as cause:
        raise UnreadableFile(name, _ENCODING, code="encoding") from cause
    odd = sum(1 for char in text[:20_000] if char < " " and char not in "\t\n\r\f\v")
    if odd * 50 > min(len(text), 20_000):
        raise UnreadableFile(name, _BINARY, code="binary")
    return text


def read_txt(name: str, data: bytes) -> tuple[str, tuple[Line, ...]]:
    """The stored text, exactly as decoded, and its lines."""
    text = decode(name, data)
    return text, split_lines(text)
