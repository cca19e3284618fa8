"""Reads PDF files that carry a text layer: page numbers and heads dropped, columns of the head and foot kept apart."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from danvan.legaltext.marks import looks_like_item
from danvan.legaltext.model import Line
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.read.pdftables import RuledRow, one_table, ruled_tables

_SCAN = (
    "tệp PDF chỉ có ảnh quét, không có lớp chữ. Hãy dùng bản PDF xuất từ Word, tệp .docx, hoặc dán nội dung văn bản."
)
_DAMAGED = "tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Hãy lưu lại tệp rồi chọn lại."
_LOCKED = "tệp PDF được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."
_PAGE_NUMBER = re.compile(r"-?\s*\d{1,3}\s*-?|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?")
_MIN_LETTERS = 20
_HEAD_LENGTH = 40
_STEP = 6
_OFF_CENTRE = 0.06
# How many lines a column may leave blank beside the other one, and below it.
_COLUMN_STEP, _LONE_STEP = 3.5, 1.8
_COLUMN_GAP_EM = 1.6


@dataclass(slots=True)
class _Row:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    first_word: float
    page: int
    edge: bool
    apart: bool = False
    ruled: RuledRow | None = None


def read_pdf(name: str, data: bytes, limits: Limits) -> tuple[str, tuple[Line, ...]]:
    """The stored text, one physical line per line, and its lines.

    Raises UnreadableFile when the file is damaged, locked, too long, or a scan without a text layer.
    """
    rows = _rows(name, data, limits)
    if sum(char.isalpha() for row in rows for char in row.text) < _MIN_LETTERS:
        raise UnreadableFile(name, _SCAN, code="scan")
    return _lines(list(_whole_tables(_without_heads(rows))))


def _rows(name: str, data: bytes, limits: Limits) -> list[_Row]:
    import pdfplumber  # noqa: PLC0415 - slow to import, and only PDF files need it
    from pdfminer.pdfdocument import (  # noqa: PLC0415 - as above
        PDFPasswordIncorrect,
        PDFTextExtractionNotAllowed,
    )

    # The library grumbles about every oddity it repairs; the caller hears only whether the file was read.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    rows: list[_Row] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages):
                if number >= limits.pages:
                    raise UnreadableFile(
                        name, f"tệp PDF có quá {limits.pages} trang. Hãy tách tệp ra.", code="too-long"
                    )
                rows.extend(_page_rows(page, number))
                page.close()
    except (UnreadableFile, MemoryError):
        raise
    except Exception as cause:
        # The PDF library lets every kind of exception out on a broken file, some wrapped in its own.
        locked = any(isinstance(part, (PDFPasswordIncorrect, PDFTextExtractionNotAllowed)) for part in _causes(cause))
        raise UnreadableFile(name, _LOCKED if locked else _DAMAGED, code="password" if locked else "damaged") from cause
    return rows


def _causes(error: BaseException) -> Iterator[object]:
    yield error
    yield from error.args
    for linked in (error.__cause__, error.__context__):
        if linked is not None:
            yield linked


def _page_rows(page: Any, number: int) -> list[_Row]:
    words = page.extract_words(x_tolerance=2, y_tolerance=3, keep_blank_chars=False, extra_attrs=["size"])
    ruled, words = ruled_tables(page, words, number)
    rows: list[_Row] = []
    for line in _grouped(words):
        parts = _columns(line)
        for part in parts:
            row = _row(part, number, float(page.height))
            row.apart = len(parts) > 1
            rows.append(row)
    return _with_tables(_untwisted(rows), ruled)


def _with_tables(rows: list[_Row], ruled: list[RuledRow]) -> list[_Row]:
    """The lines of a page with the rows of its tables between them, by where they stand."""
    for one in ruled:
        left, top, right, bottom = one.box
        row = _Row(one.text, left, right, top, bottom, 0.0, one.page, edge=False, ruled=one)
        rows.insert(next((at for at, other in enumerate(rows) if other.top > top), len(rows)), row)
    return rows


def _whole_tables(rows: list[_Row]) -> Iterator[_Row]:
    """Rows that follow each other over a page's end put together."""
    for is_table, group in groupby(rows, key=lambda row: row.ruled is not None):
        held = list(group)
        if not is_table:
            yield from held
            continue
        by_table = {id(row.ruled): row for row in held}
        for one in one_table([row.ruled for row in held if row.ruled]):
            yield replace(by_table.get(id(one), held[0]), text=one.text, ruled=one)


