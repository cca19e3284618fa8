from django.db import models
from django.utils.translation import gettext_lazy as _


class CommitmentState(models.TextChoices):
    OPEN = "open", _("Chưa làm")
    DOING = "doing", _("Đang làm")
    ANSWERED = "answered", _("Đã trả lời, chưa làm xong")
    RESOLVED = "resolved", _("Đã giải quyết")
    NOT_DONE = "not_done", _("Không thực hiện được")


# Somebody still has to do something; the other two states are final.
UNFINISHED = frozenset({CommitmentState.OPEN, CommitmentState.DOING, CommitmentState.ANSWERED})


class Origin(models.TextChoices):
    DIALOGUE = "dialogue", _("Đối thoại")
    MEETING = "meeting", _("Họp dân, lấy ý kiến")
    OVERSIGHT = "oversight", _("Giám sát")
    CRITICISM = "criticism", _("Phản biện xã hội")
    BOARD = "board", _("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng")
    VOTERS = "voters", _("Kiến nghị cử tri")
    INSPECTION = "inspection", _("Kiểm tra")
    LAND = "land", _("Thu hồi đất, bồi thường")
    OTHER = "other", _("Nguồn khác")
