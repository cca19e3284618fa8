from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.plans.models import Citation
from danvan.records import forms as base
from danvan.records.domain import queries
from danvan.records.domain.labels import LABELS
from danvan.units.actor import Actor


class CitationChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, citation: Any) -> str:
        return f"{citation.reference} {citation.title}".strip()[:160]


class EntryForm(base.EntryForm):
    steps = (
        base.Step(
            _("Hội nghị quán triệt"),
            (
                base.Section(
                    _("Việc gì, khi nào"), ("host", "title", "began_on", "place", "people", "staff", "audience")
                ),
                base.Section(_("Quán triệt văn bản nào"), ("documents",)),
                base.Section(_("Chọn trong các văn bản kế hoạch viện dẫn"), ("citations",), folded=True),
                base.Section(_("Kết quả"), ("ended_on", "summary"), folded=True),
                base.TOGETHER,
                base.ON_BEHALF,
                base.PROOF,
            ),
        ),
    )
    columns = ("citations", "documents", "audience", "staff")

    citations = CitationChoices(
        label=LABELS["citations"], queryset=Citation.rows.none(), to_field_name="uid", required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Văn bản mà kế hoạch đã ban hành viện dẫn."),
    )  # fmt: skip
    documents = forms.CharField(
        label=_("Tên, số, ngày của văn bản"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một văn bản, ví dụ: Chỉ thị số 33/CT-TTg ngày 26/11/2021."),
    )  # fmt: skip
    audience = forms.CharField(label=LABELS["audience"], max_length=300, required=False)
    staff = base.count_field("staff")

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, by=by, **options)
        citations = self.fields["citations"]
        assert isinstance(citations, CitationChoices)
        citations.queryset = queries.citations_to_make_known(by)
        if not citations.queryset.exists():
            citations.help_text = _(
                "Chưa có kế hoạch nào được ban hành nên chưa có danh sách. Ghi văn bản ở ô bên trên."
            )
