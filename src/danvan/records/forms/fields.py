"""Fields of forms, made from the columns they are for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common import clock
from danvan.officedocs.numbers import UnclearNumber, format_number, parse_number
from danvan.plans.domain.wording import place_of
from danvan.units.forms import DayField, UnitChoice, UnitChoices
from danvan.units.models import Field, Unit

MOST = 1_000_000_000


class DutyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, duty: Any) -> str:
        return f"{place_of(duty.anchor)} · {duty.title}"[:160]


class DefaultChoice(forms.ChoiceField):
    """A choice that stands at ``initial`` when nothing was sent."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or self.initial)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; cleans to a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given if one]


class CountField(forms.IntegerField):
    """A whole number of people or things; «1.234» is one thousand two hundred and thirty-four."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "num"})
        usual: dict[str, Any] = {"min_value": 0, "max_value": MOST, "widget": widget, "required": False}
        super().__init__(**usual | options)

    def to_python(self, value: Any) -> int | None:
        number = _number(value)
        if number is None:
            return None
        if number != number.to_integral_value():
            raise forms.ValidationError(_("Ghi một số nguyên, không có phần thập phân."))
        return int(number)


class AmountField(forms.DecimalField):
    """A number that may have decimals, written «1.234,5»."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "num"})
        usual: dict[str, Any] = {"min_value": 0, "max_value": MOST, "widget": widget, "required": False}
        super().__init__(**usual | options)

    def to_python(self, value: Any) -> Any:
        return _number(value)

    def prepare_value(self, value: Any) -> Any:
        return format_number(value.normalize()) if hasattr(value, "normalize") else value


def _number(value: Any) -> Any:
    if value in (None, ""):
        return None
    try:
        return parse_number(str(value))
    except UnclearNumber as unclear:
        raise forms.ValidationError(str(unclear)) from unclear


def not_in_future(day: dt.date) -> None:
    if day > clock.today():
        raise forms.ValidationError(_("Ngày này ở tương lai. Chỉ ghi việc đã làm."))


def field_for(column: models.Field[Any, Any], *, label: Any, help_text: Any = "") -> forms.Field:
    """The form field of a column: what it may be follows from the column, what it is called from ``label``.

    A column that may be blank need not be filled in. Raises TypeError for a column no field is known for.
    """
    common: dict[str, Any] = {"label": label, "help_text": help_text, "required": not column.blank}
    if isinstance(column, models.BooleanField):
        return forms.BooleanField(**common | {"required": False})
    if column.choices and column.blank and column.has_default():
        return DefaultChoice(choices=column.choices, initial=default_of(column), **common)
    if column.choices:
        empty = "" if column.blank else _("Chọn…")
        return forms.ChoiceField(choices=[("", empty), *column.choices], **common)  # type: ignore[misc]
    if column.is_relation:
        return _relation(column, common)
    for family, made in MADE_FROM.items():
        if isinstance(column, family):
            return made(column, common)
    raise TypeError(f"no form field for {column}")


def default_of(column: Any) -> Any:
    """What a column holds when nothing was given."""
    return column.get_default()


MADE_FROM: dict[type[Any], Callable[[Any, dict[str, Any]], forms.Field]] = {
    models.DateField: lambda column, common: DayField(**common),
    models.DecimalField: lambda column, common: AmountField(
        decimal_places=column.decimal_places, max_digits=column.max_digits, **common
    ),
    models.IntegerField: lambda column, common: CountField(**common),
    models.URLField: lambda column, common: forms.URLField(
        max_length=column.max_length, assume_scheme="https", **common
    ),
    models.CharField: lambda column, common: forms.CharField(max_length=column.max_length, **common),
    models.TextField: lambda column, common: forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **common),
}
"""Family of columns -> the field made from one of them; the first that fits."""


def _relation(column: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    related = column.related_model
    if related is Unit:
        return UnitChoices(**common) if column.many_to_many else UnitChoice(**common)
    if related is Field:
        return forms.ModelChoiceField(
            queryset=Field.rows.all(), to_field_name="uid", empty_label=_("Chưa chọn"), **common
        )
    raise TypeError(f"no form field for {column}")
