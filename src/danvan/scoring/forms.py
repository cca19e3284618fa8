"""Forms of criteria sets: what a set says of itself, and its criteria."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.officedocs.numbers import UnclearNumber, exact, format_number, parse_number
from danvan.scoring.domain.criteria import MOST_CRITERIA
from danvan.scoring.enums import How
from danvan.scoring.shipped import CriterionInput, Heading


class PairsField(forms.CharField):
    """Numbers with what belongs to each, as «90: Xuất sắc», apart by line breaks or semicolons; cleans to tuples."""

    def __init__(self, *, numbers: bool, **options: Any) -> None:
        super().__init__(**options)
        self.numbers = numbers

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        apart = "; " if self.numbers else "\n"
        return apart.join(f"{_written(least)}: {_written(said)}" for least, said in value)

    def to_python(self, value: Any) -> Any:
        parts = [part.strip() for part in re.split(r"[;\n]", str(value or "")) if part.strip()]
        return tuple(self._pair(part) for part in parts)

    def _pair(self, part: str) -> tuple[Decimal, Any]:
        least, colon, said = part.partition(":")
        if not colon or not said.strip():
            raise forms.ValidationError(_("«%(part)s»: ghi một số, dấu hai chấm, rồi mức tương ứng.") % {"part": part})
        return _read(least), _read(said) if self.numbers else said.strip()


class NumberField(forms.DecimalField):
    """A number written «7,5»."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "num"}), **options)

    def to_python(self, value: Any) -> Any:
        return None if value in (None, "") else _read(str(value))

    def prepare_value(self, value: Any) -> Any:
        return _written(value) if isinstance(value, Decimal) else value


def _read(text: str) -> Decimal:
    minus = text.strip().startswith("-")
    try:
        number = Decimal(parse_number(text.strip().removeprefix("-")) or 0)
    except UnclearNumber as unclear:
        raise forms.ValidationError(str(unclear)) from unclear
    return -number if minus else number


def _written(value: Any) -> str:
    return format_number(exact(value)) if isinstance(value, Decimal) else str(value)


class HeadingForm(forms.Form):
    """What a set says of itself."""

    title = forms.CharField(label=gettext_lazy("Tên bộ tiêu chí"), max_length=200)
    source = forms.CharField(
        label=gettext_lazy("Theo văn bản"), max_length=300, required=False,
        help_text=gettext_lazy("Ví dụ: Quyết định số …/QĐ-UBND ngày … của Ủy ban nhân dân tỉnh."),
    )  # fmt: skip
    checked = forms.BooleanField(label=gettext_lazy("Đã đối chiếu với văn bản này"), required=False)
    ranks = PairsField(
        label=gettext_lazy("Các mức xếp loại"), required=False, numbers=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Mỗi dòng một mức, từ cao xuống thấp: điểm thấp nhất, dấu hai chấm, tên mức. Ví dụ: 90: Xuất sắc."),
    )  # fmt: skip
    passing = NumberField(
        label=gettext_lazy("Điểm công nhận, từ"), required=False,
        help_text=gettext_lazy("Dưới mức này vẫn công nhận thì phải ghi lý do. Để trống nếu không đặt mức."),
    )  # fmt: skip
    ceiling = forms.IntegerField(
        label=gettext_lazy("Có điểm liệt thì cao nhất xếp mức thứ mấy"), min_value=1, max_value=20, initial=1,
        help_text=gettext_lazy("Ví dụ: 3 nghĩa là không được hai mức cao nhất."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def heading(self) -> Heading:
        given = self.cleaned_data
        return Heading(
            given["title"], given["source"], given["checked"], given["ranks"], given["passing"], given["ceiling"]
        )


class CriterionForm(forms.Form):
    """One criterion; left empty it is nothing."""

    group = forms.CharField(label=gettext_lazy("Nhóm"), max_length=200, required=False)
    text = forms.CharField(
        label=gettext_lazy("Nội dung tiêu chí"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    how = forms.ChoiceField(label=gettext_lazy("Cách tính điểm"), choices=How.choices)
    most = NumberField(label=gettext_lazy("Điểm tối đa"), required=False, max_digits=6, decimal_places=2)
    indicator = forms.ChoiceField(label=gettext_lazy("Chỉ tiêu"), required=False)
    steps = PairsField(label=gettext_lazy("Các bậc"), required=False, numbers=True)

    def __init__(self, *args: Any, indicators: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Không")), *indicators]

    def input(self) -> CriterionInput | None:
        """None for one left empty."""
        given = self.cleaned_data
        if not given.get("text", "").strip():
            return None
        return CriterionInput(
            given["text"], given["how"], given["most"] or Decimal(0), given["group"], given["indicator"], given["steps"]
        )


class CriterionForms(forms.BaseFormSet):  # type: ignore[type-arg]
    """The criteria of a set, in order, with a few empty ones behind."""

    def inputs(self) -> list[CriterionInput]:
        return [given for form in self.forms if (given := form.input()) is not None]


CRITERIA = forms.formset_factory(
    CriterionForm, formset=CriterionForms, extra=3, max_num=MOST_CRITERIA, absolute_max=MOST_CRITERIA + 10
)
