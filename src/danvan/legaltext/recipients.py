"""Reads "Nơi nhận": one recipient per line, with what the copy is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Paragraph, Recipient
from danvan.legaltext.signature import is_signature_line

START = re.compile(r"Nơi nh[âậ]n\s*:?\s*", re.I)
_PIECE = re.compile(r"[^;]+")
_PURPOSES = (
    (re.compile(r"b\s*/\s*c|báo cáo", re.I), "báo cáo"),
    (re.compile(r"t\s*/\s*h|thực hiện", re.I), "thực hiện"),
    (re.compile(r"p\s*/\s*h|phối hợp", re.I), "phối hợp"),
    (re.compile(r"c\s*/\s*đ|chỉ đạo", re.I), "chỉ đạo"),
    (re.compile(r"theo dõi|t\s*/\s*d", re.I), "theo dõi"),
)
_LIMIT = 60


def read_recipients(text: str, foot: Sequence[Paragraph]) -> tuple[Recipient, ...]:
    """The recipients in the foot of a paper, in order; empty when it has no "Nơi nhận"."""
    out: list[Recipient] = []
    inside = False
    for part in foot:
        opening = START.match(part.key.text)
        if opening:
            inside = True
            if is_signature_line(part.key.text[opening.end() :]):
                continue
            out.extend(_entries(text, part, opening.end()))
        elif inside and re.match(r"[-+•]", part.key.text):
            out.extend(_entries(text, part, 0))
    return tuple(out[:_LIMIT])


def _entries(text: str, part: Paragraph, at: int) -> list[Recipient]:
    key = part.key.text
    out: list[Recipient] = []
    for piece in _PIECE.finditer(key, at):
        start, end = _trimmed(key, piece.start(), piece.end(), left=" -+•", right=" .,/")
        opening = key.find("(", start, end)
        name_end = _trimmed(key, start, opening, left="", right=" .,/")[1] if opening >= 0 else end
        # A line that announces the nested ones, and a note behind a recipient ("…; theo dõi chung"), name nobody.
        noted = bool(out) and key[start : start + 1].islower() and not key.startswith("các ", start)
        if noted or key[start:end].endswith(":") or not any(char.isalpha() for char in key[start:name_end]):
            continue
        name = surface(text, part.key.span(start, name_end))
        purpose = "lưu" if key.startswith("Lưu", start) else _purpose(key[opening:end] if opening >= 0 else None)
        out.append(Recipient(name, purpose, part.key.span(start, end), "recipient.line", 1.0))
    return out


def _trimmed(key: str, start: int, end: int, *, left: str, right: str) -> tuple[int, int]:
    while start < end and key[start] in left:
        start += 1
    while end > start and key[end - 1] in right:
        end -= 1
    return start, end


def _purpose(note: str | None) -> str | None:
    found = [purpose for pattern, purpose in _PURPOSES if note and pattern.search(note)]
    return ", ".join(found) or None
