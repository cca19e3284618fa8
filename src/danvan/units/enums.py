"""Choices of the units app; importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class System(models.TextChoices):
    """The three systems. A People's Committee assigns only units of the state; others are requested."""

    STATE = "state", _("Nhà nước")
    PARTY = "party", _("Đảng")
    FRONT = "front", _("Mặt trận, đoàn thể")


class Level(models.TextChoices):
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")


class ChangeKind(models.TextChoices):
    CREATE = "create", _("Thành lập")
    MERGE = "merge", _("Sáp nhập")
    SPLIT = "split", _("Chia tách")
    RENAME = "rename", _("Đổi tên")
    MOVE = "move", _("Chuyển cấp quản lý")
    ABOLISH = "abolish", _("Giải thể")
