"""The entry of a record: what every kind asks for, and what follows from the columns of its details."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Upload
from danvan.documents.enums import Visibility
from danvan.plans.models import Duty
from danvan.records.domain import queries
from danvan.records.domain.labels import LABELS
from danvan.records.domain.records import Entry
from danvan.records.enums import Channel, Mode
from danvan.records.forms.fields import (
    CountField,
    DefaultChoice,
    DutyChoice,
    FilesField,
    default_of,
    field_for,
    not_in_future,
)
from danvan.records.forms.rows import required_fields_of
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.rows import RowInput
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice, UnitChoices
from danvan.units.models import Field, Unit


class EntryForm(forms.Form):
    """What every kind asks for. ``by`` decides which units and duties are offered; ``kind`` is set by ``form_of``."""

    kind: Kind

    host = UnitChoice(label=LABELS["host"])
    title = forms.CharField(label=LABELS["title"], max_length=300)
    began_on = DayField(label=LABELS["began_on"], validators=[not_in_future])
    ended_on = DayField(label=LABELS["ended_on"], required=False, help_text=_("Để trống nếu chỉ trong một ngày."))
    place = forms.CharField(label=LABELS["place"], max_length=200, required=False)
    people = CountField(label=LABELS["people"], max_value=1_000_000)
    summary = forms.CharField(
        label=LABELS["summary"], required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ghi việc và con số; không ghi họ tên, địa chỉ, số điện thoại của người dân."),
    )  # fmt: skip
    participating = UnitChoices(
        label=LABELS["participating"], required=False,
        help_text=_("Mỗi đơn vị được tính một lần; toàn địa bàn chỉ đếm một cuộc."),
    )  # fmt: skip
    mode = DefaultChoice(label=LABELS["mode"], choices=Mode.choices, initial=Mode.STANDALONE)
    field = forms.ModelChoiceField(
        label=LABELS["field"],
        queryset=Field.rows.all(),
        to_field_name="uid",
        required=False,
        empty_label=_("Chưa chọn"),
    )
    duty = DutyChoice(
        label=LABELS["duty"], queryset=Duty.rows.none(), to_field_name="uid", required=False, empty_label=_("Chưa chọn")
    )
    channel = forms.ChoiceField(
        label=LABELS["channel"], choices=[("", _("Không nhập thay")), *Channel.choices], required=False
    )
    given_by = forms.CharField(
        label=LABELS["given_by"], max_length=120, required=False,
        help_text=_("Chỉ người nhập và đơn vị chủ trì xem được; không đưa vào báo cáo, tệp xuất."),
    )  # fmt: skip
    given_on = DayField(label=LABELS["given_on"], required=False, validators=[not_in_future])
    reason = forms.CharField(
        label=LABELS["reason"], max_length=500, required=False,
        help_text=_("Chỉ ghi khi hệ thống hỏi: vì sao con số trông lạ mà vẫn đúng."),
    )  # fmt: skip
    evidence = FilesField(
        label=LABELS["evidence"], required=False,
        help_text=_("Biên bản, ảnh, tệp Word, Excel, PDF. Chọn được nhiều tệp."),
    )  # fmt: skip
    evidence_visibility = DefaultChoice(
        label=_("Ai xem được minh chứng"), choices=Visibility.choices[:2], initial=Visibility.UNIT,
        help_text=_("Ảnh có mặt người dân chỉ lưu nội bộ, không đưa ra trang công khai."),
    )  # fmt: skip
    visibility = DefaultChoice(
        label=_("Ai xem được hoạt động này"), choices=Visibility.choices, initial=Visibility.AREA,
        help_text=_("Cấp trên tổng hợp báo cáo luôn xem được, để mỗi con số mở ra được."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        units = directory.choices(on=by.on)
        self._offer_hosts(by, units)
        for name, field in self.fields.items():
            if name == "host":
                continue
            if isinstance(field, UnitChoices):
                field.choices = units
            elif isinstance(field, UnitChoice):
                field.offer(units)
        duty = self.fields["duty"]
        assert isinstance(duty, DutyChoice)
        duty.queryset = queries.duties_to_serve(by)
        self._call_by_the_words_of_the_kind()

    def _offer_hosts(self, by: Actor, units: list[tuple[str, str]]) -> None:
        allowed = {
            str(uid) for uid in Unit.rows.filter(pk__in=queries.writable_unit_ids(by)).values_list("uid", flat=True)
        }
        host = self.fields["host"]
        assert isinstance(host, UnitChoice)
        host.offer([choice for choice in units if choice[0] in allowed])
        if by.unit is not None and str(by.unit.uid) in allowed:
            host.initial = str(by.unit.uid)
        if len(allowed) == 1:
            host.widget = forms.HiddenInput()

    def _call_by_the_words_of_the_kind(self) -> None:
        called: Any = self.kind.words.items()
        for name, word in called:
            if name in self.fields:
                self.fields[name].label = word
        explained: Any = self.kind.helps.items()
        for name, words in explained:
            self.fields[name].help_text = words
        for name in self.kind.required:
            self.fields[name].required = True

    def entry(self) -> Entry:
        """The cleaned values every kind has, as the verbs take them."""
        names = Entry.__dataclass_fields__
        return Entry(**{name: self.cleaned_data[name] for name in names})

    def details(self) -> dict[str, Any]:
        """The cleaned columns of the kind; a number left empty is the column's own default."""
        return {name: self._value(name) for name in self.kind.columns if name in self.fields}

    def _value(self, name: str) -> Any:
        value, column = self.cleaned_data[name], self.kind.details._meta.get_field(name)
        return default_of(column) if value is None and not column.null else value

    def uploads(self) -> list[Upload]:
        visibility = self.cleaned_data["evidence_visibility"]
        return [Upload(content=one, name=one.name, visibility=visibility) for one in self.cleaned_data["evidence"]]

    def keep_errors_of(self, names: tuple[str, ...]) -> None:
        """Forget errors of fields that are not on this screen; they are said when everything is sent."""
        for name in [name for name in self.errors if name not in names]:
            del self.errors[name]


