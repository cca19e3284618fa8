from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    STAFF = "staff", _("Hội nghị cán bộ, công chức, viên chức")
    WORKERS = "workers", _("Hội nghị người lao động ở doanh nghiệp")
    WORKPLACE_DIALOGUE = "workplace_dialogue", _("Đối thoại tại nơi làm việc ở doanh nghiệp")


@classify(
    record=PUBLIC,
    form=PUBLIC,
    delegates=PUBLIC,
    opinions=PUBLIC,
    answered=PUBLIC,
    resolution=PUBLIC,
    year_ended_on=PUBLIC,
)
class StaffConferenceDetails(Row):
    """One conference. ``delegates`` counts those due to attend (the record's people are those who did), ``opinions`` all
    that were raised and ``answered`` those answered on the spot; ``resolution`` names the paper that was agreed.

    ``year_ended_on`` is the local date on which the working year it closes ends; empty where that is the calendar year
    before.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="staff_conference")
    form = models.CharField(max_length=20, choices=Form.choices)
    delegates = models.PositiveIntegerField(null=True, blank=True)
    opinions = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    resolution = models.CharField(max_length=200, blank=True)
    year_ended_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(answered__isnull=True) | Q(opinions__isnull=False, answered__lte=F("opinions")),
                name="no_more_answers_than_opinions_of_staff",
            ),
            models.CheckConstraint(
                condition=Q(form="staff") | Q(year_ended_on__isnull=True), name="only_an_agency_closes_a_working_year"
            ),
        ]
