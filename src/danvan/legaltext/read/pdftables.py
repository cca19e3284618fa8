"""Ruled tables of PDF pages: the text of every cell, row by row; a table that runs over pages is one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from danvan.legaltext.markup import lays_out
from danvan.legaltext.tables import CELL_JOIN

_FEWEST_EDGES = 6
_TOLERANCE = 1.5

Word = Mapping[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RuledRow:
    """One row: its cells from left to right and its box (left, top, right, bottom) on the page, in points."""

    cells: tuple[str, ...]
    box: Box
    page: int

    @property
    def text(self) -> str:
        return CELL_JOIN.join(self.cells)


def ruled_tables(page: Any, words: Sequence[Word], number: int) -> tuple[list[RuledRow], list[Word]]:
    """The rows of the tables drawn on a page, and the words that stand in none of them."""
    tables = page.find_tables() if len(page.edges) >= _FEWEST_EDGES else []
    return rows_of(tables, words, number)


def rows_of(tables: Sequence[Any], words: Sequence[Word], number: int) -> tuple[list[RuledRow], list[Word]]:
    """The rows of pdfplumber's `tables` on page `number`, and the words that stand in none of them.

    A frame around the head or the foot of a paper is no table, nor is one of a single row or column.
    """
    rows: list[RuledRow] = []
    rest = list(words)
    for table in tables:
        found = [row for row in _rows(table, rest, number) if any(row.cells)]
        if len(found) > 1 and len(found[0].cells) > 1 and not any(lays_out(row.text) for row in found):
            rows.extend(found)
            rest = [word for word in rest if not _inside(word, table.bbox)]
    return rows, rest


def one_table(rows: Sequence[RuledRow]) -> list[RuledRow]:
    """Rows of a table that goes on over pages: heads printed anew are dropped, rows cut by the page's end are whole again."""
    out: list[RuledRow] = []
    for row in rows:
        turned = bool(out) and row.page != out[-1].page and len(row.cells) == len(out[-1].cells)
        if turned and row.cells == out[0].cells:
            continue
        if turned and not row.cells[0] and any(row.cells):
            pairs = zip(out[-1].cells, row.cells, strict=True)
            out[-1] = replace(out[-1], cells=tuple(" ".join(filter(None, pair)) for pair in pairs))
        else:
            out.append(row)
    return out


def _rows(table: Any, words: Sequence[Word], number: int) -> Iterator[RuledRow]:
    above: tuple[str, ...] = ()
    boxes_above: Sequence[Box | None] = ()
    for row in table.rows:
        cells = tuple(
            _words_in(words, box) if box else _merged(row.bbox, above, boxes_above, at)
            for at, box in enumerate(row.cells)
        )
        yield RuledRow(cells, row.bbox, number)
        boxes_above = [box or (boxes_above[at] if at < len(boxes_above) else None) for at, box in enumerate(row.cells)]
        above = cells


def _merged(box: Box, above: Sequence[str], boxes_above: Sequence[Box | None], at: int) -> str:
    """A cell merged downwards says again what stands in its upper part; one merged sideways is empty."""
    upper = boxes_above[at] if at < len(boxes_above) else None
    return above[at] if upper and upper[3] >= box[3] - _TOLERANCE else ""


def _words_in(words: Sequence[Word], box: Box) -> str:
    return " ".join(word["text"].replace("\x00", "").replace("|", "/") for word in words if _inside(word, box))


def _inside(word: Word, box: Box) -> bool:
    left, top, right, bottom = box
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(left <= across <= right and top <= down <= bottom)
