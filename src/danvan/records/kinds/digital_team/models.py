from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    TEAM = "team", _("Thành lập, kiện toàn tổ")
    GUIDING = "guiding", _("Hướng dẫn người dân dùng dịch vụ công trực tuyến")


@classify(record=PUBLIC, form=PUBLIC, teams=PUBLIC, members=PUBLIC, guided=PUBLIC)
class DigitalTeamDetails(Row):
    """How many ``teams`` and ``members`` there are in all (of a team), or how often people were ``guided`` (lượt người)."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="digital_team")
    form = models.CharField(max_length=8, choices=Form.choices)
    teams = models.PositiveIntegerField(null=True, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    guided = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(form="team", guided__isnull=True)
                | models.Q(form="guiding", teams__isnull=True, members__isnull=True),
                name="a_team_is_founded_or_guides",
            )
        ]
