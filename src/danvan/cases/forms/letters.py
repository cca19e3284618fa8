"""Drawing up, editing and letting out letters; their templates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.cases.domain.letters import Draft
from danvan.cases.domain.lettertexts import PLACES, Text
from danvan.cases.enums import Audience, LetterKind, ReleaseReason
from danvan.cases.forms.entry import unremembered
from danvan.units.forms import DayField


class LetterNewForm(forms.Form):
    """Which letter, for whom."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=LetterKind.choices)
    audience = forms.ChoiceField(
        label=_("Gửi cho"), choices=[choice for choice in Audience.choices if choice[0] != Audience.PUBLIC],
        help_text=_("Bản gửi cơ quan không bao giờ có họ tên, địa chỉ người gửi đơn."),
    )  # fmt: skip


class LetterForm(forms.Form):
    """The words of a letter, and number and date once they are given."""

    title = forms.CharField(label=_("Về việc"), max_length=300)
    agency = forms.CharField(label=_("Kính gửi (cơ quan)"), max_length=300, required=False)
    body = forms.CharField(
        label=_("Nội dung"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Mỗi đoạn một dòng. Gọi người gửi là ông (bà); họ tên, địa chỉ chỉ đứng ở phần Kính gửi."),
    )  # fmt: skip
    recipients = forms.CharField(
        label=_("Nơi nhận"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    on_behalf = forms.CharField(
        label=_("Ký thay mặt"), max_length=120, required=False, help_text=_("Ví dụ: TM. ỦY BAN NHÂN DÂN")
    )
    signer_post = forms.CharField(label=_("Chức vụ người ký"), max_length=120, required=False)
    paper_number = forms.CharField(label=_("Số (khi đã phát hành)"), max_length=20, required=False)
    paper_date = DayField(label=_("Ngày (khi đã phát hành)"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        unremembered(self)

    def draft(self) -> Draft:
        """The cleaned values as the verb takes them."""
        given = self.cleaned_data
        text = Text(given["title"], given["body"], given["recipients"])
        return Draft(text, given["signer_post"], given["on_behalf"], given["agency"])


class ReleaseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Lý do cho phép"), choices=[("", _("Chọn…")), *ReleaseReason.choices])


class TemplateForm(forms.Form):
    """The words letters of one kind begin with."""

    title = forms.CharField(label=_("Về việc"), max_length=300)
    body = forms.CharField(
        label=_("Nội dung"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Các ô tự điền: %(places)s.") % {"places": ", ".join(f"${name} ({words})" for name, words in PLACES.items())},
    )  # fmt: skip
    recipients = forms.CharField(
        label=_("Nơi nhận"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def text(self) -> Text:
        """The cleaned values as the verb takes them."""
        return Text(**self.cleaned_data)
