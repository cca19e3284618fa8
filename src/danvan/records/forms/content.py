"""Between a request, a draft and a record: what is typed, as field name -> text."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Manager
from django.utils.datastructures import MultiValueDict

from danvan.officedocs.numbers import exact, format_number
from danvan.records.enums import UnitRole
from danvan.records.models import Record

if TYPE_CHECKING:
    from danvan.records.forms.entry import EntryForm

Content = Mapping[str, str | list[str]]
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "once", "act", "seen", "drop"})
ONCE_ONLY = frozenset({"began_on", "ended_on", "people", "summary", "channel", "given_by", "given_on", "reason"})
"""Columns of Record that are new each time, so that a copy leaves them out; a kind adds its own."""


def typed(data: MultiValueDict[str, Any]) -> dict[str, str | list[str]]:
    """What a request holds, as a draft keeps it: several values as a list; tokens and buttons left out."""
    lists = {name: [str(value) for value in data.getlist(name)] for name in data if name not in NOT_TYPED}
    return {name: values if len(values) > 1 else values[0] for name, values in lists.items() if values}


def as_data(content: Content) -> MultiValueDict[str, Any]:
    """A draft as form data again."""
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in content.items()})


def as_text(value: Any) -> str:
    """A clean value as it would be typed."""
    if value is None or value is False:
        return ""
    if isinstance(value, Decimal):
        return format_number(exact(value))
    uid = getattr(value, "uid", None)
    return str(uid) if isinstance(uid, uuid.UUID) else str(value)


def content_of(row: Record, form: EntryForm, *, copied: bool) -> dict[str, str | list[str]]:
    """A record as it would be typed into ``form``, its rows apart. A copy leaves out days, counts and proof."""
    own, kind = form.kind.details_of(row), form.kind
    left_out = {"evidence"} | (ONCE_ONLY | set(kind.once) if copied else frozenset())
    return {
        name: _typed_value(name, row, getattr(own if name in kind.columns else row, name, None))
        for name in form.fields
        if name not in left_out
    }


def _typed_value(name: str, row: Record, value: Any) -> str | list[str]:
    if name == "participating":
        parts = row.units.filter(role=UnitRole.PARTICIPATING).select_related("unit")
        return [str(part.unit.uid) for part in parts]
    if isinstance(value, Manager):
        return [str(one.uid) for one in value.all()]
    if name == "ended_on" and value == row.began_on:
        return ""
    return as_text(value)
