from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(record=PUBLIC, teams=PUBLIC, mediators=PUBLIC, cases=PUBLIC, succeeded=PUBLIC)
class MediationDetails(Row):
    """``teams`` and ``mediators`` there are on the record's last day; ``cases`` mediated from its first to its last day."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="mediation")
    teams = models.PositiveIntegerField(null=True, blank=True)
    mediators = models.PositiveIntegerField(null=True, blank=True)
    cases = models.PositiveIntegerField(null=True, blank=True)
    succeeded = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(succeeded__lte=models.F("cases")), name="no_more_reconciled_than_mediated"
            )
        ]