def _grouped(words: list[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    lines: list[list[Mapping[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if lines and abs(word["bottom"] - lines[-1][0]["bottom"]) <= 0.35 * word["size"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w["x0"]) for line in lines]


def _columns(line: list[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    parts = [[line[0]]]
    for word in line[1:]:
        gap = word["x0"] - parts[-1][-1]["x1"]
        # A bullet stands far from its text without being a column.
        if gap > _COLUMN_GAP_EM * word["size"] and not (len(parts[-1]) == 1 and len(parts[-1][0]["text"]) <= 6):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _row(words: list[Mapping[str, Any]], page: int, height: float) -> _Row:
    first, last = words[0], words[-1]
    text = " ".join(word["text"].replace("\x00", "") for word in words)
    edge = first["bottom"] < 0.09 * height or first["top"] > 0.91 * height
    return _Row(text, first["x0"], last["x1"], first["top"], first["bottom"], first["x1"] - first["x0"], page, edge)


def _untwisted(rows: list[_Row]) -> list[_Row]:
    """Two columns side by side (head, foot) come out one after the other instead of line by line."""
    out: list[_Row] = []
    block: list[_Row] = []
    for row in rows:
        if row.apart or (block and _in_column(row, block)):
            block.append(row)
            continue
        out.extend(_by_column(block))
        block = []
        out.append(row)
    out.extend(_by_column(block))
    return out


def _in_column(row: _Row, block: list[_Row]) -> bool:
    """A lone line continues a column block when it lies wholly inside one of its columns and close below what stands there.

    One set in the middle of both columns is the title under them, though a short one may fit beside a long column.
    """
    split = _split(block)
    own, other = (
        max((r.bottom for r in block if ((r.left < split) == (row.left < split)) is same), default=0.0)
        for same in (True, False)
    )
    step = _COLUMN_STEP if row.top < other else _LONE_STEP
    close = row.top - own < step * (row.bottom - row.top)
    left, right = min(r.left for r in block), max(r.right for r in block)
    centred = abs((row.left + row.right) - (left + right)) < 2 * _OFF_CENTRE * (right - left)
    return close and not centred and (row.right <= split or row.left >= split)


def _split(block: list[_Row]) -> float:
    return min(right.left for left, right in pairwise(block) if right.apart and right.left > left.right)


def _by_column(block: list[_Row]) -> list[_Row]:
    if not block:
        return []
    split = _split(block)
    return [r for r in block if r.left < split] + [r for r in block if r.left >= split]


def _without_heads(rows: list[_Row]) -> list[_Row]:
    """Drops page numbers and the lines printed at the edge of most pages."""
    pages = len({row.page for row in rows})
    repeated = Counter(_stripped(row.text) for row in rows if row.edge)

    def is_head(row: _Row) -> bool:
        often = pages > 2 and repeated[_stripped(row.text)] > pages // 2
        return row.edge and (often or _PAGE_NUMBER.fullmatch(row.text) is not None)

    return [row for row in rows if not is_head(row)]


def _stripped(line: str) -> str:
    """A short line without its numbers, so that "Trang 2" and "Trang 3" count as the same head."""
    return re.sub(r"\d+", "#", line) if len(line) <= _HEAD_LENGTH else line


def _lines(rows: list[_Row]) -> tuple[str, tuple[Line, ...]]:
    right_edge = _quantile([row.right for row in rows if not (row.apart or row.ruled)], 0.95)
    steps = [
        b.top - a.top for a, b in pairwise(rows) if a.page == b.page and b.top > a.top and not (a.ruled or b.ruled)
    ]
    leading = _quantile(steps, 0.4)
    lines, at = [], 0
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        gap = before is not None and before.page == row.page and not 0 <= row.top - before.top <= 1.25 * leading + 1
        space = 0.3 * (row.bottom - row.top)
        full = after is not None and not row.apart and row.right + space + after.first_word > right_edge - 1
        span = (at, at + len(row.text))
        held = Line(span, gap=gap, full=full, opens=_opens(rows, index))
        lines.append(Line(span, gap=True, row=True) if row.ruled else held)
        at += len(row.text) + 1
    return "\n".join(row.text for row in rows), tuple(lines)


def _opens(rows: list[_Row], index: int) -> bool:
    """Whether the indent of a line says that a paragraph begins with it.

    Either it stands further in than the running line above it, or it comes back out after a hanging paragraph.
    """
    if index == 0:
        return False
    above = rows[index - 1]
    step = rows[index].left - above.left
    if step > _STEP:
        return not looks_like_item(above.text)
    hanging = index > 1 and abs(rows[index - 2].left - above.left) < 2
    return step < -_STEP and hanging


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0
