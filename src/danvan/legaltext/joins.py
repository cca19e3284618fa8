"""Joins physical lines into paragraphs: page breaks and hard wraps fall inside sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from danvan.legaltext.marks import looks_like_item
from danvan.legaltext.markup import pieces
from danvan.legaltext.matchkey import fold, is_glued, is_page_number
from danvan.legaltext.model import Line, Paragraph, Span
from danvan.legaltext.runon import cut
from danvan.legaltext.vocabulary import FIELDS, HEADS

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\x1c-\x1e\x85\u2028\u2029]")
_TERMINALS = (".", ";", ":", "!", "?", "…")
_CLOSERS = "\"'”’»*)]/"
_WRAP_LIMIT = 200
_RAGGED_SHARE, _SPACED_SHARE = 0.05, 0.15
# Words no paragraph ends with.
_HANGING = re.compile(
    r"(?:^|\s)(?:và|với|của|các|những|cho|về|tại|do|theo|là|đến|từ|trong|trên|để|hoặc|ngày|tháng|bởi|bằng|giữa|"
    r"việc|từng|mỗi|nhằm|cùng)$"
)
# A reference left open: what follows completes it, though it may look like a marker ("khoản 3" / "Mục II của …").
_END_OF_LINE = 32
_OPEN_REFERENCE = re.compile(
    r"(?:tại|theo|của|và|,|\b\d{1,2}|\b[a-zđ]) (?:[Kk]hoản|[Đđ]iểm|[Mm]ục|[Đđ]iều|[Tt]iết|Phần)$"
)
_PLACE_OF_REFERENCE = re.compile(r"(?:[IVXLC]{1,5}|\d{1,3}|[a-zđ])(?:[\s.,;)]|$)")
_LOWER_PART, _HIGHER_PART = re.compile(r"(?:[Kk]hoản|[Đđ]iểm|[Tt]iết) \S{1,4}$"), re.compile(r"(?:Mục|Điều|Phần)\s")
_OPEN_DATE = re.compile(r"tháng\s*[\d.…_ ]{1,6}\s*năm$")
_DASHED_NAMES = [name.partition(" - ") for name in FIELDS.split("|") if " - " in name]
_NAME_BEGUN = re.compile(rf"(?:{HEADS}) (?P<name>{'|'.join(dict.fromkeys(first for first, _, _ in _DASHED_NAMES))})$")
# How long a line is that cannot be a heading: over a page break only such a line goes on with a capital.
_LONG_LINE = 55
_HEADING_WORDS = 4
_BLOCK_OPENER = re.compile(
    r"(?:N[ơƠ]i nh[âậ]n|NƠI NHẬN|TM\.|T/M|KT\.|K/T|TL\.|T/L|TUQ\.|Số\s*:|Căn cứ\b|Xét đề nghị|Kính gửi"
    r"|Thực hiện (?:các )?[A-ZĐ]\w+(?: \w+){0,3} số\b"
    r"|CỘNG HÒA XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN VIỆT|(?:[A-ZĐ]\w+ ){1,4}?\w+, ngày\s+[\d.…\s]*tháng"
    r"|(?:PHỤ LỤC|Phụ lục|PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVX]+|\d+)\b)"
)


def width(text: str) -> int:
    """Columns a person sees: combining marks take none."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return len(text)
    return sum(1 for char in text if not unicodedata.combining(char))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text, with the wrap width worked out from the text itself.

    A line counts as full when the first word of the next one would not have fitted, or when it is long beside its
    fellows.
    """
    found: list[Line] = []
    widths: list[int] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        gap = len(_BREAK.findall(text, last_end, start)) > 1
        for line in _lines_in(text, (start, start + len(stripped))):
            found.append(Line(line.span, gap=gap or line.gap, row=line.row))
            widths.append(width(text[line.span[0] : line.span[1]]))
        last_end = start + len(stripped)
    return _mark_full(text, found, widths)


def _lines_in(text: str, span: Span) -> Iterator[Line]:
    """What one physical line holds: usually itself, else cells or a row of a drawn table."""
    if _plain(text, span):
        yield Line(span)
        return
    held = list(pieces(text, span))
    for piece, row in held:
        yield Line(piece, gap=row or len(held) > 1, row=row)


def _plain(text: str, span: Span) -> bool:
    signs = text.find("|", *span) >= 0 or text.find("      ", *span) >= 0
    return not signs and text[span[0]] not in "#>"


def _mark_full(text: str, lines: list[Line], widths: list[int]) -> tuple[Line, ...]:
    if not lines:
        return ()
    ordered = sorted(widths)
    edge = ordered[int(0.95 * (len(ordered) - 1))]
    long_enough = 0.7 * ordered[int(0.75 * (len(ordered) - 1))]
    wrapped = edge <= _WRAP_LIMIT and sum(1 for w in widths if w > 0.75 * edge) >= 0.4 * len(widths) and edge > 30
    if not wrapped:
        return _mark_ragged(text, lines, widths)
    gaps = sum(line.gap for line in lines)
    if gaps >= 0.9 * len(lines):
        # A blank line after every line parts nothing.
        lines, gaps = [replace(line, gap=False) for line in lines], 0
    spaced = gaps >= 0.1 * len(lines)
    marked = []
    for index, line in enumerate(lines[:-1]):
        after = lines[index + 1].span
        word = text[after[0] : after[1]].split(maxsplit=1)[0]
        full = widths[index] + 1 + width(word) > edge or (spaced and widths[index] > long_enough)
        marked.append(replace(line, full=full))
    return (*marked, lines[-1])


def _mark_ragged(text: str, lines: list[Line], widths: list[int]) -> tuple[Line, ...]:
    """A text broken at no one width: breaks that must be soft tell how long a broken line is, and the rest follow."""
    texts = [text[line.span[0] : line.span[1]] for line in lines]
    broken = [widths[at] for at, (a, b) in enumerate(pairwise(texts)) if _runs_on(a, b)]
    if len(broken) < _RAGGED_SHARE * len(lines) or len(broken) < 3:
        return tuple(lines)
    if len(broken) >= _SPACED_SHARE * len(lines) and sum(line.gap for line in lines) >= 0.9 * len(lines):
        # A blank line after every line parts nothing.
        lines = [replace(line, gap=False) for line in lines]
    middle = sorted(broken)[len(broken) // 2]
    longest = 1.5 * max(broken)

    def full(at: int) -> bool:
        if _has_ended(texts[at]):
            # A sentence that ends where the next word would still have fitted ends its paragraph too.
            return middle < widths[at] + 1 + width(texts[at + 1].split(maxsplit=1)[0]) and widths[at] <= longest
        return 0.7 * middle <= widths[at] <= longest

    return (*(replace(line, full=full(at)) for at, line in enumerate(lines[:-1])), lines[-1])


def _runs_on(before: str, after: str) -> bool:
    return not _has_ended(before) and after[:1].islower() and not looks_like_item(after)


def _has_ended(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_TERMINALS) and not line.endswith("...")


def is_soft(before: str, line: Line, after: str, following: Line) -> bool:
    """Whether the break between two lines lies inside a sentence or paragraph.

    `before` and `after` are the texts of `line` and `following`.
    """
    before, after = unicodedata.normalize("NFC", before), unicodedata.normalize("NFC", after)
    if line.row or following.row or _BLOCK_OPENER.match(after):
        return False
    if after.isupper() and not before.isupper() and len(after.split()) >= _HEADING_WORDS:
        return False
    if (not following.gap and is_glued(before)) or _goes_on(before, after):
        return True
    ended = _has_ended(before)
    lower = after.lstrip("\"'“‘*(")[:1].islower()
    item = looks_like_item(after)
    if item and not (line.full and not ended and not following.gap and not looks_like_item(after, strict=True)):
        return False
    if following.gap or not line.full:
        hanging = not item and not following.gap and _HANGING.search(before) is not None
        return not ended and (lower or hanging) and not item and not before.isupper()
    return not (following.opens and ended) or lower


def _goes_on(before: str, after: str) -> bool:
    """Whether the words on both sides of a break belong to one reference or one name, whatever they look like."""
    end = before[-_END_OF_LINE:]
    if _PLACE_OF_REFERENCE.match(after) and _OPEN_REFERENCE.search(end):
        return True
    if _HIGHER_PART.match(after) and _LOWER_PART.search(end):
        return True
    if after[:4].isdecimal() and _OPEN_DATE.search(end):
        return True
    begun = _NAME_BEGUN.search(before) if after[:2] in ("- ", "– ") else None
    return begun is not None and any(
        first == begun["name"] and after.startswith(rest, 2) and not after.startswith(" hóa", 2 + len(rest))
        for first, _, rest in _DASHED_NAMES
    )


def _runs_over(before: str, after: str) -> bool:
    """Whether a sentence goes on behind a page number between its halves, even with a capital."""
    long = width(before) >= _LONG_LINE and not before.isupper()
    return long and not _has_ended(before) and not looks_like_item(after) and not _BLOCK_OPENER.match(after)


def paragraphs(text: str, lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text; lines holding nothing but a page number are left out when they interrupt."""
    groups: list[list[Line]] = []
    over_page = False
    for line in lines:
        own = _slice(text, line)
        if is_page_number(own):
            over_page = True
            continue
        last = groups[-1][-1] if groups else None
        before = _slice(text, last) if last else ""
        if last and (is_soft(before, last, own, line) or (over_page and _runs_over(before, own))):
            groups[-1].append(line)
        else:
            groups.append([line])
        over_page = False
    return tuple(part for group in groups for part in _apart(text, group))


def _apart(text: str, lines: list[Line]) -> Iterator[Paragraph]:
    """Lines that belong together as one paragraph, or as the several that were run together in them."""
    key = fold(text, [line.span for line in lines])
    spans = [] if lines[0].row else cut(key)
    if len(spans) < 2:
        yield Paragraph(key, tuple(lines))
        return
    for start, end in spans:
        own = [(max(line.span[0], start), min(line.span[1], end)) for line in lines]
        held = tuple(Line(span, gap=True) for span in own if span[0] < span[1])
        yield Paragraph(fold(text, [line.span for line in held]), held)


def _slice(text: str, line: Line) -> str:
    return text[line.span[0] : line.span[1]]
