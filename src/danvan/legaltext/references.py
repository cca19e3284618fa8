"""Words that point back to a paper cited before: "Kế hoạch số 88 nêu trên", "Chỉ thị số 33", "Nghị quyết nói trên"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from danvan.legaltext.citations import TYPES
from danvan.legaltext.model import Citation, Paragraph, Reference

_NOT_BACK = (
    "địa bàn|cơ sở|toàn|môi trường|không gian|các|tinh thần|đây|phạm vi|mạng|cả nước|lĩnh vực|thực tế|hệ thống|cổng|báo|đài|"
    "internet|giấy|nguyên tắc|tất cả|mọi|từng|mỗi|một|nền|sóng|trang"
)
_BACK = rf"(?:nêu trên|nói trên|đã nêu(?: trên| ở trên)?|vừa nêu|kể trên|ở trên|trên(?! (?:{_NOT_BACK})\b)(?=[ ,.;:)]))"
_POINTS = re.compile(
    rf"(?<![^\W\d_])(?P<type>{TYPES})(?: hành động| phối hợp)?(?: số (?P<number>\d+[a-zđ]?)[^\s,;]*)?"
    rf"(?: của [^.,;:()\d]{{3,60}}?)? {_BACK}(?![^\W\d_])"
)
_HINTS = (" trên", "đã nêu", "vừa nêu")


def find_references(parts: Iterable[Paragraph], citations: Sequence[Citation]) -> tuple[Reference, ...]:
    """What points back, in the order of the text, each with the paper it means; words that mean none known are left out.

    A bare number means the one paper cited before that has it with the same type; "nêu trên" alone the last of its type.
    """
    found = {one.span: one for one in _bare_numbers(citations)}
    for one in _pointing(parts, citations):
        inner = next((span for span in found if one.span[0] <= span[0] and span[1] <= one.span[1]), None)
        if inner:
            del found[inner]
        found[one.span] = one
    return tuple(found[span] for span in sorted(found))


def is_bare(cited: Citation) -> bool:
    """Whether a citation gives a number without the symbol that says whose it is."""
    return cited.rule.startswith("citation.partial")


def _bare_numbers(citations: Sequence[Citation]) -> Iterator[Reference]:
    for at, cited in enumerate(citations):
        meant = _numbered(cited.type, cited.number or "", citations[:at]) if is_bare(cited) else None
        if meant:
            yield Reference(cited.ref, cited.span, meant.number, meant.title, meant.span)


def _numbered(kind: str, bare: str, before: Sequence[Citation]) -> Citation | None:
    starts = (f"{bare}/".lower(), f"{bare}-".lower())
    same = [one for one in before if one.type == kind and one.number and one.number.lower().startswith(starts)]
    return same[0] if len({one.number for one in same}) == 1 else None


def _pointing(parts: Iterable[Paragraph], citations: Sequence[Citation]) -> Iterator[Reference]:
    whole = [one for one in citations if not is_bare(one)]
    for part in parts:
        low = part.key.low
        for match in _POINTS.finditer(low) if any(hint in low for hint in _HINTS) else ():
            span = part.key.span(match.start(), match.end())
            before = [one for one in whole if one.type == match["type"] and one.span[1] <= span[0]]
            last = before[-1] if before else None
            meant = _numbered(match["type"], match["number"], before) if match["number"] else last
            if meant is not None:
                yield Reference(part.key.text[match.start() : match.end()], span, meant.number, meant.title, meant.span)
