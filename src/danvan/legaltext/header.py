"""Reads the head of a paper: issuer, number, place, date, type and title. What is blank stays None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from danvan.legaltext.deadlines import safe_date
from danvan.legaltext.marks import read_mark
from danvan.legaltext.matchkey import LOWER, UPPER, surface
from danvan.legaltext.model import Header, Paragraph, Span

TYPES = (
    "kế hoạch",
    "chương trình",
    "chỉ thị",
    "quyết định",
    "báo cáo",
    "hướng dẫn",
    "thông báo",
    "nghị quyết",
    "đề án",
    "phương án",
    "tờ trình",
    "kết luận",
    "quy chế",
    "quy định",
    "công điện",
    "dự án",
    "thông tri",
    "công văn",
)
_TYPE_LINE = re.compile(
    rf"(?P<type>{'|'.join(kind.upper() for kind in TYPES)})(?P<rest>(?:\s+(?:LIÊN TỊCH|PHỐI HỢP))?)[\s:.*_-]*"
)
_NUMBER = re.compile(
    r"Số\s*:?\s*(?:(?P<number>\d+\s?[a-zđ]?)|[.…_ ]*)\s*(?P<sep>[/-])\s*"
    rf"(?P<symbol>(?:\d{{4}}\s?/\s?)?[{UPPER}][{UPPER}{LOWER}]*(?:\s?[-/.&]\s?[{UPPER}{LOWER}\d]+)*)"
)
_PLACE_DATE = re.compile(
    rf"(?P<place>[{UPPER}][^,.:;\d]{{1,40}}),\s*ngày\s*(?P<day>\d{{1,2}}|[.…_ ]*)\s*tháng\s*(?P<month>\d{{1,2}}|"
    rf"[.…_ ]*)\s*năm\s*(?P<year>\d{{4}})?"
)
_MOTTO = re.compile(
    r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA(?: VIỆT NAM)?|^VIỆT NAM$|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM",
    re.I,
)
_LEVEL_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")
_RULE = re.compile(r"[\s*_.=–—-]+")
_PREAMBLE = re.compile(r"(?:Căn cứ|Thực hiện .*(?:ngày|số)|Xét đề nghị|Nhằm|Để )")
_ISSUES = re.compile(
    r"(?P<issuer>(?:Ủy ban nhân dân|UBND) (?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|"
    r"đặc khu))(?P<name>(?: [^\W\d_]+){0,4}?) (?:ban hành|xây dựng|đề ra)"
)
_YEAR = re.compile(r"(?<!\d)năm (?P<year>(?:19|20)\d{2})(?!\d)")
_ZONE = 40


def read_header(text: str, parts: Sequence[Paragraph]) -> tuple[Header, int]:
    """The header, and the index of the first paragraph after it (0 when the paper has no head)."""
    type_at = next((i for i, part in enumerate(parts[:_ZONE]) if _TYPE_LINE.fullmatch(part.key.text.strip())), None)
    top = parts[: type_at if type_at is not None else _untyped_end(parts)]
    number, symbol, number_span = _number(top)
    place, day, year, date_span = _place_date(top)
    title_parts = _title(parts, type_at)
    title = surface(text, (title_parts[0].span[0], title_parts[-1].span[1])) if title_parts else None
    after = len(top) if type_at is None else type_at + 1 + len(title_parts)
    issuer, inferred = _issuer(top, parts[after:], place)
    kind = _TYPE_LINE.fullmatch(parts[type_at].key.text.strip()) if type_at is not None else None
    found_year = year or _title_year(title)
    span = (parts[0].span[0], parts[after - 1].span[1]) if after else None
    sure = 1.0 if kind else 0.5
    header = Header(
        type=kind["type"].lower() if kind else None,
        number=number,
        symbol=symbol,
        date=day,
        year=found_year,
        place=place,
        title=title,
        issuer=issuer,
        issuer_inferred=inferred,
        span=span,
        number_span=number_span,
        date_span=date_span,
        rule="header.type" if kind else "header.none",
        confidence=min(sure, 0.8) if inferred else sure,
    )
    return header, after


def _untyped_end(parts: Sequence[Paragraph]) -> int:
    """Without a type line the head ends after the last motto, number or date line near the top."""
    last = 0
    for index, part in enumerate(parts[:12]):
        if _NUMBER.match(part.key.text) or _PLACE_DATE.search(part.key.text) or _MOTTO.search(part.key.text):
            last = index + 1
    return last


def _number(top: Sequence[Paragraph]) -> tuple[str | None, str | None, Span | None]:
    for part in top:
        match = _NUMBER.search(part.key.text)
        if match:
            span = part.key.span(match.start(), match.end())
            symbol = re.sub(r"\s", "", match["symbol"])
            own = re.sub(r"\s", "", match["number"] or "")
            return (f"{own}{match['sep']}{symbol}" if own else None), symbol, span
    return None, None, None


def _place_date(top: Sequence[Paragraph]) -> tuple[str | None, date | None, int | None, Span | None]:
    for part in top:
        match = _PLACE_DATE.search(part.key.text)
        if match:
            year = int(match["year"]) if match["year"] else None
            day = safe_date(year, _digits(match["month"]), _digits(match["day"]))
            span = part.key.span(match.start("day") - len("ngày "), match.end())
            words = _MOTTO.sub("", match["place"]).split()
            return " ".join(words) or None, day, year, span
    return None, None, None, None


def _digits(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


def _title(parts: Sequence[Paragraph], type_at: int | None) -> list[Paragraph]:
    if type_at is None:
        return []
    found: list[Paragraph] = []
    for part in parts[type_at + 1 : type_at + 4]:
        words = part.key.text.strip()
        separate = bool(found) and (part.gap or words[:1].isupper())
        if (
            separate
            or (_PREAMBLE.match(words) and (found or words.endswith(":")))
            or read_mark(words)
            or words.endswith((":", ";"))
        ):
            break
        if _RULE.fullmatch(words):
            continue
        found.append(part)
    return found


def _title_year(title: str | None) -> int | None:
    years = _YEAR.findall(title or "")
    return int(years[0]) if len(set(years)) == 1 else None


def _issuer(top: Sequence[Paragraph], after: Sequence[Paragraph], place: str | None) -> tuple[str | None, bool]:
    lines = []
    for part in top:
        line = _MOTTO.sub("", part.key.text).strip()
        if _NUMBER.search(line) or _PLACE_DATE.search(line):
            continue
        if line and not _RULE.fullmatch(line) and line == line.upper() and any(char.isalpha() for char in line):
            lines.append(re.sub(r"[\s_*-]+$", "", line))
    if lines:
        if len(lines) > 1 and _LEVEL_LINE.match(lines[-1]) and not _LEVEL_LINE.match(lines[-2]):
            return f"{lines[-2]} {lines[-1]}", False
        return lines[-1], False
    return _inferred(after, place)


def _inferred(after: Sequence[Paragraph], place: str | None) -> tuple[str | None, bool]:
    """From "Ủy ban nhân dân huyện ban hành …" and the place of the date line, where the head itself is missing."""
    for part in after[:8]:
        match = _ISSUES.search(part.key.text)
        if match:
            name = match["name"].strip() or place
            if name:
                return f"Ủy ban nhân dân {match['level']} {name}", True
    return None, False
