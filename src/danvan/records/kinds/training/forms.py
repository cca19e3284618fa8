from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.records import forms as base
from danvan.records.domain.labels import LABELS


class EntryForm(base.EntryForm):
    steps = (
        base.Step(
            _("Lớp tập huấn"),
            (
                base.Section(_("Việc gì, khi nào"), ("host", "title", "began_on", "ended_on", "place", "people")),
                base.Section(_("Dạy gì, cho ai"), ("content", "audience", "materials", "evaluation")),
                base.Section(_("Diễn giải thêm"), ("summary",), folded=True),
                base.TOGETHER,
                base.ON_BEHALF,
                base.PROOF,
            ),
        ),
    )
    columns = ("content", "audience", "evaluation", "materials")

    content = forms.CharField(label=LABELS["content"], required=False, widget=forms.Textarea(attrs={"rows": 3}))
    audience = forms.CharField(label=LABELS["audience"], max_length=300, required=False)
    evaluation = forms.CharField(
        label=LABELS["evaluation"], required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nhận xét chung về lớp; không nhận xét từng người."),
    )  # fmt: skip
    materials = forms.CharField(label=LABELS["materials"], max_length=300, required=False)
