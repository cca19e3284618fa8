"""Writes annex tables as .xlsx: the same rows as the paper, as numbers a person can go on computing with."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from danvan.officedocs.model import Annex, Cell, Column, ColumnKind, Emphasis, Row, Workbook, one_line
from danvan.officedocs.package import sealed
from danvan.officedocs.tables import column_widths, head_groups

FONT = "Times New Roman"
_LONGEST_TEXT = 32_767
TITLE_ROW, _CAPTION_ROW, _HEAD_ROW = 2, 3, 5
_SHEET_MM = {True: 260.0, False: 175.0}  # what a page holds, across and upright
# A table of many columns takes several pages side by side rather than columns nobody can read.
_COLUMN_MM = 17.0
_MM_PER_CHARACTER = 1.9
_THIN = Side(style="thin", color="000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="F2EBE1")
_ALIGN = {
    ColumnKind.ORDER: Alignment(horizontal="center", vertical="center"),
    ColumnKind.LABEL: Alignment(vertical="center", wrap_text=True),
    ColumnKind.TEXT: Alignment(vertical="center", wrap_text=True),
    ColumnKind.MARK: Alignment(horizontal="center", vertical="center"),
    ColumnKind.FIGURE: Alignment(horizontal="right", vertical="center"),
}


def write_xlsx(workbook: Workbook) -> bytes:
    """The workbook as the bytes of an .xlsx. The same workbook gives the same bytes; no text of it is ever a formula.

    Raises ValueError for a workbook without a sheet and for a text longer than a cell may hold.
    """
    if not workbook.sheets:
        raise ValueError("a workbook has at least one sheet")
    excel = ExcelWorkbook()
    excel.remove(excel.worksheets[0])
    taken: set[str] = set()
    for sheet in workbook.sheets:
        name = _free_name(sheet.name, taken)
        taken.add(name.casefold())
        _write_sheet(excel.create_sheet(name), sheet.annex, workbook.banner)
    out = io.BytesIO()
    excel.save(out)
    return sealed(out.getvalue(), title=one_line(workbook.title))


def _free_name(wanted: str, taken: set[str]) -> str:
    """A tab's name as Excel allows it: at most 31 characters, none of them []:*?/\\, not twice whatever the case."""
    clean = re.sub(r"[\[\]:*?/\\]", " ", one_line(wanted)).strip(" '") or "Trang"
    name, number = clean[:31].strip(), 1
    while name.casefold() in taken:
        number += 1
        name = f"{clean[: 30 - len(str(number))]} {number}"
    return name


def write_text(cell: ExcelCell, text: str) -> None:
    """Put ``text`` into a cell as text, whatever it begins with. Raises ValueError for a text longer than a cell may hold."""
    text = one_line(text)
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"a cell holds at most {_LONGEST_TEXT} characters")
    cell.value = text
    cell.data_type = "s"
    # Excel shows such a text as it stands and keeps it a text when a person edits the cell.
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _cell(excel: Worksheet, row: int, column: int) -> ExcelCell:
    cell = excel.cell(row, column)
    if not isinstance(cell, ExcelCell):
        raise TypeError(f"row {row}, column {column} lies inside a merged area")
    return cell


def _write_sheet(excel: Worksheet, annex: Annex, banner: str | None) -> None:
    width = len(annex.columns)
    _heading_line(excel, 1, banner or "", width, Font(name=FONT, size=12, bold=True, color="C00000"))
    _heading_line(excel, TITLE_ROW, annex.title.upper(), width, Font(name=FONT, size=14, bold=True))
    _heading_line(excel, _CAPTION_ROW, annex.caption, width, Font(name=FONT, size=13, italic=True))
    first = _write_head(excel, annex.columns)
    for offset, row in enumerate(annex.rows):
        _write_row(excel, first + offset, row, annex)
    for offset, note in enumerate(annex.notes):
        text = note if offset else f"Ghi chú: {note}"
        _write_note(excel, first + len(annex.rows) + 1 + offset, text, width)
    _set_widths(excel, annex)
    _set_view(excel, annex, first)
    _set_print(excel, annex, first, banner)


