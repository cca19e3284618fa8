"""Cuts a text whose paragraphs were run together on one line at the marks that open paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

from danvan.legaltext.matchkey import LOWER, UPPER
from danvan.legaltext.model import Key, Span
from danvan.legaltext.units import find

LONG = 400
_MIN_ITEMS = 3
_NO_NUMBER_AFTER = (
    r"(?<!Điều)(?<!điều)(?<!khoản)(?<!điểm)(?<!Mục)(?<!mục)(?<!Phần)(?<!lục)(?<!số)(?<!ngày)(?<!tháng)(?<!năm)(?<!quý)"
)
_TYPES = "KẾ HOẠCH|CHƯƠNG TRÌNH|CHỈ THỊ|QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|CÔNG ĐIỆN|NGHỊ QUYẾT|HƯỚNG DẪN"
_CUT = re.compile(
    rf"(?P<roman>{_NO_NUMBER_AFTER} (?=[IVX]{{1,5}}\. ?[{UPPER}]{{2}}))"
    rf"|(?P<decimal>{_NO_NUMBER_AFTER} (?=\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\.? [{UPPER}]))"
    rf"|(?P<article>(?<=[.;:]) (?=Điều \d+\.))"
    rf"|(?P<letter> (?=[a-zđ]\) ?[{UPPER}]))"
    rf"|(?P<dash> (?=[-–+] ?[{UPPER}]))"
    r"|(?P<foot> (?=Nơi nhận ?:|Kính gửi ?:|T/?M\.? ?ỦY BAN|TM\. |KT\. |TL\. |TUQ\. |Số ?: ?[\d./]))"
    r"|(?P<basis> (?=Căn cứ (?:Luật|Nghị|Quyết|Kế|Chỉ|Công|Thông|Hướng|Văn|Chương)|Thực hiện (?:Kế hoạch|Chỉ thị|Công văn"
    r"|Quyết định|Nghị quyết|Chương trình) số))"
    rf"|(?P<type> (?=(?:{_TYPES}) ))|(?P<title>(?:(?<=HOẠCH)|(?<=THÔNG BÁO)) (?=[{UPPER}][{LOWER}]))"
    rf"|(?P<closing>(?<=[^\d][.;]) (?=(?:Định kỳ|Trong quá trình|Quá trình|Trên đây|Yêu cầu|Giao|Đề nghị) ))"
)
# Cheap to look for: numbers of items inside a line.
_HINT = re.compile(rf" (?<=[{LOWER}{UPPER}.;:/] )(?:[IVX]{{1,5}}|\d{{1,2}})\. ?(?=[{UPPER}])")
_SIGNER = re.compile(
    rf"(?<=[{UPPER}]{{3}}) (?=(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG)\b|(?:[{UPPER}][{LOWER}]+ ){{1,4}}[{UPPER}][{LOWER}]+\s*$)"
)
_SENTENCE = (".", ";", ":", "!", "?", "/")


def cut(key: Key) -> list[Span]:
    """The stored spans of the paragraphs run together in one; a paragraph of usual shape comes back whole."""
    words = key.text
    whole = key.span(0, len(words))
    if len(words) <= LONG:
        return [whole]
    if sum(1 for _ in _HINT.finditer(words)) < _MIN_ITEMS:
        return [whole]
    places = _places(words, [(a, b) for a, b, _ in find(words)])
    edges = [-1, *places, len(words)]
    return [key.span(a + 1, b) for a, b in pairwise(edges) if words[a + 1 : b].strip()]


def _places(key: str, bodies: list[Span]) -> list[int]:
    """Where spaces part paragraphs; never inside the name of a body."""
    places: set[int] = set()
    for match in _CUT.finditer(key):
        if not any(a < match.start() < b for a, b in bodies) and _parts(match, key):
            places.add(match.start())
    tail = max(key.rfind("Nơi nhận"), 0)
    places.update(m.start() for m in _SIGNER.finditer(key, tail) if tail)
    return sorted(places)


def _parts(match: re.Match[str], key: str) -> bool:
    before = key[: match.start()].rstrip()
    if match.lastgroup == "dash":
        heading = re.search(r"(?:^|[.;:] )(?:[IVX]+|\d[\d.]*)\.? [^.;:]{2,60}$", before[-90:])
        return before.endswith(_SENTENCE) or (
            heading is not None and not key.startswith(("Tự do", "Hạnh"), match.end() + 2)
        )
    if match.lastgroup == "type":
        return not before.endswith((",", "VÀ", "CỦA", "HÀNH"))
    return True
