from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record
from danvan.units.models import Unit


class Subject(models.TextChoices):
    PLAN = "plan", _("Thực hiện kế hoạch dân vận chính quyền, quy chế dân chủ")
    PUBLIC_SERVICE = "public_service", _("Kiểm tra công vụ")
    SELF = "self", _("Tự kiểm tra")


@classify(
    record=PUBLIC, subject=PUBLIC, programme=PUBLIC, team=INTERNAL, invited=PUBLIC, visited=PUBLIC, findings=PUBLIC,
    conclusion=PUBLIC, concluded_on=PUBLIC, disciplined=PUBLIC,
)  # fmt: skip
class InspectionDetails(Row):
    """One visit of an inspection. ``programme`` names the plan or decision it follows, ``team`` its members by post.

    ``visited`` are the units that were inspected, ``invited`` says whether Party and Front bodies went along.
    ``findings`` counts shortcomings; what must be mended is a demand. ``disciplined`` counts officials, never names them.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="inspection")
    subject = models.CharField(max_length=15, choices=Subject.choices)
    programme = models.CharField(max_length=200, blank=True)
    team = models.TextField(blank=True)
    invited = models.BooleanField(default=False)
    visited = models.ManyToManyField(Unit, blank=True, related_name="+")
    findings = models.PositiveIntegerField(null=True, blank=True)
    conclusion = models.CharField(max_length=200, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    disciplined = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject="public_service") | models.Q(disciplined__isnull=True),
                name="only_an_inspection_of_public_service_disciplines",
            )
        ]
