from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(record=PUBLIC, content=PUBLIC, audience=PUBLIC, evaluation=INTERNAL, materials=PUBLIC)
class TrainingDetails(Row):
    """One class: what was taught, to whom, how it was judged, and which materials were given. Its people are the record's."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="training")
    content = models.TextField(blank=True)
    audience = models.CharField(max_length=300, blank=True)
    evaluation = models.TextField(blank=True)
    materials = models.CharField(max_length=300, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass
