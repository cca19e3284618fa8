from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record, Scored
from danvan.units.models import Unit

NOT_NEGATIVE = (MinValueValidator(0),)


class Nature(models.TextChoices):
    MODEL = "model", _("Mô hình")
    EXEMPLAR = "exemplar", _("Điển hình")


class Holder(models.TextChoices):
    COLLECTIVE = "collective", _("Tập thể")
    INDIVIDUAL = "individual", _("Cá nhân")


class Area(models.TextChoices):
    """The four fields of work in which models are registered."""

    ECONOMY = "economy", _("Phát triển kinh tế")
    CULTURE = "culture", _("Văn hóa - xã hội")
    DEFENCE = "defence", _("Quốc phòng - an ninh")
    SYSTEM = "system", _("Xây dựng hệ thống chính trị")


class Level(models.TextChoices):
    COMMUNE = "commune", _("Cấp xã")
    DISTRICT = "district", _("Cấp huyện")
    PROVINCE = "province", _("Cấp tỉnh")


class Stage(models.TextChoices):
    REGISTERED = "registered", _("Đã đăng ký, chờ duyệt")
    DECLINED = "declined", _("Không đưa vào danh mục")
    RUNNING = "running", _("Đang thực hiện")
    ASSESSED = "assessed", _("Đã tự đánh giá, chờ chấm điểm")
    RECOGNISED = "recognised", _("Đã công nhận")
    NOT_RECOGNISED = "not_recognised", _("Chưa được công nhận")
    RETIRED = "retired", _("Đã kết thúc")


@classify(
    record=PUBLIC, stage=PUBLIC, nature=PUBLIC, holder=PUBLIC, area=PUBLIC, level=PUBLIC, lead_post=PUBLIC, why=PUBLIC,
    target=PUBLIC, beneficiaries=PUBLIC, forces=PUBLIC, state_money=PUBLIC, people_money=PUBLIC, other_money=PUBLIC,
    runs_until=PUBLIC, results=PUBLIC, spread=PUBLIC, approved_on=PUBLIC, recognised_on=PUBLIC, decision=PUBLIC,
    retired_on=PUBLIC, criteria=PUBLIC, own_points=INTERNAL, points=INTERNAL, rank=INTERNAL, grade=INTERNAL, barred=INTERNAL,
)  # fmt: skip
class ModelDetails(Scored):
    """One model or exemplary unit from its registration (the record's first day) to its end.

    ``lead_post`` is a post, never a name; ``target`` what is to be reached, measurably; ``beneficiaries`` counts people;
    the three sums are millions of dong; ``forces`` who works along. ``results`` and ``spread`` are written when the host
    assesses itself. The dates of the moves are local dates.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="model")
    stage = models.CharField(max_length=14, choices=Stage.choices, default=Stage.REGISTERED, editable=False)
    nature = models.CharField(max_length=8, choices=Nature.choices, default=Nature.MODEL, blank=True)
    holder = models.CharField(max_length=10, choices=Holder.choices, default=Holder.COLLECTIVE, blank=True)
    area = models.CharField(max_length=7, choices=Area.choices)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.COMMUNE, blank=True)
    lead_post = models.CharField(max_length=120, blank=True)
    why = models.TextField(blank=True)
    target = models.TextField(blank=True)
    beneficiaries = models.PositiveIntegerField(null=True, blank=True)
    forces = models.CharField(max_length=300, blank=True)
    state_money = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    people_money = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    other_money = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    runs_until = models.DateField(null=True, blank=True)
    results = models.TextField(blank=True)
    spread = models.TextField(blank=True)
    approved_on = models.DateField(null=True, blank=True, editable=False)
    recognised_on = models.DateField(null=True, blank=True, editable=False)
    decision = models.CharField(max_length=200, blank=True, editable=False)
    retired_on = models.DateField(null=True, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="recognised") | Q(recognised_on__isnull=False), name="a_recognised_model_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(stage="retired") | Q(retired_on__isnull=False), name="a_retired_model_has_its_day"
            ),
        ]


@classify(record=PUBLIC, order=PUBLIC, unit=PUBLIC, adopted_on=PUBLIC, note=INTERNAL)
class Adoption(Row):
    """A unit that took the model over on the local date ``adopted_on``."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="adoptions")
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
