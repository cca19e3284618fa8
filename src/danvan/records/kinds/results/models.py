from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

NOT_NEGATIVE = (MinValueValidator(0),)


class Item(models.TextChoices):
    POOR = "poor", _("Hộ nghèo")
    NEAR_POOR = "near_poor", _("Hộ cận nghèo")
    ESCAPED = "escaped", _("Hộ thoát nghèo trong kỳ")
    HOUSEHOLDS = "households", _("Tổng số hộ")
    HOUSES = "houses", _("Nhà đại đoàn kết, nhà tình thương")
    HOUSES_MONEY = "houses_money", _("Kinh phí nhà đại đoàn kết, nhà tình thương (triệu đồng)")
    SHACKS = "shacks", _("Nhà tạm, nhà dột nát được xóa")
    GIFTS = "gifts", _("Suất quà an sinh")
    HELPED = "helped", _("Lượt người được hỗ trợ an sinh")
    WELFARE_MONEY = "welfare_money", _("Kinh phí an sinh (triệu đồng)")
    FUND = "fund", _("Vận động Quỹ Vì người nghèo (triệu đồng)")
    PAID = "paid", _("Lượt người được chi trả chính sách")
    PAID_MONEY = "paid_money", _("Kinh phí chi trả chính sách (triệu đồng)")
    RURAL_COMMUNES = "rural_communes", _("Xã đạt chuẩn nông thôn mới")
    RURAL_CRITERIA = "rural_criteria", _("Tiêu chí nông thôn mới đạt")
    CULTURE_FAMILIES = "culture_families", _("Hộ đạt Gia đình văn hóa")
    CULTURE_VILLAGES = "culture_villages", _("Ấp, khóm văn hóa")
    HELPERS = "helpers", _("Lượt cán bộ, chiến sĩ giúp dân")
    JOBS = "jobs", _("Người được giải quyết việc làm")
    BORROWERS = "borrowers", _("Người được vay vốn")
    LOANS = "loans", _("Vốn vay (triệu đồng)")
    INSURED = "insured", _("Người tham gia bảo hiểm y tế")
    POPULATION = "population", _("Dân số")
    RECRUITS = "recruits", _("Thanh niên nhập ngũ đã giao")
    RECRUITS_WANTED = "recruits_wanted", _("Chỉ tiêu giao quân")
    SECURITY = "security", _("Mô hình bảo đảm an ninh trật tự")


@classify(record=PUBLIC, source=PUBLIC)
class ResultsDetails(Row):
    """Results of a unit, or, where the record names a place, of that village. ``source`` says what they were taken from."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="results")
    source = models.CharField(max_length=200, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass


@classify(record=PUBLIC, order=PUBLIC, item=PUBLIC, value=PUBLIC, target=PUBLIC, note=INTERNAL)
class ResultLine(Row):
    """One figure of a record: what was reached (``value``) and what the year wants (``target``), in the item's own unit."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="result_lines")
    order = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=16, choices=Item.choices)
    value = models.DecimalField(max_digits=12, decimal_places=3, validators=NOT_NEGATIVE)
    target = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    note = models.CharField(max_length=200, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="a_result_is_not_negative"),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gte=0), name="a_target_is_not_negative"
            ),
        ]
        indexes = [models.Index(fields=["item", "record"], name="results_of_an_item")]
