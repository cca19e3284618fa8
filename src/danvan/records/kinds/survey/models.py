from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Way(models.TextChoices):
    PAPER = "paper", _("Phiếu giấy")
    ONLINE = "online", _("Trực tuyến")
    KIOSK = "kiosk", _("Máy đánh giá tại bộ phận một cửa")


@classify(record=PUBLIC, way=PUBLIC, ballots_out=PUBLIC, ballots_in=PUBLIC, satisfied=PUBLIC, dissatisfied=PUBLIC)
class SurveyDetails(Row):
    """A survey of satisfaction: ballots handed out and back, and of those back how many were satisfied or not."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="survey")
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.PAPER, blank=True)
    ballots_out = models.PositiveIntegerField(null=True, blank=True)
    ballots_in = models.PositiveIntegerField(null=True, blank=True)
    satisfied = models.PositiveIntegerField(null=True, blank=True)
    dissatisfied = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ballots_in__lte=models.F("ballots_out")), name="no_more_ballots_back_than_out"
            ),
            models.CheckConstraint(
                condition=models.Q(satisfied__lte=models.F("ballots_in")), name="no_more_satisfied_than_ballots"
            ),
        ]
