from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    LAUNCHED = "launched", _("Phát động phong trào thi đua")
    REGISTERED = "registered", _("Đăng ký tham gia thi đua")
    REVIEW = "review", _("Sơ kết, tổng kết phong trào")
    OUTSTANDING = "outstanding", _("Biểu dương điển hình tiên tiến")


@classify(record=PUBLIC, form=PUBLIC, theme=PUBLIC, collectives=PUBLIC, individuals=PUBLIC, valid_until=PUBLIC)
class CampaignDetails(Row):
    """A movement that was launched (until the local date ``valid_until``), or what came of one.

    ``theme`` is its name or motto; ``collectives`` and ``individuals`` count who registered, never who they are.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="campaign")
    form = models.CharField(max_length=11, choices=Form.choices)
    theme = models.CharField(max_length=300, blank=True)
    collectives = models.PositiveIntegerField(null=True, blank=True)
    individuals = models.PositiveIntegerField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(form__in=["launched", "registered"])
                | Q(collectives__isnull=True, individuals__isnull=True),
                name="one_registers_when_launched_or_later",
            ),
            models.CheckConstraint(
                condition=Q(form="launched") | Q(valid_until__isnull=True),
                name="only_what_is_launched_runs_until_a_day",
            ),
        ]
