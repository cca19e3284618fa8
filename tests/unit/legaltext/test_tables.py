"""Tables of tasks."""

from datetime import date
from pathlib import Path

from danvan.legaltext.model import Reading
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.wordfiles import cell, docx_of, paragraph, table


def _row(*texts: str) -> tuple[str, ...]:
    return tuple(cell(*(paragraph(line) for line in text.split("\n"))) for text in texts)


def _read(tmp_path: Path, *rows: tuple[str, ...]) -> Reading:
    head = "".join(paragraph(line) for line in ("KẾ HOẠCH", "Thực hiện công tác dân vận năm 2025", "Phụ lục kèm theo"))
    path = tmp_path / "bang.docx"
    path.write_bytes(docx_of(head + table(*rows)))
    return read_file(path)


def test_columns_are_told_by_their_heads(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        _row("TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm"),
        _row("1", "Tổ chức đối thoại", "UBND các xã", "Phòng Nội vụ;\nCông an huyện", "Tháng 6/2025", "Biên bản"),
        _row("2", "Báo cáo kết quả", "Tổ giúp việc số 1", "", "Trước ngày 05/12", ""),
        _row("", "", "", "", "", ""),
    )
    first, second = [duty for duty in reading.duties if duty.rule == "duty.table-row"]

    assert (first.anchor, first.kind, first.text, first.lead) == (
        "table-1.1",
        "task",
        "Tổ chức đối thoại",
        ("UBND các xã",),
    )
    assert (first.coordinating, first.product) == (("Phòng Nội vụ", "Công an huyện"), "Biên bản")
    assert [(due.text, due.last_day) for due in first.due] == [("Tháng 6/2025", date(2025, 6, 30))]
    assert (second.kind, second.lead, second.coordinating, second.product) == (
        "reporting",
        ("Tổ giúp việc số 1",),
        (),
        None,
    )
    assert [due.last_day for due in second.due] == [date(2025, 12, 4)]
    assert [(node.anchor, len(node.children)) for node in reading.outline if node.rule == "outline.table"] == [
        ("table-1", 2)
    ]


def test_table_of_figures_gives_no_duties(tmp_path: Path) -> None:
    reading = _read(tmp_path, _row("TT", "Xã", "Dân số"), _row("1", "Tân Lộc", "5.000"))

    assert [duty for duty in reading.duties if duty.rule == "duty.table-row"] == []
