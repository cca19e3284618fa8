"""Forms of the schedule: a session, what calls it off, and which week is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.documents.enums import Visibility
from danvan.records.domain.queries import writable_unit_ids
from danvan.records.forms.fields import DefaultChoice
from danvan.records.kinds.registry import all_kinds
from danvan.schedule.domain.sessions import LABELS, TEXTS, Planned, When
from danvan.schedule.domain.weeks import asked_monday
from danvan.schedule.enums import Part
from danvan.schedule.models import Session
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice, UnitChoices
from danvan.units.models import Unit

SHARED = Visibility.choices[:2]


class HourField(forms.TimeField):
    """A local time: the browser's own picker, or typed as 8:00, 8h30."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh"], **options)


class SessionForm(forms.Form):
    """A session as it is planned. ``session`` is set when one is being changed: its unit stays."""

    unit = UnitChoice(label=LABELS["unit"])
    title = forms.CharField(label=LABELS["title"], max_length=300)
    day = DayField(label=LABELS["day"])
    part = forms.ChoiceField(label=LABELS["part"], choices=Part.choices)
    starts_at = HourField(label=LABELS["starts_at"], required=False)
    place = forms.CharField(label=LABELS["place"], max_length=200, required=False)
    chaired_by = forms.CharField(
        label=LABELS["chaired_by"], max_length=120, required=False,
        help_text=_("Ví dụ: Phó Chủ tịch Ủy ban nhân dân. Không ghi tên riêng."),
    )  # fmt: skip
    attending = forms.CharField(
        label=LABELS["attending"], max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chức danh, bộ phận dự họp. Không ghi tên riêng."),
    )  # fmt: skip
    participating = UnitChoices(
        label=LABELS["participating"],
        required=False,
        help_text=_("Buổi này hiện cả trên lịch của các đơn vị được chọn."),
    )
    kind = forms.ChoiceField(
        label=LABELS["kind"], required=False,
        help_text=_("Loại hoạt động sẽ ghi vào sổ khi xong việc; để trống nếu chỉ là việc nội bộ."),
    )  # fmt: skip
    visibility = DefaultChoice(label=LABELS["visibility"], choices=SHARED, initial=Visibility.AREA)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Actor, session: Session | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        units = directory.choices(on=by.on)
        unit, participating, kind = (self.fields[name] for name in ("unit", "participating", "kind"))
        assert isinstance(unit, UnitChoice)
        assert isinstance(participating, UnitChoices)
        assert isinstance(kind, forms.ChoiceField)
        participating.choices = units
        kind.choices = [("", _("Không ghi vào sổ hoạt động")), *((one.name, one.label) for one in all_kinds())]
        if session is not None:
            del self.fields["unit"]
            self.initial = _typed(session)
            return
        ids = writable_unit_ids(by)
        allowed = {str(one.uid) for one in Unit.rows.filter(pk__in=ids)}
        unit.offer([choice for choice in units if choice[0] in allowed])
        if by.unit is not None and str(by.unit.uid) in allowed:
            unit.initial = str(by.unit.uid)
        if len(allowed) == 1:
            unit.widget = forms.HiddenInput()

    def planned(self) -> Planned:
        """The cleaned values as the verbs take them."""
        given = self.cleaned_data
        when = When(given["day"], given["part"], given["starts_at"])
        return Planned(when=when, **{name: given[name] for name in TEXTS})


def _typed(session: Session) -> dict[str, Any]:
    """The session as it would be typed."""
    columns = {name: getattr(session, name) for name in ("day", "part", "starts_at", *TEXTS)}
    uids = [str(one.uid) for one in session.participating.all()]
    return columns | {"participating": uids, "seen": session.version}


class PostponeForm(forms.Form):
    """Why a session does not take place on its day, and its new time when there is one."""

    reason = forms.CharField(label=_("Lý do hoãn"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    day = DayField(label=_("Ngày mới"), required=False, help_text=_("Để trống nếu chưa có ngày mới."))
    part = forms.ChoiceField(label=LABELS["part"], choices=Part.choices)
    starts_at = HourField(label=LABELS["starts_at"], required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        """The cleaned values as ``postpone`` takes them."""
        given = self.cleaned_data
        to = When(given["day"], given["part"], given["starts_at"]) if given["day"] else None
        return {"reason": given["reason"], "to": to, "seen": given["seen"]}


class CancelForm(forms.Form):
    """Why a session will not take place at all."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        """The cleaned values as ``cancel`` takes them."""
        return {"reason": self.cleaned_data["reason"], "seen": self.cleaned_data["seen"]}


class WeekAsked(forms.Form):
    """Whose week, and which one. What cannot be read is left out of the question, never an error page."""

    don_vi = UnitChoice(label=_("Đơn vị"), required=False)
    tuan = forms.CharField(required=False, max_length=10)
    ngay = DayField(label=_("Tuần có ngày"), required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        unit = self.fields["don_vi"]
        assert isinstance(unit, UnitChoice)
        unit.choices = units

    def unit(self) -> Unit | None:
        """The unit asked for; None for none and for one that is not offered."""
        self.is_valid()
        found: Unit | None = self.cleaned_data.get("don_vi")
        return found

    def monday(self, *, today: dt.date) -> dt.date:
        """The Monday of the week asked for; of this week without a question."""
        self.is_valid()
        return asked_monday(week=self.cleaned_data.get("tuan", ""), day=self.cleaned_data.get("ngay"), today=today)
