"""The tables behind the consolidated report. Pure: from one snapshot come the annexes of the paper and the sheets of the workbook.

The paper carries every total and, by unit, the figures a reader asks for first; the workbook has every figure of every
unit as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from danvan.indicators.declaration import FigureState
from danvan.officedocs.model import Annex, Cell, Column, ColumnKind, Emphasis, Row
from danvan.officedocs.numbers import format_count, format_number, roman
from danvan.reports import headings
from danvan.reports.catalogue import GROUPS

Content = Mapping[str, Any]
NOT_APPLICABLE, NOT_REPORTED = "-", "…"
# The columns of the table by unit: (shared head or «», (code, words over its column)).
BY_UNIT: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Quán triệt, tuyên truyền", (("G1.03", "Số cuộc"), ("G1.04", "Lượt người dự"))),
    ("", (("G1.05", "Tin, bài"),)),
    (
        "Đối thoại với Nhân dân",
        (
            ("G3.08", "Số cuộc"), ("G3.09a", "Lượt người dự"), ("G3.09b", "Ý kiến"), ("G3.09c", "Trả lời ngay"),
            ("G3.09d", "Giao xử lý"), ("G3.09e", "Đã xong"), ("G3.09f", "Quá hạn"),
        ),
    ),
    ("Hồ sơ thủ tục hành chính", (("G4.02b", "Đã giải quyết"), ("G4.02a", "Đúng hạn"), ("G4.02", "Tỷ lệ (%)"))),
    ("Tập huấn, bồi dưỡng", (("G6.02", "Số lớp"), ("G6.03", "Lượt người dự"))),
)  # fmt: skip
_SIGNS = "Dấu “-” là không thuộc phạm vi; số 0 là đã xác nhận không phát sinh; dấu “…” là chưa có số."
_ONCE = (
    "Cuộc làm chung của nhiều đơn vị chỉ tính một lần, phần tính trùng đã trừ; tỷ lệ tính từ tổng của hai số thành phần, "
    "không lấy trung bình."
)
_COVERAGE = "Cột “Đơn vị có số” ghi số đơn vị đã có số trên số đơn vị thuộc phạm vi của chỉ tiêu."
_NAME_MM = 60.0
_ESTIMATES = "Số ước chỉ ghi khi mọi đơn vị có số đều đã ước."


def annexes(content: Content, *, names_missing: bool = False) -> tuple[Annex, ...]:
    """What is attached to the paper: the totals, then the main figures by unit.

    Units without a report stand only in a note, by name where ``names_missing`` says that the leader wants it.
    """
    label = content["period"]["label"]
    columns = [(group, title, code) for group, columns in BY_UNIT for code, title in columns]
    main = _by_unit(content, f"Một số chỉ tiêu chủ yếu theo đơn vị {label}", columns, names_missing=names_missing)
    return (_totals(content, f"Số liệu công tác dân vận chính quyền\n{label}"), main)


def every_figure(content: Content, *, names_missing: bool = False) -> Annex:
    """Every figure of every unit in one wide table, for the workbook."""
    label, titles = content["period"]["label"], group_titles(content)
    columns = [(titles[one["group"]], f"{one['name']} ({one['unit']})", one["code"]) for one in content["indicators"]]
    return _by_unit(content, f"Toàn bộ chỉ tiêu theo đơn vị {label}", columns, names_missing=names_missing)


def group_titles(content: Content) -> dict[int, str]:
    """Group of indicators -> its title in the outline of the report, or its own where the outline has no heading for it."""
    found = {one.group: one.title for one in headings.written(headings.thaw(content["outline"])) if one.group}
    return {one["group"]: found.get(one["group"]) or str(GROUPS[one["group"]]) for one in content["indicators"]}


def _caption(content: Content) -> str:
    year, issuer = content["period"]["year"], content["plan"]["issuer"]
    return f"(Kèm theo Báo cáo số      /BC-UBND ngày      tháng      năm {year} của {issuer})"


def _totals(content: Content, title: str) -> Annex:
    expected = {code: _estimate(figure) for code, figure in content["figures"].items()}
    estimates = any(cell is not None for cell in expected.values())
    columns = (
        Column("TT", ColumnKind.ORDER), Column("Chỉ tiêu", ColumnKind.LABEL), Column("Đơn vị tính", ColumnKind.TEXT),
        Column("Tổng hợp"), *([Column("Ước đến hết kỳ")] if estimates else []),
        Column("Đơn vị có số", ColumnKind.MARK), Column("Ghi chú", ColumnKind.TEXT),
    )  # fmt: skip
    rows: list[Row] = []
    titles, headed = group_titles(content), list[int]()
    for order, one in enumerate(content["indicators"], start=1):
        figure = content["figures"][one["code"]]
        if one["group"] not in headed:
            headed.append(one["group"])
            blank = [None] * (len(columns) - 2)
            rows.append(Row((roman(len(headed)), titles[one["group"]], *blank), Emphasis.GROUP))
        estimate = [expected[one["code"]]] if estimates else []
        coverage = f"{figure['answered']}/{figure['asked']}"
        rows.append(Row((order, one["name"], one["unit"], cell_of(one, figure), *estimate, coverage, _remark(figure))))
    notes = (_COVERAGE, _SIGNS, _ONCE, *([_ESTIMATES] if estimates else []))
    return Annex(title, _caption(content), columns, tuple(rows), notes, landscape=False)


def _estimate(figure: Mapping[str, Any]) -> Cell:
    """«Ước đến hết kỳ» where every unit that gave a number gave an estimate: a part of them would look like a decline."""
    whole = figure["estimate"] is not None and figure["estimated"] >= figure["answered"]
    return frozen_number(figure["estimate"]) if whole else None


def _remark(figure: Mapping[str, Any]) -> str:
    """What joint events would have counted twice and was taken off."""
    joint = Decimal(figure["joint"] or 0)
    return f"Đã trừ {format_number(frozen_number(figure['joint']))}" if joint > 0 else ""


def _by_unit(
    content: Content, title: str, columns: Sequence[tuple[str, str, str]], *, names_missing: bool
) -> Annex:  # fmt: skip
    """A table of units by ``columns`` (shared head, head, code); codes the snapshot does not know are left out."""
    declared = {one["code"]: one for one in content["indicators"]}
    shown = [column for column in columns if column[2] in declared]
    codes = [declared[code] for _group, _title, code in shown]
    sent = [unit for unit in content["units"] if unit["key"] in content["unit_figures"]]
    rows = [
        Row((order, unit["name"], *_cells(codes, content["unit_figures"][unit["key"]])))
        for order, unit in enumerate(sent, start=1)
    ]
    total = content["figures"]
    if any(Decimal(total[one["code"]]["joint"] or 0) for one in codes):
        rows.append(
            Row((None, "Trừ số tính trùng", *(_adjustment(total[one["code"]]) for one in codes)), Emphasis.ADJUSTMENT)
        )
    name = f"Tổng cộng ({len(sent)}/{len(content['units'])} đơn vị)"
    rows.append(Row((None, name, *_cells(codes, total)), Emphasis.TOTAL))
    head = (Column("TT", ColumnKind.ORDER), Column("Cơ quan, đơn vị, địa phương", ColumnKind.LABEL, least=_NAME_MM))
    heads = (*head, *(Column(text, group=group) for group, text, _code in shown))
    missing = [unit["name"] for unit in content["units"] if unit["key"] not in content["unit_figures"]]
    notes = (_SIGNS, _ONCE, *_without_report(missing, named=names_missing))
    return Annex(title, _caption(content), heads, tuple(rows), notes)


def _without_report(names: Sequence[str], *, named: bool) -> list[str]:
    if not names:
        return []
    said = f"Chưa có số liệu của {format_count(len(names))} cơ quan, đơn vị, địa phương"
    return [f"{said}: {'; '.join(names)}." if named else f"{said}."]


def _cells(indicators: Iterable[Mapping[str, Any]], figures: Mapping[str, Any]) -> list[Cell]:
    return [cell_of(one, figures.get(one["code"])) for one in indicators]


def _adjustment(figure: Mapping[str, Any]) -> Cell:
    if figure["summed"] is None:
        return None
    joint = frozen_number(figure["joint"])
    return -joint if joint else None


def cell_of(indicator: Mapping[str, Any], figure: Mapping[str, Any] | None) -> Cell:
    """A figure of a snapshot as a cell of a table: a number (percentages with one decimal), or the sign of its state."""
    if figure is None or figure["state"] == FigureState.NOT_REPORTED:
        return NOT_REPORTED
    if figure["value"] is None:
        return NOT_APPLICABLE
    return (
        Decimal(figure["value"]).quantize(Decimal("0.1")) if indicator["numerator"] else frozen_number(figure["value"])
    )


def frozen_number(text: str) -> int | Decimal:
    """A number of a snapshot: whole ones as int, so that they are printed without decimals."""
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral_value() else exact
