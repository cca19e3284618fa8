"""The layout of a printed page: words with their places become rows, columns and lines, page numbers and heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import Any

from danvan.legaltext.marks import looks_like_item
from danvan.legaltext.model import Line, Span
from danvan.legaltext.read.pdftables import RuledRow, one_table

_PAGE_NUMBER = re.compile(r"-?\s*\d{1,3}\s*-?|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?")
_HEAD_LENGTH = 40
_STEP = 6
_OFF_CENTRE = 0.06
# How many lines a column may leave blank beside the other one, and below it.
_COLUMN_STEP, _LONE_STEP = 3.5, 1.8
_COLUMN_GAP_EM = 1.6


@dataclass(slots=True)
class PrintedRow:
    """One line of one column, in points from the top left corner; `unclear` are [start, end) of doubtful words in `text`."""

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
    unclear: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """The stored text of printed pages, one physical line per line, its lines, and where a scan was not clear."""

    text: str
    lines: tuple[Line, ...]
    unclear: tuple[Span, ...] = ()


def page_rows(
    words: Sequence[Mapping[str, Any]], number: int, height: float, ruled: Sequence[RuledRow] = ()
) -> list[PrintedRow]:
    """The rows of one page, columns one after the other.

    A word has text, x0, x1, top, bottom and size in points, and may be "unclear"; `ruled` are rows of tables, whose
    words are not among `words`; `number` counts pages from 0.
    """
    rows: list[PrintedRow] = []
    for line in _grouped(words):
        parts = _columns(line)
        for part in parts:
            row = _row(part, number, height)
            row.apart = len(parts) > 1
            rows.append(row)
    return _with_tables(_untwisted(rows), ruled)


def printed(rows: list[PrintedRow]) -> Printed:
    """The rows of all pages as a text: tables that run over pages put together, page heads and numbers left out."""
    return _printed(list(_whole_tables(_without_heads(rows))))


def _with_tables(rows: list[PrintedRow], ruled: Sequence[RuledRow]) -> list[PrintedRow]:
    """The lines of a page with the rows of its tables between them, by where they stand."""
    for one in ruled:
        left, top, right, bottom = one.box
        row = PrintedRow(one.text, left, right, top, bottom, 0.0, one.page, edge=False, ruled=one)
        rows.insert(next((at for at, other in enumerate(rows) if other.top > top), len(rows)), row)
    return rows


def _whole_tables(rows: list[PrintedRow]) -> Iterator[PrintedRow]:
    """Rows that follow each other over a page's end put together."""
    for is_table, group in groupby(rows, key=lambda row: row.ruled is not None):
        held = list(group)
        if not is_table:
            yield from held
            continue
        by_table = {id(row.ruled): row for row in held}
        for one in one_table([row.ruled for row in held if row.ruled]):
            yield replace(by_table.get(id(one), held[0]), text=one.text, ruled=one)


def _grouped(words: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
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


def _row(words: list[Mapping[str, Any]], page: int, height: float) -> PrintedRow:
    first, last = words[0], words[-1]
    texts = [word["text"].replace("\x00", "") for word in words]
    edge = first["bottom"] < 0.09 * height or first["top"] > 0.91 * height
    ends = list(accumulate(len(text) + 1 for text in texts))
    unclear = tuple(
        (end - 1 - len(text), end - 1)
        for word, text, end in zip(words, texts, ends, strict=True)
        if word.get("unclear")
    )
    return PrintedRow(
        " ".join(texts), first["x0"], last["x1"], first["top"], first["bottom"], first["x1"] - first["x0"], page, edge,
        unclear=unclear,
    )  # fmt: skip


def _untwisted(rows: list[PrintedRow]) -> list[PrintedRow]:
    """Two columns side by side (head, foot) come out one after the other instead of line by line."""
    out: list[PrintedRow] = []
    block: list[PrintedRow] = []
    for row in rows:
        if row.apart or (block and _in_column(row, block)):
            block.append(row)
            continue
        out.extend(_by_column(block))
        block = []
        out.append(row)
    out.extend(_by_column(block))
    return out


def _in_column(row: PrintedRow, block: list[PrintedRow]) -> bool:
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


def _split(block: list[PrintedRow]) -> float:
    return min(right.left for left, right in pairwise(block) if right.apart and right.left > left.right)


def _by_column(block: list[PrintedRow]) -> list[PrintedRow]:
    if not block:
        return []
    split = _split(block)
    return [r for r in block if r.left < split] + [r for r in block if r.left >= split]


def _without_heads(rows: list[PrintedRow]) -> list[PrintedRow]:
    """Drops page numbers and the lines printed at the edge of most pages."""
    pages = len({row.page for row in rows})
    repeated = Counter(_stripped(row.text) for row in rows if row.edge)

    def is_head(row: PrintedRow) -> bool:
        often = pages > 2 and repeated[_stripped(row.text)] > pages // 2
        return row.edge and (often or _PAGE_NUMBER.fullmatch(row.text) is not None)

    return [row for row in rows if not is_head(row)]


def _stripped(line: str) -> str:
    """A short line without its numbers, so that "Trang 2" and "Trang 3" count as the same head."""
    return re.sub(r"\d+", "#", line) if len(line) <= _HEAD_LENGTH else line


def _printed(rows: list[PrintedRow]) -> Printed:
    right_edge = _quantile([row.right for row in rows if not (row.apart or row.ruled)], 0.95)
    steps = [
        b.top - a.top for a, b in pairwise(rows) if a.page == b.page and b.top > a.top and not (a.ruled or b.ruled)
    ]
    leading = _quantile(steps, 0.4)
    lines: list[Line] = []
    unclear: list[Span] = []
    at = 0
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        gap = before is not None and before.page == row.page and not 0 <= row.top - before.top <= 1.25 * leading + 1
        space = 0.3 * (row.bottom - row.top)
        full = after is not None and not row.apart and row.right + space + after.first_word > right_edge - 1
        span = (at, at + len(row.text))
        held = Line(span, gap=gap, full=full, opens=_opens(rows, index))
        lines.append(Line(span, gap=True, row=True) if row.ruled else held)
        unclear += [(at + start, at + end) for start, end in row.unclear]
        at += len(row.text) + 1
    return Printed("\n".join(row.text for row in rows), tuple(lines), tuple(unclear))


def _opens(rows: list[PrintedRow], index: int) -> bool:
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
