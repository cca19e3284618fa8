"""Works out anew the columns that follow from others: what a record owes changes as days pass and rules are edited."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from danvan.documents.domain.legalrules import law
from danvan.records.domain.queries import fetch_whole
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record

BATCH = 500


def refresh(rows: QuerySet[Record]) -> int:
    """Write ``due_on`` and ``incomplete`` of ``rows`` as they follow today; returns how many had changed."""
    judged, changed, last = law(), 0, 0
    while batch := fetch_whole(list(rows.filter(pk__gt=last).order_by("pk")[:BATCH])):
        last = batch[-1].pk
        stale = []
        for row in batch:
            kind = kind_called(row.kind)
            details = kind.details_of(row)
            due_on = min((one.day for one in kind.deadlines(row, details, judged)), default=None)
            incomplete = bool(kind.missing(row, details, judged))
            if (row.due_on, row.incomplete) != (due_on, incomplete):
                row.due_on, row.incomplete = due_on, incomplete
                stale.append(row)
        Record.objects.unscoped("cột suy ra từ các cột khác").bulk_update(stale, ["due_on", "incomplete"])
        changed += len(stale)
    return changed


def all_records() -> QuerySet[Record]:
    """Every record that is not archived."""
    return Record.objects.unscoped("tính lại cột suy ra của mọi hoạt động").filter(archived_at__isnull=True)


def lapse(on: dt.date) -> int:
    """What was owed until yesterday or before, worked out anew on the local date ``on``: some of it has simply passed.

    Done once a day: only records whose first day is past are looked at.
    """
    return refresh(all_records().filter(due_on__lt=on))
