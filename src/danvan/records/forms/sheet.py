"""The table of a kind: its columns are the fields of the entry, and each row is checked by the entry itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.officedocs.entrysheet import EntryColumn, Line
from danvan.records.domain.sheets import Typed
from danvan.records.forms.content import as_data
from danvan.records.forms.entry import EntryForm, form_of
from danvan.records.kinds.kind import Kind
from danvan.units.actor import Actor
from danvan.units.forms import UnitChoices
from danvan.units.names import folded

LEFT_OUT = frozenset({"evidence", "evidence_visibility", "duty", "citations"})
TICKED = frozenset({"x", "co", "1", "dung", "yes"})
NOT_TICKED = frozenset({"", "khong", "0", "no"})
DAYS = "%d/%m/%Y"


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=_("Tệp đã điền"),
        help_text=_("Tệp .xlsx theo mẫu, hoặc .csv có cùng dòng tiêu đề. Nhiều nhất 2.000 dòng."),
    )


class SheetColumns:
    """The columns of ``kind``'s table for ``by``, and how a filled row is read."""

    def __init__(self, kind: Kind, by: Actor) -> None:
        self.kind, self.by = kind, by
        self.form = form_of(kind)(by=by)
        self.names = [name for name in kind.asked if name not in LEFT_OUT]
        self.heads = {name: str(self.form.fields[name].label) for name in self.names}

    @property
    def columns(self) -> list[EntryColumn]:
        return [
            EntryColumn(self.heads[name], self._help(name), tuple(self._choices(name)), self.form.fields[name].required)
            for name in self.names
        ]

    def typed(self, lines: Sequence[Line]) -> list[Typed]:
        """Each of ``lines`` as the entry form reads it."""
        return [self._typed(line) for line in lines]

    def _typed(self, line: Line) -> Typed:
        content, wrong = {}, dict[str, str]()
        for name in self.names:
            text = line.values.get(self.heads[name], "")
            try:
                content[name] = self._value(name, text)
            except forms.ValidationError as unknown:
                wrong[name] = " ".join(unknown.messages)
        form = self._entry({name: value for name, value in content.items() if value})
        if form.is_valid() and not wrong:
            given = form.cleaned_data
            return Typed(given["host"], form.entry(), given["participating"], form.details())
        return Typed(wrong={name: " ".join(map(str, errors)) for name, errors in form.errors.items()} | wrong)

    def _entry(self, content: dict[str, Any]) -> EntryForm:
        """The form over ``content``; one form serves all rows, so that what it offers is fetched once."""
        self.form.data, self.form.is_bound = as_data(content), True
        self.form._errors = None  # type: ignore[attr-defined]
        if "host" not in content and self.form.fields["host"].initial:
            self.form.data["host"] = self.form.fields["host"].initial
        return self.form

    def _value(self, name: str, text: str) -> str | list[str]:
        """The text of a cell as the field of the entry takes it. Raises ValidationError for a choice that is none."""
        field = self.form.fields[name]
        if isinstance(field, forms.BooleanField):
            return self._tick(text)
        if isinstance(field, UnitChoices):
            return [self._chosen(name, part) for part in text.split(";") if part.strip()]
        if self._choices(name):
            return self._chosen(name, text) if text else ""
        return text

    def _tick(self, text: str) -> str:
        if folded(text) in TICKED:
            return "on"
        if folded(text) in NOT_TICKED:
            return ""
        raise forms.ValidationError(_("Ghi «x» nếu có, để trống nếu không."))

    def _chosen(self, name: str, text: str) -> str:
        wanted = folded(text)
        for value, label in self._pairs(name):
            if wanted in {folded(label), folded(value)}:
                return value
        raise forms.ValidationError(
            _("«%(text)s» không có trong danh sách. Chọn một trong: %(choices)s.")
            % {"text": text, "choices": "; ".join(label for _value, label in self._pairs(name)[:8])}
        )

    def _pairs(self, name: str) -> list[tuple[str, str]]:
        choices: Any = getattr(self.form.fields[name], "choices", [])
        return [(str(value), str(label)) for value, label in choices if str(value)]

    def _choices(self, name: str) -> list[str]:
        field = self.form.fields[name]
        return [] if isinstance(field, UnitChoices) else [label for _value, label in self._pairs(name)]

    def _help(self, name: str) -> str:
        field = self.form.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(_("Ghi «x» nếu có."))
        if isinstance(field, UnitChoices):
            return str(_("Tên ngắn của đơn vị; nhiều đơn vị cách nhau bằng dấu chấm phẩy."))
        if isinstance(field, forms.DateField):
            return str(_("Ngày, ví dụ 05/6/2023."))
        return str(field.help_text)
