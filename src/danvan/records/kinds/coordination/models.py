from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    PROGRAMME = "programme", _("Ký chương trình, quy chế phối hợp")
    MEETING = "meeting", _("Họp, giao ban phối hợp")
    REVIEW = "review", _("Sơ kết, tổng kết chương trình phối hợp")


@classify(record=PUBLIC, form=PUBLIC, reference=PUBLIC, partners=PUBLIC, valid_until=PUBLIC, review_on=PUBLIC)
class CoordinationDetails(Row):
    """A programme that was signed (in force from the record's day to ``valid_until``, without end where that is empty),
    or a meeting held under one. ``reference`` is number and day of the paper, ``partners`` the bodies, one a line;
    ``review_on`` the day by which it is to be reviewed. Local dates.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="coordination")
    form = models.CharField(max_length=10, choices=Form.choices)
    reference = models.CharField(max_length=200, blank=True)
    partners = models.TextField(blank=True)
    valid_until = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(form="programme") | Q(valid_until__isnull=True, review_on__isnull=True),
                name="only_a_programme_is_in_force",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(review_on__isnull=True) | Q(review_on__lte=F("valid_until")),
                name="a_programme_is_reviewed_before_it_ends",
            ),
        ]
