"""Which points, clauses and articles of a cited paper are meant: "điểm a khoản 1 Điều 3 Nghị định số …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = r"(?:\d{1,3}[a-zđ]?|[a-zđ])(?![^\W_])"
_LIST = rf"{_MARK}(?:(?:, | và |,| đến ){_MARK})*"
_PART = re.compile(rf"(?P<kind>điểm|khoản|điều)s? (?P<marks>{_LIST})")
_RUN = re.compile(rf"(?:(?:các )?(?:điểm|khoản|điều) {_LIST}(?:,? (?:và )?|; ?)?)+(?:của )?(?:các )?$")
_REACH = 160
_SHOWN = {"điểm": "điểm", "khoản": "khoản", "điều": "Điều"}

Part = tuple[str, list[str]]


def articles_before(key: str, at: int) -> tuple[str, ...]:
    """The provisions named right before a citation that begins at `at` of a key in lower case, each told whole.

    "khoản 1, khoản 2 Điều 10 " gives ("khoản 1 Điều 10", "khoản 2 Điều 10").
    """
    start = max(0, at - _REACH)
    first = min((key.find(word, start, at) % (at + 1) for word in ("điểm ", "khoản ", "điều ")), default=at)
    run = _RUN.search(key, first, at) if first < at else None
    if run is None:
        return ()
    parts = [(m["kind"], re.findall(_MARK, m["marks"])) for m in _PART.finditer(key, run.start(), at)]
    return tuple(_whole(parts))


def _whole(parts: list[Part]) -> Iterator[str]:
    """Each provision with the larger ones it belongs to, which stand after it."""
    pending: list[Part] = []
    for kind, marks in parts:
        if kind != "điều":
            pending.append((kind, marks))
            continue
        for article in marks:
            yield from _inside(pending, f" Điều {article}") if pending else [f"Điều {article}"]
        pending = []
    yield from _inside(pending, "")


def _inside(parts: list[Part], article: str) -> Iterator[str]:
    points: list[str] = []
    for kind, marks in parts:
        if kind == "điểm":
            points += marks
            continue
        for clause in marks:
            own = [f"điểm {point} khoản {clause}" for point in points] or [f"khoản {clause}"]
            yield from (f"{one}{article}" for one in own)
        points = []
    yield from (f"điểm {point}{article}" for point in points)
