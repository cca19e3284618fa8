from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    MEETING = "meeting", _("Họp cộng đồng dân cư")
    BALLOT = "ballot", _("Lấy phiếu từng hộ")
    ONLINE = "online", _("Biểu quyết trực tuyến")


class Subject(models.TextChoices):
    """What people discuss and decide themselves (Luật 10/2022/QH15, Điều 15)."""

    CONTRIBUTION = "contribution", _("Chủ trương, mức đóng góp")
    SPENDING = "spending", _("Thu, chi, quản lý quỹ, khoản đóng góp")
    CONVENTION = "convention", _("Hương ước, quy ước")
    HEAD = "head", _("Bầu, cho thôi trưởng ấp, khóm")
    BOARD = "board", _("Bầu, cho thôi Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng")
    OTHER = "other", _("Việc tự quản khác")


@classify(record=PUBLIC, form=PUBLIC, households=PUBLIC, attending=PUBLIC, sent_on=PUBLIC)
class CommunityMeetingDetails(Row):
    """One meeting or ballot of a village or quarter. ``households`` counts all households there, which every share is of;
    ``attending`` those that came or whose ballot was valid; both are known or neither. ``sent_on`` is the local date the
    result went to the People's Committee and the Front of the commune.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="community_meeting")
    form = models.CharField(max_length=7, choices=Form.choices)
    households = models.PositiveIntegerField(null=True, blank=True)
    attending = models.PositiveIntegerField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(households__isnull=True, attending__isnull=True)
                | Q(households__isnull=False, attending__isnull=False, attending__lte=F("households")),
                name="no_more_households_attend_than_there_are",
            )
        ]


@classify(
    record=PUBLIC,
    order=PUBLIC,
    text=INTERNAL,
    subject=PUBLIC,
    agree=PUBLIC,
    disagree=PUBLIC,
    abstain=PUBLIC,
    passed=PUBLIC,
)
class MeetingItem(Row):
    """One thing put to the vote, with how many households were for and against it and had no opinion; never which.

    ``passed`` follows from the share of all households that the law asks for on the day; None where it cannot be told.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="meeting_items")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    subject = models.CharField(max_length=12, choices=Subject.choices)
    agree = models.PositiveIntegerField(null=True, blank=True)
    disagree = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]

    @property
    def voting(self) -> int:
        """Households whose vote is written down."""
        return (self.agree or 0) + (self.disagree or 0) + (self.abstain or 0)
