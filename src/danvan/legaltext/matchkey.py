"""Match keys: the text as rules see it, with a map back to the text as stored.

A key is NFC, has one style of tone placement, plain hyphens, true Đ, single spaces, and no markdown asterisks or
invisible
characters. Keys keep letter case. Nothing here changes the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from danvan.legaltext.model import Key, Span
from danvan.legaltext.offsets import Offsets

_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def _toned(base: str) -> str:
    return "".join(unicodedata.normalize("NFC", base + tone) for tone in _TONES)


LOWER = "abcdefghijklmnopqrstuvwxyzđăâêôơư" + "".join(_toned(v) for v in "aăâeêioôơuưy")
UPPER = LOWER.upper()

# Classes alone, so that a plain paragraph is passed over at the speed of a scan.
_MARKS = "\u0300-\u036f"
_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = "*\u00ad\u200b-\u200f\u2060\ufeff"
_LOOKALIKE = "ÐƉð–—‑‐−"
_ANY_ODD = re.compile(rf"[{_MARKS}{_SPACES}{_INVISIBLE}{_LOOKALIKE}]|  ")
_ODD = re.compile(
    rf"(?P<marks>[{_MARKS}]+)|(?P<space>[ {_SPACES}]{{2,}}|[{_SPACES}])|(?P<drop>[{_INVISIBLE}]+)"
    rf"|(?P<double>Đ[ÐƉ]|[ÐƉ]Đ)|(?P<one>[{_LOOKALIKE}])"
)
_ONE = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"}


_PAGE_NUMBER = re.compile(r"(?:-\s*)?\d{1,3}(?:\s*-)?|(?:Trang|trang)\s+\d{1,3}(?:\s*/\s*\d{1,3})?")
_LONGEST_PAGE_NUMBER = 16


def _swap_table() -> dict[str, str]:
    table = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for new, old in zip(_toned(second), _toned(first), strict=True):
            for a, b in ((first, new), (first.upper(), new), (first.upper(), new.upper())):
                left = old.upper() if a.isupper() else old
                table[a + b] = left + (second.upper() if b.isupper() else second)
    return table


_SWAP = _swap_table()
_AFTER_O, _AFTER_U = _toned("a") + _toned("e"), _toned("y")
_NEW_TONE = re.compile(
    rf"(?:[oO][{_AFTER_O}{_AFTER_O.upper()}]|[uU][{_AFTER_U}{_AFTER_U.upper()}])(?<![qQ]..)(?![{LOWER}{UPPER}])"
)


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup == "space":
        return " "
    if match.lastgroup in ("drop", "marks"):
        return ""
    return "Đ" if match.lastgroup == "double" else _ONE.get(found, "-")


def is_glued(left: str) -> bool:
    """Whether a line ended inside a word broken at its own hyphen or slash ("39/KH-" + "UBND")."""
    return len(left) > 1 and left[-1] in "-/" and left[-2].isalnum()


class _Folded:
    """A key being put together from stretches of a stored text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.pieces: list[str] = []
        self.starts = Offsets()
        self.ends = Offsets()

    def _after_space(self) -> bool:
        return bool(self.pieces) and self.pieces[-1].endswith(" ")

    def put(self, piece: str, span: Span) -> None:
        """Adds characters that stand for the whole of a stored span."""
        if not piece or (piece == " " and self._after_space()):
            return
        self.pieces.append(piece)
        self.starts.add(len(piece), span[0], counts=False)
        self.ends.add(len(piece), span[1], counts=False)

    def copy(self, start: int, end: int) -> None:
        """Adds stored characters as they are."""
        if start < end and self._text[start] == " " and self._after_space():
            start += 1
        if start < end:
            self.pieces.append(self._text[start:end])
            self.starts.add(end - start, start, counts=True)
            self.ends.add(end - start, start + 1, counts=True)

    def stretch(self, start: int, end: int) -> None:
        """Adds one stretch, folding what is odd in it."""
        at = start
        for match in _ODD.finditer(self._text, start, end):
            marked = match.lastgroup == "marks" and match.start() > at and self._text[match.start() - 1].isalpha()
            first = match.start() - 1 if marked else match.start()
            self.copy(at, first)
            whole = self._text[first : match.end()]
            self.put(unicodedata.normalize("NFC", whole) if marked else _replacement(match), (first, match.end()))
            at = match.end()
        self.copy(at, end)


def fold(text: str, segments: Iterable[Span]) -> Key:
    """The key of the given stretches of `text`, joined as one line; its offsets point into `text`."""
    stretches = list(segments)
    if len(stretches) == 1 and not _ANY_ODD.search(text, *stretches[0]):
        start, end = stretches[0]
        return _key(text[start:end], range(start, end), range(start + 1, end + 1))
    folded = _Folded(text)
    previous: int | None = None
    for start, end in stretches:
        if previous is not None and not is_glued("".join(folded.pieces[-2:])):
            folded.put(" ", (previous, start))
        folded.stretch(start, end)
        previous = end
    return _key("".join(folded.pieces), folded.starts, folded.ends)


def _key(folded: str, starts: Sequence[int], ends: Sequence[int]) -> Key:
    text = _NEW_TONE.sub(lambda found: _SWAP.get(found.group(), found.group()), folded)
    return Key(text, lowered(text), starts, ends)


def lowered(text: str) -> str:
    """`text` in lower case and of the same length: the few letters outside Vietnamese that would grow stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` folded and lower-cased, for comparing names."""
    return fold(text, [(0, len(text))]).low.strip()


def is_page_number(line: str) -> bool:
    """Whether a line, without space around it, holds nothing but the number of a page."""
    return len(line) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line) is not None


def surface(text: str, span: Span) -> str:
    """The stored characters of `span` on one line, as a reader would copy them out; a page number inside is left out."""
    first, *rest = text[span[0] : span[1]].split("\n")
    words = [first, *(line for line in rest[:-1] if not is_page_number(line.strip())), *rest[-1:]]
    return " ".join(" ".join(words).split()).strip("* ")
