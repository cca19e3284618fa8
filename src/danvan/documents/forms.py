"""Forms on rules of law: input to clean values, no rules of saving."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.documents.ruletable import AMOUNTS, LegalRule
from danvan.officedocs.numbers import UnclearNumber, format_number, parse_number
from danvan.units.forms import DayField


class RuleForm(forms.Form):
    """One period of one variant of a code. ``rules`` are those of the code, ``shown`` the one to begin with, if any."""

    variant = forms.ChoiceField(label=_("Trường hợp"), required=False)
    valid_from = DayField(
        label=_("Có hiệu lực từ ngày"),
        help_text=_("Giữ nguyên để sửa quy định đang ghi; ghi ngày khác để thêm một thời kỳ mới."),
    )
    valid_to = DayField(
        label=_("Hết hiệu lực từ ngày"),
        required=False,
        help_text=_("Ngày đầu tiên không còn áp dụng. Để trống nếu còn hiệu lực."),
    )
    value = forms.CharField(label=_("Giá trị"), max_length=12)
    article = forms.CharField(label=_("Văn bản, điều"), max_length=300)
    checked = forms.BooleanField(label=_("Đã đối chiếu văn bản gốc"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=500, help_text=_("Văn bản nào thay đổi, hoặc đã đối chiếu ở đâu.")
    )

    def __init__(self, data: Any, *, rules: tuple[LegalRule, ...], shown: LegalRule | None) -> None:
        super().__init__(data, initial=_initial(shown) if shown else {"variant": rules[0].variant})
        variants = list(dict.fromkeys(rule.variant for rule in rules))
        variant = self.fields["variant"]
        assert isinstance(variant, forms.ChoiceField)
        variant.choices = [(one, one) for one in variants]
        variant.required = len(variants) > 1
        if len(variants) == 1:
            variant.widget = forms.HiddenInput()
        self.fields["value"].help_text = _("Ghi bằng số, đọc là «%(amount)s».") % {
            "amount": AMOUNTS[(shown or rules[-1]).unit] % {"value": "…"}
        }

    def clean_value(self) -> Decimal:
        try:
            return parse_number(self.cleaned_data["value"])
        except UnclearNumber as unclear:
            raise forms.ValidationError(str(unclear)) from unclear


def _initial(rule: LegalRule) -> dict[str, str | bool | dt.date | None]:
    return {
        "variant": rule.variant, "valid_from": rule.valid_from, "valid_to": rule.valid_to,
        "value": format_number(rule.value), "article": rule.article, "checked": rule.checked, "note": rule.note,
    }  # fmt: skip
