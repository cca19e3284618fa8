"""Tables to fill in: what is written can be read, and what cannot be taken is named by its cell."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from danvan.officedocs.entrysheet import (
    MOST_LINES,
    EntryColumn,
    UnreadableSheet,
    read_entry_sheet,
    write_entry_sheet,
)

COLUMNS = (
    EntryColumn("Tên hoạt động", "Ghi ngắn", needed=True),
    EntryColumn("Ngày"),
    EntryColumn("Số người dự"),
    EntryColumn("Hình thức", choices=("Tin, bài", "Truyền thanh")),
)
HEADS = [column.head for column in COLUMNS]


def filled(*rows: tuple[Any, ...], change: Callable[[Any], None] | None = None) -> bytes:
    book = load_workbook(io.BytesIO(write_entry_sheet("Mẫu", COLUMNS)))
    sheet = book["Mẫu"]
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_read_as_people_would_type_them() -> None:
    data = filled(
        ("Họp ấp", dt.date(2023, 6, 5), 1234, "Tin, bài"),
        (None,),
        ("Hai", dt.datetime(2023, 6, 6, 8), 1.5, " Truyền thanh "),
    )
    lines = read_entry_sheet(data, HEADS)
    assert [line.number for line in lines] == [2, 4]
    assert lines[0].values == {
        "Tên hoạt động": "Họp ấp", "Ngày": "2023-06-05", "Số người dự": "1.234", "Hình thức": "Tin, bài",
    }  # fmt: skip
    assert lines[1].values["Số người dự"] == "1,5"
    assert lines[1].values["Hình thức"] == "Truyền thanh"
    assert lines[1].cells["Ngày"] == "B4"


def test_template_offers_choices_and_explains_columns() -> None:
    book = load_workbook(io.BytesIO(write_entry_sheet("Mẫu", COLUMNS)))
    assert book.sheetnames == ["Mẫu", "Danh sách", "Hướng dẫn"]
    assert [cell.value for cell in book["Hướng dẫn"][2]] == ["Tên hoạt động", "x", "Ghi ngắn", None]
    (rule,) = book["Mẫu"].data_validations.dataValidation
    assert rule.formula1 == "'Danh sách'!$D$1:$D$2"


def test_columns_may_stand_in_any_order_and_some_may_be_missing() -> None:
    data = "\ufeffNgày;tên  HOẠT động *\n05/6/2023;Họp\n".encode()
    (line,) = read_entry_sheet(data, HEADS)
    assert (line.values, line.cells["Tên hoạt động"]) == ({"Ngày": "05/6/2023", "Tên hoạt động": "Họp"}, "B2")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Bảng trống"),
        (b"PK\x03\x04 cut", "bị cụt hoặc hỏng"),
        ("Cột lạ\nx\n".encode(), "Ô A1: không có cột tên «Cột lạ»"),
        ("Ngày;Ngày\n1;2\n".encode(), "Ô B1: cột «Ngày» có hai lần"),
        ("Ngày\n1;2\n".encode(), "Ô B2 có nội dung nhưng cột đó không có tiêu đề"),
        (b";;\n1\n", "không có tiêu đề nào"),
        ("Ngày\n".encode("utf-16"), "không phải Excel"),
        (filled(("=1+1",)), "Ô A2 là công thức"),
        (filled(("Họp", "#N/A")), "Ô B2 đang báo lỗi"),
        (filled(("Họp",), change=lambda sheet: sheet.merge_cells("A2:B2")), "Các ô A2:B2 đang gộp"),
        ("Ngày\n".encode() + b"1\n" * (MOST_LINES + 1), "hơn 2.000 dòng"),
    ],
)
def test_what_cannot_be_taken_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSheet, match=said):
        read_entry_sheet(data, HEADS)


def test_fifty_thousand_rows_are_refused_without_being_kept() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Mẫu")
    sheet.append(HEADS)
    for number in range(50_000):
        sheet.append([f"Việc {number}", None, 3, None])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UnreadableSheet, match="Chia tệp ra"):
        read_entry_sheet(out.getvalue(), HEADS)