def _heading_line(excel: Worksheet, row: int, text: str, width: int, font: Font) -> None:
    if not text:
        return
    cell = _cell(excel, row, 1)
    write_text(cell, text)
    cell.font = font
    cell.alignment = Alignment(horizontal="center", vertical="center")
    if width > 1:
        excel.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _write_head(excel: Worksheet, columns: Sequence[Column]) -> int:
    """Write the head of one or two rows; returns the first row below it."""
    groups = head_groups(columns)
    height = 2 if any(group for group, _places in groups) else 1
    bottom = _HEAD_ROW + height - 1
    for row in range(_HEAD_ROW, bottom + 1):
        for place in range(len(columns)):
            _head_form(_cell(excel, row, place + 1))
    for group, places in groups:
        if group:
            write_text(_cell(excel, _HEAD_ROW, places[0] + 1), group)
            _merge(excel, (_HEAD_ROW, _HEAD_ROW), (places[0] + 1, places[-1] + 1))
        for place in places:
            top = bottom if group else _HEAD_ROW
            write_text(_cell(excel, top, place + 1), columns[place].title)
            _merge(excel, (top, bottom), (place + 1, place + 1))
    return bottom + 1


def _merge(excel: Worksheet, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    if rows[0] != rows[1] or columns[0] != columns[1]:
        excel.merge_cells(start_row=rows[0], end_row=rows[1], start_column=columns[0], end_column=columns[1])


def _head_form(cell: ExcelCell) -> None:
    cell.font = Font(name=FONT, size=11, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _BOX
    cell.fill = _HEAD_FILL


def _write_row(excel: Worksheet, number: int, row: Row, annex: Annex) -> None:
    bold, italic = row.emphasis in {Emphasis.TOTAL, Emphasis.GROUP}, row.emphasis is Emphasis.ADJUSTMENT
    for place, (value, column) in enumerate(zip(row.cells, annex.columns, strict=True), start=1):
        cell = _cell(excel, number, place)
        cell.font = Font(name=FONT, size=11, bold=bold, italic=italic)
        cell.alignment = _ALIGN[column.kind]
        cell.border = _BOX
        _write_value(cell, value, column)
    if row.emphasis is Emphasis.GROUP:
        _merge(excel, (number, number), (annex.label + 1, len(annex.columns)))


def _write_value(cell: ExcelCell, value: Cell, column: Column) -> None:
    if isinstance(value, str):
        write_text(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = number_form(value, column)


def number_form(value: int | Decimal, column: Column) -> str:
    """Excel's form of a figure: grouped thousands and fixed decimals. Excel prints them with the marks of its own language."""
    if column.kind is ColumnKind.ORDER:
        return "0"
    own = -int(value.as_tuple().exponent) if isinstance(value, Decimal) and value.is_finite() else 0
    places = max(0, own) if column.places is None else column.places
    return "#,##0" + ("." + "0" * places if places else "")


def _write_note(excel: Worksheet, row: int, note: str, width: int) -> None:
    cell = _cell(excel, row, 1)
    write_text(cell, note)
    cell.font = Font(name=FONT, size=11, italic=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    _merge(excel, (row, row), (1, width))
    excel.row_dimensions[row].height = 15.0 * (1 + len(note) // 110)


def _width(annex: Annex) -> float:
    """The width of the whole table in millimetres."""
    page = _SHEET_MM[annex.landscape]
    return max(page, _COLUMN_MM * len(annex.columns)) if annex.landscape else page


def _set_widths(excel: Worksheet, annex: Annex) -> None:
    _size, widths = column_widths(annex, _width(annex))
    for place, width in enumerate(widths, start=1):
        excel.column_dimensions[get_column_letter(place)].width = round(width / _MM_PER_CHARACTER, 1)


def _set_view(excel: Worksheet, annex: Annex, first: int) -> None:
    """The head and the names of the rows stay in sight."""
    excel.freeze_panes = f"{get_column_letter(annex.label + 2)}{first}"
    excel.sheet_view.showGridLines = False


def _set_print(excel: Worksheet, annex: Annex, first: int, banner: str | None) -> None:
    """A4, one page wide or a few for many columns, the head and the names of the rows on every page."""
    excel.page_setup.paperSize = 9
    excel.page_setup.orientation = "landscape" if annex.landscape else "portrait"
    excel.page_setup.fitToWidth = pages = math.ceil(_width(annex) / _SHEET_MM[annex.landscape])
    excel.page_setup.fitToHeight = 0
    excel.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    excel.print_title_rows = f"{_HEAD_ROW}:{first - 1}"
    if pages > 1:
        excel.print_title_cols = f"A:{get_column_letter(annex.label + 1)}"
    excel.print_options.horizontalCentered = True
    margins = excel.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 1.18, 0.79, 0.79, 0.79
    reminder = one_line(banner or "").replace("&", "&&")
    excel.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("&P"), right=_HeaderFooterPart(reminder or None))
