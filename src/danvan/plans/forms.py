"""Forms of the plans app."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from danvan.calendars.due import DayOffRule
from danvan.plans.domain.wording import target_words
from danvan.plans.enums import DutyKind, Relation
from danvan.plans.models import Target
from danvan.units.domain import directory
from danvan.units.forms import DayField, TickList, UnitChoice
from danvan.units.models import Field, Unit, UnitGroup


class ImportForm(forms.Form):
    """A file or a pasted text, and whose plan it is."""

    unit = UnitChoice(label=_("Cơ quan ban hành kế hoạch"))
    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        required=False,
        help_text=_("Word (.docx), PDF, văn bản (.txt), hoặc ảnh chụp, bản quét một trang (.jpg, .png)."),
    )
    text = forms.CharField(
        label=_("Hoặc dán toàn văn"), required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Dùng khi chỉ có nội dung, không có tệp."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitChoice)
        unit.choices = units


class Named(forms.MultipleChoiceField):
    """Units and groups of an area chosen by name; cleans to a list of Unit and UnitGroup."""

    widget = TickList

    def clean(self, value: Any) -> list[Unit | UnitGroup]:
        chosen = super().clean(value)
        units = Unit.objects.unscoped("tên đơn vị là công khai").filter(uid__in=_uids(chosen, "u"))
        groups = UnitGroup.objects.unscoped("danh mục nhóm là dữ liệu dùng chung").filter(uid__in=_uids(chosen, "g"))
        return [*groups, *units.order_by("key")]


class OneNamed(forms.ChoiceField):
    """One unit or group chosen by name."""

    def clean(self, value: Any) -> Unit | UnitGroup | None:
        found = Named(choices=self.choices).clean([super().clean(value)]) if value else []
        if not found and self.required:
            raise forms.ValidationError(_("Chọn một đơn vị trong danh mục."))
        return found[0] if found else None


def named_choices(area: Unit, *, on: dt.date) -> list[tuple[str, str]]:
    """Groups of ``area`` first, then every unit on ``on``: (g:uid or u:uid, name); two queries."""
    groups = UnitGroup.objects.unscoped("danh mục nhóm là dữ liệu dùng chung").filter(area=area).order_by("name")
    return [
        *((f"g:{group.uid}", _group_label(group)) for group in groups),
        *((f"u:{uid}", name) for uid, name in directory.choices(on=on)),
    ]


def _group_label(group: UnitGroup) -> str:
    return f"{group.name[:1].upper()}{group.name[1:]}"


def _uids(chosen: list[str], prefix: str) -> list[str]:
    return [value.split(":", 1)[1] for value in chosen if value.startswith(f"{prefix}:")]


class DutyForm(forms.Form):
    """What a person may set on a duty."""

    title = forms.CharField(label=_("Tên ngắn"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Loại"), choices=DutyKind.choices)
    relation = forms.ChoiceField(label=_("Giao hay đề nghị"), choices=Relation.choices)
    leads = Named(label=_("Chủ trì (hoặc được đề nghị)"), required=False)
    coordinating = Named(label=_("Phối hợp"), required=False)
    excepted = Named(label=_("Trừ ra (không giao)"), required=False)
    receiver = OneNamed(label=_("Nơi nhận báo cáo"), required=False)
    dropped = forms.MultipleChoiceField(
        label=_("Tên chưa có trong danh mục: đánh dấu để bỏ khỏi nhiệm vụ"), required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    targets = forms.ModelMultipleChoiceField(
        label=_("Chỉ tiêu đọc được: bỏ đánh dấu điều không phải chỉ tiêu"), queryset=Target.rows.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    field = forms.ModelChoiceField(
        label=_("Lĩnh vực"), queryset=Field.rows.all(), required=False, empty_label=_("Chưa xếp lĩnh vực")
    )
    product = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], unknown: list[str], days: list[dt.date],
        targets: QuerySet[Target], grouped: bool, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        for name in ("leads", "excepted", "coordinating"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        units = [choice for choice in choices if choice[0].startswith("u:")]
        self.fields["receiver"].choices = [("", _("Không")), *units]  # type: ignore[attr-defined]
        self.fields["dropped"].choices = [(name, name) for name in unknown]  # type: ignore[attr-defined]
        self.fields["targets"].queryset = targets  # type: ignore[attr-defined]
        self.fields["targets"].label_from_instance = target_words  # type: ignore[attr-defined]
        if not grouped:
            del self.fields["excepted"]  # nobody is left out of units named one by one
        if not targets:
            del self.fields["targets"]
        if not unknown:
            del self.fields["dropped"]
        for number, day in enumerate([*days, None], start=1):
            self.fields[f"due_{number}"] = _due_field(number, day)

    @property
    def last_days(self) -> list[dt.date]:
        """The deadlines that were filled in; call after cleaning."""
        given = (value for name, value in self.cleaned_data.items() if name.startswith("due_"))
        return [day for day in given if day]


def _due_field(number: int, day: dt.date | None) -> DayField:
    label = translate("Hạn thứ %(n)d") % {"n": number} if number > 1 else translate("Hạn")
    return DayField(label=label, required=False, initial=day, help_text=_("Ngày cuối cùng còn trong hạn."))


class MapForm(forms.Form):
    """Which unit a name of the plan means."""

    written = forms.CharField(widget=forms.HiddenInput)
    unit = OneNamed(label=_("Là đơn vị"))
    remember = forms.BooleanField(label=_("Nhớ tên gọi này cho các văn bản sau"), required=False, initial=True)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = [("", _("Chọn đơn vị…")), *choices]  # type: ignore[attr-defined]


class AddForm(forms.Form):
    """Which part of the text becomes a duty: the selected span, or its words copied."""

    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=1, required=False)
    quote = forms.CharField(
        label=_("Hoặc chép nguyên văn câu vào đây"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Loại"), choices=DutyKind.choices, initial=DutyKind.TASK)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("end") is None and not given.get("quote"):
            raise forms.ValidationError(
                _("Bôi chọn một đoạn trong văn bản, hoặc chép nguyên văn câu, rồi bấm Thêm nhiệm vụ.")
            )
        return given


class GiveForm(forms.Form):
    """Whom the ticked duties that name nobody fall on."""

    leads = Named(label=_("Giao việc chưa nêu đơn vị cho"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leads"].choices = choices  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """What the signed copy says, and what becomes of deadlines on days off."""

    day_off_rule = forms.ChoiceField(
        label=_("Thời hạn rơi vào ngày nghỉ thì"), widget=forms.RadioSelect, choices=[(rule.value, rule.label) for rule in DayOffRule],
        initial=DayOffRule.AS_WRITTEN.value,
    )  # fmt: skip
    number = forms.RegexField(
        label=_("Số của bản đã ký"),
        regex=r"^\d{0,5}[a-zđ]?$",
        required=False,
        help_text=_("Ví dụ 18 hoặc 39a. Để trống nếu chưa có."),
    )
    date = DayField(label=_("Ngày ký"), required=False)
    signer = forms.CharField(label=_("Người ký"), max_length=120, required=False)


class MoveForm(forms.Form):
    """A move of an assignment with what was done."""

    note = forms.CharField(label=_("Nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    percent = forms.IntegerField(label=_("Phần trăm đã làm"), min_value=0, max_value=100, required=False)
    late_reason = forms.CharField(label=_("Lý do trễ (nếu đã quá hạn)"), max_length=500, required=False)
    file = forms.FileField(label=_("Minh chứng"), required=False, help_text=_("Word, PDF, Excel hoặc ảnh."))
    seen = forms.IntegerField(widget=forms.HiddenInput)
