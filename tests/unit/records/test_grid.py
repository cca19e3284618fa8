"""Many villages at once: what is typed into the table, and what becomes of it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from danvan.common.errors import NotPermitted
from danvan.records.domain import grid
from danvan.records.domain.grid import Remembered, Village
from danvan.records.domain.records import Entry
from danvan.records.forms.grid import GridForm
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from tests.factories import DAY, Area
from tests.unit.records.samples import HELD

pytestmark = pytest.mark.usefixtures("fixed_day")
KIND = kind_called("results")
HOST = "ubnd-xa-bung-sen"


def villages(*rows: tuple[str, dict[str, Any]]) -> list[Village]:
    return [
        Village(number, name, {item: Decimal(value) for item, value in values.items()})
        for number, (name, values) in enumerate(rows, 1)
    ]


def enter(
    area: Area, rows: list[Village], *, by: str = "commune_officer", host: str = HOST, **entry: Any
) -> list[Record]:
    usual = Entry(title="", **({"began_on": HELD} | entry))
    return grid.enter(kind=KIND, host=area.units[host], entry=usual, villages=rows, by=area.actor(by))


def refused(area: Area, rows: list[Village], **given: Any) -> list[str]:
    with pytest.raises(grid.RefusedRows) as refusal:
        enter(area, rows, **given)
    return refusal.value.lines


def form_of(area: Area, *, by: str = "commune_officer", bound: bool = True, **typed: str) -> GridForm:
    """The form as sent: ``v1_2="3"`` is row 1, column 2; ``n1`` the village of row 1, ``i2`` the item of column 2."""
    words = {"v": "value", "n": "village", "i": "item"}
    cells = {f"{words[name[0]]}-{name[1:].replace('_', '-')}": text for name, text in typed.items()}
    sent = {"host": str(area.units[HOST].uid), "began_on": "2023-02-20", "villages": "60", "items": "12"} | cells
    return GridForm(sent, kind=KIND, by=area.actor(by), bound=bound)


def test_every_village_with_numbers_is_a_record_of_its_own(area: Area) -> None:
    rows = villages(("Ấp Một", {"poor": 12, "households": 300}), ("Ấp Hai", {}), ("Ấp Ba", {"poor": 0}))
    made = enter(area, rows)
    assert [(row.title, row.place, row.began_on) for row in made] == [
        ("Hộ nghèo, Tổng số hộ – Ấp Một", "Ấp Một", HELD), ("Hộ nghèo – Ấp Ba", "Ấp Ba", HELD),
    ]  # fmt: skip
    assert [(line.item, line.value) for line in made[0].result_lines.all()] == [("poor", 12), ("households", 300)]  # type: ignore[attr-defined]


def test_title_of_very_many_items_fits(area: Area) -> None:
    items = dict.fromkeys(list(grid.items_of(KIND))[4:16], 1)
    (row,) = enter(area, villages(("Ấp " + "x" * 96, items)))
    assert len(row.title) <= 300
    assert "số liệu khác – Ấp x" in row.title


def test_nothing_is_stored_unless_every_row_is_right(area: Area) -> None:
    rows = villages(
        ("Ấp Một", {"poor": 12}), ("Ấp Hai", {"poor": 301, "households": 300}), ("Ấp Ba", {"jobs": "1.5"}),
    )  # fmt: skip
    assert refused(area, rows) == [
        "Dòng 2 (Ấp Hai): Hộ nghèo nhiều hơn tổng số hộ. Sửa một trong các số đó.",
        "Dòng 3 (Ấp Ba): Người được giải quyết việc làm: 1,5 phải là số nguyên, không có phần thập phân.",
    ]
    assert not Record.rows.exists()


def test_what_is_wrong_with_every_row_is_said_once(area: Area) -> None:
    rows = villages(("Ấp Một", {"poor": 12}), ("Ấp Hai", {"poor": 5}))
    (line,) = refused(area, rows, began_on=DAY + dt.timedelta(days=1))
    assert line.startswith("Ngày bắt đầu 02/03/2023 ở tương lai")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], "Bảng chưa có số nào"),
        ([("Ấp Một", {})], "Bảng chưa có số nào"),
        ([("Ấp Một", {"jobs": 1}), ("ấp  một", {"jobs": 2})], "Dòng 2: «ấp  một» đã có ở dòng 1"),
        ([(f"Ấp {number}", {"jobs": 1}) for number in range(61)], "nhiều nhất 60"),
    ],
)
def test_table_that_says_nothing_or_too_much_is_refused(area: Area, rows: Any, line: str) -> None:
    assert line in refused(area, villages(*rows))[0]


def test_doubts_of_all_rows_are_asked_once_and_one_reason_answers_them(area: Area) -> None:
    enter(area, villages(("Ấp Một", {"poor": 40}), ("Ấp Hai", {"poor": 50})), began_on=dt.date(2023, 1, 10))
    again = villages(("Ấp Một", {"poor": 4}), ("Ấp Hai", {"poor": 45}), ("Ấp Ba", {"poor": 3}))
    first, ask = refused(area, again)
    assert first.startswith("Dòng 1 (Ấp Một): Hộ nghèo: 4, lần trước (10/01/2023) là 40")
    assert "ghi lý do" in ask
    assert {row.reason for row in enter(area, again, reason="Rà soát lại")} == {"Rà soát lại"}


@pytest.mark.parametrize(
    ("by", "channel", "allowed"),
    [
        ("commune_officer", "", True), ("commune_head", "", True), ("coordinator", "zalo", True), ("sibling_officer", "zalo", False),
        ("leader", "zalo", False), ("observer", "", False), ("admin", "", False),
    ],
)  # fmt: skip
def test_who_may_enter_a_table_of_a_commune(area: Area, by: str, channel: str, allowed: bool) -> None:
    rows = villages(("Ấp Một", {"poor": 12}), ("Ấp Hai", {"poor": 5}))
    given = {"channel": channel, "given_by": "Trưởng ấp", "given_on": DAY} if channel else {}
    if allowed:
        assert {row.channel for row in enter(area, rows, by=by, **given)} == {channel}
        return
    with pytest.raises(NotPermitted):
        enter(area, rows, by=by, **given)
    assert not Record.rows.exists()


def test_coordinator_says_how_it_came(area: Area) -> None:
    rows = villages(("Ấp Một", {"poor": 12}), ("Ấp Hai", {"poor": 5}))
    assert "Nhập thay đơn vị khác" in refused(area, rows, by="coordinator")[0]


def test_last_table_is_remembered_in_its_order(area: Area) -> None:
    by, host = area.actor("commune_officer"), area.units[HOST]
    assert grid.remembered(kind=KIND, host=host, by=by) == Remembered()
    enter(area, villages(("Ấp Cũ", {"jobs": 1}), ("Ấp Xưa", {"jobs": 1})), began_on=dt.date(2023, 1, 10))
    enter(area, villages(("Ấp Hai", {"poor": 5}), ("Ấp Một", {"poor": 12, "near_poor": 3})))
    enter(area, villages(("Ấp Một", {"houses": 1})), began_on=dt.date(2023, 2, 25))
    found = grid.remembered(kind=KIND, host=host, by=by)
    assert found == Remembered(["Ấp Hai", "Ấp Một"], ["poor", "near_poor"])
    assert grid.remembered(kind=KIND, host=area.units["ubnd-xa-con-la"], by=by) == Remembered()
    assert grid.remembered(kind=KIND, host=host, by=area.actor("sibling_officer")) == Remembered()


def test_cells_become_villages_with_values(area: Area) -> None:
    form = form_of(
        area, i1="poor", i3="loans", n1=" Ấp Một ", v1_1="1.234", v1_3="12,5", n2="Ấp Hai", n3="Ấp Ba", v3_1="0"
    )
    assert form.is_valid(), form.errors
    assert [(one.number, one.name, dict(one.values)) for one in form.filled] == [
        (1, "Ấp Một", {"poor": 1234, "loans": Decimal("12.5")}), (3, "Ấp Ba", {"poor": 0}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ({"v1_1": "mười"}, "Dòng 1 (Ấp Một), cột Hộ nghèo: «mười» không phải là số viết rõ ràng"),
        ({"v1_1": "1,234"}, "Dòng 1 (Ấp Một), cột Hộ nghèo: «1,234» không phải là số viết rõ ràng"),
        ({"v1_1": "1.5"}, "không phải là số viết rõ ràng"),
        ({"v1_1": "=SUM(A1)"}, "không phải là số viết rõ ràng"),
        ({"v1_1": "-3"}, "Dòng 1 (Ấp Một), cột Hộ nghèo:"),
        ({"v1_1": "9" * 40}, "Dòng 1 (Ấp Một), cột Hộ nghèo:"),
        ({"v1_1": "1,23456"}, "Dòng 1 (Ấp Một), cột Hộ nghèo:"),
        ({"v1_1": "12", "n1": ""}, "Dòng 1: có số nhưng chưa ghi tên ấp, khóm"),
        ({"v1_1": "12", "n1": "x" * 101}, "Dòng 1, tên ấp, khóm:"),
        ({"v1_1": "12", "n1": "Ấp\0"}, "Dòng 1, tên ấp, khóm:"),
        ({"v1_2": "12"}, "Dòng 1, cột 2: có số nhưng cột chưa chọn chỉ tiêu"),
        ({"i2": "poor"}, "Cột 2: «Hộ nghèo» đã có ở cột trước"),
        ({"i2": "rumours", "v1_2": "5"}, "Cột 2: chọn chỉ tiêu trong danh sách"),
    ],
)
def test_bad_cell_is_named_by_row_and_column(area: Area, typed: dict[str, str], line: str) -> None:
    form = form_of(area, **({"i1": "poor", "n1": "Ấp Một"} | typed))
    assert not form.is_valid()
    (said,) = form.non_field_errors()
    assert line in said
    wrong = [cell.name for row in form.lines for cell in (row.village, *row.cells) if cell.wrong]
    assert len(wrong) + sum(column.wrong for column in form.columns) == 1


def test_what_django_says_of_numbers_is_in_vietnamese(area: Area) -> None:
    said = " ".join(form_of(area, i1="poor", n1="Ấp", v1_1="-3", v2_1="9" * 40, v3_1="1,23456").non_field_errors())
    assert "Ensure" not in said


def test_very_many_bad_cells_are_marked_but_not_all_said(area: Area) -> None:
    bad = {f"v{row}_{column}": "?" for row in range(1, 61) for column in range(1, 13)}
    items = {f"i{place}": item for place, item in enumerate(list(grid.items_of(KIND))[:12], 1)}
    form = form_of(area, **items, **bad)
    assert not form.is_valid()
    assert len(form.non_field_errors()) == 21
    assert sum(cell.wrong for row in form.lines for cell in row.cells) == 720


def test_sixty_villages_and_twelve_figures_are_sixty_records(area: Area) -> None:
    items = {f"i{place}": item for place, item in enumerate(list(grid.items_of(KIND))[4:16], 1)}
    names = {f"n{row}": f"Ấp {row}" for row in range(1, 61)}
    values = {f"v{row}_{column}": str(row) for row in range(1, 61) for column in range(1, 13)}
    form = form_of(area, **items, **names, **values)
    assert form.is_valid(), form.errors
    made = enter(area, form.filled)
    assert len(made) == 60
    assert sum(row.result_lines.count() for row in made) == 720  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", ["", "x", "-1", "0", "99", "9999", "٣"])
def test_size_of_the_table_that_cannot_be_read_is_the_usual_or_the_most(area: Area, size: str) -> None:
    sent = {"villages": size, "items": size}
    form = GridForm(sent, kind=KIND, by=area.actor("commune_officer"), bound=False)
    assert 1 <= form.villages <= 60
    assert 1 <= form.items <= 12


def test_recalled_names_go_where_nothing_is_typed(area: Area) -> None:
    form = form_of(area, bound=False, n1="Ấp Hai", v2_1="7", i1="jobs")
    form.recall(Remembered(["Ấp Một", "Ấp Hai", "Ấp Ba"], ["jobs", "poor"]))
    assert [line.village.text for line in form.lines[:5]] == ["Ấp Hai", "", "Ấp Một", "Ấp Ba", ""]
    assert form.lines[1].cells[0].text == "7"
    assert [column.text for column in form.columns[:3]] == ["jobs", "poor", ""]


def test_table_grows_to_the_most_there_may_be(area: Area) -> None:
    form = GridForm({}, kind=KIND, by=area.actor("commune_officer"), bound=False)
    assert (form.villages, form.items) == (12, 4)
    form.recall(Remembered([f"Ấp {n}" for n in range(20)], []))
    assert (form.villages, len(form.lines)) == (20, 20)
    for _again in range(9):
        form.more(villages=True, items=True)
    assert (form.villages, form.items) == (60, 12)
