"""Reads the head of a paper: issuer, number, place, date, type and title. What is blank stays None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from danvan.legaltext.citations import TYPE_OF_SIGN
from danvan.legaltext.deadlines import safe_date
from danvan.legaltext.marks import read_mark
from danvan.legaltext.matchkey import LOWER, UPPER, plain, surface
from danvan.legaltext.model import Header, Paragraph, Span
from danvan.legaltext.vocabulary import HEADS

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
_TYPE_WORD = rf"(?P<type>{'|'.join(kind.upper() for kind in TYPES)})"
_TYPE_LINE = re.compile(rf"[#\s]*{_TYPE_WORD}(?:\s+(?:LIÊN TỊCH|PHỐI HỢP|HÀNH ĐỘNG))?[\s:.*_-]*", re.I)
_TYPE_OPENS = re.compile(rf"[#\s]*{_TYPE_WORD}\s+(?P<rest>\S.*)")
_NUMBER = re.compile(
    r"S[ốÔô]\s*:?\s*(?:(?P<number>\d+\s?[a-zđ]?)|[.…_ ]*)\s*(?P<sep>[/-])\s*"
    rf"(?P<symbol>(?:\d{{4}}\s?/\s?)?[{UPPER}][{UPPER}{LOWER}]*"
    rf"(?:(?:[-/.&]|\s?[-/.&]\s?(?=[{UPPER}]{{2}}))[{UPPER}{LOWER}\d]+)*)"
)
_PLACE_WORD = rf"[{UPPER}][{UPPER}{LOWER}]*"
_PLACE_DATE = re.compile(
    rf"(?P<place>(?:(?:Thành phố|TP\.?|Thị xã|Thị trấn) )?{_PLACE_WORD}(?:(?: | - |-){_PLACE_WORD}){{0,5}}),?\s*"
    r"ngày\s*(?P<day>\d{1,2}|[.…_ ]*)\s*tháng\s*(?P<month>\d{1,2}|[.…_ ]*)\s*năm\s*(?P<year>\d{4})?"
)
_MOTTOES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")
_MOTTO = re.compile(
    r"CỘNG HÒA XÃ HỘI(?: CHỦ NGHĨA)?(?: VIỆT NAM)?|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM",
    re.I,
)
_ABOUT = re.compile(r"(?:V/v|Về việc|Trích yếu\s*:)\s*:?\s*", re.I)
_TO = re.compile(r"Kính gửi\b", re.I)
_AUTHORITY = re.compile(r"(?:ỦY BAN|HỘI ĐỒNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|BAN (?:CHẤP HÀNH|THƯỜNG VỤ))\b")
_LEVEL_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\b")
_LEVEL_AT_END = re.compile(r" (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)$")
_OFFICE_LINE = re.compile(rf"(?:{HEADS.upper()}|ỦY BAN|UBND|HỘI ĐỒNG|CÔNG AN|MẶT TRẬN)\b")
_RULE = re.compile(r"[\s*_.=–—-]+")
_PREAMBLE = re.compile(r"(?:Căn cứ|Thực hiện .*(?:ngày|số)|Xét đề nghị|Nhằm|Để )")
_ISSUES = re.compile(
    r"(?P<issuer>(?:Ủy ban nhân dân|UBND) (?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|"
    r"đặc khu))(?P<name>(?: [^\W\d_]+){0,4}?) (?:ban hành|xây dựng|đề ra)"
)
_OPEN_NAME = re.compile(r"(?:ỦY BAN NHÂN|ỦY BAN|HỘI ĐỒNG NHÂN|HỘI ĐỒNG|VÀ|SỞ|CHỦ TỊCH|BAN THƯỜNG VỤ)$")
_OF_WHOM = re.compile(r"(?:Của|CỦA) (?P<issuer>(?:Chủ tịch|CHỦ TỊCH) [^,.;:]{8,80}?)(?= [Vv]ề | VỀ | V/v)")
_LONE_OFFICES = ("VĂN PHÒNG", "THANH TRA")
_NAMES_ALL = re.compile(r"(?:CỦA|VÀ|VỀ|,)$")
_SIGN = re.compile(rf"(?<![{UPPER}{LOWER}])[{UPPER}][{UPPER}{LOWER}]*")
_YEAR = re.compile(r"(?<!\d)năm (?P<year>(?:19|20)\d{2})(?!\d)")
_ZONE = 40


def read_header(text: str, parts: Sequence[Paragraph]) -> tuple[Header, int]:
    """The header, and the index of the first paragraph after it (0 when the paper has no head)."""
    type_at, kind = _type_line(parts)
    top = parts[: type_at if type_at is not None else _untyped_end(parts)]
    number, symbol, number_span = _number(top)
    place, day, year, date_span = _place_date(top)
    title, after = _titled(text, parts, type_at) if type_at is not None else (_subject(text, top), len(top))
    issuer, inferred = _issuer(top, parts[after:], place)
    issuer = _named_in_title(title) or issuer
    rule = "header.type" if kind else "header.none"
    if kind is None and symbol:
        kind, rule = _type_of(symbol), "header.symbol"
    sure = {"header.type": 1.0, "header.symbol": 0.9}.get(rule, 0.5)
    header = Header(
        type=kind,
        number=number,
        symbol=symbol,
        date=day,
        year=year or _title_year(title),
        place=place,
        title=title,
        issuer=issuer,
        issuer_inferred=inferred,
        span=(parts[0].span[0], parts[after - 1].span[1]) if after else None,
        number_span=number_span,
        date_span=date_span,
        rule=rule,
        confidence=min(sure, 0.8) if inferred else sure,
    )
    return header, after


def _type_line(parts: Sequence[Paragraph]) -> tuple[int | None, str | None]:
    """Where the type stands, and the type: alone on its line, else at the head of a title in capitals."""
    for pattern in (_TYPE_LINE, _TYPE_OPENS):
        for index, part in enumerate(parts[:_ZONE]):
            words = part.key.text.strip()
            if _TO.match(words) or (read_mark(words) and not words.startswith("#") and not _RULE.fullmatch(words)):
                break
            found = pattern.fullmatch(words)
            if found and (pattern is _TYPE_LINE or words == words.upper() or found["rest"].startswith("Về việc")):
                return index, found["type"].lower()
    return None, None


def is_type_line(words: str) -> bool:
    """Whether a line is nothing but a type in capitals ("KẾ HOẠCH")."""
    return _TYPE_LINE.fullmatch(words) is not None and words == words.upper()


def _type_of(symbol: str) -> str | None:
    """What a symbol stands for; one that begins with the issuer's own letters belongs to a letter (công văn)."""
    first = _SIGN.search(symbol)
    sign = first.group() if first else ""
    return TYPE_OF_SIGN.get(sign) or ("công văn" if sign else None)


