"""Annexes in the .docx: their heads, their tables, and the figures read back from them."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm

from danvan.officedocs.measure import measure
from danvan.officedocs.model import Annex, Column, ColumnKind, Emphasis, Row
from danvan.officedocs.reader import figures_in_docx
from danvan.officedocs.word import write_docx
from tests.unit.officedocs.sample import ANNEX, REPORT, ROWS


def test_each_annex_is_numbered_from_one() -> None:
    layout = measure(write_docx(replace(REPORT, annexes=(ANNEX, replace(ANNEX, title="Danh sách", landscape=False)))))
    assert [section.starts_at for section in layout.sections] == [None, 1, 1]
    assert [section.landscape for section in layout.sections] == [False, True, False]
    names = [line.text for line in layout.lines if line.text.startswith("Phụ lục")]
    assert names == ["Phụ lục I", "Phụ lục II"]


def test_annex_title_keeps_its_lines_and_is_read_back_as_one() -> None:
    annex = replace(ANNEX, title="Số liệu công tác dân vận chính quyền\n6 tháng đầu năm 2023", landscape=False)
    data = write_docx(replace(REPORT, annexes=(annex,)))
    assert [line.text for line in measure(data).lines if line.text.isupper() and "SỐ LIỆU" in line.text] == [
        "SỐ LIỆU CÔNG TÁC DÂN VẬN CHÍNH QUYỀN"
    ]
    assert {title for title, _row, _column in figures_in_docx(data)} == {
        "SỐ LIỆU CÔNG TÁC DÂN VẬN CHÍNH QUYỀN 6 THÁNG ĐẦU NĂM 2023"
    }


def test_long_caption_of_an_annex_is_drawn_in_so_that_its_lines_are_even() -> None:
    word = docx.Document(io.BytesIO(write_docx(replace(REPORT, annexes=(replace(ANNEX, landscape=False), ANNEX)))))
    captions = [one for one in word.paragraphs if one.style.style_id == "AnnexCaption"]
    upright, across = (one.paragraph_format for one in captions)
    assert upright.left_indent == upright.right_indent > Mm(10)
    assert across.left_indent is None


def test_group_row_runs_to_the_edge_and_stays_with_its_first_row() -> None:
    columns = (
        Column("TT", ColumnKind.ORDER),
        Column("Chỉ tiêu", ColumnKind.LABEL),
        Column("Có số", ColumnKind.MARK),
        Column("Số"),
    )
    rows = (
        Row((1, "Đơn", "2/4", 7)), Row(("I", "Đối thoại", None, None), Emphasis.GROUP), Row((2, "Cuộc", "3/4", 5)),
        Row((None, "Trừ", None, -1), Emphasis.ADJUSTMENT), Row((None, "Tổng", None, 11), Emphasis.TOTAL),
    )  # fmt: skip
    data = write_docx(replace(REPORT, annexes=(Annex("Bảng", "", columns, rows),)))
    table = measure(data).tables[-1]
    assert [len(row) for row in table.cells] == [4, 4, 2, 4, 4, 4]
    assert [{cell[0].keeps_next for cell in row} for row in table.cells[1:]] == [
        {False},
        {True},
        {True},
        {True},
        {False},
    ]
    assert [cell[0].bold for cell in table.cells[2]] == [True, True]
    assert table.cells[1][2][0].align == "center"
    assert figures_in_docx(data)["BẢNG", "Cuộc", "Số"] == "5"
    assert not any(row == "Đối thoại" for _title, row, _column in figures_in_docx(data))


def test_group_row_with_a_figure_is_refused() -> None:
    columns = (Column("Chỉ tiêu", ColumnKind.LABEL), Column("Số"))
    with pytest.raises(ValueError, match="group row"):
        Annex("Bảng", "", columns, (Row(("Đối thoại", 3), Emphasis.GROUP),))


def test_figures_are_read_back() -> None:
    figures = figures_in_docx(write_docx(REPORT))
    title = "SỐ LIỆU CÔNG TÁC DÂN VẬN CHÍNH QUYỀN 6 THÁNG ĐẦU NĂM 2023"
    assert len(figures) == len(ROWS) * 11
    assert figures[title, "Toàn huyện (23/23 đơn vị)", "Hồ sơ thủ tục hành chính / Đã giải quyết"] == "39.215"
    assert figures[title, "Toàn huyện (23/23 đơn vị)", "Nội dung phải giải quyết / Đã giải quyết"] == "34"
    assert figures[title, "Toàn huyện (23/23 đơn vị)", "Hồ sơ thủ tục hành chính / Tỷ lệ (%)"] == "99,3"
    assert figures[title, "Phòng Tài chính - Kế hoạch", "Đối thoại với Nhân dân / Ý kiến"] == "-"
    assert figures[title, "Trừ cuộc làm chung (đếm một lần)", "Đối thoại với Nhân dân / Ý kiến"] == "-11"


def test_figures_of_two_rows_of_one_name_are_refused() -> None:
    twice = replace(ANNEX, rows=(ROWS[0], ROWS[0]))
    with pytest.raises(ValueError, match="two cells are called"):
        figures_in_docx(write_docx(replace(REPORT, annexes=(twice,))))


def test_annex_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="number of cells"):
        replace(ANNEX, rows=(Row(("1", "Xã")),))
    with pytest.raises(ValueError, match="repeat"):
        replace(ANNEX, columns=(*ANNEX.columns[:2], ANNEX.columns[2], ANNEX.columns[2]), rows=())
    with pytest.raises(ValueError, match="label"):
        replace(ANNEX, columns=ANNEX.columns[2:], rows=())
