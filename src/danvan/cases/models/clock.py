from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import ClockEvent, ClockState
from danvan.cases.models.case import Case
from danvan.cases.models.plain import Plain
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, classify
from danvan.common.scoping import Scoped


@classify(
    case=INTERNAL, name=INTERNAL, code=INTERNAL, variant=INTERNAL, started_on=INTERNAL, due_on=INTERNAL,
    first_due_on=INTERNAL, words=INTERNAL, extra_days=INTERNAL, state=INTERNAL, met_on=INTERNAL, was_late=INTERNAL,
)  # fmt: skip
class Clock(Row):
    """A term running on a case: what it measures, by which rule, since when, and the last day in time.

    ``due_on`` is empty while the clock stands still; ``first_due_on`` never changes. ``words`` say how the day came about.
    ``code`` is empty for a term the office gave itself. ``was_late`` is stored when it happens and stays.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    name = models.CharField(max_length=8)
    code = models.CharField(max_length=40, blank=True)
    variant = models.CharField(max_length=40, blank=True)
    started_on = models.DateField()
    due_on = models.DateField(null=True)
    first_due_on = models.DateField()
    words = models.CharField(max_length=600)
    extra_days = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=ClockState.choices, default=ClockState.RUNNING)
    met_on = models.DateField(null=True)
    was_late = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_cases())

    class Meta(Plain):
        ordering = ["started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="paused", due_on__isnull=True) | (~Q(state="paused") & Q(due_on__isnull=False)),
                name="a_clock_has_its_day_unless_it_stands_still",
            ),
            models.CheckConstraint(
                condition=Q(state="met", met_on__isnull=False) | (~Q(state="met") & Q(met_on__isnull=True)),
                name="a_clock_met_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "case"], condition=Q(state="running"), name="clocks_running"),
        ]


@classify(
    clock=INTERNAL, event=INTERNAL, on=INTERNAL, at=INTERNAL, old_due_on=INTERNAL, new_due_on=INTERNAL, days=INTERNAL,
    paper_number=INTERNAL, paper_date=INTERNAL,
)  # fmt: skip
class ClockChange(Row):
    """What moved a due date or let the days stand still, with the old date: extension, pause, edited rule."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="changes")
    event = models.CharField(max_length=8, choices=ClockEvent.choices)
    on = models.DateField()
    at = models.DateTimeField()
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    days = models.PositiveSmallIntegerField(default=0)
    paper_number = models.CharField(max_length=40, blank=True)
    paper_date = models.DateField(null=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_cases("clock__case"))

    class Meta(Plain):
        ordering = ["at", "pk"]
