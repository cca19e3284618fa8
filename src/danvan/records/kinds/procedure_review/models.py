from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


@classify(
    record=PUBLIC, in_force=PUBLIC, posted=PUBLIC, at_counter=PUBLIC, on_portal=PUBLIC, full_online=PUBLIC,
    part_online=PUBLIC, reviewed=PUBLIC, abolished=PUBLIC, shortened=PUBLIC, one_stop=PUBLIC,
)  # fmt: skip
class ProcedureReviewDetails(Row):
    """The catalogue of administrative procedures on the record's day, and what a review changed. All columns are counts of
    procedures, but for ``at_counter``, ``on_portal`` (where they are posted) and ``one_stop`` (the unit has a one-stop desk).

    ``full_online`` and ``part_online`` are services offered online wholly or in part (Decree 42/2022); reports of 2023
    still said level 4 and levels 2 to 3.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="procedure_review")
    in_force = models.PositiveIntegerField(null=True, blank=True)
    posted = models.PositiveIntegerField(null=True, blank=True)
    at_counter = models.BooleanField(default=False)
    on_portal = models.BooleanField(default=False)
    full_online = models.PositiveIntegerField(null=True, blank=True)
    part_online = models.PositiveIntegerField(null=True, blank=True)
    reviewed = models.PositiveIntegerField(null=True, blank=True)
    abolished = models.PositiveIntegerField(null=True, blank=True)
    shortened = models.PositiveIntegerField(null=True, blank=True)
    one_stop = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(posted__lte=models.F("in_force")), name="no_more_posted_than_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(shortened__lte=models.F("reviewed")), name="no_more_shortened_than_reviewed"
            ),
        ]
