from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record
from danvan.units.models import Unit


class Form(models.TextChoices):
    """Forms of commendation. Luật Thi đua, khen thưởng 06/2022/QH15."""

    CERTIFICATE = "certificate", _("Giấy khen")
    MERIT = "merit", _("Bằng khen cấp tỉnh, bộ")
    NATIONAL = "national", _("Bằng khen của Thủ tướng Chính phủ")
    TITLE = "title", _("Danh hiệu thi đua")
    FLAG = "flag", _("Cờ thi đua")
    LETTER = "letter", _("Biểu dương, thư khen")


class Achievement(models.TextChoices):
    """For what kind of merit: one merit is commended once."""

    MOBILISATION = "mobilisation", _("Công tác dân vận chính quyền")
    MODEL = "model", _("Phong trào thi đua “Dân vận khéo”")
    DEMOCRACY = "democracy", _("Thực hiện dân chủ ở cơ sở")
    MOVEMENT = "movement", _("Phong trào thi đua khác")
    SUDDEN = "sudden", _("Thành tích đột xuất")


class Party(models.TextChoices):
    COLLECTIVE = "collective", _("Tập thể")
    INDIVIDUAL = "individual", _("Cá nhân")


class Stage(models.TextChoices):
    PROPOSED = "proposed", _("Đang lập hồ sơ")
    SUBMITTED = "submitted", _("Đã trình, chờ xét")
    COUNCIL = "council", _("Đã qua Hội đồng")
    DECIDED = "decided", _("Đã có quyết định")
    REFUSED = "refused", _("Không khen")
    WITHDRAWN = "withdrawn", _("Đã rút")


@classify(
    record=PUBLIC, stage=PUBLIC, form=PUBLIC, achievement=PUBLIC, achieved_from=PUBLIC, achieved_to=PUBLIC, merit=PUBLIC,
    submitted_on=PUBLIC, council_on=PUBLIC, decided_on=PUBLIC, decision=PUBLIC,
)  # fmt: skip
class CommendationDetails(Row):
    """A proposal to commend, for merit from ``achieved_from`` to ``achieved_to`` (local dates, both included).

    ``merit`` is the summary of what was achieved; ``decision`` number and day of the paper.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="commendation")
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.PROPOSED, editable=False)
    form = models.CharField(max_length=11, choices=Form.choices)
    achievement = models.CharField(
        max_length=12, choices=Achievement.choices, default=Achievement.MOBILISATION, blank=True
    )
    achieved_from = models.DateField(null=True, blank=True)
    achieved_to = models.DateField(null=True, blank=True)
    merit = models.TextField(blank=True)
    submitted_on = models.DateField(null=True, blank=True, editable=False)
    council_on = models.DateField(null=True, blank=True, editable=False)
    decided_on = models.DateField(null=True, blank=True, editable=False)
    decision = models.CharField(max_length=200, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(achieved_from__isnull=True, achieved_to__isnull=True)
                | Q(achieved_from__isnull=False, achieved_to__isnull=False, achieved_to__gte=F("achieved_from")),
                name="merit_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(stage="decided") | Q(decided_on__isnull=False), name="a_decision_to_commend_has_its_day"
            ),
        ]


@classify(record=PUBLIC, order=PUBLIC, unit=PUBLIC, party=PUBLIC, post=INTERNAL, note=INTERNAL)
class Awardee(Row):
    """Whom it is proposed to commend: a ``unit`` as a whole, or somebody in it by ``post``, never by name."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="awardees")
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=10, choices=Party.choices, default=Party.COLLECTIVE, blank=True)
    post = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["unit", "party"], name="awardees_of_a_unit")]
