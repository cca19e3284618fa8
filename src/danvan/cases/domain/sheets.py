"""Registers as workbooks: Sổ tiếp công dân in the twelve columns of Mẫu số 03 (Thông tư 04/2021/TT-TTCP), and the register of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from danvan.cases.domain import guarding
from danvan.cases.domain.visits import Line
from danvan.cases.enums import Handling, Output
from danvan.cases.models import Case
from danvan.common.errors import Refused
from danvan.officedocs.model import Annex, Column, ColumnKind, Row, Sheet, Workbook
from danvan.officedocs.numbers import short_date
from danvan.officedocs.sheet import write_xlsx
from danvan.units.actor import Actor
from danvan.units.domain.queries import names

MOST_ROWS = 10_000
_T = ColumnKind.TEXT


def reception_book(lines: Sequence[Line], *, unit_name: str, first: dt.date, last: dt.date) -> bytes:
    """The register of receptions of [first, last] as .xlsx: who and what only where the line is open."""
    return _book(
        title=_("Sổ tiếp công dân"),
        caption=_("%(unit)s, từ ngày %(first)s đến ngày %(last)s")
        % {"unit": unit_name, "first": short_date(first), "last": short_date(last)},
        columns=_reception_columns(), rows=tuple(Row(reception_cells(line, order)) for order, line in enumerate(lines, 1)),
    )  # fmt: skip


def _reception_columns() -> tuple[Column, ...]:
    group = _("Hướng xử lý")
    return (
        Column(_("STT"), ColumnKind.ORDER),
        Column(_("Ngày tiếp"), _T),
        Column(_("Họ tên - Địa chỉ"), ColumnKind.LABEL),
        Column(_("CMND/Hộ chiếu"), _T),
        Column(_("Nội dung vụ việc"), _T),
        Column(_("Phân loại đơn/Số người"), _T),
        Column(_("Cơ quan đã giải quyết"), _T),
        Column(_("Thụ lý để giải quyết"), _T, group=group),
        Column(_("Trả lại đơn và hướng dẫn"), _T, group=group),
        Column(_("Chuyển đơn đến cơ quan có thẩm quyền"), _T, group=group),
        Column(_("Theo dõi kết quả giải quyết"), _T),
        Column(_("Ghi chú"), _T),
    )


def reception_cells(line: Line, order: int) -> tuple[str | int, ...]:
    """The twelve cells of one visit. Without an opening, who came and what was said are blank but for a mark."""
    visit, sealed = line.visit, _("(đang niêm phong)")
    return (
        order, short_date(visit.on), line.who if line.is_open else sealed, line.id_number,
        line.words if line.is_open else sealed, f"{visit.get_kind_display()}/{visit.people}", visit.solved_by,
        *("X" if visit.handling == way else "" for way in (Handling.ACCEPTED, Handling.GUIDED, Handling.TRANSFERRED)),
        str(visit.case.get_state_display()) if visit.case else "", _note(line),
    )  # fmt: skip


def _note(line: Line) -> str:
    visit = line.visit
    said = [
        str(visit.get_refusal_display()) if visit.refusal else "",
        _("Trả lời tại chỗ") if visit.handling == Handling.ANSWERED else "",
        _("Lượt thứ %(times)s") % {"times": visit.times} if visit.times > 1 else "",
        line.note,
    ]
    return "; ".join(part for part in said if part)


def case_book(cases: Sequence[Case], *, on: dt.date, by: Actor) -> bytes:
    """Rows of ``queries.with_due`` as .xlsx: neutral words, states and days, each line past the guard.

    Raises Refused for more than ten thousand, and for lines that carry data of their people.
    """
    if len(cases) > MOST_ROWS:
        raise Refused(_("Có hơn 10.000 vụ việc. Lọc theo thời gian hoặc tình trạng rồi xuất lại."))
    guarding.clear_rows(
        {row: f"{row.summary}\n{row.place}\n{row.source}\n{row.to_agency}" for row in cases}, output=Output.SHEET, by=by
    )
    units = names({row.holder_id for row in cases}, on=on)
    rows = tuple(
        Row(
            (
                order, row.reference, short_date(row.received_on), str(row.get_channel_display()), str(row.get_track_display()),
                str(row.get_subject_display()), row.summary, row.place, row.people, units[row.holder_id].name,
                str(row.get_state_display()), short_date(due) if (due := getattr(row, "due", None)) else "",
                _day(row.answered_on), _day(row.resolved_on), str(row.get_outcome_display()) if row.outcome else "",
            )
        )
        for order, row in enumerate(cases, 1)
    )  # fmt: skip
    caption = _("Tính đến ngày %(day)s, %(count)s vụ việc") % {"day": short_date(on), "count": len(cases)}
    return _book(title=_("Sổ theo dõi đơn"), caption=caption, columns=_case_columns(), rows=rows)


def _case_columns() -> tuple[Column, ...]:
    return (
        Column(_("TT"), ColumnKind.ORDER),
        Column(_("Số"), _T),
        Column(_("Ngày nhận"), _T),
        Column(_("Nguồn"), _T),
        Column(_("Loại đơn"), _T),
        Column(_("Lĩnh vực"), _T),
        Column(_("Tóm tắt nội dung"), ColumnKind.LABEL),
        Column(_("Địa điểm"), _T),
        Column(_("Số người"), ColumnKind.FIGURE),
        Column(_("Đơn vị đang xử lý"), _T),
        Column(_("Tình trạng"), _T),
        Column(_("Hạn gần nhất"), _T),
        Column(_("Ngày trả lời"), _T),
        Column(_("Ngày giải quyết xong"), _T),
        Column(_("Kết quả"), _T),
    )


def _day(day: dt.date | None) -> str:
    return short_date(day) if day else ""


def _book(*, title: str, caption: str, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> bytes:
    banner = _("DỮ LIỆU MINH HỌA") if settings.DEMO else None
    annex = Annex(title=title, caption=caption, columns=columns, rows=rows)
    return write_xlsx(Workbook(title=title, sheets=(Sheet(title, annex),), banner=banner))
