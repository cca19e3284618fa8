"""Finds the bodies a text names, spells them out and gathers those listed one after another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from danvan.legaltext.bodynames import LEVEL, WORD_END, body_at
from danvan.legaltext.matchkey import LOWER, UPPER, lowered, surface
from danvan.legaltext.model import Key, Span, UnitMention
from danvan.legaltext.vocabulary import FIELDS, FIXED_NAMES, HEADS

_AS_WRITTEN = {name.upper(): name for name in f"{FIELDS}|{HEADS}|{FIXED_NAMES}".split("|")}
_LOWER_NAMES = "|".join(sorted((name.lower() for name in _AS_WRITTEN.values()), key=len, reverse=True))
_ANY_NAME = re.compile(rf"(?<![{LOWER}])(?:{_LOWER_NAMES}){WORD_END}")
_OPENING = re.compile(
    rf"(?<![{LOWER}{UPPER}\d/-])[{UPPER}cmntspđl]"
    rf"(?:(?<=[{UPPER}])|(?=ác |ọi |ỗi |ừng |oàn thể |ại biểu H|ảng ủy |hủ đầu tư|hủ rừng|hủ các cơ|ổ trưởng |ực lượng |"
    rf"ở, |hòng, |ơ quan|hính quyền|rưởng |ấp ủy|ổ dân|hủ trưởng |gười đứng))"
)
_PLURAL = re.compile(rf"\b(?:các|mọi|từng|toàn thể|cùng cấp)\b|\bcấp (?:xã|huyện|tỉnh)\b|{LEVEL}(?:, | và ){LEVEL}")
_NO_BODY = re.compile(r"bộ luật|ban chỉ đạo$|tổ quốc|đoàn kiểm tra|hội nghị|ban hành(?! giáo)")
_SHORT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\b(?:UB)?MTTQ\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"^CA\b"), "Công an"),
    (re.compile(r"\bHU\b"), "Huyện ủy"),
    (re.compile(r"\bTU\b"), "Tỉnh ủy"),
    (re.compile(r"^TT\b"), "Thường trực"),
    (re.compile(r"^BTV\b"), "Ban Thường vụ"),
)
_SHORTENED = re.compile(r"\b(?:UBND|HĐND|(?:UB)?MTTQ|HU|TU|TT|BTV|CA)\b")
_BETWEEN = re.compile(r"\s*(?:\([^()]{2,160}\)\s*)?(?:[,;]\s*(?:và\s+)?|và\s+|-\s*)")
_EXCEPT = re.compile(r"(?:(?:ngoại )?trừ(?: các)?|không (?:bao )?gồm) ")
_PLACE_LEFT_OUT = re.compile(
    r"(?:\s*(?:,|;|và)\s*)?(?P<place>(?:xã|phường|thị trấn|đặc khu|huyện|quận) "
    r"[^\W\d_]+(?: (?!và\b)[^\W\d_]+){0,3})(?=\s*(?:,|;|\)|và\b))"
)
_CONFIDENCE = {"post": 0.8, "group": 0.9, "national": 1.0, "body": 0.95, "office": 0.9}

Found = tuple[int, int, str]


def find(key: str) -> list[Found]:
    """Every body in a key as (start, end, rule), in order, not overlapping; the longest reading from the left wins."""
    if key.isupper():
        key = _recased(key)
    out: list[Found] = []
    at = 0
    for opening in _OPENING.finditer(key):
        start = opening.start()
        if start < at or (body := body_at(key, start)) is None:
            continue
        at, rule = body
        if not _NO_BODY.match(key[start:at].lower()):
            out.append((start, at, rule))
    return out


def _recased(key: str) -> str:
    """A heading in capitals with its known names written as in running text; nothing moves."""
    return _ANY_NAME.sub(lambda match: _AS_WRITTEN[match.group().upper()], lowered(key))


def spelt_out(name: str) -> str:
    """A name with the usual office abbreviations written in full."""
    if _SHORTENED.search(name) is None:
        return name
    for short, full in _SHORT:
        name = short.sub(full, name)
    return name


def mention(text: str, key: Key, found: Found) -> UnitMention:
    """The fact for one body found in a paragraph's key; `text` is the stored text."""
    start, end, rule = found
    span = key.span(start, end)
    group = rule == "group" or _PLURAL.search(key.low, start, end) is not None
    return UnitMention(
        text[span[0] : span[1]], span, spelt_out(key.text[start:end]), group, f"unit.{rule}", _CONFIDENCE[rule]
    )


def any_within(found: Sequence[Found], start: int, end: int) -> bool:
    """Whether a body stands between two places of a key."""
    index = bisect_left(found, (start, 0, ""))
    return index < len(found) and found[index][1] <= end


def run_from(key: str, found: Sequence[Found], at: int) -> list[Found]:
    """The bodies listed one after another ("A, B và C") beginning exactly at `at`; empty when none begins there."""
    index = bisect_left(found, (at, 0, ""))
    if index >= len(found) or found[index][0] != at:
        return []
    run = [found[index]]
    while between := _BETWEEN.match(key, run[-1][1]):
        index = bisect_left(found, (between.end(), 0, ""))  # past those named in brackets
        if index >= len(found) or found[index][0] != between.end():
            break
        run.append(found[index])
    return run


def excepted(key: str, found: Sequence[Found], start: int, end: int) -> list[Found]:
    """The bodies `key[start:end]` leaves out of a group: "các sở, ban, ngành (trừ Sở Ngoại vụ, Thanh tra tỉnh)"."""
    out: list[Found] = []
    for match in (
        _EXCEPT.finditer(key, start, end)
        if key.find("trừ", start, end) >= 0 or key.find("không", start, end) >= 0
        else ()
    ):
        named = [one for one in run_from(key, found, match.end()) if one[1] <= end]
        out.extend(named or _places(key, match.end(), end))
    return out


def _places(key: str, start: int, end: int) -> list[Found]:
    """Places named instead of their committees: "(trừ xã Hòn Mây, phường Hải Đăng)"; `key` is in lower case."""
    out: list[Found] = []
    while place := _PLACE_LEFT_OUT.match(key, start, end):
        out.append((*place.span("place"), "place"))
        start = place.end()
    return out


def runs(key: str, found: Sequence[Found]) -> list[list[Found]]:
    """All bodies grouped into the longest lists they stand in."""
    out: list[list[Found]] = []
    for item in found:
        if not out or item[0] >= out[-1][-1][1]:
            run = run_from(key, found, item[0])
            if not out or run[0] not in out[-1]:
                out.append(run)
    return out


def names(text: str, key: Key, run: Sequence[Found]) -> tuple[str, ...]:
    """The names of a run as written."""
    return tuple(surface(text, key.span(start, end)) for start, end, _ in run)


def spans(key: Key, run: Sequence[Found]) -> tuple[Span, ...]:
    return tuple(key.span(start, end) for start, end, _ in run)
