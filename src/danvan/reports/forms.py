"""Forms of reports: what is typed becomes figures and texts; nothing is saved here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.officedocs.numbers import UnclearNumber, format_number, parse_number
from danvan.reports.catalogue import may_have_decimals
from danvan.reports.domain.drafts import Change, Given
from danvan.reports.domain.figures import Line, Sheet
from danvan.reports.domain.submitting import Receipt
from danvan.reports.enums import Answer, Channel
from danvan.units.forms import DayField

LARGEST = Decimal(10) ** 12


class NumberField(forms.CharField):
    """A number in the Vietnamese way of writing; cleans to Decimal, or None when left empty."""

    def __init__(self, *, decimals: bool, label: str) -> None:
        self.decimals = decimals
        attrs = {
            "inputmode": "decimal" if decimals else "numeric",
            "aria-label": label,
            "autocomplete": "off",
            "size": 9,
        }
        super().__init__(label=label, required=False, max_length=24, widget=forms.TextInput(attrs=attrs))

    def clean(self, value: Any) -> Decimal | None:
        written = super().clean(value).strip()
        if not written:
            return None
        try:
            number = parse_number(written)
        except UnclearNumber as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
        if number < 0 or number >= LARGEST:
            raise forms.ValidationError(_("«%(text)s» không hợp lệ: ghi số từ 0 trở lên.") % {"text": written})
        if number != number.to_integral_value() and not self.decimals:
            raise forms.ValidationError(_("«%(text)s» phải là số nguyên.") % {"text": written})
        return number


class DraftForm(forms.Form):
    """The whole draft as one form. Fields are named by a letter and a code: v value, u estimate, k reason it does not
    apply, n note, z «không phát sinh», b what the writer saw; t text under a heading, s text the writer saw.

    ``on_behalf``: numbers may be typed for counted figures too.
    """

    def __init__(
        self, data: Any = None, *, sheet: Sheet, texts: Mapping[str, str], headings: list[tuple[str, str]],
        estimates: bool, on_behalf: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **options)
        self.sheet, self.headings, self.on_behalf = sheet, headings, on_behalf
        self.asked = [line for line in sheet.lines.values() if not line.indicator.numerator]
        for line in self.asked:
            self._ask(line, estimates=estimates)
        for key, label in headings:
            area = forms.Textarea(attrs={"rows": 4})
            self.fields[f"t:{key}"] = forms.CharField(
                label=label, required=False, max_length=20_000, widget=area, initial=texts.get(key, "")
            )
            self.fields[f"s:{key}"] = forms.CharField(
                required=False, strip=False, widget=forms.HiddenInput, initial=texts.get(key, "")
            )

    def _ask(self, line: Line, *, estimates: bool) -> None:
        one, given = line.indicator, Given.of(line.answer)
        decimals = may_have_decimals(one)
        if self.has_value(line):
            self.fields[f"v:{one.code}"] = NumberField(decimals=decimals, label=one.name)
            self.initial[f"v:{one.code}"] = _typed(given)
        else:
            self.fields[f"z:{one.code}"] = forms.BooleanField(
                label=_("Không phát sinh: %(name)s") % {"name": one.name}, required=False,
                initial=given.state == Answer.ZERO,
            )  # fmt: skip
        if estimates:
            self.fields[f"u:{one.code}"] = NumberField(
                decimals=decimals, label=_("Ước đến: %(name)s") % {"name": one.name}
            )
            self.initial[f"u:{one.code}"] = "" if given.estimate is None else _written(given.estimate)
        reason = _("Lý do không thuộc phạm vi: %(name)s") % {"name": one.name}
        note = _("Ghi chú: %(name)s") % {"name": one.name}
        for letter, label, value in (("k", reason, given.reason), ("n", note, given.note)):
            self.fields[f"{letter}:{one.code}"] = forms.CharField(
                label=label,
                required=False,
                max_length=300,
                initial=value,
                widget=forms.TextInput(attrs={"aria-label": label}),
            )
        self.fields[f"b:{one.code}"] = forms.CharField(
            required=False, strip=False, widget=forms.HiddenInput, initial=given.token()
        )

    def has_value(self, line: Line) -> bool:
        """Whether a number is typed for the figure."""
        return self.on_behalf or not line.counted

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in self.asked:
            code = line.indicator.code
            said = cleaned.get(f"v:{code}") is not None or cleaned.get(f"z:{code}")
            if cleaned.get(f"k:{code}") and said:
                self.add_error(f"k:{code}", _("Đã có số thì không ghi «không thuộc phạm vi». Xóa số hoặc xóa lý do."))
        return cleaned

    def given(self, line: Line) -> Given:
        """What the form says of one figure; call after validation."""
        code, clean = line.indicator.code, self.cleaned_data
        estimate, note = clean.get(f"u:{code}"), clean.get(f"n:{code}", "")
        if reason := clean.get(f"k:{code}", ""):
            return Given(Answer.NOT_APPLICABLE, None, estimate, reason, note)
        if (value := clean.get(f"v:{code}")) is not None:
            return Given.number(value, estimate=estimate, note=note)
        state = Answer.ZERO if clean.get(f"z:{code}") else Answer.NOT_REPORTED
        return Given(state, None, estimate, "", note)

    def changes(self) -> list[Change]:
        """The cells and texts without a fault that their writer changed since the page was shown."""
        found, faulty = [], set(self.errors)
        for line in self.asked:
            code = line.indicator.code
            if faulty & {f"{letter}:{code}" for letter in "vuknz"}:
                continue
            given, saw = self.given(line), self.cleaned_data.get(f"b:{code}", "")
            if given.token() != saw:
                found.append(Change(code, saw, given))
        for key, _label in self.headings:
            text, saw = _lines(self.cleaned_data.get(f"t:{key}", "")), _lines(self.cleaned_data.get(f"s:{key}", ""))
            if f"t:{key}" not in faulty and text != saw:
                found.append(Change(key, saw, text=text))
        return found

    def figures(self) -> dict[str, Given]:
        """Every figure of which the form says something."""
        said = {line.indicator.code: self.given(line) for line in self.asked}
        return {code: given for code, given in said.items() if given != Given()}

    def narratives(self) -> dict[str, str]:
        """Every text that is not empty."""
        return {key: text for key, _label in self.headings if (text := _lines(self.cleaned_data[f"t:{key}"]))}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _typed(given: Given) -> str:
    if given.state == Answer.ZERO:
        return "0"
    return _written(given.value) if given.value is not None else ""


def _written(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return format_number(int(value)) if whole else format_number(value.normalize())


class SubmitForm(forms.Form):
    """What goes with a report that its own head sends."""

    signed_on = DayField(label=gettext_lazy("Ngày ký"))
    late_reason = forms.CharField(
        label=gettext_lazy("Lý do nộp trễ"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    correction_reason = forms.CharField(
        label=gettext_lazy("Lý do sửa bản đã nộp"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen_hash = forms.CharField(widget=forms.HiddenInput)
    seen_cells = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, late: bool, correcting: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not late:
            del self.fields["late_reason"]
        if not correcting:
            del self.fields["correction_reason"]

    def receipt(self) -> Receipt:
        clean = self.cleaned_data
        return Receipt(signed_on=clean["signed_on"], late_reason=clean.get("late_reason", ""))


class ReceiptForm(forms.Form):
    """How a report came that is entered for its unit."""

    channel = forms.ChoiceField(label=gettext_lazy("Nhận bằng cách nào"), choices=Channel.choices)
    giver = forms.CharField(
        label=gettext_lazy("Người gửi"),
        max_length=120,
        help_text=gettext_lazy("Chức danh, đơn vị. Ví dụ: Văn phòng UBND xã."),
    )
    signed_on = DayField(label=gettext_lazy("Ngày ký trên báo cáo"))
    received_on = DayField(
        label=gettext_lazy("Ngày nhận"), help_text=gettext_lazy("Đúng hạn hay trễ tính theo ngày này, đến hết 24 giờ.")
    )
    picture = forms.FileField(label=gettext_lazy("Ảnh hoặc bản chụp PDF"), required=False)
    late_reason = forms.CharField(label=gettext_lazy("Lý do trễ, nếu trễ"), max_length=500, required=False)

    def receipt(self) -> Receipt:
        clean = self.cleaned_data
        picture = clean["picture"]
        return Receipt(
            signed_on=clean["signed_on"], received_on=clean["received_on"], late_reason=clean["late_reason"],
            channel=clean["channel"], giver=clean["giver"],
            picture=(picture.read(), picture.name) if picture else None,
        )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Nói rõ phải sửa chỗ nào."),
    )  # fmt: skip


class WindowForm(forms.Form):
    """The data window, both days included as people say it."""

    data_from = DayField(label=gettext_lazy("Số liệu từ ngày"))
    data_until = DayField(label=gettext_lazy("Đến hết ngày"))
    estimate_allowed = forms.BooleanField(label=gettext_lazy("Nhận thêm số ước đến hết kỳ"), required=False)

    def data_to(self) -> dt.date:
        """The day after the last: the window is half-open."""
        last: dt.date = self.cleaned_data["data_until"]
        return last + dt.timedelta(days=1)


class IssueForm(forms.Form):
    """What văn thư gave outside."""

    number = forms.CharField(
        label=gettext_lazy("Số văn bản"), max_length=20, help_text=gettext_lazy("Chỉ ghi số, ví dụ 87.")
    )
    date = DayField(label=gettext_lazy("Ngày ban hành"))
    signer = forms.CharField(label=gettext_lazy("Người ký"), max_length=120)
    signer_post = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=120)
    issued = forms.FileField(label=gettext_lazy("Bản PDF đã ký"))
