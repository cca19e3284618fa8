from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.plans.models import Citation
from danvan.records.domain import queries
from danvan.records.forms import entry
from danvan.units.actor import Actor


class CitationChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, citation: Any) -> str:
        return f"{citation.reference} {citation.title}".strip()[:160]


class EntryForm(entry.EntryForm):
    citations = CitationChoices(
        queryset=Citation.rows.none(), to_field_name="uid", required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Văn bản mà kế hoạch đã ban hành viện dẫn."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, by=by, **options)
        citations = self.fields["citations"]
        assert isinstance(citations, CitationChoices)
        citations.queryset = queries.citations_to_make_known(by)
        if not citations.queryset.exists():
            citations.help_text = _(
                "Chưa có kế hoạch nào được ban hành nên chưa có danh sách. Ghi văn bản ở ô bên trên."
            )
