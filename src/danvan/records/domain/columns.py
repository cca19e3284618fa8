"""Checks values against the columns they are for."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from danvan.common.errors import Refused


def check_columns(row: Model, label: Callable[[str], str]) -> None:
    """Raise Refused for a length, range or choice that a column of ``row`` does not take; ``label`` names a column."""
    relations = {field.name for field in row._meta.get_fields() if field.is_relation}
    try:
        row.clean_fields(exclude=relations | {"uid", "version"})
    except ValidationError as wrong:
        raise Refused(
            " ".join(
                _("%(field)s: %(reason)s") % {"field": label(name), "reason": " ".join(reasons)}
                for name, reasons in wrong.message_dict.items()
            )
        ) from wrong
