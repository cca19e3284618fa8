from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q


def valid_on(day: dt.date, prefix: str = "") -> Q:
    """Rows whose half-open validity [valid_from, valid_to) holds ``day``; ``prefix`` is a relation path ending in __."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    )


class Dated(models.Model):
    """A row that holds from ``valid_from`` (included) to ``valid_to`` (excluded), local dates."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            )
        ]

    def holds_on(self, day: dt.date) -> bool:
        """Whether the row is valid on the local date ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