class QuickForm(forms.Form):
    """Three fields: what, when, and the one count or choice the kind cannot do without. The rest can wait."""

    def __init__(self, *args: Any, kind: Kind, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        whole = form_of(kind)(by=by)
        needed = [name for name in kind.asked if name in kind.columns and whole.fields[name].required]
        for name in ("host", "title", "began_on", *kind.required, *needed):
            self.fields[name] = whole.fields[name]
        self.fields["host"].widget = forms.HiddenInput()
        self.list = next((rows for rows in kind.rows if rows.name == kind.quick), None)
        if self.list is None:
            self.fields[kind.quick] = whole.fields[kind.quick]
            self.fields[kind.quick].required = True
        else:
            self.fields |= {f"{self.list.name}-0-{name}": one for name, one in required_fields_of(self.list).items()}

    def entry(self) -> Entry:
        given = self.cleaned_data
        return Entry(**{name: given[name] for name in Entry.__dataclass_fields__ if name in given})

    def details(self) -> dict[str, Any]:
        own = [name for name in self.fields if name not in EntryForm.base_fields and name not in self._of_the_list]
        return {name: self.cleaned_data[name] for name in own}

    def rows(self) -> dict[str, list[RowInput]]:
        """The one row that was asked for, if any."""
        if self.list is None:
            return {}
        return {self.list.name: [RowInput({name: self.cleaned_data[at] for at, name in self._of_the_list.items()})]}

    @property
    def _of_the_list(self) -> dict[str, str]:
        """Field -> column, for the fields of the first row of the list."""
        start = f"{self.list.name}-0-" if self.list else ""
        return {name: name.removeprefix(start) for name in self.fields if start and name.startswith(start)}


@cache
def form_of(kind: Kind) -> type[EntryForm]:
    """The entry form of ``kind``: the one in its folder where there is one, on top of what follows from its columns."""
    own = {
        name: field_for(kind.details._meta.get_field(name), label=kind.words[name], help_text=kind.helps.get(name, ""))  # type: ignore[arg-type]
        for name in kind.columns
        if name in kind.asked and name not in _special(kind).base_fields
    }
    return type("EntryForm", (_special(kind),), own | {"kind": kind})


def _special(kind: Kind) -> type[EntryForm]:
    module = f"danvan.records.kinds.{kind.name}.forms"
    found: type[EntryForm] = import_module(module).EntryForm if find_spec(module) else EntryForm
    return found
