"""Keyed marks of what must not leave: made once when somebody's data is sealed, compared without opening anything.

A mark covers a run of words (a name, an address) or of digits (a phone, an ID number), compared without case, tone marks and
punctuation. Key and case are bound in, so that the same name gives different marks in two cases and nobody can look a
person up across them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

DIGEST_BYTES = 16
_WORD = re.compile(r"[^\W_]+")  # letters of every script: names may stand in Khmer
# Digits as people write them: 0912 345 678, 0912.345.678, +84 912-345-678, (0294) 3812345.
_DIGITS = re.compile(r"\+?\d(?:[ .\-()]{0,2}\d){6,39}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHORTEST_NUMBER = 7
# What a part of an address begins with that names an area or a street, not a house.
_AREAS = frozenset({
    "duong", "to", "khom", "ap", "thon", "khu", "quoc", "tinh", "huyen", "hem", "ngo", "xom", "lo", "kp", "ql", "dt", "xa", "phuong",
    "ban", "lang", "cum", "tuyen", "kenh",
})  # fmt: skip


class Datum(StrEnum):
    """Which kind of datum a mark is of."""

    NAME = "name"
    PHONE = "phone"
    NUMBER = "number"
    ADDRESS = "address"
    EMAIL = "email"


@dataclass(frozen=True)
class Mark:
    """One keyed mark. ``size`` counts words (digits for PHONE and NUMBER); ``tag`` is one byte of the mark of its first word."""

    kind: str
    size: int
    tag: int
    digest: bytes


@dataclass(frozen=True)
class Hit:
    """A datum found in a text: which kind, and where it stands in ``plain`` of that text (first sign, behind the last)."""

    kind: str
    start: int
    end: int


def plain(text: str) -> str:
    """``text`` in small letters without marks, and without signs that are not seen (joiners, soft hyphens)."""
    return "".join(map(_plain_sign, unicodedata.normalize("NFC", text)))


_SPECIAL = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
_UNSEEN = {"Mn", "Cf"}
_CACHE: dict[str, str] = {}


def _plain_sign(sign: str) -> str:
    known = _CACHE.get(sign)
    if known is None:
        first = _SPECIAL.get(sign) or unicodedata.normalize("NFKD", sign)[:1].lower()
        known = "" if unicodedata.category(sign) in _UNSEEN else first
        if len(_CACHE) < 4096:
            _CACHE[sign] = known
    return known


class Marker:
    """Makes marks under one key for one case (``salt``: any bytes that tell the case, 16 are used)."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._empty = hashlib.blake2b(key=key, salt=salt[:16], digest_size=DIGEST_BYTES)

    def digest(self, kind: str, text: str) -> bytes:
        """The mark of ``text``, already plain, as a datum of ``kind``."""
        made = self._empty.copy()
        made.update(f"{kind}|{text}".encode())
        return made.digest()

    def tag(self, word: str) -> int:
        """One byte of the mark of a word: enough to pass over nearly every word of a paper, too little to tell any."""
        return self.digest("tag", word)[0]

    def of_words(self, kind: str, words: tuple[str, ...]) -> Mark:
        """The mark of a run of words."""
        return Mark(kind, len(words), self.tag(words[0]), self.digest(kind, " ".join(words)))

    def of_digits(self, kind: str, digits: str) -> Mark:
        """The mark of a number."""
        return Mark(kind, len(digits), self.tag(digits[:3]), self.digest(kind, digits))


def marks_of(person: Mapping[str, Any], marker: Marker) -> list[Mark]:
    """Every mark of a person's data (name, phone, id_number, email, address; all may be missing), without repeats."""
    found = [
        *(marker.of_words(Datum.NAME, words) for words in name_forms(person.get("name", ""))),
        *(marker.of_words(Datum.ADDRESS, words) for words in address_forms(person.get("address", ""))),
        *(marker.of_words(Datum.EMAIL, (mail,)) for mail in _EMAIL.findall(plain(person.get("email", "")))),
        *(marker.of_digits(Datum.PHONE, digits) for digits in number_forms(person.get("phone", ""))),
        *(marker.of_digits(Datum.NUMBER, digits) for digits in number_forms(person.get("id_number", ""))),
    ]
    return list(dict.fromkeys(found))


