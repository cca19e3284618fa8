"""Records entered by a table: every kind, all rows or none, faults named by their cell."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from danvan.records.domain import records
from danvan.records.forms.sheet import SheetColumns
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.samples import entered, sample_of

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
KIND = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)


def _template(client: Client, slug: str) -> Any:
    answer = client.get(reverse("desk:record-template", args=[slug]))
    assert answer["Content-Disposition"].startswith("attachment")
    return load_workbook(io.BytesIO(answer.content))


def _send(client: Client, slug: str, book: Any, once: str = "") -> Any:
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("bang.xlsx", out.getvalue())
    return client.post(reverse("desk:record-sheet", args=[slug]), {"once": once or str(uuid.uuid4()), "sheet": file})


def _as_cells(area: Area, kind: Any, row: Record) -> tuple[list[str], list[str]]:
    """A record as one would fill it into the table (labels of choices, short names of units, «x»), and the columns."""
    from danvan.records.forms.content import content_of

    table = SheetColumns(kind, area.actor("commune_officer"))
    content = content_of(row, table.form, copied=False)
    cells = []
    for name in table.names:
        value = content.get(name, "")
        labels = dict(table._pairs(name))
        said = [
            labels.get(one, "x" if one == "True" else one) for one in (value if isinstance(value, list) else [value])
        ]
        cells.append("; ".join(said))
    return cells, table.names


@KIND
def test_record_filled_into_the_template_comes_back_the_same(area: Area, browse: Browse, kind: Any) -> None:
    row, client = entered(area, kind.name, title="Theo mẫu"), browse("commune_officer")
    book = _template(client, kind.slug)
    cells, places = _as_cells(area, kind, row)
    if sample_of(kind.name).again is None:  # only one a year
        records.archive(record=row, by=area.actor("commune_officer"))
    cells[places.index("title")] = "Từ bảng"
    cells[places.index("reason")] = "Nhập lại để so sánh"  # the same work twice is doubted
    book.worksheets[0].append(cells)
    answer = _send(client, kind.slug, book)
    assert answer.status_code == 302, answer.content.decode()
    made = Record.rows.get(title="Từ bảng")
    assert kind.amounts(made, kind.details_of(made)) == kind.amounts(row, kind.details_of(row))
    assert (made.host, made.began_on, made.people, made.place) == (row.host, row.began_on, row.people, row.place)


def test_one_bad_cell_and_nothing_is_entered(browse: Browse) -> None:
    client = browse("commune_officer")
    book = _template(client, "tap-huan")
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for people, day in (("30", "2023-02-20"), ("1,5", "32/13/2023")):
        sheet.append([{"Tên hoạt động": "Lớp", "Ngày": day, "Số người học": people}.get(head, "") for head in heads])
    page = _send(client, "tap-huan", book).content.decode()
    assert "Chưa nhập dòng nào: có 2 chỗ phải sửa" in page
    letter = "ABCDEFGHIJKLMNOP"[heads.index("Số người học")]
    assert f"{letter}3 (Số người học)" in page
    assert "không có phần thập phân" in page
    assert not Record.rows.exists()


def test_refusal_of_the_act_names_its_row(browse: Browse) -> None:
    client = browse("commune_officer")
    book = _template(client, "quan-triet")
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    row = {"Tên hoạt động": "Hội nghị", "Ngày": "2023-02-20", "Số người dự": 10, "Trong đó cán bộ, công chức": 20}
    sheet.append([row.get(head, "") for head in heads])
    page = _send(client, "quan-triet", book).content.decode()
    assert "dòng 2" in page
    assert "nhiều hơn tổng số người dự" in page
    assert not Record.rows.exists()


def test_table_sent_twice_is_entered_once(browse: Browse) -> None:
    client, once = browse("commune_officer"), str(uuid.uuid4())
    book = _template(client, "tap-huan")
    heads = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].append([{"Tên hoạt động": "Lớp", "Ngày": "2023-02-20"}.get(head, "") for head in heads])
    assert [_send(client, "tap-huan", book, once).status_code for _time in range(2)] == [302, 302]
    assert Record.rows.count() == 1


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04", b"%PDF-1.4"])
def test_file_of_another_kind_is_refused_in_words(browse: Browse, content: bytes) -> None:
    file = SimpleUploadedFile("bang.xlsx", content)
    sent = {"once": str(uuid.uuid4()), "sheet": file}
    answer = browse("commune_officer").post(reverse("desk:record-sheet", args=["tap-huan"]), sent)
    assert answer.status_code == 200
    assert "error" in answer.content.decode()


def test_columns_of_the_table_are_those_of_the_entry(area: Area) -> None:
    kind = kind_called("inspection")
    table = SheetColumns(kind, area.actor("commune_officer"))
    assert [column.head for column in table.columns][:3] == ["Đơn vị chủ trì", "Tên hoạt động", "Kiểm tra việc gì"]
