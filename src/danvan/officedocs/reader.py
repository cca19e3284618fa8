"""Reads written papers back: the figures of their annexes, so that two files can be compared number by number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from danvan.officedocs.numbers import format_number
from danvan.officedocs.sheet import TITLE_ROW

FigureKey = tuple[str, str, str]


def figures_in_docx(data: bytes) -> dict[FigureKey, str]:
    """Every cell right of the label in every annex, as printed, by (annex title, row label, column heading).

    A heading under a shared head reads «head / heading». Raises ValueError when two cells have one key.
    """
    titles, found = list[str](), []
    for part in docx.Document(io.BytesIO(data)).element.body:
        if part.tag == qn("w:p") and _style(part) == "AnnexName":
            titles = []
        elif part.tag == qn("w:p") and _style(part) == "AnnexTitle":
            titles.append(_text(part))
        elif part.tag == qn("w:tbl") and part.find(f".//{qn('w:tblHeader')}") is not None:
            found += _word_cells(" ".join(titles), part)
    return _distinct(found)


def figures_in_xlsx(data: bytes) -> dict[FigureKey, str]:
    """As figures_in_docx, from the sheets of a workbook written by write_xlsx; numbers in the form the paper has."""
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return _distinct(cell for sheet in sheets for cell in _sheet_cells(sheet))


def _distinct(cells: Iterable[tuple[FigureKey, str]]) -> dict[FigureKey, str]:
    found: dict[FigureKey, str] = {}
    for key, text in cells:
        if key in found:
            raise ValueError(f"two cells are called {' | '.join(key)}")
        found[key] = text
    return found


def _style(paragraph: Any) -> str:
    return str(paragraph.style or "")


def _text(part: Any) -> str:
    return "".join(piece.text or "" for piece in part.iter(qn("w:t")))


def _word_cells(title: str, table: Any) -> list[tuple[FigureKey, str]]:
    rows = table.findall(qn("w:tr"))
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    headings = _joined([_head_texts(row) for row in heads])
    return [cell for row in rows[len(heads) :] for cell in _word_row(title, headings, row.findall(qn("w:tc")))]


def _head_texts(row: Any) -> list[str]:
    """The words over each column: a cell over several columns counts for each."""
    texts: list[str] = []
    for cell in row.findall(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        texts += [_text(cell)] * (int(span.get(qn("w:val"))) if span is not None else 1)
    return texts


def _joined(levels: Sequence[Sequence[str]]) -> list[str]:
    return [" / ".join(text for text in texts if text) for texts in zip(*levels, strict=True)]


def _word_row(title: str, headings: Sequence[str], cells: Sequence[Any]) -> list[tuple[FigureKey, str]]:
    """The cells right of the label; none in a row whose label runs over them, which heads a group."""
    if len(cells) < len(headings):
        return []
    label = next(place for place, cell in enumerate(cells) if _style(cell.find(qn("w:p"))) == "TableText")
    name = _text(cells[label])
    right = zip(headings[label + 1 :], cells[label + 1 :], strict=True)
    return [((title, name, heading), _text(cell)) for heading, cell in right]


def _sheet_cells(sheet: Worksheet) -> list[tuple[FigureKey, str]]:
    """The head is the rows repeated in print, the label the column left of the frozen edge."""
    top, bottom = (int(number) for number in re.findall(r"\d+", sheet.print_title_rows or ""))
    label = sheet[sheet.freeze_panes or "A1"].column - 1
    headings = _joined([_sheet_head(sheet, row) for row in range(top, bottom + 1)])
    title = str(sheet.cell(TITLE_ROW, 1).value)
    found = []
    for row in sheet.iter_rows(min_row=bottom + 1):
        if row[label - 1].border.left.style is None:
            break
        if _heads_a_group(sheet, row[label - 1]):
            continue
        name = str(row[label - 1].value or "")
        right = zip(headings[label:], row[label:], strict=True)
        found += [((title, name, heading), _shown(cell)) for heading, cell in right]
    return found


def _heads_a_group(sheet: Worksheet, label: Any) -> bool:
    return any(area.min_row == label.row and area.min_col == label.column for area in sheet.merged_cells.ranges)


def _sheet_head(sheet: Worksheet, row: int) -> list[str]:
    texts = [str(cell.value or "") for cell in sheet[row]]
    for area in sheet.merged_cells.ranges:
        if area.min_row == area.max_row == row:
            for column in range(area.min_col, area.max_col + 1):
                texts[column - 1] = texts[area.min_col - 1]
    return texts


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type != "n":
        return str(cell.value)
    return format_number(Decimal(str(cell.value)), len(cell.number_format.partition(".")[2]))
