from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.plans.models import Citation
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(record=PUBLIC, citations=PUBLIC, documents=PUBLIC, audience=INTERNAL, staff=PUBLIC)
class DisseminationDetails(Row):
    """Which documents were made known, to whom, and how many officials were there (``staff``, part of the record's people).

    ``citations`` are documents a published plan names; ``documents`` names others, one per line.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="dissemination")
    citations = models.ManyToManyField(Citation, blank=True, related_name="disseminations")
    documents = models.TextField(blank=True)
    audience = models.CharField(max_length=300, blank=True)
    staff = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass
