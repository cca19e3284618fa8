from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record, Scored


class Stage(models.TextChoices):
    DRAFT = "draft", _("Đang tự chấm")
    SUBMITTED = "submitted", _("Đã gửi, chờ thẩm định")
    VERIFIED = "verified", _("Đã thẩm định")
    PUBLISHED = "published", _("Đã công bố kết quả")


@classify(
    record=PUBLIC, stage=PUBLIC, year=PUBLIC, submitted_on=PUBLIC, verified_on=PUBLIC, published_on=PUBLIC,
    decision=PUBLIC, criteria=PUBLIC, own_points=INTERNAL, points=PUBLIC, rank=PUBLIC, grade=PUBLIC, barred=INTERNAL,
)  # fmt: skip
class EvaluationDetails(Scored):
    """How one unit did in a ``year``. The dates of the moves are local dates; ``decision`` names the published paper."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="evaluation")
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    year = models.PositiveSmallIntegerField()
    submitted_on = models.DateField(null=True, blank=True, editable=False)
    verified_on = models.DateField(null=True, blank=True, editable=False)
    published_on = models.DateField(null=True, blank=True, editable=False)
    decision = models.CharField(max_length=200, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="published") | Q(published_on__isnull=False), name="a_published_result_has_its_day"
            ),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="an_evaluation_is_of_a_year"),
        ]

    def get_year_display(self) -> str:
        """A year is written without the dot of thousands."""
        return str(self.year)
