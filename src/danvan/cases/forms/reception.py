"""Schedules, sittings, visits, the register asked for, and the register of denunciations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.cases.domain.denunciations import Entry
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.reception import Pattern
from danvan.cases.domain.visits import Came
from danvan.cases.enums import (
    DenunciationOutcome,
    Handling,
    OpeningReason,
    PersonRole,
    PostponeReason,
    ReceptionMode,
    RefusalGrounds,
    Subject,
    VisitKind,
)
from danvan.cases.forms.entry import unremembered
from danvan.common import clock
from danvan.units.forms import DayField

WEEKDAYS = [
    ("", _("Không theo tuần")), ("0", _("Thứ Hai")), ("1", _("Thứ Ba")), ("2", _("Thứ Tư")), ("3", _("Thứ Năm")), ("4", _("Thứ Sáu")),
]  # fmt: skip
RULES = [
    ("", _("Không theo quy định nào")), ("TCD.XA", _("Chủ tịch UBND cấp xã")), ("TCD.HUYEN", _("Chủ tịch UBND cấp huyện")),
    ("TCD.TINH", _("Chủ tịch UBND cấp tỉnh")), ("TCD.COQUAN", _("Thủ trưởng sở, ngành, cơ quan chuyên môn")),
    ("TCD.BITHU/xã", _("Bí thư cấp ủy cấp xã")), ("TCD.BITHU/huyện", _("Bí thư cấp ủy cấp huyện")),
    ("TCD.BITHU/tỉnh", _("Bí thư cấp ủy cấp tỉnh")),
]  # fmt: skip


class HourField(forms.TimeField):
    """A local time: the browser's own picker, or typed as 8:00, 8h30."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"], **options)


class ScheduleForm(forms.Form):
    """When the holder of a post receives people."""

    title = forms.CharField(
        label=_("Người tiếp (chức danh)"), max_length=120, help_text=_("Ví dụ: Chủ tịch UBND xã. Không ghi tên riêng.")
    )
    rule = forms.ChoiceField(
        label=_("Theo quy định với"),
        choices=RULES,
        required=False,
        help_text=_("Để biết lịch đủ hay thiếu so với luật."),
    )
    weekday = forms.ChoiceField(label=_("Ngày trong tuần"), choices=WEEKDAYS, required=False)
    days = forms.CharField(
        label=_("hoặc các ngày trong tháng"), max_length=60, required=False, help_text=_("Ví dụ: 10, 25")
    )
    begins = HourField(label=_("Từ giờ"), initial=dt.time(7, 30))
    ends = HourField(label=_("đến giờ"), initial=dt.time(11, 0))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    mode = forms.ChoiceField(label=_("Hình thức"), choices=ReceptionMode.choices)
    on = DayField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = clock.today()

    def clean_days(self) -> list[int]:
        parts = self.cleaned_data["days"].replace(";", ",").replace(" ", ",").split(",")
        try:
            return [int(part) for part in parts if part]
        except ValueError:
            raise forms.ValidationError(_("Ghi các số cách nhau dấu phẩy, ví dụ: 10, 25.")) from None

    def pattern(self) -> Pattern:
        """The cleaned values as the verb takes them."""
        given = self.cleaned_data
        rule, _slash, variant = given["rule"].partition("/")
        weekday = int(given["weekday"]) if given["weekday"] else None
        same = {name: given[name] for name in ("title", "place", "begins", "ends", "days", "mode")}
        return Pattern(weekday=weekday, rule=rule, variant=variant, **same)


class CallForm(forms.Form):
    """A sitting outside the schedule."""

    on = DayField(label=_("Ngày tiếp"))
    title = forms.CharField(label=_("Người tiếp (chức danh)"), max_length=120)
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("ad_hoc", _("Đột xuất")), ("standing", _("Thường xuyên"))])
    mode = forms.ChoiceField(label=_("Hình thức"), choices=ReceptionMode.choices)


