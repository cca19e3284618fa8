"""Forms on people and units: input to clean values, no rules of saving."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from danvan.units.domain import directory
from danvan.units.domain.structure import UnitDescription
from danvan.units.enums import Level, System
from danvan.units.models import Field, Unit
from danvan.units.roles import Role


class SignInForm(AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "inactive": _("Tài khoản này đã bị khóa. Liên hệ người quản trị của đơn vị."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")


class PasswordForm(PasswordChangeForm):
    """Old password, new one twice."""


class AccountForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.SlugField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, số, gạch ngang. Ví dụ: vy.do viết là vy-do."),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False, help_text=_("Để trống nếu không nhận thông báo qua thư.")
    )
    password = forms.CharField(
        label=_("Mật khẩu ban đầu"),
        min_length=10,
        widget=forms.PasswordInput(render_value=False),
        help_text=_("Ít nhất 10 ký tự. Người dùng nên đổi ở lần đăng nhập đầu."),
    )


class ResetForm(forms.Form):
    password = forms.CharField(label=_("Mật khẩu mới"), min_length=10, widget=forms.PasswordInput(render_value=False))


class UnitChoice(forms.ChoiceField):
    """A unit chosen by name; cleans to the Unit, or None where it may be left empty."""

    def offer(self, choices: list[tuple[str, str]]) -> None:
        self.choices = [("", _("Chọn đơn vị…")), *choices]

    def clean(self, value: Any) -> Unit | None:
        uid = super().clean(value)
        if not uid:
            return None
        return Unit.objects.unscoped("tên đơn vị là công khai").get(uid=uid)


class TickList(forms.CheckboxSelectMultiple):
    """A long list to tick names in: those ticked stand first, and a search above it narrows the rest."""

    template_name = "units/tick_list.html"

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not any(option["selected"] for option in group[1]))


class UnitChoices(forms.MultipleChoiceField):
    """Several units chosen by name; cleans to a list of Unit."""

    widget = TickList

    def clean(self, value: Any) -> list[Unit]:
        uids = super().clean(value)
        return list(Unit.objects.unscoped("tên đơn vị là công khai").filter(uid__in=uids).order_by("key"))


class DayField(forms.DateField):
    """A local date: the browser's own picker, or typed as 05/6/2023."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **options)


class PostForm(forms.Form):
    """A post for a person: where, as what, from when, over what area, in charge of which fields."""

    unit = UnitChoice(label=_("Đơn vị"))
    title = forms.CharField(label=_("Chức danh"), max_length=120)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    area = UnitChoice(
        label=_("Địa bàn phụ trách"), required=False, help_text=_("Để trống nếu chỉ phụ trách đơn vị mình.")
    )
    fields_in_charge = forms.ModelMultipleChoiceField(
        label=_("Lĩnh vực phụ trách"), queryset=Field.rows.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    valid_from = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        units = directory.choices(on=on)
        for name in ("unit", "area"):
            field = self.fields[name]
            assert isinstance(field, UnitChoice)
            field.offer(units)


class EndForm(forms.Form):
    on = DayField(label=_("Từ ngày"), help_text=_("Ngày đầu tiên không còn hiệu lực."))


class UnitChangeForm(forms.Form):
    """What a unit is called and where it stands, from a day on."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên ngắn trên màn hình"), max_length=80, required=False)
    kind = forms.CharField(label=_("Loại"), max_length=60, help_text=_("Ví dụ: phòng, UBND xã, trung tâm, ban Đảng."))
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    parent = UnitChoice(label=_("Đơn vị cấp trên"), required=False)
    code = forms.RegexField(label=_("Mã đơn vị hành chính"), regex=r"^\d{0,6}$", required=False)
    valid_from = DayField(label=_("Từ ngày"))
    legal_document = forms.CharField(
        label=_("Văn bản quyết định"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: Nghị quyết số …, ngày … của …"),
    )

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        parent = self.fields["parent"]
        assert isinstance(parent, UnitChoice)
        parent.offer(directory.choices(on=on))

    def description(self) -> UnitDescription:
        """The cleaned values as the verbs take them."""
        given = self.cleaned_data
        return UnitDescription(
            name=given["name"], short_name=given["short_name"], kind=given["kind"], level=given["level"],
            parent=given["parent"], code=given["code"],
        )  # fmt: skip


class UnitForm(UnitChangeForm):
    """A unit that did not exist before."""

    key = forms.SlugField(
        label=_("Mã trong danvan"),
        max_length=120,
        help_text=_("Chữ không dấu, không đổi về sau. Ví dụ: ubnd-xa-bung-sen."),
    )
    system = forms.ChoiceField(label=_("Hệ"), choices=System.choices)
    field_order = ("key", "system")


class EndUnitForm(forms.Form):
    """The day a unit ends and the units that take over."""

    on = DayField(label=_("Kết thúc từ ngày"), help_text=_("Ngày đầu tiên đơn vị không còn hoạt động."))
    successors = UnitChoices(label=_("Đơn vị kế thừa"), required=False, help_text=_("Để trống nếu giải thể."))
    legal_document = forms.CharField(label=_("Văn bản quyết định"), max_length=300)

    def __init__(self, *args: Any, on: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        successors = self.fields["successors"]
        assert isinstance(successors, UnitChoices)
        successors.choices = directory.choices(on=on)
