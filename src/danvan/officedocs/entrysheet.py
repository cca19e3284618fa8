"""Tables people fill in and send back: an .xlsx to fill, and the rows of one (or of a .csv) read cell by cell.

Everything read is text as a person would type it into a form: dates as 2023-06-05, numbers as 1.234,5, ticks as «x».
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from danvan.officedocs.numbers import format_number

MOST_UNPACKED = 80 * 1024 * 1024
MOST_LINES = 2000
GUIDE = "Hướng dẫn"
_LISTS = "Danh sách"


class UnreadableSheet(ValueError):
    """The table cannot be taken as it is; the message (Vietnamese) says what is wrong, in which cell, and what to do."""


@dataclass(frozen=True)
class EntryColumn:
    """A column to fill in: its head, what to put there, and the only values it takes (empty: anything)."""

    head: str
    help: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a table that was sent: its number in the sheet, head -> text (blank cells are left out), and head -> the
    cell it stands in, such as «C5»."""

    number: int
    values: dict[str, str] = field(hash=False)
    cells: dict[str, str] = field(hash=False)


def write_entry_sheet(title: str, columns: Sequence[EntryColumn]) -> bytes:
    """A workbook with the heads of ``columns`` to fill in below, lists to choose from, and a sheet that explains them."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=place, value=column.head)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.fill = PatternFill("solid", fgColor="F3E8EE" if column.needed else "F4F1EC")
        sheet.column_dimensions[get_column_letter(place)].width = max(14, min(40, len(column.head) + 4))
    sheet.freeze_panes = "A2"
    _offer_choices(book, sheet, columns)
    guide = book.create_sheet(GUIDE)
    for head, width in zip("ABCD", (34, 14, 60, 60), strict=True):
        guide.column_dimensions[head].width = width
    guide.append(["Cột", "Phải ghi", "Ghi gì", "Chọn một trong"])
    for column in columns:
        guide.append([column.head, "x" if column.needed else "", column.help, "; ".join(column.choices[:40])])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _offer_choices(book: Any, sheet: Any, columns: Sequence[EntryColumn]) -> None:
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    for place, column in enumerate(columns, start=1):
        if not column.choices:
            continue
        letter = get_column_letter(place)
        for row, choice in enumerate(column.choices, start=1):
            lists.cell(row=row, column=place, value=choice)
        rule = DataValidation(
            type="list", formula1=f"'{_LISTS}'!${letter}$1:${letter}${len(column.choices)}", allow_blank=True
        )
        rule.error, rule.errorTitle = "Chọn một giá trị trong danh sách.", "Giá trị không có trong danh sách"
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{MOST_LINES + 1}")


def read_entry_sheet(data: bytes, heads: Sequence[str]) -> list[Line]:
    """The filled rows of ``data`` (.xlsx, or .csv in UTF-8), by the ``heads`` of its first row in any order.

    Empty rows are passed over. Raises UnreadableSheet for a file that is neither, heads that are unknown, twice or
    missing altogether, merged cells, formulas, errors of Excel, and more than MOST_LINES rows.
    """
    grid = _sheet_rows(data) if data[:2] == b"PK" else _csv_rows(data)
    first = next(grid, None)
    if first is None:
        raise UnreadableSheet("Bảng trống: không có dòng tiêu đề. Tải tệp mẫu về, điền rồi gửi lại.")
    places = _places(first[1], heads)
    lines = []
    for number, cells in grid:
        values = {places[place]: text for place, text in enumerate(cells) if text and place in places}
        if beyond := [place for place, text in enumerate(cells) if text and place not in places]:
            raise UnreadableSheet(
                f"Ô {_cell(number, beyond[0])} có nội dung nhưng cột đó không có tiêu đề. Xóa ô đó hoặc dùng tệp mẫu."
            )
        if values:
            lines.append(Line(number, values, {head: _cell(number, place) for place, head in places.items()}))
        if len(lines) > MOST_LINES:
            raise UnreadableSheet(
                f"Bảng có hơn {format_number(MOST_LINES)} dòng; mỗi lần nhập nhiều nhất {format_number(MOST_LINES)} dòng. Chia tệp ra."
            )
    return lines


def _places(cells: list[str], heads: Sequence[str]) -> dict[int, str]:
    known = {_bare(head): head for head in heads}
    found: dict[int, str] = {}
    for place, text in enumerate(cells):
        if not text:
            continue
        head = known.get(_bare(text))
        if head is None:
            raise UnreadableSheet(
                f"Ô {_cell(1, place)}: không có cột tên «{text}». Giữ nguyên dòng tiêu đề của tệp mẫu."
            )
        if head in found.values():
            raise UnreadableSheet(f"Ô {_cell(1, place)}: cột «{text}» có hai lần. Bỏ bớt một cột.")
        found[place] = head
    if not found:
        raise UnreadableSheet("Dòng 1 không có tiêu đề nào. Giữ nguyên dòng tiêu đề của tệp mẫu.")
    return found


def _bare(text: str) -> str:
    return " ".join(text.replace("*", " ").split()).casefold()


def _sheet_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    _refuse_bombs(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheet = next((one for one in book.worksheets if one.title not in {GUIDE, _LISTS}), None)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as trouble:
        raise UnreadableSheet("Tệp Excel bị hỏng. Mở lại bằng Excel rồi lưu thành tệp .xlsx mới.") from trouble
    if sheet is None:
        raise UnreadableSheet("Tệp Excel không có trang tính nào để đọc. Dùng tệp mẫu.")
    _refuse_merged(data)
    try:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            yield number, [_text(cell) for cell in row]
    except (KeyError, ValueError, SyntaxError) as trouble:
        if isinstance(trouble, UnreadableSheet):
            raise
        raise UnreadableSheet("Tệp Excel bị hỏng ở giữa. Mở lại bằng Excel rồi lưu thành tệp .xlsx mới.") from trouble


def _refuse_merged(data: bytes) -> None:
    """Of the first sheet: the reader that streams does not know of merged cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet1\.xml", name))
        found = [re.search(rb'<mergeCell ref="([A-Z0-9:]+)"', archive.read(name)) for name in names]
    if merged := next((one for one in found if one), None):
        raise UnreadableSheet(
            f"Các ô {merged[1].decode()} đang gộp. Bỏ gộp ô (Unmerge Cells), mỗi dòng một việc, rồi gửi lại."
        )


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except zipfile.BadZipFile as trouble:
        raise UnreadableSheet("Tệp Excel bị cụt hoặc hỏng. Mở lại bằng Excel rồi lưu thành tệp mới.") from trouble
    if size > MOST_UNPACKED:
        raise UnreadableSheet("Tệp Excel giải nén ra quá lớn. Chép phần số liệu sang tệp mẫu rồi gửi lại.")


def _text(cell: Any) -> str:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        raise UnreadableSheet(
            f"Ô {cell.coordinate} là công thức. Chép rồi dán lại dưới dạng giá trị (Paste Values) và gửi lại."
        )
    if kind == "e":
        raise UnreadableSheet(f"Ô {cell.coordinate} đang báo lỗi {value}. Sửa ô đó rồi gửi lại.")
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (int, float)):
        exact = Decimal(repr(value))
        return format_number(int(exact) if exact == exact.to_integral_value() else exact)
    return "" if value is None else str(value).strip()


def _csv_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise UnreadableSheet(
            "Tệp không phải Excel, cũng không phải CSV mã UTF-8. Lưu lại thành .xlsx rồi gửi."
        ) from trouble
    if "\0" in text:
        raise UnreadableSheet("Tệp không phải bảng tính. Gửi tệp .xlsx hoặc .csv.")
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        yield number, [cell.strip() for cell in row]


def _cell(row: int, place: int) -> str:
    return f"{get_column_letter(place + 1)}{row}"
