"""The same paper as a text, a Word file, a PDF, and as carelessness leaves texts: none of it changes what the paper says."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

from tests.corpus.draft import Block, Draft


def as_text(d: Draft) -> str:
    """The paper as plain text, as it looks when its Word file is pasted into a text field."""
    out = [*_head(d), ""]
    previous = ""
    for block in d.blocks:
        if block.kind in ("left", "right"):
            continue
        if block.kind != previous and block.kind in ("centre", "recipient", "sign", "row", "note"):
            out.append("")
        out.extend(_lines(d, block))
        previous = block.kind
    if d.run_on:
        return _run_together(out)
    return "\n".join(out).strip("\n") + "\n"


def _head(d: Draft) -> list[str]:
    left = [block.text for block in d.blocks if block.kind == "left"]
    right = [block.text for block in d.blocks if block.kind == "right"]
    if d.head_form == "merged":
        rows = max(len(left), len(right))
        pad = [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))]
        return [f"{one:<40}{two}".rstrip() if two else one for one, two in zip(*pad, strict=True)]
    names = [line for line in left if not line.startswith(("Số", "V/v"))]
    return [*names, "", *right[:-1], "", *left[len(names) :], right[-1]]


def _lines(d: Draft, block: Block) -> list[str]:
    if block.kind == "row":
        line = f"| {' | '.join(block.cells)} |"
        return [line, f"|{'---|' * len(block.cells)}"] if block.marker == "head" else [line]
    text = f"{block.marker} {block.text}".strip()
    if not d.markdown:
        return [text]
    if block.kind == "centre":
        return [f"# {text}"]
    if re.match(r"[IVX]+\.", block.marker):
        return ["", f"## {text}"]
    if block.kind == "sign" or text == "Nơi nhận:":
        return [f"**{text}**"]
    return [text]


def _run_together(lines: list[str]) -> str:
    """All paragraphs of the body on one line, head and foot as they were."""
    first = next(index for index, line in enumerate(lines) if re.match(r"Căn cứ|Thực hiện|Theo ", line))
    last = lines.index("Nơi nhận:")
    return "\n".join([*lines[:first], " ".join(filter(None, lines[first:last])), "", *lines[last:]]).strip("\n") + "\n"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _wrapped(text: str, width: int) -> list[str]:
    """The paragraphs of a text, each broken into lines; rows of tables stay whole."""

    def fold(line: str) -> str:
        whole = line.startswith("|") or len(line) <= width
        return line if whole else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)

    return [fold(line) for line in text.split("\n")]


def wrapped_at_80(text: str) -> str:
    """Broken lines with an empty line after each paragraph."""
    return "\n".join(part if part.startswith("|") else f"{part}\n" for part in _wrapped(text, 80))


def wrapped_at_60(text: str) -> str:
    """Broken lines and nothing else that tells where a paragraph ends."""
    return "\n".join(_wrapped(text, 60))


def dashes(text: str) -> str:
    """Hyphens between spaces and at the start of items become en dashes."""
    return re.sub(r"(?m)^- |(?<= )- ", "– ", text)


def doubled_spaces(text: str) -> str:
    """Justified text: every third space is doubled."""
    count = 0

    def space(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return "  " if count % 3 == 0 else " "

    return "\n".join(
        line if line.startswith("|") else re.sub(r"(?<=\S) (?=\S)", space, line) for line in text.split("\n")
    )


_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
_OLD_TONES = re.compile("|".join(f"(?<![qQ]){old}(?![a-zà-ỹ])" for old in _TONES.values()), re.I)


def tone_style(text: str) -> str:
    """hòa and thủy written hoà and thuỷ."""
    new = {old: fresh for fresh, old in _TONES.items()}

    def turned(match: re.Match[str]) -> str:
        fresh = new[match[0].lower()]
        return fresh.upper() if match[0].isupper() else fresh.capitalize() if match[0][0].isupper() else fresh

    return _OLD_TONES.sub(turned, text)


def page_breaks(text: str) -> str:
    """Pages of 35 lines of 90 letters, cut wherever they end, each but the first headed by its number."""
    lines = "\n".join(f"{part}\n" for part in _wrapped(text, 90)).split("\n")
    pages = [lines[at : at + 35] for at in range(0, len(lines), 35)]
    out = list(pages[0])
    for number, page in enumerate(pages[1:], 2):
        out += ["", str(number), "", *page]
    return "\n".join(out)


def misread(text: str) -> str:
    """As a scan is read: some Đ as Ð, now and then a lost tone mark or a word split in two."""
    chance = random.Random(len(text))

    def word(match: re.Match[str]) -> str:
        whole = match[0]
        luck = chance.random()
        if "Đ" in whole and luck < 0.3:
            return whole.replace("Đ", "Ð")
        if luck > 0.992 and whole.islower():
            return _without_mark(whole)
        if luck < 0.004 and len(whole) > 4 and whole.islower():
            return f"{whole[:2]} {whole[2:]}"
        return whole

    return re.sub(r"[^\W\d_]+", word, text)


def _without_mark(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    bare = re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", decomposed, count=1)
    return unicodedata.normalize("NFC", bare)


TEXTS: dict[str, Callable[[str], str]] = {
    "nfd": nfd,
    "wrap80": wrapped_at_80,
    "wrap60": wrapped_at_60,
    "dashes": dashes,
    "spaces": doubled_spaces,
    "tones": tone_style,
    "pages": page_breaks,
}
