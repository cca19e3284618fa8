"""Two registers the law on personal data asks for: what people ask about their data, and what went wrong with it."""

from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import BreachKind, RequestKind, RequestOutcome
from danvan.cases.models.case import Case
from danvan.cases.models.plain import Plain
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, classify
from danvan.common.scoping import Scoped
from danvan.units.models import Post, Unit


@classify(
    unit=INTERNAL, number=INTERNAL, year=INTERNAL, kind=INTERNAL, case=INTERNAL, received_on=INTERNAL, due_on=INTERNAL,
    words=INTERNAL, answered_on=INTERNAL, outcome=INTERNAL, post=PERSONAL,
)  # fmt: skip
class DataRequest(Row):
    """Somebody asked about the data kept of them. Who they are stands in the case, sealed; here are the day and the answer.

    ``due_on`` and ``words`` (how the day came about) are empty where the law set no term on the day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="data_requests")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=RequestKind.choices)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="data_requests")
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    words = models.CharField(max_length=600, blank=True)
    answered_on = models.DateField(null=True)
    outcome = models.CharField(max_length=7, choices=RequestOutcome.choices, blank=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.care)

    class Meta(Plain):
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="a_data_request_number_once"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, outcome="") | Q(answered_on__isnull=False, outcome__gt=""),
                name="an_answered_request_says_how",
            ),
        ]

    @property
    def reference(self) -> str:
        return f"DL {self.number}/{self.year}"


@classify(
    unit=INTERNAL, number=INTERNAL, year=INTERNAL, kind=INTERNAL, found_at=INTERNAL, notify_until=INTERNAL,
    notified_at=INTERNAL, paper_number=INTERNAL, paper_date=INTERNAL, people=INTERNAL, closed_on=INTERNAL, post=PERSONAL,
)  # fmt: skip
class Breach(Row):
    """Personal data got out, got lost or was changed: when it was found, until when the authority is told, and when it was."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="breaches")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=BreachKind.choices)
    found_at = models.DateTimeField()
    notify_until = models.DateTimeField(null=True)
    notified_at = models.DateTimeField(null=True)
    paper_number = models.CharField(max_length=40, blank=True)
    paper_date = models.DateField(null=True)
    people = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.care)

    class Meta(Plain):
        ordering = ["-found_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "year", "number"], name="a_breach_number_once")]

    @property
    def reference(self) -> str:
        return f"VP {self.number}/{self.year}"
