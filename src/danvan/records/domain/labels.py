"""What columns of records are called, in forms, messages and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from danvan.records.kinds.kind import Kind

LABELS = {
    "host": _("Đơn vị chủ trì"),
    "title": _("Tên hoạt động"),
    "began_on": _("Ngày"),
    "ended_on": _("Đến ngày"),
    "place": _("Địa điểm"),
    "people": _("Số người dự"),
    "field": _("Lĩnh vực"),
    "duty": _("Phục vụ nhiệm vụ"),
    "mode": _("Cách tổ chức"),
    "summary": _("Kết quả, diễn giải"),
    "visibility": _("Ai xem được"),
    "channel": _("Nhận thông tin qua"),
    "given_by": _("Người báo"),
    "given_on": _("Ngày báo"),
    "participating": _("Đơn vị cùng dự"),
    "evidence": _("Minh chứng"),
    "archived_at": _("Lưu trữ"),
    "reason": _("Lý do của số liệu khác thường"),
}
"""The columns that every kind has; a kind names its own, and may call these otherwise."""


def label_of(name: str, kind: Kind | None = None) -> str:
    """The Vietnamese label of a column of ``kind``; the name itself for one without."""
    words = kind.words if kind else {}
    return str(words.get(name) or LABELS.get(name, name))


def is_named(name: str, kind: Kind) -> bool:
    """Whether people have a word for the column."""
    return name in kind.words or name in LABELS
