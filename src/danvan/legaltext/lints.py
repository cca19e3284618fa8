"""What a careful clerk would ask about before the paper is put to work."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from danvan.legaltext.citecheck import check_citations
from danvan.legaltext.matchkey import LOWER, UPPER, surface
from danvan.legaltext.model import Citation, Header, Lint, Paragraph, Reading, Span
from danvan.legaltext.scandoubts import check_scan

_RANK = {
    "xã": 1,
    "phường": 1,
    "thị trấn": 1,
    "đặc khu": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "thành phố": 2,
    "tỉnh": 3,
}
_ISSUER_LEVEL = re.compile(r"\b(?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b", re.I)
_AREA = re.compile(
    rf"trên địa bàn (?P<all>các )?(?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|"
    rf"phường)(?![{LOWER}])(?P<name> [{UPPER}][{LOWER}]+)?(?! hội)"
)
_NAMED = re.compile(
    rf"(?P<type>Kế hoạch|Chương trình|Đề án|Quyết định|Nghị quyết|Chỉ thị|Hướng dẫn|Kết luận|Công văn|Quy định|"
    rf"Pháp lệnh)"
    rf"(?! số| này| nêu| trên| nói| của\b| phù hợp| theo\b| đến\b| trong\b| tại\b| gắn\b| bằng\b| đã\b)(?P<about> [^.,;:()]{{8,150}}?) của "
    rf"(?:(?:tỉnh|huyện|thành phố)(?: [{UPPER}][{LOWER}]+)*|trung ương|Trung ương|Chính phủ|Ban Chỉ đạo)"
)
_NUMBER_INSIDE = re.compile(r"\bsố\b\s*:?\s*\d|\d\s*[/-]\s*[A-ZĐ]")
_POINTS_BACK = re.compile(r" (?:nêu|nói|kể) trên\b")
_SPACING = re.compile(rf"\d{{4}} -\d{{4}}|\d{{4}}- \d{{4}}|\(\d[{LOWER}]+\)")
_TIGHT = re.compile(r"-\d{4}|- \d{4}|\(\d")
_MISNAMED = (
    ("chính quyền khéo", re.compile(r"(?:phong trào thi đua )?dân vận chính quyền khéo", re.I), "Dân vận khéo"),
    ("bộ luật", re.compile(r"Bộ Luật(?: [Ll]ao động| [Dd]ân sự| [Hh]ình sự)?(?= )"), "Bộ luật"),
)
_OF_CENTRE = re.compile(r"(?:quy định|văn bản) của trung ương(?: như)?")
_SATURDAY = 5
_NAMES_A_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|[Nn]gày\s*\d")
_WEEKEND = ("thứ Bảy", "Chủ nhật")
_UNDATED_LAWS = ("luật", "bộ luật", "hiến pháp")


def check(reading: Reading, parts: Sequence[Paragraph], foot: Sequence[Paragraph] = ()) -> tuple[Lint, ...]:
    """Every lint on a reading, in reading order; those about something absent come last, without a span.

    `parts` are the paragraphs between the head and the foot of the paper, `foot` those of its foot.
    """
    text, header, citations = reading.source.text, reading.header, reading.citations
    titles = sorted(cited.title_span for cited in citations if cited.title_span)
    meant = {one.span[0] for one in reading.references}
    placed = [*_blanks(header), *_incomplete([one for one in citations if one.span[0] not in meant])]
    rank = _level(header)
    for part in parts:
        placed.extend(_areas(part, rank, titles))
        placed.extend(_unnumbered(text, part))
        placed.extend(_spacing(part))
        placed.extend(_misnamed(part))
        placed.extend(_wrong_level(part, citations))
    for part in foot:
        placed.extend(_spacing(part))
    placed.extend(check_citations(reading))
    placed.extend(_days_off(reading))
    placed.extend(check_scan(reading))
    placed.sort(key=lambda lint: lint.span or (0, 0))
    return (*placed, *_absent(reading))


def _lint(code: str, message: str, span: Span | None, confidence: float = 0.9) -> Lint:
    return Lint(code, message, span, f"lint.{code}", confidence)


def _blanks(header: Header) -> Iterator[Lint]:
    if header.number_span and header.number is None:
        yield _lint("number-blank", "Chưa ghi số của văn bản.", header.number_span, 1.0)
    if header.date_span and header.date is None:
        yield _lint("date-blank", "Chưa ghi đủ ngày, tháng, năm ban hành.", header.date_span, 1.0)


def _level(header: Header) -> int | None:
    match = _ISSUER_LEVEL.search(header.issuer or "")
    return _RANK[match["level"].lower()] if match else None


def _inside(span: Span, ranges: Sequence[Span]) -> bool:
    at = bisect_right(ranges, span[0], key=lambda one: one[0])
    # A title may hold another cited paper's.
    return any(span[1] <= end for _, end in ranges[max(0, at - 3) : at])


def _areas(part: Paragraph, rank: int | None, titles: Sequence[Span]) -> Iterator[Lint]:
    """A plan speaking of an area above its issuer's own was copied from the superior's; titles of cited papers may."""
    if rank is None:
        return
    for match in _AREA.finditer(part.key.text):
        span = part.key.span(match.start(), match.end())
        own = _RANK[match["level"]]
        above = own > rank or (own == rank and match["all"] is not None)
        if above and not match["name"] and not _inside(span, titles):
            message = "Phạm vi địa bàn rộng hơn cấp ban hành; có thể chép từ văn bản cấp trên. Hãy kiểm tra lại."
            yield _lint("area-above-issuer", message, span, 0.8)


def _incomplete(citations: Sequence[Citation]) -> Iterator[Lint]:
    for cited in citations:
        if cited.rule.startswith("citation.partial"):
            yield _lint("citation-incomplete", "Viện dẫn thiếu ký hiệu hoặc năm của văn bản.", cited.span)
        elif cited.date is None and cited.type not in _UNDATED_LAWS and not _mentioned_dated(cited, citations):
            yield _lint("citation-undated", "Viện dẫn thiếu ngày ban hành.", cited.span)


def _mentioned_dated(cited: Citation, citations: Sequence[Citation]) -> bool:
    """A later mention may leave the date out once an earlier one gave it."""
    return cited.number is None or any(other.number == cited.number and other.date for other in citations)


def _unnumbered(text: str, part: Paragraph) -> Iterator[Lint]:
    for match in _NAMED.finditer(part.key.text):
        if _NUMBER_INSIDE.search(match.group()) or _POINTS_BACK.search(match.group()):
            continue
        span = part.key.span(match.start(), match.end())
        if span[1] - span[0] <= 160:
            name = surface(text, span)
            yield _lint("citation-unnumbered", f"Viện dẫn không có số và ngày: “{name}”.", span, 0.8)


def _spacing(part: Paragraph) -> Iterator[Lint]:
    for match in _SPACING.finditer(part.key.text) if _TIGHT.search(part.key.text) else ():
        yield _lint("spacing", "Thiếu dấu cách.", part.key.span(match.start(), match.end()), 0.8)


def _misnamed(part: Paragraph) -> Iterator[Lint]:
    """Names that are often garbled."""
    for mark, pattern, right in _MISNAMED:
        for match in pattern.finditer(part.key.text) if mark in part.key.low else ():
            yield _lint("name-garbled", f"Tên thường viết là “{right}”.", part.key.span(*match.span()), 0.7)


def _wrong_level(part: Paragraph, citations: Sequence[Citation]) -> Iterator[Lint]:
    """ "các quy định của Trung ương như …" followed by documents of a local committee."""
    for match in _OF_CENTRE.finditer(part.key.low):
        span = part.key.span(*match.span())
        local = [
            one
            for one in citations
            if one.number and span[1] <= one.span[0] < part.span[1] and one.number.endswith(("-UBND", "-HĐND", "/TU"))
        ]
        if local:
            message = f"Gọi là văn bản của Trung ương nhưng có văn bản của địa phương: {local[0].number}."
            yield _lint("citation-level", message, span, 0.7)


def _days_off(reading: Reading) -> Iterator[Lint]:
    """Days that fall on a Saturday or Sunday; a month or a quarter may end on any day, and holidays the office's calendar tells."""
    seen: set[Span] = set()
    for due in (due for duty in reading.duties for due in duty.due):
        names_a_day = _NAMES_A_DAY.search(due.text) is not None
        if due.last_day and names_a_day and due.last_day.weekday() >= _SATURDAY and due.span not in seen:
            seen.add(due.span)
            message = f"Hạn cuối là {_WEEKEND[due.last_day.weekday() - _SATURDAY]} {due.last_day:%d/%m/%Y}."
            yield _lint("deadline-day-off", message, due.span, 0.7)


def _absent(reading: Reading) -> Iterator[Lint]:
    if reading.header.type is None:
        yield _lint("type-missing", "Không thấy tên loại văn bản (KẾ HOẠCH, CHỈ THỊ …).", None)
    if not reading.duties:
        yield _lint("no-duties", "Không thấy nhiệm vụ nào trong văn bản.", None, 1.0)
    if not reading.recipients:
        yield _lint("recipients-missing", "Không thấy mục “Nơi nhận”.", None)
    if reading.signature.signer is None:
        yield _lint("signer-missing", "Không thấy tên người ký.", None)
