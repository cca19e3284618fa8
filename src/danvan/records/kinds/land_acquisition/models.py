from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Step(models.TextChoices):
    """The steps in which people take part, in their order."""

    NOTICE = "notice", _("Thông báo thu hồi đất")
    MEETING = "meeting", _("Họp phổ biến")
    POSTED = "posted", _("Niêm yết phương án")
    ASKED = "asked", _("Lấy ý kiến phương án")
    MINUTES = "minutes", _("Lập biên bản lấy ý kiến")
    DIALOGUE = "dialogue", _("Đối thoại với hộ không đồng ý")
    APPROVED = "approved", _("Công khai phương án được duyệt")
    PERSUASION = "persuasion", _("Vận động")
    HANDOVER = "handover", _("Bàn giao mặt bằng")


@classify(record=PUBLIC, households=PUBLIC, handed_over=PUBLIC, objections=PUBLIC, closed_on=PUBLIC)
class LandAcquisitionDetails(Row):
    """One project that takes land, from the record's first day to ``closed_on`` (local date; None while it goes on).

    ``households`` counts those that lose land, ``handed_over`` those among them that left it, ``objections`` opinions
    against the plan of compensation. No household, address or parcel is named.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="land_acquisition")
    households = models.PositiveIntegerField(null=True, blank=True)
    handed_over = models.PositiveIntegerField(null=True, blank=True)
    objections = models.PositiveIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_over__isnull=True) | Q(households__isnull=False, handed_over__lte=F("households")),
                name="no_more_households_hand_over_than_there_are",
            )
        ]


@classify(record=PUBLIC, order=PUBLIC, step=PUBLIC, held_on=PUBLIC, households_present=PUBLIC, note=INTERNAL)
class LandStep(Row):
    """One step of a project, on the local date ``held_on``, with how many households were present."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="land_steps")
    order = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=Step.choices)
    held_on = models.DateField()
    households_present = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
