"""Parts a paper into its own body and foot, and the papers attached behind its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan.legaltext.header import is_type_line
from danvan.legaltext.marks import RANK_DECIMAL, RANK_LETTER, read_mark
from danvan.legaltext.model import Paragraph
from danvan.legaltext.recipients import START
from danvan.legaltext.signature import is_signature_line

_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|Biểu mẫu)(?:\s+(?:số\s+)?[IVX\d]+|\s*$|\s+[A-ZĐ])")
_BASIS = re.compile(r"Căn cứ\b|Xét\b|Theo đề nghị|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|KẾT LUẬN)\s*:")
_ATTACHED = re.compile(r"\(\s*(?:[Bb]an hành )?[Kk]èm theo\b")
_NOTE = re.compile(r"\[\d{1,3}\] ")
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Region:
    """Indexes of paragraphs: where a paper begins, where its numbered body does, where its foot does, and its end."""

    start: int
    body: int
    foot: int
    end: int


def split_regions(parts: Sequence[Paragraph], after: int) -> tuple[Region, ...]:
    """The paper itself (its text begins at `after`), then each paper attached after its foot."""
    out: list[Region] = []
    start = after
    while not out or start < len(parts):
        foot = _foot(parts, start)
        end = _annex(parts, foot + 1)
        out.append(Region(start, _body(parts, start, foot, own=not out), foot, end))
        start = end
    return tuple(out)


def _foot(parts: Sequence[Paragraph], start: int) -> int:
    """Where "Nơi nhận" or the signature begins."""
    for index in range(start, len(parts)):
        key = parts[index].key.text
        if START.match(key) or (is_signature_line(key) and not _opens_a_body(parts[index + 1 : index + 1 + _AHEAD])):
            return index
    return len(parts)


def _opens_a_body(following: Sequence[Paragraph]) -> bool:
    """Whether bases or items follow: a body in capitals there issues the paper, it does not sign it."""
    marks = (read_mark(part.key.text) for part in following)
    return any(_BASIS.match(part.key.text) for part in following) or any(m and m.rank <= RANK_DECIMAL for m in marks)


def _annex(parts: Sequence[Paragraph], start: int) -> int:
    """Where a paper attached behind the foot begins."""
    for index in range(start, len(parts)):
        words = parts[index].key.text.strip()
        if is_type_line(words) or any(opening.match(words) for opening in (_ANNEX, _ATTACHED, _NOTE)):
            return index
    return len(parts)


def _body(parts: Sequence[Paragraph], start: int, foot: int, *, own: bool) -> int:
    """Where the first numbered item begins; what stands before it names the bases. Without items all is body.

    An attached paper without items is a table or a form: it has no body.
    """
    for index in range(start, foot):
        mark = read_mark(parts[index].key.text)
        if mark is not None and mark.rank < RANK_LETTER:
            return index
    return start if own else foot
