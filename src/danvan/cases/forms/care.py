"""Requests about personal data, and breaches."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.cases.enums import BreachKind, RequestKind, RequestOutcome
from danvan.common import clock
from danvan.units.forms import DayField


class MomentField(forms.DateTimeField):
    """A local moment (Asia/Ho_Chi_Minh): the browser's own picker; cleans to an aware one."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"], **options)


class RequestForm(forms.Form):
    kind = forms.ChoiceField(label=_("Người dân yêu cầu"), choices=RequestKind.choices)
    received_on = DayField(label=_("Ngày nhận"))
    number = forms.CharField(
        label=_("Về vụ việc số (nếu có)"),
        required=False,
        max_length=20,
        help_text=_("Ví dụ: 12/2026. Không ghi họ tên ở đây."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = clock.today()


class AnswerForm(forms.Form):
    on = DayField(label=_("Ngày trả lời"))
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=[("", _("Chọn…")), *RequestOutcome.choices])
    seen = forms.IntegerField(widget=forms.HiddenInput)


class BreachForm(forms.Form):
    kind = forms.ChoiceField(label=_("Việc gì đã xảy ra"), choices=BreachKind.choices)
    found_at = MomentField(label=_("Phát hiện lúc"))
    people = forms.IntegerField(
        label=_("Khoảng bao nhiêu người bị ảnh hưởng"), min_value=0, max_value=10_000_000, initial=0
    )


class NotifyForm(forms.Form):
    at = MomentField(label=_("Đã thông báo lúc"))
    paper_number = forms.CharField(label=_("Số văn bản"), max_length=40)
    paper_date = DayField(label=_("Ngày văn bản"))
    seen = forms.IntegerField(widget=forms.HiddenInput)
