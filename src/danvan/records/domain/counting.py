"""How a figure is counted, in the words people know from the entry."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.indicators.declaration import Count, Counts, Indicator
from danvan.records.domain.labels import label_of
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record


def counted_how(indicator: Indicator) -> str:
    """«Tuyên truyền: cộng «Số lượng», chỉ khi Hình thức là Tin, bài; theo ngày trong kỳ»."""
    kind, how = kind_called(indicator.kind), indicator.counts
    rows = next((one for one in kind.rows if one.name == how.rows), None)
    among = (
        [_condition(rows.model, name, value, str(rows.words.get(name, name))) for name, value in how.among.items()]
        if rows
        else []
    )
    where = [_condition(_model(kind, name), name, value, label_of(name, kind)) for name, value in how.where.items()]
    what = _what(
        kind, how.of, label_of(how.rows, kind) if how.rows and rows is None else str(rows.title) if rows else ""
    )
    conditions = "; ".join([*where, *among])
    only = _(", chỉ khi %(conditions)s") % {"conditions": conditions} if conditions else ""
    return _("%(kind)s: %(what)s%(only)s; %(when)s") % {
        "kind": kind.label, "what": what, "only": only, "when": _when(kind, how)
    }  # fmt: skip


def _what(kind: Kind, of: str, rows: str) -> str:
    if rows:
        return (
            _("đếm từng dòng «%(rows)s»") % {"rows": rows}
            if not of
            else _("cộng số ở các dòng «%(rows)s»") % {"rows": rows}
        )
    return _("cộng «%(column)s»") % {"column": label_of(of, kind)} if of else _("mỗi hoạt động tính 1")


def _when(kind: Kind, how: Count) -> str:
    if how.on:
        rows = next((one for one in kind.rows if one.name == how.rows and how.on in one.words), None)
        label = str(rows.words[how.on]) if rows else label_of(how.on, kind)
        return _("theo «%(day)s» trong kỳ") % {"day": label}
    return {
        Counts.WITHIN: _("theo ngày bắt đầu trong kỳ"),
        Counts.STANDING: _("còn hiệu lực vào ngày cuối kỳ"),
        Counts.LATEST: _("số ghi gần nhất của đơn vị đến cuối kỳ"),
    }[how.counts]


def _model(kind: Kind, name: str) -> type[Model]:
    return kind.details if name in kind.columns else Record


def _condition(model: type[Model], name: str, value: Any, label: str) -> str:
    if isinstance(value, bool):
        said = _("có ghi «%(column)s»") if value else _("không ghi «%(column)s»")
        return said % {"column": label}
    columns = {one.name: one for one in model._meta.get_fields()}
    labels = dict(getattr(columns.get(name), "flatchoices", ()) or ())
    values = value if isinstance(value, tuple) else (value,)
    words = " / ".join(str(labels.get(one, one)) for one in values)
    return _("«%(column)s» là %(value)s") % {"column": label, "value": words}
