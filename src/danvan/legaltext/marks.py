"""Markers of outline items: Phần, I., A., 1., 1.1., a), (1), -, +, and the bullets Word draws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from danvan.legaltext.matchkey import LOWER, UPPER

BULLETS = "-–—•·●○◦▪■□➢✓\uf02d\uf0a7\uf0b7\uf0d8\uf076\uf0fc"
_WORD_MARK = (
    r"(?P<word>PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều)\s+(?P<word_no>[IVXLC]+|\d{1,3}|thứ\s+\w+)\s*[.:]?(?:\s+|$)"
)
_MARK = re.compile(
    rf"{_WORD_MARK}"
    rf"|(?P<roman>[IVX]{{1,6}})\s*[.)/](?:\s+|$|(?=[{UPPER}][{UPPER}{LOWER}]))"
    r"|(?P<roman2>[IVX]{1,6})\s?-\s+(?=\S)"
    # A point forgotten after the number of a heading in capitals; "QUÝ II NĂM" broken before II is no heading.
    rf"|(?P<roman3>[IVX]{{1,6}})\s+(?=[{UPPER}]{{2,}},?\s[{UPPER}]{{2,}})(?!NĂM|CỦA|VÀ|VỀ)"
    rf"|(?P<capital>[A-HĐK])\s*[.)]\s+(?=[{UPPER}])"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)](?:\s+|(?=[^\W\d])|$)"
    rf"|(?P<decimal2>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})\s?[-/]\s+(?=[{UPPER}])"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
    r"|(?P<letter>[a-zđ])\s?[)/]\s*(?=\S)"
    rf"|(?P<letter2>[a-eđ])\s?[.-]\s+(?=[{UPPER}])"
    r"|\((?P<paren>\d{1,2})\)\s+(?=\S)"
    r"|(?P<plus>\+)\s*(?=\S)"
    rf"|(?P<bullet>[{BULLETS}])\s*(?=\S)"
    r"|(?P<circle>o)\s+(?=[^\W\d_])"
)
_RANKS = {"phần": 0, "chương": 1, "mục": 2, "điều": 6}
RANK_ROMAN = 4
RANK_CAPITAL_OUTER = 3
RANK_CAPITAL_INNER = 5
RANK_DECIMAL = 7
RANK_LETTER = 11
RANK_PAREN = 12
RANK_BULLET = 13
RANK_PLUS = 14
RANK_CIRCLE = 15


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker at the start of a paragraph. `rank` orders families from outermost; `label` is None for bullets."""

    rank: int
    label: str | None
    sign: str
    length: int
    family: str


@lru_cache(maxsize=512)
def read_mark(key: str) -> Mark | None:
    """The marker a paragraph's key begins with, or None."""
    match = _MARK.match(key)
    if match is None:
        return None
    sign = match.group().strip()
    family = match.lastgroup or ""
    if family == "word_no":
        word = match["word"].lower()
        return Mark(_RANKS[word], f"{match['word'].capitalize()} {match['word_no']}", sign, match.end(), word)
    return _simple(family.rstrip("23"), match[family], sign, match.end())


def _simple(family: str, value: str, sign: str, length: int) -> Mark:
    if family == "roman":
        return Mark(RANK_ROMAN, value, sign, length, family)
    if family == "capital":
        return Mark(RANK_CAPITAL_OUTER, value, sign, length, family)
    if family in ("decimal", "dotted"):
        return Mark(RANK_DECIMAL + value.count("."), value.rsplit(".", 1)[-1], sign, length, "decimal")
    if family == "letter":
        return Mark(RANK_LETTER, value, sign, length, family)
    if family == "paren":
        return Mark(RANK_PAREN, f"({value})", sign, length, family)
    rank = {"plus": RANK_PLUS, "circle": RANK_CIRCLE}.get(family, RANK_BULLET)
    return Mark(rank, None, sign, length, family)


def looks_like_item(line: str, *, strict: bool = False) -> bool:
    """Whether a line starts with a marker; `strict` also asks for a capital after it, as an unbroken item has."""
    mark = read_mark(line)
    if mark is None:
        return False
    if mark.family == "circle":
        return False
    rest = line[mark.length :].lstrip("\"'“‘*( ")
    return not strict or rest[:1].isupper()
