from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """The part of a day, as the columns of a schedule."""

    MORNING = "morning", _("Sáng")
    AFTERNOON = "afternoon", _("Chiều")
    EVENING = "evening", _("Tối")


class SessionState(models.TextChoices):
    PLANNED = "planned", _("Theo lịch")
    POSTPONED = "postponed", _("Hoãn")
    CANCELLED = "cancelled", _("Hủy")
