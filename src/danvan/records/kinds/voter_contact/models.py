from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Level(models.TextChoices):
    COMMUNE = "commune", _("Đại biểu Hội đồng nhân dân cấp xã")
    DISTRICT = "district", _("Đại biểu Hội đồng nhân dân cấp huyện")
    PROVINCE = "province", _("Đại biểu Hội đồng nhân dân cấp tỉnh")
    NATION = "nation", _("Đại biểu Quốc hội")


@classify(record=PUBLIC, level=PUBLIC, opinions=PUBLIC, answered=PUBLIC)
class VoterContactDetails(Row):
    """Whose deputies met voters; ``opinions`` counts what voters raised, ``answered`` what was answered on the spot."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="voter_contact")
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.COMMUNE, blank=True)
    opinions = models.PositiveIntegerField(default=0, blank=True)
    answered = models.PositiveIntegerField(default=0, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered__lte=models.F("opinions")), name="no_more_answers_than_voters_asked"
            )
        ]
