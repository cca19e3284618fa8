from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    MODEL = "model", _("Chấm điểm mô hình “Dân vận khéo”")
    EVALUATION = "evaluation", _("Đánh giá, xếp loại đơn vị")


class SetState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    PUBLISHED = "published", _("Đang áp dụng")
    RETIRED = "retired", _("Thôi áp dụng")


class How(models.TextChoices):
    """How the points of a criterion are found."""

    MANUAL = "manual", _("Người chấm cho điểm")
    YES_NO = "yes_no", _("Có hoặc không")
    STEPS = "steps", _("Bậc thang theo con số")
    INDICATOR = "indicator", _("Từ chỉ tiêu trong sổ")
    BAR = "bar", _("Điểm liệt")
