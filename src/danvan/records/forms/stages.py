"""What is asked for at a move of a record: the day, the columns the move needs, words and proof."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Upload
from danvan.records.forms.fields import FilesField, field_for, not_in_future
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.stages import StageMove
from danvan.units.forms import DayField


class StageForm(forms.Form):
    """``move`` of a record of ``kind`` whose ``details`` stand as they are now."""

    on = DayField(label=_("Ngày"), required=False, validators=[not_in_future], help_text=_("Để trống nếu là hôm nay."))
    note = forms.CharField(
        max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Không ghi tên, địa chỉ, số điện thoại của người dân."),
    )  # fmt: skip
    evidence = FilesField(
        label=_("Ảnh, tệp kèm theo"), required=False,
        help_text=_("Ảnh tiến độ, biên bản, quyết định. Ảnh có mặt người dân chỉ lưu nội bộ. Chọn được nhiều tệp."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, move: StageMove, kind: Kind, details: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asks = move.asks
        asked = {}
        for name in move.asks:
            column: Any = kind.details._meta.get_field(name)
            asked[name] = field_for(column, label=kind.words[name], help_text=kind.helps.get(name, ""))
            asked[name].required, asked[name].initial = True, getattr(details, name)
        self.fields["note"].label = move.words  # type: ignore[assignment]
        self.fields["note"].required = move.note_required
        self.fields = {"on": self.fields.pop("on"), **asked, **self.fields}

    def arguments(self) -> dict[str, Any]:
        """The cleaned values as ``stages.take`` takes them."""
        given = self.cleaned_data
        return {
            "on": given["on"], "note": given["note"], "seen": given["seen"],
            "given": {name: given[name] for name in self.asks},
            "evidence": [Upload(content=one, name=one.name) for one in given["evidence"]],
        }  # fmt: skip
