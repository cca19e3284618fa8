"""Giving, moving, opening, rating, putting together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.cases.domain import queries
from danvan.cases.domain.moving import LONGER_BY_VARIANT, LONGEST_EXTENSION, Given
from danvan.cases.domain.steps import Paper
from danvan.cases.enums import Grounds, OpeningReason, Outcome, PauseGrounds, Rating, State, Subject, Track
from danvan.cases.forms.entry import unremembered
from danvan.cases.models import Case
from danvan.cases.tracks import CaseMove
from danvan.common import clock
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.domain.queries import posts_held
from danvan.units.forms import DayField, UnitChoice
from danvan.units.models import Post, Unit
from danvan.units.roles import Permission, allows

STANDINGS = [
    ("", _("Mọi tình trạng")), (queries.OPEN_ONES, _("Chưa kết thúc")), (queries.LATE, _("Quá hạn")),
    (queries.SOON, _("Hạn trong 7 ngày tới")), (queries.UNASSIGNED, _("Chưa có đơn vị xử lý")), *State.choices,
]  # fmt: skip


class RegisterFilter(forms.Form):
    """What the register is asked for. What cannot be read is left out of the question, never an error page."""

    search = forms.CharField(label=_("Tìm theo số, mã, tóm tắt"), required=False, max_length=100)
    track = forms.ChoiceField(label=_("Loại đơn"), choices=[("", _("Mọi loại đơn")), *Track.choices], required=False)
    standing = forms.ChoiceField(label=_("Tình trạng"), choices=STANDINGS, required=False)
    subject = forms.ChoiceField(
        label=_("Lĩnh vực"), choices=[("", _("Mọi lĩnh vực")), *Subject.choices], required=False
    )
    first = DayField(label=_("Nhận từ ngày"), required=False)
    last = DayField(label=_("đến ngày"), required=False)

    def asked(self) -> queries.Filter:
        """The parts that could be read."""
        self.is_valid()
        return queries.Filter(**{name: value for name, value in self.cleaned_data.items() if value})


def handlers(unit: Unit, by: Actor) -> list[Post]:
    """Posts of ``unit`` that handle cases on the day ``by`` acts."""
    held = posts_held([unit.pk], on=by.on)
    return [post for post in held if allows(post.role, Permission.HANDLE_CASES)]


class AssignForm(forms.Form):
    """Which unit, by when, why."""

    unit = UnitChoice(label=_("Giao đơn vị"))
    due_on = DayField(
        label=_("Xong trước hết ngày"), required=False, help_text=_("Hạn nội bộ; hạn của luật vẫn tính riêng.")
    )
    note = forms.CharField(
        label=_("Ý kiến chỉ đạo"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Được niêm phong cùng vụ việc."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitChoice)
        unit.offer(directory.choices(on=by.on))
        unremembered(self)


class TakeForm(forms.Form):
    """Whose hand the unit puts it into."""

    post = forms.ChoiceField(label=_("Người xử lý"), required=False, help_text=_("Để trống: thủ trưởng tự xử lý."))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, unit: Unit, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self._posts = {str(post.uid): post for post in handlers(unit, by)}
        offered = [(uid, f"{post.user.full_name}, {post.title}") for uid, post in self._posts.items()]
        self.fields["post"].choices = [("", _("Chưa chọn")), *offered]  # type: ignore[attr-defined]

    def chosen(self) -> Post | None:
        """The post chosen, if any."""
        return self._posts.get(self.cleaned_data["post"])


class BackForm(forms.Form):
    note = forms.CharField(label=_("Vì sao trả lại"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(forms.Form):
    """What a move asks for: its day, the signed paper, grounds, what was found, words; fields a move has no use for are gone."""

    on = DayField(label=_("Ngày làm"))
    paper_number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=40)
    paper_date = DayField(label=_("Ngày văn bản"))
    grounds = forms.ChoiceField(label=_("Lý do"))
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=[("", _("Chọn…")), *Outcome.choices])
    to_agency = forms.CharField(label=_("Chuyển đến cơ quan"), max_length=200)
    days = forms.IntegerField(label=_("Gia hạn thêm số ngày"), min_value=1, max_value=LONGEST_EXTENSION)
    note = forms.CharField(
        label=_("Ghi chú nội bộ"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, name: str, move: CaseMove, **options: Any) -> None:
        super().__init__(*args, **options | {"initial": {"seen": case.version, "on": clock.today()}})
        self._trim(case, name, move)
        self.fields["note"].required = move.note_required
        self.fields["note"].help_text = _("Được niêm phong cùng vụ việc.")
        if name == "answer":
            self.fields["note"].label = _("Nội dung trả lời người gửi")
            self.fields["note"].help_text = _("Người gửi đọc được câu này khi tra cứu bằng mã và mật khẩu.")
        unremembered(self)

    def _trim(self, case: Case, name: str, move: CaseMove) -> None:
        lists = {"refuse": Grounds, "pause": PauseGrounds}
        if move.grounds:
            self.fields["grounds"].choices = [("", _("Chọn…")), *lists[move.grounds].choices]  # type: ignore[attr-defined]
        unused = [
            *(("paper_number", "paper_date") if not move.paper else ()), *(("grounds",) if not move.grounds else ()),
            *(("outcome",) if not move.outcome else ()), *(("to_agency",) if not move.to_agency else ()),
            *(("days",) if name != "extend" or case.track in LONGER_BY_VARIANT else ()),
        ]  # fmt: skip
        for field in unused:
            del self.fields[field]

    def given(self) -> Given:
        """The cleaned values as the verb takes them."""
        given = self.cleaned_data
        paper = Paper(given.get("paper_number", ""), given.get("paper_date"))
        return Given(
            on=given["on"], note=given["note"], paper=paper, grounds=given.get("grounds", ""),
            outcome=given.get("outcome", ""), to_agency=given.get("to_agency", ""), days=given.get("days") or 0,
        )  # fmt: skip


class OpenForm(forms.Form):
    """Why something sealed is opened."""

    reason = forms.ChoiceField(label=_("Lý do mở"), choices=[("", _("Chọn…")), *OpeningReason.choices])


class RateForm(forms.Form):
    """What the sender said of the handling, as an official heard it."""

    rating = forms.TypedChoiceField(
        label=_("Người gửi đánh giá"), choices=Rating.choices, coerce=int, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Lời người gửi"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class SuccessionForm(forms.Form):
    """Which unit ended, which takes its cases over, by which paper."""

    old = UnitChoice(label=_("Đơn vị đã kết thúc"))
    new = UnitChoice(label=_("Đơn vị tiếp nhận"))
    paper_number = forms.CharField(label=_("Số văn bản sắp xếp"), max_length=40)
    paper_date = DayField(label=_("Ngày văn bản"))

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        old, new = self.fields["old"], self.fields["new"]
        assert isinstance(old, UnitChoice)
        assert isinstance(new, UnitChoice)
        new.offer(directory.choices(on=by.on))
        old.offer(directory.ended(on=by.on))
