"""How wide a text stands in Times New Roman, so that rules and columns can be fitted to it."""

from __future__ import annotations

import unicodedata

MM_PER_POINT = 25.4 / 72
_HORN = "\u031b"
_UNKNOWN = 600
_ROUNDING = 1e-6

# Advance widths in thousandths of the type size. Marks above and below a letter add nothing; the horn of ơ and ư does.
_REGULAR = {
    180: "'", 200: "|", 250: " \xa0,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr‘’", 350: "•", 389: "Js", 408: '"',
    444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 541: "~", 542: "ư", 549: "÷≥≤",
    556: "FPS", 564: "+<=>×", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư", 778: "&m", 833: "%", 889: "M",
    921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " \xa0,.", 278: "'/\\il", 333: "!()-:;[]`fjt‘’", 350: "•", 389: "Is", 394: "{}", 444: "cerz",
    500: "#$*0123456789?J_agovxy–“”", 520: "~", 549: "÷≥≤", 554: "ơ", 555: '"', 556: "Sbdhknpquđ", 570: "+<=>×", 581: "^",
    600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M",
    1000: "%W—…",
}  # fmt: skip
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def _letters(text: str) -> str:
    """``text`` without tone marks and hats, which take no room; ơ and ư keep their horn."""
    kept = (mark for mark in unicodedata.normalize("NFD", text) if mark == _HORN or not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", "".join(kept))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` on one line in millimetres, at ``size`` points."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in _letters(text)) / 1000 * size * MM_PER_POINT


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width of the widest word of ``text`` in millimetres: no column may be narrower."""
    return max((text_width(word, size, bold=bold) for word in text.split(" ")), default=0.0)


def balanced(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """``text`` in as few lines of at most ``width`` millimetres as its words allow, the lines as even as they can be."""
    count = len(_wrapped(text, size, width, bold=bold))
    return _wrapped(text, size, narrowest_width(text, size, count, bold=bold), bold=bold)


def narrowest_width(text: str, size: float, lines: int, *, bold: bool = False) -> float:
    """The least width in millimetres, to a tenth, at which ``text`` stands in ``lines`` lines."""
    low, high = longest_word(text, size, bold=bold), text_width(text, size, bold=bold)
    if len(_wrapped(text, size, low, bold=bold)) <= lines:
        return low
    while high - low > 0.1:
        middle = (low + high) / 2
        if len(_wrapped(text, size, middle, bold=bold)) <= lines:
            high = middle
        else:
            low = middle
    return high


def _wrapped(text: str, size: float, width: float, *, bold: bool) -> list[str]:
    """``text`` broken as a word processor breaks it; a word wider than ``width`` stands alone."""
    space = text_width(" ", size, bold=bold)
    lines: list[list[str]] = []
    used = 0.0
    for word in text.split(" "):
        room = text_width(word, size, bold=bold)
        if lines and used + space + room <= width + _ROUNDING:
            lines[-1].append(word)
            used += space + room
        else:
            lines.append([word])
            used = room
    return [" ".join(words) for words in lines]