def name_forms(name: str) -> list[tuple[str, ...]]:
    """The ways a name is written: whole, given name first, with initials before the given name, written together.

    A name of one word gives none: it would be found in every paper.
    """
    words = tuple(_WORD.findall(plain(name)))
    if len(words) < 2:
        return []
    *before, given = words
    initials = tuple(word[0] for word in before)
    forms = [words, (given, *before), (*initials, given), ("".join(words),)]
    if len(words) > 2:
        forms += [(before[0], *initials[1:], given), ("".join(initials) + given,)]
    return list(dict.fromkeys(forms))


def address_forms(address: str) -> list[tuple[str, ...]]:
    """The parts of an address that lead to a house: those with its number, a short one together with the part behind it.

    A numbered street, group or hamlet («đường số 3», «tổ 5») leads to nobody and stands in many lawful papers, as does a
    commune.
    """
    parts = [tuple(_WORD.findall(part)) for part in re.split(r"[,;\n]", plain(address))]
    parts = [part for part in parts if part]
    forms = []
    for place, part in enumerate(parts):
        if part[0] in _AREAS or not any(char.isdigit() for word in part for char in word):
            continue
        whole = part if len(part) > 2 or place + 1 == len(parts) else (*part, *parts[place + 1])
        if len(whole) > 1:
            forms.append(whole)
    return list(dict.fromkeys(forms))


def number_forms(written: str) -> list[str]:
    """A phone or ID number as bare digits, the country code of Vietnam written as a leading nought."""
    digits = re.sub(r"\D", "", written)
    if len(digits) < _SHORTEST_NUMBER:
        return []
    return [_home(digits)]


def _home(digits: str) -> str:
    return "0" + digits[2:] if digits.startswith("84") and len(digits) in (11, 12) else digits


class Net:
    """The marks of all people of a case, to be drawn through texts."""

    def __init__(self, marks: Iterable[Mark], marker: Marker) -> None:
        self._marker = marker
        self._words: dict[int, dict[int, dict[bytes, str]]] = {}
        self._numbers: dict[int, dict[bytes, str]] = {}
        self._mails: dict[bytes, str] = {}
        self._tags: dict[str, int] = {}
        for mark in marks:
            if mark.kind == Datum.EMAIL:
                self._mails[mark.digest] = mark.kind
            elif mark.kind in (Datum.PHONE, Datum.NUMBER):
                self._numbers.setdefault(mark.size, {})[mark.digest] = mark.kind
            else:
                self._words.setdefault(mark.tag, {}).setdefault(mark.size, {})[mark.digest] = mark.kind

    def hits(self, text: str) -> list[Hit]:
        """Every datum of the net that stands in ``text``, in order of its place."""
        plainly = plain(text)
        found = [*self._word_hits(plainly), *self._number_hits(plainly), *self._mail_hits(plainly)]
        return sorted(set(found), key=lambda hit: (hit.start, hit.end))

    def _word_hits(self, text: str) -> Iterator[Hit]:
        runs = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        for place, (word, start, _end) in enumerate(runs):
            for size, digests in self._words.get(self._tag(word), {}).items():
                run = runs[place : place + size]
                if len(run) < size:
                    continue
                words = " ".join(part[0] for part in run)
                for kind in (Datum.NAME, Datum.ADDRESS):
                    if digests.get(self._marker.digest(kind, words)) == kind:
                        yield Hit(kind, start, run[-1][2])

    def _tag(self, word: str) -> int:
        known = self._tags.get(word)
        if known is None:
            known = self._tags[word] = self._marker.tag(word)
        return known

    def _number_hits(self, text: str) -> Iterator[Hit]:
        if not self._numbers:
            return
        for match in _DIGITS.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            for candidate in _windows(digits, self._numbers):
                for kind in (Datum.PHONE, Datum.NUMBER):
                    if self._numbers[len(candidate)].get(self._marker.digest(kind, candidate)) == kind:
                        yield Hit(kind, match.start(), match.end())

    def _mail_hits(self, text: str) -> Iterator[Hit]:
        if not self._mails:
            return
        for match in _EMAIL.finditer(text):
            if self._marker.digest(Datum.EMAIL, match[0]) in self._mails:
                yield Hit(Datum.EMAIL, match.start(), match.end())


def _windows(digits: str, sizes: Iterable[int]) -> Iterator[str]:
    """Every run of the wanted lengths within ``digits``, also with 84 for the leading nought."""
    for size in sizes:
        for start in range(len(digits) - size + 1):
            yield digits[start : start + size]
        for start in range(len(digits) - size):
            part = digits[start : start + size + 1]
            if part.startswith("84"):
                yield "0" + part[2:]
