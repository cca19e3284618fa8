"""Laws and ordinances cited by their title, with a date, a year or a number after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan.legaltext.matchkey import LOWER, UPPER

_KIND = r"(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp)"
_OPENING = re.compile(rf"(?<![{LOWER}{UPPER}]){_KIND}(?= [{UPPER}]| nước | năm | ngày )")
_DATE = r"(?:\s*,?\s*(?:được [^,;.]{3,60} )?(?=ngày \d{1,2}\s?(?:[/.-]|tháng)\s?\d))"
_YEAR = r"(?P<year>,?\s+năm \d{4}(?!\d))"
_NUMBER = r"(?:,?\s+(?=(?:số\s*:?\s*)?\d{1,4}\s?/\s?\d{4}\s?/\s?(?:QH|PL|UBTVQH)))"
_ENDING = re.compile(
    rf"(?P<dated>{_DATE})|{_YEAR}|(?P<numbered>{_NUMBER})|(?P<stop>[;.:\"“”()\n]|, (?![{UPPER}{LOWER}]))"
)
_ANOTHER = re.compile(rf"[{LOWER}\d,] (?:và |, )?(?:các )?(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định) ")
_AMENDS = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?P<kind>Luật|Pháp lệnh) [Ss]ửa đổi(?:, | và )bổ sung (?:một số điều )?của "
    r"(?:(?:Bộ luật|Luật|Pháp lệnh) [^,.;:]{3,60} và )?$"
)
_AMENDS_REACH = 120
_IN_ARTICLE = re.compile(r"[Đđ]iều \d+[a-zđ]?(?: của)? $")
_BARE_TITLE = re.compile(
    r"(?:Phòng, chống |An ninh, |Cán bộ, |Thi đua, |Tín ngưỡng, |Thực hành tiết kiệm, )?(?:(?!và (?:các|"
    r"khoản|điểm|Điều|Nghị|Luật|Quyết|nguồn))[^,.;:() ]+ ?)+(?<! )"
)
_TOLD_APART = re.compile(r" số \d|,? ngày \d| năm \d{4}")
_SHORT_TITLE = 80
_NEAR = 8
_LIMIT = 160


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law named by its title: ranges of the whole and of the title in the key, and what tells it apart.

    `by` is "date", "year" or "number": what follows the title; "article" when one of its articles is meant.
    """

    start: int
    end: int
    kind: str
    title: tuple[int, int]
    by: str


def find_laws(key: str) -> Iterator[NamedLaw]:
    """The laws of a key named by title and told apart by what follows; titles alone are no citation."""
    for opening in _OPENING.finditer(key):
        start = opening.end()
        ending = _ENDING.search(key, start, min(len(key), start + _LIMIT))
        if opening["kind"] == "Luật" and _IN_ARTICLE.search(key, max(0, opening.start() - 12), opening.start()):
            bare = _BARE_TITLE.match(key, start + 1)
            if (
                bare
                and bare.end() - start < _SHORT_TITLE
                and _TOLD_APART.search(key, start, bare.end() + _NEAR) is None
            ):
                yield NamedLaw(opening.start(), bare.end(), "luật", bare.span(), "article")
                continue
        if ending is None or ending["stop"] or _ANOTHER.search(key, start, ending.start() + 1):
            continue
        amending = _AMENDS.search(key, max(0, opening.start() - _AMENDS_REACH), opening.start())
        by = "date" if ending["dated"] is not None else "year" if ending["year"] else "number"
        first = amending.start() if amending else opening.start()
        title = (amending.end("kind") + 1 if amending else start + 1, ending.start())
        yield NamedLaw(first, ending.end(), opening["kind"].lower(), title, by)
