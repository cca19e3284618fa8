"""The ledger of commitments as a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from danvan.commitments.domain.queries import unit_ids_of
from danvan.commitments.enums import CommitmentState
from danvan.commitments.models import Commitment
from danvan.common.errors import Refused
from danvan.officedocs.model import Annex, Column, ColumnKind, Row, Sheet, Workbook
from danvan.officedocs.sheet import write_xlsx
from danvan.units.domain.queries import names

MOST_ROWS = 10_000


def workbook(rows: Sequence[Commitment], *, on: dt.date) -> bytes:
    """``rows`` of ``queries.ledger`` as an .xlsx, judged on the local date ``on``. Raises Refused for more than ten thousand rows."""
    if len(rows) > MOST_ROWS:
        raise Refused(_("Có hơn 10.000 nội dung. Lọc theo đơn vị hoặc tình trạng rồi xuất lại."))
    units = names(unit_ids_of(rows), on=on)
    title = _("Nội dung phải giải quyết")
    body = tuple(
        Row(
            (
                order, row.text, row.get_origin_display(), row.origin_label, units[row.owner_id].name, row.owner_post,
                _said(row.first_due_on), _said(row.due_on), due_basis(row), standing(row, on=on), _said(row.answered_on),
                _said(row.resolved_on), row.late_reason, row.why_not if row.not_done_on else "",
                _("Có") if row.proved else _("Chưa có"),
            )
        )
        for order, row in enumerate(rows, 1)
    )  # fmt: skip
    caption = _("Tính đến ngày %(day)s, %(count)s nội dung") % {"day": _said(on), "count": len(rows)}
    annex = Annex(title=title, caption=caption, columns=_columns(), rows=body)
    banner = _("DỮ LIỆU MINH HỌA") if settings.DEMO else None
    return write_xlsx(Workbook(title=title, sheets=(Sheet(title, annex),), banner=banner))


def standing(row: Commitment, *, on: dt.date) -> str:
    """How a commitment stands on ``on``, in words. «Đã trả lời» is never «Đã giải quyết», and late stays late."""
    if row.state == CommitmentState.RESOLVED:
        return _("Đã giải quyết, trễ hạn") if row.was_late else _("Đã giải quyết đúng hạn")
    words = str(row.get_state_display())
    if not row.is_unfinished:
        return words
    overdue = (on - row.due_on).days
    return _("%(state)s, quá hạn %(days)s ngày") % {"state": words, "days": overdue} if overdue > 0 else words


def due_basis(row: Commitment) -> str:
    """What its due date follows from, in words: a rule, the words of the promise, both; «» when only the date was given."""
    rule = _("quy định %(code)s") % {"code": row.due_rule} if row.due_rule else ""
    words = _("lời hứa “%(words)s”") % {"words": row.due_words} if row.due_words else ""
    return "; ".join(part for part in (rule, words) if part)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("TT"), ColumnKind.ORDER),
        Column(_("Nội dung phải giải quyết"), ColumnKind.LABEL),
        Column(_("Nguồn"), ColumnKind.TEXT),
        Column(_("Phát sinh từ"), ColumnKind.TEXT),
        Column(_("Đơn vị làm"), ColumnKind.TEXT),
        Column(_("Chức danh chịu trách nhiệm"), ColumnKind.TEXT),
        Column(_("Hạn ban đầu"), ColumnKind.TEXT),
        Column(_("Hạn hiện nay"), ColumnKind.TEXT),
        Column(_("Hạn theo"), ColumnKind.TEXT),
        Column(_("Tình trạng"), ColumnKind.TEXT),
        Column(_("Ngày trả lời"), ColumnKind.TEXT),
        Column(_("Ngày giải quyết"), ColumnKind.TEXT),
        Column(_("Lý do trễ"), ColumnKind.TEXT),
        Column(_("Lý do không thực hiện được"), ColumnKind.TEXT),
        Column(_("Minh chứng"), ColumnKind.TEXT),
    )


def _said(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
