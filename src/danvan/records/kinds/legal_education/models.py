from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(record=PUBLIC, sessions=PUBLIC, topic=PUBLIC, papers=PUBLIC)
class LegalEducationDetails(Row):
    """``sessions`` that were held on ``topic`` and ``papers`` handed out. The people who came are the record's."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="legal_education")
    sessions = models.PositiveIntegerField(default=1, blank=True)
    topic = models.CharField(max_length=300, blank=True)
    papers = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass
