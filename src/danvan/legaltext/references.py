"""Words that point back to a paper cited before: "Kế hoạch số 88 nêu trên", "Chỉ thị số 33", "Nghị quyết nói trên"."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_SERIAL = re.compile(r"(\d+[a-zđ]?)[/-]")
# Of how many papers with one number it is asked whether they are one.
_FEW = 50


def find_references(parts: Iterable[Paragraph], citations: Sequence[Citation]) -> tuple[Reference, ...]:
    """What points back, in the order of the text, each with the paper it means; words that mean none known are left out.

    A bare number means the one paper cited before that has it with the same type; "nêu trên" alone the last of its type.
    """
    cited = _Cited(citations)
    found = {one.span[0]: one for one in _bare_numbers(citations, cited)}
    # "Kế hoạch số 88 nêu trên" begins where its bare number does, and says more.
    found |= {one.span[0]: one for one in _pointing(parts, cited)}
    return tuple(found[start] for start in sorted(found))


def is_bare(cited: Citation) -> bool:
    """Whether a citation gives a number without the symbol that says whose it is."""
    return cited.rule.startswith("citation.partial")


class _Cited:
    """The papers cited whole, found by what a later mention tells of them."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._by_type: dict[str, list[Citation]] = {}
        self._by_number: dict[tuple[str, str], list[Citation]] = {}
        for one in sorted((one for one in citations if not is_bare(one)), key=lambda one: one.span[1]):
            self._by_type.setdefault(one.type, []).append(one)
            serial = _SERIAL.match((one.number or "").lower())
            if serial:
                self._by_number.setdefault((one.type, serial[1]), []).append(one)

    def last(self, kind: str, at: int) -> Citation | None:
        """The last of its type that ends before `at`."""
        same = self._by_type.get(kind, [])
        index = bisect_right(same, at, key=lambda one: one.span[1])
        return same[index - 1] if index else None

    def numbered(self, kind: str, bare: str, at: int) -> Citation | None:
        """The one paper of a type cited before `at` whose number begins so; None when there are several."""
        same = [one for one in self._by_number.get((kind, bare.lower()), [])[:_FEW] if one.span[1] <= at]
        return same[0] if len({one.number for one in same}) == 1 else None


def _bare_numbers(citations: Sequence[Citation], cited: _Cited) -> Iterator[Reference]:
    for one in citations:
        meant = cited.numbered(one.type, one.number or "", one.span[0]) if is_bare(one) else None
        if meant:
            yield Reference(one.ref, one.span, meant.number, meant.title, meant.span)


def _pointing(parts: Iterable[Paragraph], cited: _Cited) -> Iterator[Reference]:
    for part in parts:
        low = part.key.low
        for match in _POINTS.finditer(low) if any(hint in low for hint in _HINTS) else ():
            span = part.key.span(match.start(), match.end())
            numbered = cited.numbered(match["type"], match["number"], span[0]) if match["number"] else None
            meant = numbered or (None if match["number"] else cited.last(match["type"], span[0]))
            if meant is not None:
                yield Reference(part.key.text[match.start() : match.end()], span, meant.number, meant.title, meant.span)
