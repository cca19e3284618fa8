"""What stands in a record, as label and value for people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Manager, Model
from django.utils.translation import gettext as _

from danvan.officedocs.numbers import exact, format_number, short_date
from danvan.records.domain.labels import label_of
from danvan.records.kinds.kind import Facts, Kind, Value
from danvan.records.kinds.marks import SUMS
from danvan.records.models import Record
from danvan.units.models import Unit

BASE = ("people",)
"""Columns of Record that are shown with those of the kind; the others have places of their own on the page."""


def facts_of(record: Record, kind: Kind, details: Any) -> Facts:
    """What the kind shows of a record: its own ``facts``, or every column in the order of the entry,
    then those nobody types that hold something; sums of marks have a place of their own on the page."""
    if kind.facts is not None:
        return kind.facts(record, details)
    shown = [name for name in kind.asked if name in kind.columns or name in BASE]
    derived = [name for name in kind.columns if name not in kind.asked and getattr(details, name) not in (None, "")]
    if kind.marking is not None:
        derived = [name for name in derived if name not in SUMS]
    return [
        (label_of(name, kind), display_of(record if name in BASE else details, name)) for name in [*shown, *derived]
    ]


def display_of(row: Model, name: str) -> Value:
    """The value of a column as people say it: of a choice its label, of several units their names."""
    value: Any = getattr(row, name)
    if isinstance(value, Manager):
        return "\n".join(str(one) for one in value.all())
    if isinstance(value, Unit):
        return value.key
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    shown = getattr(row, f"get_{name}_display", None)
    found: Value = shown() if shown and value not in (None, "") else value
    return found


def in_words(value: Value) -> str:
    """A value as an office writes it: dates as 05/6/2023, numbers as 1.234,5."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, (int, Decimal)):
        return format_number(exact(value) if isinstance(value, Decimal) else value)
    return str(value)
