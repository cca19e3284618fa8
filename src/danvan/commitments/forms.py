"""Forms of commitments: what happened to one, what the ledger is asked for, and one that comes from elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain import queries
from danvan.commitments.domain.commitments import Promise, Upload
from danvan.commitments.enums import CommitmentState, Origin
from danvan.commitments.moves import COMMITMENT_MOVES
from danvan.common import clock
from danvan.documents.enums import Visibility
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice
from danvan.units.models import Field

STATES = [
    ("", _("Mọi tình trạng")), (queries.OVERDUE, _("Quá hạn")), *CommitmentState.choices,
    (queries.LATE, _("Đã giải quyết, trễ hạn")), (queries.UNPROVED, _("Đã giải quyết, chưa có minh chứng")),
]  # fmt: skip
AGES = [
    ("", _("Mọi thời hạn")), ("soon", _("Hạn trong 7 ngày tới")), ("under-30", _("Quá hạn dưới 30 ngày")),
    ("30-90", _("Quá hạn 30–90 ngày")), ("over-90", _("Quá hạn trên 90 ngày")),
]  # fmt: skip
NOTE_LABELS = {
    "start": _("Làm những gì, ai làm"),
    "answer": _("Đã trả lời thế nào"),
    "resolve": _("Đã giải quyết thế nào"),
    "give_up": _("Lý do không thực hiện được"),
    "extend": _("Lý do gia hạn"),
    "reopen": _("Vì sao phải làm lại"),
    "note": _("Tiến độ"),
}


class LedgerFilter(forms.Form):
    """What the ledger is asked for. What cannot be read is left out of the question, never an error page."""

    origin = forms.ChoiceField(label=_("Phát sinh từ"), choices=[("", _("Mọi nguồn")), *Origin.choices], required=False)
    unit = UnitChoice(label=_("Đơn vị làm"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), choices=STATES, required=False)
    age = forms.ChoiceField(label=_("Thời hạn"), choices=AGES, required=False)
    field = forms.ModelChoiceField(
        label=_("Lĩnh vực"),
        queryset=Field.rows.all(),
        to_field_name="uid",
        required=False,
        empty_label=_("Mọi lĩnh vực"),
    )
    search = forms.CharField(label=_("Tìm, gõ không dấu cũng được"), required=False, max_length=100)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitChoice)
        unit.choices = [("", _("Mọi đơn vị")), *units]

    def asked(self) -> queries.Filter:
        """The parts that could be read."""
        self.is_valid()
        return queries.Filter(**{name: value for name, value in self.cleaned_data.items() if value})


class MoveForm(forms.Form):
    """What happened: in words, on which day, with which proof; the new last day for an extension."""

    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))
    due_on = DayField(label=_("Hạn mới, chậm nhất ngày"))
    on = DayField(label=_("Ngày làm"), required=False, help_text=_("Để trống nếu là hôm nay."))
    late_reason = forms.CharField(
        label=_("Lý do trễ hạn"),
        max_length=500,
        required=False,
        help_text=_("Dấu trễ hạn vẫn giữ; lý do đứng bên cạnh."),
    )
    evidence = forms.FileField(
        label=_("Minh chứng"),
        required=False,
        help_text=_("Ảnh, biên bản, thông báo. Ảnh có mặt người dân chỉ lưu nội bộ."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, late: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].label = NOTE_LABELS[name]
        self.fields["note"].required = COMMITMENT_MOVES[name].note_required
        if name != "extend":
            del self.fields["due_on"]
        if name not in ("answer", "resolve", "give_up"):
            del self.fields["on"]
        if name != "resolve" or not late:
            del self.fields["late_reason"]

    def arguments(self) -> dict[str, Any]:
        """The cleaned values as ``move`` takes them."""
        given = self.cleaned_data
        file = given.get("evidence")
        uploads = [Upload(content=file, name=file.name)] if file else []
        return {
            "note": given["note"], "due_on": given.get("due_on"), "on": given.get("on"), "seen": given["seen"],
            "late_reason": given.get("late_reason", ""), "evidence": uploads,
        }  # fmt: skip


class PublicForm(forms.Form):
    """The sentence people would read, and who may see the commitment."""

    public_line = forms.CharField(
        label=_("Dòng công khai"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Việc gì, đơn vị nào, chậm nhất ngày nào, đến nay ra sao. Không ghi tên riêng."),
    )  # fmt: skip
    visibility = forms.ChoiceField(label=_("Ai xem được"), choices=Visibility.choices)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PromiseForm(forms.Form):
    """Something required by an oversight, an inspection, voters or another source; dialogues bring their own."""

    origin = forms.ChoiceField(
        label=_("Phát sinh từ"), choices=[choice for choice in Origin.choices if choice[0] != Origin.DIALOGUE]
    )
    origin_label = forms.CharField(
        label=_("Cuộc nào, văn bản nào"), max_length=280,
        help_text=_("Ví dụ: Kết luận kiểm tra công vụ xã Bưng Sen, ngày 12/5/2023."),
    )  # fmt: skip
    made_on = DayField(label=_("Ngày nêu"))
    text = forms.CharField(label=_("Việc phải làm"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    owner = UnitChoice(label=_("Đơn vị làm"))
    owner_post = forms.CharField(
        label=_("Chức danh chịu trách nhiệm"), max_length=120, help_text=_("Không ghi tên riêng.")
    )
    due_on = DayField(label=_("Chậm nhất ngày"))
    due_words = forms.CharField(
        label=_("Hạn bằng lời (nếu có)"), max_length=200, required=False,
        help_text=_("Đúng lời đã hứa hoặc đã yêu cầu, ví dụ: trong tháng 6; trước mùa mưa."),
    )  # fmt: skip
    public_line = forms.CharField(
        label=_("Dòng công khai"),
        max_length=300,
        required=False,
        help_text=_("Câu người dân sẽ đọc, nếu được công khai."),
    )
    field = forms.ModelChoiceField(
        label=_("Lĩnh vực"), queryset=Field.rows.all(), to_field_name="uid", required=False, empty_label=_("Chưa chọn")
    )
    visibility = forms.ChoiceField(label=_("Ai xem được"), choices=Visibility.choices, initial=Visibility.AREA)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        assert isinstance(owner, UnitChoice)
        owner.offer(directory.choices(on=by.on))
        self.fields["made_on"].initial = clock.today()

    def promise(self) -> Promise:
        """The cleaned values as the verb takes them."""
        names = ("text", "owner", "owner_post", "due_on", "due_words", "field", "public_line", "visibility")
        return Promise(**{name: self.cleaned_data[name] for name in names})
