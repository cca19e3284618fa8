from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    OVERSIGHT = "oversight", _("Giám sát")
    CRITICISM = "criticism", _("Phản biện xã hội")
    COMMENT = "comment", _("Góp ý văn bản")


class Body(models.TextChoices):
    FRONT = "front", _("Ủy ban Mặt trận Tổ quốc Việt Nam")
    FARMERS = "farmers", _("Hội Nông dân")
    WOMEN = "women", _("Hội Liên hiệp Phụ nữ")
    YOUTH = "youth", _("Đoàn Thanh niên Cộng sản Hồ Chí Minh")
    VETERANS = "veterans", _("Hội Cựu chiến binh")
    UNION = "union", _("Công đoàn")
    OTHER = "other", _("Tổ chức khác")


@classify(
    record=PUBLIC, form=PUBLIC, body=PUBLIC, programme=PUBLIC, papers=PUBLIC, recommendations=PUBLIC, received_on=PUBLIC,
    replied_on=PUBLIC, reply=PUBLIC,
)  # fmt: skip
class OversightDetails(Row):
    """A body's oversight of the host, or its remarks on drafts of the host (Decisions 217-QĐ/TW and 218-QĐ/TW of 2013).

    ``papers`` counts drafts remarked on, ``recommendations`` what was asked of the host, received in writing on
    ``received_on`` and answered in writing on ``replied_on`` by the paper ``reply``. What must be done is a demand.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="oversight")
    form = models.CharField(max_length=10, choices=Form.choices)
    body = models.CharField(max_length=10, choices=Body.choices, default=Body.FRONT, blank=True)
    programme = models.CharField(max_length=200, blank=True)
    papers = models.PositiveIntegerField(null=True, blank=True)
    recommendations = models.PositiveIntegerField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=200, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(replied_on__gte=models.F("received_on")),
                name="a_recommendation_is_answered_after_it_came",
            )
        ]
