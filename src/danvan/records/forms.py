"""Forms of records: typed text to clean values. Each kind adds its own fields in ``kinds/<kind>/forms.py``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Upload
from danvan.common import clock
from danvan.documents.enums import Visibility
from danvan.plans.domain.wording import place_of
from danvan.plans.models import Duty
from danvan.records.domain import queries
from danvan.records.domain.labels import LABELS
from danvan.records.domain.records import Entry
from danvan.records.enums import Channel, Mode, UnitRole
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import all_kinds
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice, UnitChoices
from danvan.units.models import Field, Unit

MOST_PEOPLE = 1_000_000
Content = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Section:
    """Fields shown together under a heading; ``folded`` ones are opened by whoever needs them."""

    title: str | Promise
    fields: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True)
class Step:
    """One screen of an entry. ``questions`` shows the rows of a kind that has them, ``review`` what was typed before."""

    title: str | Promise
    sections: tuple[Section, ...]
    questions: bool = False
    review: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for section in self.sections for name in section.fields)


TOGETHER = Section(_("Ai cùng làm, phục vụ nhiệm vụ nào"), ("participating", "mode", "field", "duty"), folded=True)
ON_BEHALF = Section(
    _("Nhập thay đơn vị, ấp, khóm đã báo qua điện thoại, Zalo, giấy"), ("channel", "given_by", "given_on"), folded=True
)
PROOF = Section(_("Minh chứng"), ("evidence", "evidence_visibility", "visibility"))


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


def not_in_future(day: dt.date) -> None:
    if day > clock.today():
        raise forms.ValidationError(_("Ngày này ở tương lai. Chỉ ghi việc đã làm."))


def count_field(name: str, **options: Any) -> forms.IntegerField:
    """A whole number of people or things, by the label of its column."""
    options.setdefault("required", False)
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=LABELS[name], min_value=0, max_value=MOST_PEOPLE, widget=widget, **options)


class EntryForm(forms.Form):
    """What every kind asks for. ``by`` decides which units, duties and citations are offered."""

    steps: tuple[Step, ...] = ()
    columns: tuple[str, ...] = ()  # of the details

    host = UnitChoice(label=_("Đơn vị chủ trì"))
    title = forms.CharField(label=LABELS["title"], max_length=300)
    began_on = DayField(label=LABELS["began_on"], validators=[not_in_future])
    ended_on = DayField(label=LABELS["ended_on"], required=False, help_text=_("Để trống nếu chỉ trong một ngày."))
    place = forms.CharField(label=LABELS["place"], max_length=200, required=False)
    people = count_field("people")
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
        participating = self.fields["participating"]
        assert isinstance(participating, UnitChoices)
        participating.choices = units
        duty = self.fields["duty"]
        assert isinstance(duty, DutyChoice)
        duty.queryset = queries.duties_to_serve(by)

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

    def entry(self) -> Entry:
        """The cleaned values every kind has, as the verbs take them."""
        given = self.cleaned_data
        return Entry(
            title=given["title"], began_on=given["began_on"], ended_on=given["ended_on"], place=given["place"],
            people=given["people"], field=given["field"], duty=given["duty"], mode=given["mode"],
            summary=given["summary"], visibility=given["visibility"], channel=given["channel"],
            given_by=given["given_by"], given_on=given["given_on"],
        )  # fmt: skip

    def details(self) -> dict[str, Any]:
        """The cleaned columns of the kind."""
        return {name: self.cleaned_data[name] for name in self.columns}

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
        for name in ("host", "title", "began_on", kind.quick):
            self.fields[name] = whole.fields[name]
        self.fields["host"].widget = forms.HiddenInput()
        self.fields[kind.quick].required = True

    def entry(self) -> Entry:
        given = self.cleaned_data
        return Entry(title=given["title"], began_on=given["began_on"], people=given.get("people"))

    def details(self) -> dict[str, Any]:
        own = set(self.fields) - {"host", "title", "began_on", "people"}
        return {name: self.cleaned_data[name] for name in own}


def form_of(kind: Kind) -> type[EntryForm]:
    """The entry form in the folder of ``kind``."""
    form: type[EntryForm] = import_module(f"danvan.records.kinds.{kind.name}.forms").EntryForm
    return form


def rows_of(kind: Kind) -> type[Any] | None:
    """The rows of questions in the folder of ``kind``; None for a kind without."""
    module = import_module(f"danvan.records.kinds.{kind.name}.forms")
    return getattr(module, "Questions", None)


class RegisterFilter(forms.Form):
    """What the list is asked for. What cannot be read is left out of the question, never an error page."""

    kind = forms.ChoiceField(label=_("Loại hoạt động"), required=False)
    unit = UnitChoice(label=_("Đơn vị"), required=False)
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
    archived = forms.BooleanField(label=_("Đã lưu trữ"), required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        kind, unit = self.fields["kind"], self.fields["unit"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(unit, UnitChoice)
        kind.choices = [("", _("Mọi loại")), *((one.name, one.label) for one in all_kinds())]
        unit.choices = [("", _("Mọi đơn vị")), *units]

    def asked(self) -> queries.Filter:
        """The parts that could be read."""
        self.is_valid()
        return queries.Filter(**{name: value for name, value in self.cleaned_data.items() if value})


def typed(data: MultiValueDict[str, Any]) -> dict[str, str | list[str]]:
    """What a request holds, as a draft keeps it: several values as a list; tokens and buttons left out."""
    kept = [name for name in data if name not in {"csrfmiddlewaretoken", "once", "act", "seen", "drop"}]
    lists = {name: [str(value) for value in data.getlist(name)] for name in kept}
    return {name: values if len(values) > 1 or name in MANY else values[0] for name, values in lists.items() if values}


MANY = frozenset({"participating", "citations"})


def as_data(content: Content) -> MultiValueDict[str, Any]:
    """A draft as form data again."""
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in content.items()})


def as_text(value: Any) -> str:
    """A clean value as it would be typed."""
    if value is None or value is False:
        return ""
    uid = getattr(value, "uid", None)
    return str(uid) if isinstance(uid, uuid.UUID) else str(value)


def content_of(row: Record, kind: Kind, form: EntryForm, *, copied: bool) -> dict[str, str | list[str]]:
    """A record as it would be typed into ``form``. A copy leaves out days, counts, proof and opinions: those are new each time."""
    own = kind.details_of(row)
    content: dict[str, str | list[str]] = {}
    for name in form.fields:
        if name == "evidence" or (copied and name in ONCE_ONLY):
            continue
        source = own if name in form.columns else row
        content[name] = _typed_value(name, row, getattr(source, name, None))
    rows = rows_of(kind)
    if rows is not None:
        content |= rows.content_of(list(own.questions.select_related("commitment__owner", "field")), copied=copied)
    return content


ONCE_ONLY = frozenset(
    {
        "began_on", "ended_on", "people", "women", "staff", "opinions", "answered", "notice_on", "published_on",
        "conclusion", "summary", "evaluation", "link", "channel", "given_by", "given_on",
    }
)  # fmt: skip


def _typed_value(name: str, row: Record, value: Any) -> str | list[str]:
    if name == "participating":
        parts = row.units.filter(role=UnitRole.PARTICIPATING).select_related("unit")
        return [str(part.unit.uid) for part in parts]
    if name == "citations":
        return [str(one.uid) for one in value.all()]
    if name == "ended_on" and value == row.began_on:
        return ""
    return as_text(value)
