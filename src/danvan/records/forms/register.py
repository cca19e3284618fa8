"""What the register is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.documents.enums import Visibility
from danvan.records.domain import queries
from danvan.records.domain.labels import LABELS
from danvan.records.kinds.registry import all_kinds
from danvan.units.forms import DayField, UnitChoice
from danvan.units.models import Field


class RegisterFilter(forms.Form):
    """What the list is asked for. What cannot be read is left out of the question, never an error page."""

    kind = forms.ChoiceField(label=_("Loại hoạt động"), required=False)
    unit = UnitChoice(label=_("Đơn vị"), required=False)
    unit_name = forms.CharField(label=_("Tên đơn vị, gõ không dấu cũng được"), required=False, max_length=100)
    date_from = DayField(label=_("Từ ngày"), required=False)
    date_to = DayField(label=_("Đến ngày"), required=False)
    field = forms.ModelChoiceField(
        label=LABELS["field"],
        queryset=Field.rows.all(),
        to_field_name="uid",
        required=False,
        empty_label=_("Mọi lĩnh vực"),
    )
    search = forms.CharField(label=_("Tìm, gõ không dấu cũng được"), required=False, max_length=100)
    visibility = forms.ChoiceField(
        label=LABELS["visibility"], choices=[("", _("Ai xem cũng được")), *Visibility.choices], required=False
    )
    incomplete = forms.BooleanField(label=_("Còn thiếu"), required=False)
    archived = forms.BooleanField(label=_("Đã lưu trữ"), required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        kind, unit = self.fields["kind"], self.fields["unit"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(unit, UnitChoice)
        kind.choices = [("", _("Mọi loại")), *((one.name, one.label) for one in all_kinds())]
        unit.choices = [("", _("Mọi đơn vị")), *units]
        del self.fields["unit_name" if units else "unit"]

    def asked(self) -> queries.Filter:
        """The parts that could be read."""
        self.is_valid()
        return queries.Filter(**{name: value for name, value in self.cleaned_data.items() if value})