def _untyped_end(parts: Sequence[Paragraph]) -> int:
    """Without a type line the head ends before "Kính gửi", else after the last motto, number or date near the top."""
    last = 0
    for index, part in enumerate(parts[:16]):
        words = part.key.text
        if last and _TO.match(words):
            return index
        if _NUMBER.match(words) or _PLACE_DATE.search(words) or _MOTTO.search(words):
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
        numbered = _NUMBER.search(part.key.text)
        match = _PLACE_DATE.search(part.key.text, numbered.end() if numbered else 0)
        if match:
            year = int(match["year"]) if match["year"] else None
            day = safe_date(year, _digits(match["month"]), _digits(match["day"]))
            span = part.key.span(match.start("day") - len("ngày "), match.end())
            words = _MOTTO.sub("", match["place"]).split()
            return " ".join(words) or None, day, year, span
    return None, None, None, None


def _subject(text: str, top: Sequence[Paragraph]) -> str | None:
    """What a letter is about ("V/v …"), up to the date or motto that stands beside or under it."""
    for index, part in enumerate(top):
        about = _ABOUT.search(part.key.text)
        if about is None:
            continue
        end = _subject_end(part.key.text, about.end())
        words = surface(text, part.key.span(about.end(), end))
        for following in top[index + 1 : index + 4]:
            line = following.key.text.strip()
            if end < len(part.key.text.rstrip()) or _PLACE_DATE.search(line) or _MOTTO.search(line) or not line:
                break
            words = f"{words} {surface(text, following.span)}"
        return words or None
    return None


def _subject_end(key: str, start: int) -> int:
    ends = [match.start() for match in (_PLACE_DATE.search(key, start), _MOTTO.search(key, start)) if match]
    bar = key.find("|", start)
    return min([*ends, *([bar] if bar >= 0 else []), len(key)])


def _digits(text: str) -> int | None:
    return int(text) if text.strip().isdigit() else None