class HoldForm(forms.Form):
    mode = forms.ChoiceField(label=_("Hình thức"), choices=ReceptionMode.choices)
    by_deputy = forms.BooleanField(label=_("Cấp phó tiếp thay"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PostponeForm(forms.Form):
    reason = forms.ChoiceField(label=_("Lý do"), choices=[("", _("Chọn…")), *PostponeReason.choices])
    to = DayField(label=_("Tiếp vào ngày"), required=False, help_text=_("Để trống nếu buổi này không tiếp."))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class VisitForm(forms.Form):
    """Who came and with what: a line of the register."""

    kind = forms.ChoiceField(
        label=_("Phân loại theo nội dung"), choices=VisitKind.choices, initial=VisitKind.PETITION,
        help_text=_("Tố cáo: chỉ ghi là có lượt tiếp; họ tên, nội dung không nhập vào phần mềm."),
    )  # fmt: skip
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    id_number = forms.CharField(
        label=_("Số giấy tờ"), max_length=20, required=False, help_text=_("Không bắt buộc; chỉ hiện ba số cuối.")
    )
    people = forms.IntegerField(label=_("Số người"), min_value=1, max_value=10_000, initial=1)
    times = forms.IntegerField(label=_("Lượt thứ mấy về việc này"), min_value=1, max_value=1000, initial=1)
    subject = forms.ChoiceField(label=_("Lĩnh vực"), choices=Subject.choices, initial=Subject.OTHER)
    words = forms.CharField(
        label=_("Nội dung vụ việc"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    solved_by = forms.CharField(
        label=_("Cơ quan đã giải quyết"),
        max_length=200,
        required=False,
        help_text=_("Tên cơ quan, không ghi tên người."),
    )
    handling = forms.ChoiceField(label=_("Hướng xử lý"), choices=Handling.choices, initial=Handling.ANSWERED)
    refusal = forms.ChoiceField(
        label=_("Lý do từ chối tiếp"), choices=[("", _("Không từ chối")), *RefusalGrounds.choices], required=False
    )
    meets_leader_on = DayField(label=_("Hẹn gặp lãnh đạo ngày"), required=False)
    note = forms.CharField(
        label=_("Ghi chú"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        unremembered(self)

    def came(self) -> Came:
        """The cleaned values as the verb takes them."""
        given = self.cleaned_data
        sender = Sender(
            name=given["name"], address=given["address"], phone=given["phone"], id_number=given["id_number"],
            role=PersonRole.REPRESENTATIVE if given["people"] > 1 else PersonRole.SENDER,
        )  # fmt: skip
        same = (
            "kind",
            "handling",
            "words",
            "note",
            "people",
            "times",
            "subject",
            "solved_by",
            "refusal",
            "meets_leader_on",
        )
        return Came(senders=[sender], **{name: given[name] for name in same})


class BookFilter(forms.Form):
    """Which days of the register of receptions."""

    first = DayField(label=_("Từ ngày"), required=False)
    last = DayField(label=_("đến ngày"), required=False)

    def asked(self) -> tuple[dt.date, dt.date]:
        """First and last day; this month where they cannot be read or are the wrong way round."""
        self.is_valid()
        today = clock.today()
        first = self.cleaned_data.get("first") or today.replace(day=1)
        last = self.cleaned_data.get("last") or max(today, first)
        return (first, last) if first <= last else (last, first)


class BookOpenForm(BookFilter):
    reason = forms.ChoiceField(label=_("Lý do mở"), choices=[("", _("Chọn…")), *OpeningReason.choices])


class DenunciationForm(forms.Form):
    """A line of the register of denunciations: days and choices alone."""

    received_on = DayField(label=_("Ngày nhận"))
    subject = forms.ChoiceField(label=_("Lĩnh vực"), choices=Subject.choices, initial=Subject.OTHER)
    is_anonymous = forms.BooleanField(label=_("Không rõ họ tên, địa chỉ người tố cáo"), required=False)
    many_places = forms.BooleanField(label=_("Phải xác minh ở nhiều nơi"), required=False)
    file_number = forms.IntegerField(
        label=_("Số hồ sơ giấy"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Để trống: lấy số tiếp theo."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = clock.today()

    def entry(self) -> Entry:
        """The cleaned values as the verb takes them."""
        return Entry(**self.cleaned_data)


class DenunciationMoveForm(forms.Form):
    on = DayField(label=_("Ngày"))
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=[("", _("Chọn…")), *DenunciationOutcome.choices])
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = clock.today()
        if name != "conclude":
            del self.fields["outcome"]
