from django.db import models
from django.utils.translation import gettext_lazy as _


class CommitmentState(models.TextChoices):
    DOING = "doing", _("Đang làm")
    ANSWERED = "answered", _("Đã trả lời, chưa làm xong")
    RESOLVED = "resolved", _("Đã giải quyết")


class Origin(models.TextChoices):
    DIALOGUE = "dialogue", _("Đối thoại")
    OVERSIGHT = "oversight", _("Giám sát, phản biện")
    INSPECTION = "inspection", _("Kiểm tra")
    OTHER = "other", _("Nguồn khác")
