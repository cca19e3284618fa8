from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(record=PUBLIC, post=PUBLIC, villages=PUBLIC, households=PUBLIC, opinions=PUBLIC)
class FieldVisitDetails(Row):
    """Who went (a post, never a name), to how many ``villages``, and how many ``households`` were met there.

    ``opinions`` counts what people raised; what was promised is a demand. No household is named.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="field_visit")
    post = models.CharField(max_length=120, blank=True)
    villages = models.PositiveIntegerField(default=1, blank=True)
    households = models.PositiveIntegerField(null=True, blank=True)
    opinions = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [models.CheckConstraint(condition=Q(villages__gte=1), name="a_visit_goes_to_a_village")]
