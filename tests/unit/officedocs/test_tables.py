"""Columns fitted to what they hold."""

from dataclasses import replace

import pytest

from danvan.officedocs.metrics import balanced, longest_word, narrowest_width, text_width
from danvan.officedocs.model import Annex, Column, ColumnKind, Emphasis, Row
from danvan.officedocs.tables import cell_text, column_widths, head_groups
from tests.unit.officedocs.sample import ANNEX, COLUMNS


def test_columns_fill_the_page_and_break_no_word() -> None:
    size, widths = column_widths(ANNEX, 247)
    assert sum(widths) == pytest.approx(247)
    for place, (column, width) in enumerate(zip(COLUMNS, widths, strict=True)):
        texts = [cell_text(row.cells[place], column) for row in ANNEX.rows]
        assert max(longest_word(text, size, bold=True) for text in [column.title, *texts]) < width - 2.4


def test_type_shrinks_only_when_it_must() -> None:
    few = Annex("t", "", (Column("Đơn vị", ColumnKind.LABEL), Column("Số cuộc")), (Row(("Xã A", 5)),))
    assert column_widths(few, 160)[0] == 12
    assert column_widths(ANNEX, 160)[0] < column_widths(ANNEX, 247)[0] <= 12


def test_columns_too_many_for_the_page_still_fill_it() -> None:
    columns = (Column("Đơn vị", ColumnKind.LABEL), *(Column(f"Chỉ tiêu {number}") for number in range(40)))
    size, widths = column_widths(replace(ANNEX, columns=columns, rows=()), 160)
    assert (size, len(widths)) == (8, 41)
    assert sum(widths) == pytest.approx(160)


def test_column_gets_the_width_it_asks_for_at_the_price_of_smaller_type() -> None:
    asking = replace(
        ANNEX, columns=tuple(replace(one, least=120.0) if one.title.startswith("Cơ quan") else one for one in COLUMNS)
    )
    size, widths = column_widths(asking, 247)
    assert size < column_widths(ANNEX, 247)[0]
    assert widths[1] >= 120
    assert sum(widths) == pytest.approx(247)


def test_words_of_a_text_column_stand_on_one_line_where_there_is_room() -> None:
    columns = (
        Column("Chỉ tiêu", ColumnKind.LABEL),
        Column("Số", ColumnKind.FIGURE),
        Column("Ghi chú", ColumnKind.TEXT),
    )
    rows = (
        Row(("Văn bản chỉ đạo, triển khai đã ban hành trong kỳ báo cáo của các đơn vị", 5, "đã trừ 122 tính trùng")),
    )
    size, widths = column_widths(Annex("t", "", columns, rows), 160)
    assert widths[2] > text_width("đã trừ 122 tính trùng", size) + 2.4


def test_name_of_a_group_widens_no_column() -> None:
    group = Row((None, "Nhóm " + "chỉtiêu" * 20, *[None] * 11), Emphasis.GROUP)
    assert column_widths(replace(ANNEX, rows=(group, *ANNEX.rows)), 247) == column_widths(ANNEX, 247)


def test_only_neighbours_share_a_head() -> None:
    columns = (
        Column("a", ColumnKind.LABEL),
        Column("b", group="G"),
        Column("c", group="G"),
        Column("d"),
        Column("e", group="G"),
    )
    assert head_groups(columns) == [("", [0]), ("G", [1, 2]), ("", [3]), ("G", [4])]


def test_widths_are_those_of_times_new_roman() -> None:
    # One em is 1000 units; at 72 points it is an inch.
    assert text_width("M", 72) == pytest.approx(25.4 * 0.889)
    assert text_width("M", 72, bold=True) == pytest.approx(25.4 * 0.944)
    assert text_width("Ệ", 13) == text_width("E", 13)
    assert text_width("ữ", 13) == text_width("ư", 13) > text_width("u", 13)


def test_lines_are_even() -> None:
    assert balanced("ỦY BAN NHÂN DÂN HUYỆN SÔNG LÁ", 13, 57) == ["ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LÁ"]
    assert balanced("PHÒNG NỘI VỤ", 13, 57) == ["PHÒNG NỘI VỤ"]
    assert balanced("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH", 13, 40) == ["SỞ VĂN HÓA,", "THỂ THAO VÀ", "DU LỊCH TỈNH"]
    assert balanced("", 13, 57) == [""]


def test_a_name_of_a_thousand_words_is_broken_too() -> None:
    lines = balanced(" ".join(["TỔ"] * 1000), 13, 57)
    assert sum(len(line.split(" ")) for line in lines) == 1000
    assert max(text_width(line, 13) for line in lines) <= 57


def test_least_width_for_two_lines() -> None:
    assert narrowest_width("Trả lời tại chỗ", 11, 2) == pytest.approx(text_width("Trả lời", 11), abs=0.1)
    assert narrowest_width("Trả lời tại chỗ", 11, 1) == pytest.approx(text_width("Trả lời tại chỗ", 11), abs=0.1)
    assert narrowest_width("Trả lời tại chỗ", 11, 9) == longest_word("Trả lời tại chỗ", 11)
