"""What stands in a record, as label and value for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.officedocs.numbers import exact, format_number, short_date
from danvan.records.domain.labels import label_of
from danvan.records.kinds.kind import Facts, Kind, Value
from danvan.records.kinds.marks import SUMS
from danvan.records.models import Record
from danvan.units.models import Unit, UnitVersion

Units = Mapping[int, UnitVersion]

BASE = ("people",)
"""Columns of Record that are shown with those of the kind; the others have places of their own on the page."""


def facts_of(record: Record, kind: Kind, details: Any, units: Units | None = None) -> Facts:
    """What the kind shows of a record: its own ``facts``, or every column in the order of the entry, then those nobody
    types that hold something; sums of marks have a place of their own on the page. ``units`` are the names of
    ``unit_ids_of``."""
    if kind.facts is not None:
        return kind.facts(record, details)
    shown = [name for name in kind.asked if name in kind.columns or name in BASE]
    derived = [name for name in kind.columns if name not in kind.asked and getattr(details, name) not in (None, "")]
    if kind.marking is not None:
        derived = [name for name in derived if name not in SUMS]
    return [
        (label_of(name, kind), display_of(record if name in BASE else details, name, units))
        for name in [*shown, *derived]
    ]


def display_of(row: Model, name: str, units: Units | None = None) -> Value:
    """The value of a column as people say it: of a choice its label, of units their names in ``units``."""
    column = row._meta.get_field(name)
    if column.is_relation and column.related_model is Unit:
        ids = _unit_ids(row, name)
        return "\n".join(units[pk].short_name for pk in ids if units and pk in units)
    value: Any = getattr(row, name)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    shown = getattr(row, f"get_{name}_display", None)
    found: Value = shown() if shown and value not in (None, "") else value
    return found


def unit_ids_of(record: Record, kind: Kind, details: Any) -> set[int]:
    """The units named in the columns of ``details`` and of the lists of rows, demands apart."""
    rows = [
        (row, name)
        for one in kind.rows
        if one.origin is None
        for row in getattr(record, one.name).all()
        for name in one.columns
    ]
    places = [*((details, name) for name in kind.columns), *rows]
    units = [(row, name) for row, name in places if row._meta.get_field(name).related_model is Unit]
    return {pk for row, name in units for pk in _unit_ids(row, name)}


def _unit_ids(row: Any, name: str) -> list[int]:
    if row._meta.get_field(name).many_to_many:
        return [one.pk for one in getattr(row, name).all()]
    pk = getattr(row, f"{name}_id")
    return [] if pk is None else [pk]


def in_words(value: Value) -> str:
    """A value as an office writes it: dates as 05/6/2023, numbers as 1.234,5."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, (int, Decimal)):
        return format_number(exact(value) if isinstance(value, Decimal) else value)
    return str(value)
