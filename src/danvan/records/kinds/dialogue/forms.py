from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.records.forms import entry


class EntryForm(entry.EntryForm):
    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (given.get("answered") or 0) > (given.get("opinions") or 0):
            self.add_error("answered", _("Nhiều hơn số ý kiến nêu. Sửa một trong hai số."))
        if given.get("women") is not None and given["women"] > (given.get("people") or 0):
            self.add_error("women", _("Nhiều hơn tổng số người dự. Sửa một trong hai số."))
        return given
