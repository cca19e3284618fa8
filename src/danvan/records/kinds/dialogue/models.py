from django.db import models
from django.db.models import F, Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record
from danvan.units.models import Field


@classify(
    record=PUBLIC, chaired_by=PUBLIC, notice_on=PUBLIC, published_on=PUBLIC, women=PUBLIC, opinions=PUBLIC,
    answered=PUBLIC, conclusion=PUBLIC,
)  # fmt: skip
class DialogueDetails(Row):
    """Who chaired (a post, never a name), when it was announced and its results published, and how opinions ended.

    ``opinions`` counts all that people raised, ``answered`` those answered on the spot; the others were assigned.
    ``women`` is part of the record's people. All dates are local dates.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="dialogue")
    chaired_by = models.CharField(max_length=120, blank=True)
    notice_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    opinions = models.PositiveIntegerField(default=0, blank=True)
    answered = models.PositiveIntegerField(default=0, blank=True)
    conclusion = models.CharField(max_length=200, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(condition=Q(answered__lte=F("opinions")), name="no_more_answers_than_opinions")
        ]

    @property
    def assigned(self) -> int:
        """Opinions that were handed to somebody to work on."""
        return self.opinions - self.answered


@classify(record=PUBLIC, order=PUBLIC, field=PUBLIC, text=INTERNAL, answer=INTERNAL)
class Question(Row):
    """One opinion that was answered on the spot, in neutral words, without whoever raised it."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    answer = models.TextField(blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
