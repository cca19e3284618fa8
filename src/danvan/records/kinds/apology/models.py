from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Cause(models.TextChoices):
    LATE = "late", _("Quá hạn hồ sơ")
    WRONG = "wrong", _("Sai sót hồ sơ")
    MANNER = "manner", _("Thái độ phục vụ")
    OTHER = "other", _("Khác")


@classify(record=PUBLIC, letters=PUBLIC, files=PUBLIC, cause=PUBLIC)
class ApologyDetails(Row):
    """``letters`` that were sent for one ``cause``, and the ``files`` (hồ sơ) they are about. Never to whom."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="apology")
    letters = models.PositiveIntegerField(default=1, blank=True)
    files = models.PositiveIntegerField(null=True, blank=True)
    cause = models.CharField(max_length=8, choices=Cause.choices)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass
