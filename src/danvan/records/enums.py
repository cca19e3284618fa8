from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    STANDALONE = "standalone", _("Tổ chức riêng")
    WOVEN = "woven", _("Lồng ghép")


class UnitRole(models.TextChoices):
    HOST = "host", _("Chủ trì")
    PARTICIPATING = "participating", _("Tham gia")


class Hand(models.TextChoices):
    """Whose marks they are."""

    OWN = "own", _("Tự chấm")
    PANEL = "panel", _("Hội đồng chấm")
    VERIFIED = "verified", _("Thẩm định")


class Channel(models.TextChoices):
    """How a unit sent what somebody else entered for it."""

    PAPER = "paper", _("Bản giấy")
    ZALO = "zalo", "Zalo"
    OFFICE_SYSTEM = "office_system", _("Hệ thống văn bản")
    PHONE = "phone", _("Điện thoại")
    EMAIL = "email", _("Thư điện tử")
