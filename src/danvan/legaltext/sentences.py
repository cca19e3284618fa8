"""Cuts a stretch of a key into sentences and clauses."""

from __future__ import annotations

import re

from danvan.legaltext.matchkey import UPPER

_SENTENCE_END = re.compile(rf"[.!?][”\"')/]*\s+(?=[“\"'(]?[{UPPER}])")
_CLAUSE_END = re.compile(r";\s*(?=[^\s./])")


def _cut(pattern: re.Pattern[str], key: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    at = start
    for match in pattern.finditer(key, start, end):
        out.append((at, match.end()))
        at = match.end()
    out.append((at, end))
    return [cut for cut in (_strip(key, a, b) for a, b in out) if cut[0] < cut[1]]


def _strip(key: str, start: int, end: int) -> tuple[int, int]:
    while start < end and key[start].isspace():
        start += 1
    while end > start and key[end - 1].isspace():
        end -= 1
    return start, end


def sentences(key: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `key[start:end]` as ranges without surrounding space."""
    return _cut(_SENTENCE_END, key, start, end)


def clauses(key: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of `key[start:end]` between semicolons."""
    if key.find(";", start, end) < 0:
        cut = _strip(key, start, end)
        return [cut] if cut[0] < cut[1] else []
    return _cut(_CLAUSE_END, key, start, end)
