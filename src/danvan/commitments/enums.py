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
    CRITICISM = "criticism", _("Phản biện xã hội")
    MEETING = "meeting", _("Họp dân, lấy ý kiến")
    BOARD = "board", _("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng")
    LAND = "land", _("Thu hồi đất, bồi thường")
    VOTERS = "voters", _("Kiến nghị cử tri")
    OTHER = "other", _("Nguồn khác")
