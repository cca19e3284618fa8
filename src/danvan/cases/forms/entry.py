"""Taking in at the counter, by phone, by post; saying what a case is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.cases.domain.casefiles import MOST_FILES, Upload
from danvan.cases.domain.classifying import CHECKLIST, Finding
from danvan.cases.domain.conflicts import named
from danvan.cases.domain.intake import LONGEST_WORDS, Voice
from danvan.cases.domain.persons import Sender
from danvan.cases.enums import Channel, PersonRole, Subject, Track
from danvan.cases.models import Case
from danvan.common import clock
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.domain.queries import names, posts_held
from danvan.units.forms import DayField, TickList, UnitChoices
from danvan.units.models import User
from danvan.units.tree import subtree_ids

# Doors an official enters by hand; the portal and the API have their own.
BY_HAND = [choice for choice in Channel.choices if choice[0] not in (Channel.PORTAL, Channel.API)]
NEUTRAL = _("Một câu trung tính để tìm lại: việc gì, ở đâu. Không nêu tên, số nhà, số điện thoại của ai.")


def unremembered(form: forms.BaseForm) -> None:
    """Ask the browser to remember nothing that is typed into ``form``."""
    for field in form.fields.values():
        field.widget.attrs.setdefault("autocomplete", "off")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; cleans to a list of Upload."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [
            Upload(content=one, name=one.name) for one in (super(FilesField, self).clean(one, initial) for one in given)
        ]


class IntakeForm(forms.Form):
    """A matter as somebody brings it."""

    channel = forms.ChoiceField(label=_("Nhận bằng cách nào"), choices=BY_HAND)
    received_on = DayField(label=_("Ngày nhận"))
    track = forms.ChoiceField(
        label=_("Loại đơn"), choices=Track.choices,
        help_text=_("Theo nội dung, không theo tên người viết đặt cho đơn. Phân loại lại được trước khi thụ lý."),
    )  # fmt: skip
    subject = forms.ChoiceField(label=_("Lĩnh vực"), choices=Subject.choices, initial=Subject.OTHER)
    name = forms.CharField(label=_("Họ và tên người gửi"), max_length=120, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    id_number = forms.CharField(
        label=_("Số định danh cá nhân"), max_length=20, required=False,
        help_text=_("Chỉ ghi khi cần để xác định người gửi; không chụp, không lưu ảnh giấy tờ."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Người này là"), choices=PersonRole.choices, initial=PersonRole.SENDER)
    people = forms.IntegerField(
        label=_("Số người cùng ký, cùng đến"), min_value=1, max_value=100_000, initial=1,
        help_text=_("Từ 5 người trở lên là đơn đông người."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Nội dung, theo lời người gửi"), max_length=LONGEST_WORDS, required=False,
        widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Được niêm phong khi lưu. Có bản quét thì không cần chép lại."),
    )  # fmt: skip
    call = forms.CharField(
        label=_("Ghi cuộc gọi"), max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nhận qua điện thoại: ai gọi, hẹn gọi lại lúc nào. Được niêm phong."),
    )  # fmt: skip
    attachments = FilesField(
        label=_("Bản quét, ảnh, tài liệu kèm theo"), required=False,
        help_text=_("Tệp Word, PDF, Excel, ảnh; tối đa %(most)d tệp. Tên tệp và nội dung đều được niêm phong.") % {"most": MOST_FILES},
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Tóm tắt trung tính"), max_length=500, help_text=NEUTRAL, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(
        label=_("Nơi xảy ra việc"),
        max_length=200,
        required=False,
        help_text=_("Ấp, đường, công trình; không ghi số nhà."),
    )
    source = forms.CharField(
        label=_("Số, ngày văn bản chuyển đơn"),
        max_length=120,
        required=False,
        help_text=_("Khi cơ quan khác chuyển đến."),
    )
    is_protected = forms.BooleanField(label=_("Người gửi xin giữ bí mật thông tin"), required=False)
    no_denunciation = forms.BooleanField(
        label=_("Tôi đã đọc: nội dung không phải tố cáo"), required=False,
        help_text=_("Chỉ đánh dấu khi phần mềm báo có dấu hiệu tố cáo mà nội dung không phải vậy."),
    )  # fmt: skip

    def __init__(self, *args: Any, earlier: Case | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = clock.today()
        if earlier is not None:
            self.fields["track"].initial = Track.COMPLAINT_2
            self.fields["name"].help_text = _("Để trống: cùng người gửi với lần đầu, không cần nhập lại.")
            for name in ("subject", "summary", "place"):
                self.fields[name].initial = getattr(earlier, name)
        unremembered(self)

    def voice(self, earlier: Case | None = None) -> Voice:
        """The cleaned values as the verb takes them; ``earlier`` is the complaint this one is the next step of."""
        given = self.cleaned_data
        names = ("name", "address", "phone", "email", "id_number", "role")
        sender = Sender(**{name: given[name] for name in names})
        same = (
            "track",
            "channel",
            "received_on",
            "summary",
            "words",
            "place",
            "subject",
            "people",
            "source",
            "call",
            "is_protected",
        )
        return Voice(
            senders=[sender], earlier=earlier, files=given["attachments"], **{name: given[name] for name in same}
        )


class ClassifyForm(forms.Form):
    """What a case is, whom it complains of, how hard it is."""

    track = forms.ChoiceField(label=_("Loại đơn"), choices=Track.choices)
    subject = forms.ChoiceField(label=_("Lĩnh vực"), choices=Subject.choices)
    summary = forms.CharField(
        label=_("Tóm tắt trung tính"), max_length=500, help_text=NEUTRAL, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(label=_("Nơi xảy ra việc"), max_length=200, required=False)
    competent = forms.NullBooleanField(
        label=_("Thuộc thẩm quyền"), required=False,
        widget=forms.Select(choices=[("unknown", _("Chưa xác định")), ("true", _("Có")), ("false", _("Không"))]),
    )  # fmt: skip
    eligible = forms.NullBooleanField(
        label=_("Đủ điều kiện xử lý"), required=False,
        widget=forms.Select(choices=[("unknown", _("Chưa xác định")), ("true", _("Có")), ("false", _("Không"))]),
    )  # fmt: skip
    checklist = forms.MultipleChoiceField(
        label=_("Đã kiểm tra"), choices=list(CHECKLIST.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_complex = forms.BooleanField(label=_("Vụ việc phức tạp"), required=False)
    is_remote = forms.BooleanField(label=_("Ở vùng sâu, vùng xa, đi lại khó khăn"), required=False)
    is_long = forms.BooleanField(label=_("Kéo dài"), required=False)
    is_crowd = forms.BooleanField(label=_("Đông người"), required=False)
    is_over_level = forms.BooleanField(label=_("Vượt cấp"), required=False)
    is_protected = forms.BooleanField(label=_("Giữ bí mật thông tin người gửi ở mức cao nhất"), required=False)
    against_units = UnitChoices(
        label=_("Cơ quan, đơn vị bị khiếu nại, bị phản ánh"), required=False,
        help_text=_("Đơn vị này và cấp dưới không được giao, không biết có vụ việc. Chọn đúng đơn vị tham mưu, không chọn cả ủy ban."),
    )  # fmt: skip
    against_users = forms.MultipleChoiceField(
        label=_("Người bị khiếu nại, bị phản ánh"), required=False, widget=TickList,
        help_text=_("Chỉ chọn người có trong danh sách; không gõ tên."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, by: Actor, **options: Any) -> None:
        units, users = named(case)
        same = (
            "track",
            "subject",
            "summary",
            "place",
            "is_complex",
            "is_remote",
            "is_long",
            "is_crowd",
            "is_over_level",
            "is_protected",
        )
        initial = {name: getattr(case, name) for name in same} | {
            "competent": case.competent, "eligible": case.eligible, "seen": case.version,
            "checklist": [key for key, ticked in case.checklist.items() if ticked],
            "against_units": [str(unit.uid) for unit in units], "against_users": [str(user.uid) for user in users],
        }  # fmt: skip
        super().__init__(*args, **options | {"initial": initial})
        self.fields["against_units"].choices = directory.choices(on=by.on)  # type: ignore[attr-defined]
        self.fields["against_users"].choices = officials(case, by)  # type: ignore[attr-defined]
        unremembered(self)

    def finding(self) -> Finding:
        """The cleaned values as the verb takes them."""
        given = dict(self.cleaned_data)
        given.pop("seen")
        given["checklist"] = {key: key in given["checklist"] for key in CHECKLIST}
        given["against_users"] = list(User.objects.filter(uid__in=given["against_users"]))
        return Finding(**given)


def officials(case: Case, by: Actor) -> list[tuple[str, str]]:
    """(uid, name and post) of whoever works under the body the register's unit belongs to, to be named as complained of."""
    office = names([case.unit_id], on=by.on).get(case.unit_id)
    root = office.parent_id if office and office.parent_id else case.unit_id
    rows = posts_held(subtree_ids(root, on=by.on), on=by.on)
    return sorted(
        {(str(post.user.uid), f"{post.user.full_name}, {post.title}") for post in rows}, key=lambda one: one[1]
    )
