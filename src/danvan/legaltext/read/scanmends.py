"""What recognition is known to mistake in the words of offices, put right and left marked as doubtful."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from danvan.legaltext.matchkey import LOWER, UPPER
from danvan.legaltext.model import Span
from danvan.legaltext.read.layout import PrintedRow

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_HEAD = re.compile(rf"(?P<roman>[IVX]{{1,4}})(?:[.)]\s*|\s+)[{UPPER}]{{2,}},?\s")
# Capital T, I and L, small L and the digit 1 are one stroke apart; so is small "ở" from its capital between small words.
_T, _END = "[TIlL1]", rf"(?![{LOWER}{UPPER}])"
_KNOWN = [
    (re.compile(rf"(?<=-){_T} ?{_T}g{_END}"), "TTg"),
    (re.compile(rf"(?<=/){_T}{_T}r(?=-)"), "TTr"),
    (re.compile(rf"(?<=/){_T}{_T}(?=-)"), "TT"),
    (re.compile(rf"(?<=-){_T}{_T}CP{_END}"), "TTCP"),
    (re.compile(rf"(?<!\w)M{_T}{_T}Q"), "MTTQ"),
    (re.compile(rf"(?<!\w){_T}{_T}HC{_END}"), "TTHC"),
    (re.compile(rf"(?<=Lưu: )V{_T}{_END}"), "VT"),
    (re.compile("(?<=QĐ)[ĐÐ](?=[/-])"), ""),
    (re.compile("(?<=[Qq]uý )[I1l]{3}(?=[ /⁄])"), "III"),
    (re.compile("(?<=[Qq]uý )[I1l]{2}(?=[ /⁄])"), "II"),
    (re.compile("(?<=[Qq]uý )[1l](?=[ /⁄])"), "I"),
    (re.compile("(?<=[Qq]uý )[1l]V(?=[ /⁄])"), "IV"),
    (re.compile(r"/?⁄/?"), "/"),
    (re.compile(rf"(?<=[{LOWER},] )SỞ(?=[ ,;.])"), "sở"),
    (re.compile(r"(?<=\bb/)€(?=\))"), "c"),
]


def mend(rows: list[PrintedRow], scanned: Container[int]) -> list[PrintedRow]:
    """The rows of a file; those of the pages (from 0) in `scanned` with known mistakes put right."""
    return _roman_heads([_symbols(row) if row.page in scanned else row for row in rows], scanned)


def _symbols(row: PrintedRow) -> PrintedRow:
    """Symbols of offices and small words that were read with a wrong letter."""
    for pattern, right in _KNOWN:
        for match in reversed(list(pattern.finditer(row.text))):
            if match.group() != right:
                row = _changed(row, match.span(), right)
    return row


def _changed(row: PrintedRow, span: Span, right: str) -> PrintedRow:
    """The row with other words at `span`, doubtful from now on."""
    start, end = span
    text = row.text[:start] + right + row.text[end:]
    shift = len(right) - (end - start)
    kept = [(a + shift, b + shift) if a >= end else (a, b) for a, b in row.unclear if b <= start or a >= end]
    return replace(row, text=text, unclear=tuple(sorted([*kept, (start, start + len(right))])))


def _roman_heads(rows: list[PrintedRow], scanned: Container[int]) -> list[PrintedRow]:
    """Headings I, II, III … counted on: recognition easily drops or adds a stroke.

    A number is changed only when the one after it proves the change, or when it ends the paper; it is marked doubtful.
    """
    heads = [(at, match) for at, row in enumerate(rows) if (match := _ROMAN_HEAD.match(row.text))]
    out, before = list(rows), 0
    for place, (at, match) in enumerate(heads):
        value, expected = _value(match["roman"]), before + 1
        after = _value(heads[place + 1][1]["roman"]) if place + 1 < len(heads) else None
        if abs(value - expected) == 1 and after in (None, expected + 1) and rows[at].page in scanned:
            out[at] = _changed(rows[at], match.span("roman"), _ROMANS[expected - 1])
            value = expected
        before = value
    return out


def _value(number: str) -> int:
    return _ROMANS.index(number) + 1 if number in _ROMANS else 0