def _titled(text: str, parts: Sequence[Paragraph], type_at: int) -> tuple[str | None, int]:
    """The title that follows the type, and the index after it."""
    found = _title(parts, type_at)
    after = type_at + 1 + (parts[type_at + 1 :].index(found[-1]) + 1 if found else 0)
    own = _TYPE_OPENS.fullmatch(parts[type_at].key.text.strip())
    if own and _TYPE_LINE.fullmatch(parts[type_at].key.text.strip()) is None:
        key = parts[type_at].key
        start = key.text.index(own["rest"])
        end = found[-1].span[1] if found else parts[type_at].span[1]
        return surface(text, (key.span(start, len(key.text))[0], end)), after
    return (surface(text, (found[0].span[0], found[-1].span[1])) if found else None), after


def _title(parts: Sequence[Paragraph], type_at: int) -> list[Paragraph]:
    found: list[Paragraph] = []
    for part in parts[type_at + 1 : type_at + 7]:
        words = part.key.text.strip().lstrip("# ")
        if _RULE.fullmatch(words) or (not found and words == "|"):
            continue
        if _ends_title(words, found, gap=part.gap):
            break
        found.append(part)
    return found


def _ends_title(words: str, found: Sequence[Paragraph], *, gap: bool) -> bool:
    before = found[-1].key.text.strip() if found else ""
    capitals = bool(before) and before.isupper() and words.isupper()
    if capitals and _AUTHORITY.match(words) and _NAMES_ALL.search(before) is None:
        return True
    separate = bool(found) and (gap or words[:1].isupper()) and not capitals
    preamble = _PREAMBLE.match(words) and (found or words.endswith((":", ";")))
    return bool(separate or preamble or read_mark(words) or words.endswith((":", ";")) or _TO.match(words))


def _named_in_title(title: str | None) -> str | None:
    """Who issues by name of a post: "CHỈ THỊ Của Chủ tịch Ủy ban nhân dân tỉnh … về việc …" under a committee's letterhead."""
    match = _OF_WHOM.match(title or "")
    return match["issuer"] if match else None


def _title_year(title: str | None) -> int | None:
    years = _YEAR.findall(plain(title or "")[:400])
    return int(years[0]) if len(set(years)) == 1 else None


def plan_year(header: Header) -> int | None:
    """The year meant by a day without one: that of the title when it looks ahead ("kế hoạch năm 2026"), else the date's."""
    ahead = _title_year(header.title)
    return ahead if ahead and (header.year is None or header.year <= ahead <= header.year + 1) else header.year


def _issuer(top: Sequence[Paragraph], after: Sequence[Paragraph], place: str | None) -> tuple[str | None, bool]:
    lines = _letterhead(top)
    if not lines:
        return _inferred(after, place)
    last = lines[-1]
    above = lines[-2] if len(lines) > 1 else ""
    placed = _LEVEL_AT_END.search(above) and not _OFFICE_LINE.match(last)
    if above and last in _LONE_OFFICES:
        return f"{last} {above}", False
    continues = _LEVEL_LINE.match(last) or _OPEN_NAME.search(above) or placed
    if above and continues and not _LEVEL_LINE.match(above):
        return f"{lines[-2]} {last}", False
    return last, False


def _letterhead(top: Sequence[Paragraph]) -> list[str]:
    """The lines in capitals above the number that name the issuer and the body above it."""
    lines = []
    for cell in (cell for part in top for cell in part.key.text.split("|")):
        line = re.sub(r"^[#\s]+|[\s_*-]+$", "", _MOTTO.sub("", cell))
        numbered = _NUMBER.search(line)
        line = line[: numbered.start()].strip() if numbered else line
        named = line == line.upper() and any(char.isalpha() for char in line) and not _RULE.fullmatch(line)
        if named and not _PLACE_DATE.search(line) and not any(line in motto for motto in _MOTTOES):
            lines.append(line)
    return lines


def _inferred(after: Sequence[Paragraph], place: str | None) -> tuple[str | None, bool]:
    """From "Ủy ban nhân dân huyện ban hành …" and the place of the date line, where the head itself is missing."""
    for part in after[:8]:
        match = _ISSUES.search(part.key.text)
        if match:
            name = match["name"].strip() or place
            if name:
                return f"Ủy ban nhân dân {match['level']} {name}", True
    return None, False
