"""What happened to a record, as sentences from its audit events. Texts are not in the audit, only that they changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.models import Event
from danvan.records.domain.labels import is_named, label_of
from danvan.records.enums import Channel
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record

SHOWN = 50
PLAIN = {
    "record.archive": gettext_lazy("Lưu trữ, không đếm vào số liệu nữa"),
    "record.restore": gettext_lazy("Khôi phục"),
    "record.comment": gettext_lazy("Ghi trao đổi"),
    "record.mark": gettext_lazy("Ghi điểm"),
}


@dataclass(frozen=True)
class Line:
    """One act: when (aware), by which post, and a sentence."""

    at: dt.datetime
    post: str
    text: str


def of(record: Record) -> list[Line]:
    """The last fifty acts on ``record``, latest first; one query."""
    rows = Event.objects.filter(object_uid=str(record.uid)).order_by("-at", "-pk")[:SHOWN]
    kind = kind_called(record.kind)
    return [Line(row.at, row.actor_post, _sentence(row, kind)) for row in rows]


def changed_since(record: Record, version: int) -> list[str]:
    """Names of the columns that others changed after ``version``; one query."""
    names: dict[str, None] = {}
    kind = kind_called(record.kind)
    for event in Event.objects.filter(object_uid=str(record.uid), action="record.amend").order_by("at", "pk"):
        if event.changes.get("version", [0, 0])[1] > version:
            names |= dict.fromkeys(name for name in event.changes if is_named(name, kind))
    return list(names)


def _sentence(event: Event, kind: Kind) -> str:
    if event.action == "record.record":
        return _recorded(event.changes)
    if event.action == "record.amend":
        parts = [
            _change(label_of(name, kind).lower(), name, value)
            for name, value in event.changes.items()
            if is_named(name, kind)
        ]
        return _("Sửa: %(what)s") % {"what": "; ".join(parts)} if parts else _("Lưu lại, không đổi nội dung")
    verb = event.action.removeprefix("record.")
    return str(kind.moves[verb].label if verb in kind.moves else PLAIN.get(event.action, event.action))


def _recorded(changes: Mapping[str, Any]) -> str:
    channel = changes.get("on_behalf")
    if not channel:
        return _("Ghi hoạt động")
    return _("Nhập thay, nhận qua %(channel)s") % {"channel": str(Channel(channel).label).lower()}


def _change(label: str, name: str, value: Any) -> str:
    if not isinstance(value, list) or name in ("participating", "mode", "visibility", "channel"):
        return label
    return _("%(label)s từ %(old)s thành %(new)s") % {"label": label, "old": _said(value[0]), "new": _said(value[1])}


def _said(value: Any) -> str:
    if value in (None, "", "None"):
        return _("trống")
    try:
        return f"{dt.date.fromisoformat(str(value)):%d/%m/%Y}"
    except ValueError:
        return str(value)
