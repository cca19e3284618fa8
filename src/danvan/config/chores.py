"""What is done once a day, whoever is signed in."""

import datetime as dt
from collections.abc import Callable

from danvan.cases.domain import clocks, lateness
from danvan.commitments.domain import commitments
from danvan.documents.domain import legalrules
from danvan.plans.domain import assignments
from danvan.records.domain import refresh

CHORES: dict[str, Callable[[dt.date], object]] = {
    "assignments.mark_late": lambda today: assignments.mark_late(on=today),
    "commitments.mark_late": lambda today: commitments.mark_late(on=today),
    "cases.rejudge": lambda today: clocks.rejudge(on=today, law=legalrules.law()),
    "cases.mark_late": lambda today: lateness.mark_late(on=today),
    "records.lapse": refresh.lapse,
}
