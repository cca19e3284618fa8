from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Promise
from danvan.records import forms as base
from danvan.records.domain.labels import LABELS
from danvan.records.kinds.dialogue.models import Question
from danvan.records.kinds.dialogue.questions import QuestionInput
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice
from danvan.units.models import Field

MOST_ROWS = 60
NEEDED = {"required": _("Cần ghi mục này cho việc đã hứa.")}


class EntryForm(base.EntryForm):
    steps = (
        base.Step(
            _("Cuộc đối thoại"),
            (
                base.Section(_("Ai đối thoại, khi nào, ở đâu"), ("host", "title", "began_on", "place", "chaired_by")),
                base.Section(_("Thông báo trước, nhiều ngày"), ("notice_on", "ended_on"), folded=True),
                base.TOGETHER,
                base.ON_BEHALF,
            ),
        ),
        base.Step(
            _("Người dân hỏi gì, trả lời đến đâu?"),
            (base.Section(_("Con số"), ("people", "women", "opinions", "answered")),),
            questions=True,
        ),
        base.Step(
            _("Xem lại"),
            (
                base.Section(_("Kết quả"), ("summary", "conclusion", "published_on"), folded=True),
                base.PROOF,
            ),
            review=True,
        ),
    )
    columns = ("chaired_by", "notice_on", "published_on", "women", "opinions", "answered", "conclusion")

    chaired_by = forms.CharField(
        label=LABELS["chaired_by"],
        max_length=120,
        required=False,
        help_text=_("Ghi chức danh, ví dụ: Chủ tịch UBND xã."),
    )
    notice_on = DayField(label=LABELS["notice_on"], required=False)
    published_on = DayField(label=LABELS["published_on"], required=False)
    women = base.count_field("women")
    opinions = base.count_field("opinions")
    answered = base.count_field("answered")
    conclusion = forms.CharField(
        label=LABELS["conclusion"], max_length=200, required=False, help_text=_("Số, ngày của thông báo kết luận.")
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (given.get("answered") or 0) > (given.get("opinions") or 0):
            self.add_error("answered", _("Nhiều hơn số ý kiến nêu. Sửa một trong hai số."))
        if given.get("women") is not None and given["women"] > (given.get("people") or 0):
            self.add_error("women", _("Nhiều hơn tổng số người dự. Sửa một trong hai số."))
        return given

    def details(self) -> dict[str, Any]:
        given = super().details()
        return given | {"opinions": given["opinions"] or 0, "answered": given["answered"] or 0}


class PromisedRow(forms.Form):
    """An opinion that was handed on: what people asked, what is to be done, by which post, until when."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    todo = forms.CharField(label=_("Việc phải làm"), max_length=500, error_messages=NEEDED)
    owner = UnitChoice(label=_("Đơn vị làm"), error_messages=NEEDED)
    owner_post = forms.CharField(
        label=_("Chức danh chịu trách nhiệm"),
        max_length=120,
        help_text=_("Không ghi tên riêng."),
        error_messages=NEEDED,
    )
    due_on = DayField(label=_("Chậm nhất ngày"), error_messages=NEEDED)
    text = forms.CharField(
        label=_("Ý kiến của người dân"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ghi trung tính, không ghi tên người nêu. Để trống thì lấy việc phải làm."),
    )  # fmt: skip
    public_line = forms.CharField(
        label=_("Dòng công khai"),
        max_length=300,
        required=False,
        help_text=_("Câu người dân sẽ đọc, nếu được công khai."),
    )

    def already_assigned(self) -> None:
        """The work of this row is in the ledger already: only the words of the opinion are asked for."""
        for name in ("todo", "owner", "owner_post", "due_on"):
            self.fields[name].required = False

    def input(self) -> QuestionInput | None:
        """None for a row left empty."""
        given = self.cleaned_data
        if given.get("uid"):
            return QuestionInput(text=given["text"] or given["todo"], uid=given["uid"])
        if not given:
            return None
        what = Promise(
            text=given["todo"], owner=given["owner"], owner_post=given["owner_post"], due_on=given["due_on"],
            public_line=given["public_line"],
        )  # fmt: skip
        return QuestionInput(text=given["text"] or given["todo"], promise=what)


class AnsweredRow(forms.Form):
    """An opinion that was answered on the spot."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Ý kiến của người dân"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ghi trung tính, không ghi tên người nêu."),
    )  # fmt: skip
    answer = forms.CharField(label=_("Trả lời"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field = forms.ModelChoiceField(
        label=LABELS["field"],
        queryset=Field.rows.all(),
        to_field_name="uid",
        required=False,
        empty_label=_("Chưa chọn"),
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("answer") and not given.get("text"):
            self.add_error("text", _("Đã ghi trả lời thì ghi cả ý kiến."))
        return given

    def input(self) -> QuestionInput | None:
        given = self.cleaned_data
        if not given.get("text"):
            return None
        return QuestionInput(text=given["text"], answer=given["answer"], field=given["field"], uid=given.get("uid"))


class Questions:
    """The two lists of rows of a dialogue, «Việc đã hứa làm» and «Ý kiến trả lời tại chỗ»; rows left empty are nothing.

    ``content`` is form data as typed; ``more`` adds an empty row to the list of that name. ``bound`` says whether it is
    checked. ``kept`` are the questions of a record that is being changed.
    """

    lists = (("promised", PromisedRow), ("answered_rows", AnsweredRow))

    def __init__(self, content: base.Content, *, by: Actor, bound: bool, more: str = "") -> None:
        units, own = directory.choices(on=by.on), str(by.unit.uid) if by.unit else ""
        self.rows = {
            name: [
                _offer(_row(row, f"{name}-{number}", content, bound, own), units)
                for number in range(min(MOST_ROWS, row_count(content, name) + (more == name)))
            ]
            for name, row in self.lists
        }

    @property
    def promised(self) -> list[forms.Form]:
        return self.rows["promised"]

    @property
    def answered(self) -> list[forms.Form]:
        return self.rows["answered_rows"]

    def is_valid(self) -> bool:
        checked = [
            row.is_valid() for rows in self.rows.values() for row in rows
        ]  # all of them, so that all errors show
        return all(checked)

    def inputs(self) -> list[QuestionInput]:
        """The rows that say something, promised ones first."""
        given = [row.input() for rows in self.rows.values() for row in rows]  # type: ignore[attr-defined]
        return [one for one in given if one is not None]

    @staticmethod
    def names(content: base.Content) -> list[str]:
        """Names of the rows' fields among ``content``."""
        return [name for name in content if name.startswith(("promised-", "answered_rows-"))]

    @staticmethod
    def content_of(questions: list[Question], *, copied: bool) -> dict[str, str]:
        """Rows of a record as they would be typed; nothing for a copy, since opinions are of one day."""
        content: dict[str, str] = {}
        if copied:
            return content
        promised = [one for one in questions if one.commitment_id is not None]
        answered = [one for one in questions if one.commitment_id is None]
        for number, one in enumerate(promised):
            work = one.commitment
            assert work is not None
            values = {
                "uid": one.uid, "text": one.text, "todo": work.text, "owner": work.owner, "owner_post": work.owner_post,
                "due_on": work.due_on, "public_line": work.public_line,
            }  # fmt: skip
            content |= {f"promised-{number}-{name}": base.as_text(value) for name, value in values.items()}
        for number, one in enumerate(answered):
            values = {"uid": one.uid, "text": one.text, "answer": one.answer, "field": one.field}
            content |= {f"answered_rows-{number}-{name}": base.as_text(value) for name, value in values.items()}
        return content | {"promised-count": str(len(promised)), "answered_rows-count": str(len(answered))}


def promises_written(content: base.Content) -> int:
    """How many promised rows say what is to be done, for «Mới ghi 2 trên 3»."""
    return sum(
        1 for name, value in content.items() if name.startswith("promised-") and name.endswith("-todo") and value
    )


def _row(row: type[forms.Form], prefix: str, content: base.Content, bound: bool, unit: str) -> forms.Form:
    """A row that may be left empty; an untouched one stands at the person's own ``unit``."""
    cut = len(prefix) + 1
    own = {name[cut:]: value for name, value in content.items() if name.startswith(f"{prefix}-")}
    common: dict[str, Any] = {"prefix": prefix, "empty_permitted": True, "use_required_attribute": False}
    if bound:
        return row(base.as_data(content), initial={"owner": unit}, **common)
    return row(initial={"owner": unit} | own, **common)


def _offer(form: forms.Form, units: list[tuple[str, str]]) -> forms.Form:
    if isinstance(form, PromisedRow):
        owner = form.fields["owner"]
        assert isinstance(owner, UnitChoice)
        owner.offer(units)
        if form["uid"].value():
            form.already_assigned()
    return form


def row_count(content: base.Content, name: str) -> int:
    """How many rows the list ``name`` shows: as many as were shown last, one to begin with."""
    text = str(content.get(f"{name}-count", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
