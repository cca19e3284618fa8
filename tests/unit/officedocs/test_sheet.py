"""The .xlsx of annex tables."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from danvan.officedocs.model import Annex, Column, ColumnKind, Emphasis, Row, Sheet, Workbook
from danvan.officedocs.reader import figures_in_docx, figures_in_xlsx
from danvan.officedocs.sheet import write_xlsx
from danvan.officedocs.word import write_docx
from tests.unit.officedocs.sample import ANNEX, REPORT, ROWS

BOOK = Workbook("Số liệu 6 tháng", (Sheet("Phụ lục", ANNEX),), banner="DỮ LIỆU MINH HỌA")
PLAIN_COLUMNS = (Column("Đơn vị", ColumnKind.LABEL), Column("Ghi chú", ColumnKind.TEXT), Column("Số"))
DANGEROUS = ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0", "-", "#REF!", "TRUE", "1.234"]


def _sheets(data: bytes) -> list[Worksheet]:
    return load_workbook(io.BytesIO(data)).worksheets


def _plain(*rows: Row) -> Annex:
    return Annex("Bảng", "", PLAIN_COLUMNS, rows)


def test_paper_and_workbook_hold_the_same_figures() -> None:
    assert figures_in_xlsx(write_xlsx(BOOK)) == figures_in_docx(write_docx(REPORT))


def test_figures_without_shared_heads_are_read_back() -> None:
    data = write_xlsx(
        Workbook("t", (Sheet("a", _plain(Row(("Xã A", "tốt", Decimal("1234.50"))), Row(("Xã B", "", None)))),))
    )
    assert figures_in_xlsx(data) == {
        ("BẢNG", "Xã A", "Ghi chú"): "tốt",
        ("BẢNG", "Xã A", "Số"): "1.234,50",
        ("BẢNG", "Xã B", "Ghi chú"): "",
        ("BẢNG", "Xã B", "Số"): "",
    }


def test_figures_are_numbers_with_a_form() -> None:
    [sheet] = _sheets(write_xlsx(BOOK))
    total = {cell.column_letter: cell for cell in sheet[7 + len(ROWS) - 1]}
    assert (total["D"].value, total["D"].data_type, total["D"].number_format) == (12167, "n", "#,##0")
    assert (total["M"].value, total["M"].data_type, total["M"].number_format) == (99.3, "n", "#,##0.0")
    assert total["D"].font.bold is True
    assert total["D"].alignment.horizontal == "right"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula(text: str) -> None:
    row = Row((text, text, text))
    annex = Annex(
        text, text, (PLAIN_COLUMNS[0], replace(PLAIN_COLUMNS[1], title=text), PLAIN_COLUMNS[2]), (row,), (text,)
    )
    [sheet] = _sheets(write_xlsx(Workbook(text, (Sheet(text, annex),), banner=text)))
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert len(cells) == 10
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet.cell(6, 1).value == text.strip()


def test_text_that_looks_like_a_formula_stays_text_when_edited() -> None:
    [sheet] = _sheets(write_xlsx(Workbook("t", (Sheet("a", _plain(Row(("=1+1", "thường", 1)))),))))
    assert [sheet.cell(6, column).quotePrefix for column in (1, 2)] == [True, False]


def test_file_holds_no_formula_at_all() -> None:
    files = zipfile.ZipFile(io.BytesIO(write_xlsx(Workbook("t", (Sheet("a", _plain(Row(("=1+1", "+1", 1)))),)))))
    assert b"<f>" not in files.read("xl/worksheets/sheet1.xml")


def test_sheet_is_set_for_reading_and_printing() -> None:
    [sheet] = _sheets(write_xlsx(BOOK))
    assert sheet.freeze_panes == "C7"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.column_dimensions["B"].width > 25


def test_upright_table_is_printed_upright() -> None:
    [sheet] = _sheets(write_xlsx(Workbook("t", (Sheet("a", replace(_plain(), landscape=False)),))))
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.print_title_cols) == ("portrait", 1, None)


def test_table_of_many_columns_takes_pages_side_by_side() -> None:
    columns = (Column("Đơn vị", ColumnKind.LABEL), *(Column(f"Chỉ tiêu {number}") for number in range(40)))
    [sheet] = _sheets(write_xlsx(Workbook("t", (Sheet("a", replace(ANNEX, columns=columns, rows=())),))))
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (3, "$A:$A")
    assert min(sheet.column_dimensions[letter].width for letter in ("B", "K", "Z", "AO")) > 6


def test_group_heads_its_rows_from_edge_to_edge() -> None:
    row = Row(("I. Đối thoại", None, None), Emphasis.GROUP)
    [sheet] = _sheets(write_xlsx(Workbook("t", (Sheet("a", _plain(row, Row(("Xã A", "", 1)))),))))
    assert "A6:C6" in {str(area) for area in sheet.merged_cells.ranges}
    assert (sheet["A6"].value, sheet["A6"].font.bold, sheet["A7"].font.bold) == ("I. Đối thoại", True, False)


def test_only_the_first_note_is_announced() -> None:
    [sheet] = _sheets(write_xlsx(Workbook("t", (Sheet("a", replace(_plain(), notes=("Một.", "Hai."))),))))
    assert [sheet.cell(row, 1).value for row in (7, 8)] == ["Ghi chú: Một.", "Hai."]


def test_banner_is_on_the_sheet_and_in_print() -> None:
    [sheet] = _sheets(write_xlsx(BOOK))
    assert sheet["A1"].value == "DỮ LIỆU MINH HỌA"
    assert sheet.oddHeader.right.text == "DỮ LIỆU MINH HỌA"
    [bare] = _sheets(write_xlsx(replace(BOOK, banner=None)))
    assert (bare["A1"].value, bare.oddHeader.right.text) == (None, None)


def test_sheet_names_are_made_fit_and_unique() -> None:
    annex = _plain(Row(("Xã A", "", 1)))
    names = ("Phụ lục I: số/liệu [1]", "x" * 40, "X" * 40, "", "'")
    sheets = _sheets(write_xlsx(Workbook("t", tuple(Sheet(name, annex) for name in names))))
    assert [sheet.title for sheet in sheets] == ["Phụ lục I  số liệu  1", "x" * 31, "X" * 29 + " 2", "Trang", "Trang 2"]


def test_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        write_xlsx(Workbook("t", ()))


def test_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        write_xlsx(Workbook("t", (Sheet("a", _plain(Row(("x" * 32_768, "", 1)))),)))


def test_same_workbook_gives_same_bytes_at_any_time() -> None:
    with time_machine.travel(dt.datetime(2023, 6, 8, tzinfo=dt.UTC)):
        first = write_xlsx(BOOK)
    with time_machine.travel(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)):
        assert write_xlsx(BOOK) == first


def test_file_names_nobody_and_no_time() -> None:
    data = write_xlsx(BOOK)
    properties = load_workbook(io.BytesIO(data)).properties
    assert (properties.creator, properties.lastModifiedBy, properties.title) == (None, None, "Số liệu 6 tháng")
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(2000, 1, 1, 0, 0, 0)}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_file_that_opens(text: str) -> None:
    book = Workbook(text, (Sheet(text, _plain(Row((text, text, 1)))), Sheet(text, _plain())), banner=text)
    assert len(_sheets(write_xlsx(book))) == 2
