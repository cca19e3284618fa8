"""The register as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.indicators.declaration import Indicator, RollUp
from danvan.officedocs.model import Annex, Cell, Column, ColumnKind, Row, Sheet, Workbook
from danvan.officedocs.sheet import write_xlsx
from danvan.records.domain.facts import display_of, in_words
from danvan.records.domain.labels import label_of
from danvan.records.domain.queries import fetch_whole
from danvan.records.enums import UnitRole
from danvan.records.kinds.kind import Kind, Value
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.units.domain.queries import names
from danvan.units.models import UnitVersion

MOST_ROWS = 10_000


def workbook(rows: Sequence[Record], *, kind: Kind | None, on: dt.date) -> bytes:
    """``rows`` as an .xlsx; for one ``kind`` also what stands in its columns and what each adds to its indicators.

    Who gave an entry and what files are called is not in it. Raises Refused for more than ten thousand rows.
    """
    if len(rows) > MOST_ROWS:
        raise Refused(_("Có hơn 10.000 hoạt động. Lọc theo loại, đơn vị hoặc thời gian rồi xuất lại."))
    fetch_whole(list(rows))
    units = names({part.unit_id for row in rows for part in row.units.all()}, on=on)
    own = _own_columns(kind) if kind else ()
    indicators = _summed(kind) if kind else ()
    columns = (
        *_columns(),
        *(Column(label_of(name, kind), ColumnKind.TEXT) for name in own),
        *(Column(f"{one.name} ({one.unit})") for one in indicators),
    )
    body = tuple(
        Row((*_cells(order, row, units), *_own_cells(row, kind, own), *_amounts(row, kind, indicators)))
        for order, row in enumerate(rows, 1)
    )
    title = _("Hoạt động, kết quả") if kind is None else str(kind.label)
    caption = _("Lập ngày %(day)s, %(count)s dòng") % {"day": f"{on:%d/%m/%Y}", "count": len(rows)}
    annex = Annex(title=title, caption=caption, columns=columns, rows=body)
    banner = _("DỮ LIỆU MINH HỌA") if settings.DEMO else None
    return write_xlsx(Workbook(title=title, sheets=(Sheet(title, annex),), banner=banner))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("TT"), ColumnKind.ORDER),
        Column(_("Tên hoạt động"), ColumnKind.LABEL),
        Column(_("Loại"), ColumnKind.TEXT),
        Column(_("Từ ngày"), ColumnKind.TEXT),
        Column(_("Đến ngày"), ColumnKind.TEXT),
        Column(_("Địa điểm"), ColumnKind.TEXT),
        Column(_("Đơn vị chủ trì"), ColumnKind.TEXT),
        Column(_("Đơn vị cùng dự"), ColumnKind.TEXT),
        Column(_("Lĩnh vực"), ColumnKind.TEXT),
        Column(_("Cách tổ chức"), ColumnKind.TEXT),
        Column(_("Số người dự"), ColumnKind.FIGURE),
    )


def _cells(order: int, row: Record, units: dict[int, UnitVersion]) -> tuple[Cell, ...]:
    others = [units[part.unit_id].name for part in row.units.all() if part.role == UnitRole.PARTICIPATING]
    values: tuple[Any, ...] = (
        order, row.title, str(kind_called(row.kind).label), f"{row.began_on:%d/%m/%Y}", f"{row.ended_on:%d/%m/%Y}",
        row.place, units[row.host_id].name, "; ".join(others), row.field.name if row.field else "",
        str(row.get_mode_display()), row.people,
    )  # fmt: skip
    return tuple(values)


def _summed(kind: Kind) -> tuple[Indicator, ...]:
    return tuple(one for one in kind.indicators if one.roll_up is not RollUp.RATIO)


def _own_columns(kind: Kind) -> tuple[str, ...]:
    """The columns of the details that are one value each."""
    fields = {name: kind.details._meta.get_field(name) for name in kind.columns}
    return tuple(name for name, one in fields.items() if not one.is_relation or (one.editable and not one.many_to_many))


def _own_cells(row: Record, kind: Kind | None, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    if kind is None:
        return ()
    details = kind.details_of(row)
    return tuple(_cell(display_of(details, name)) for name in columns)


def _cell(value: Value) -> Cell:
    return value if isinstance(value, (int, Decimal)) else in_words(value)


def _amounts(row: Record, kind: Kind | None, indicators: tuple[Indicator, ...]) -> tuple[Cell, ...]:
    if kind is None:
        return ()
    amounts = kind.amounts(row, kind.details_of(row))
    return tuple(amounts.get(one.code) for one in indicators)
