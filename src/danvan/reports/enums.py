from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodKind(models.TextChoices):
    HALF = "half", _("6 tháng đầu năm")
    YEAR = "year", _("Năm")
    OTHER = "other", _("Kỳ khác")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Đã nộp")
    RETURNED = "returned", _("Trả lại")
    ACCEPTED = "accepted", _("Đã tiếp nhận")


class Ruling(models.TextChoices):
    """What the receiving office said of one version."""

    ACCEPTED = "accepted", _("Tiếp nhận")
    RETURNED = "returned", _("Trả lại")


class Answer(models.TextChoices):
    """What a person said of a figure. Nothing said is no row: a blank is never a zero."""

    VALUE = "value", _("Có số")
    ZERO = "zero", _("Không phát sinh")
    NOT_APPLICABLE = "not_applicable", _("Không thuộc phạm vi")
    NOT_REPORTED = "not_reported", _("Chưa báo cáo")


class Channel(models.TextChoices):
    """How a unit sent the report that somebody else entered for it."""

    PAPER = "paper", _("Bản giấy")
    ZALO = "zalo", "Zalo"
    OFFICE_SYSTEM = "office_system", _("Hệ thống văn bản")
    PHONE = "phone", _("Điện thoại")
    EMAIL = "email", _("Thư điện tử")


class ConsolidationState(models.TextChoices):
    COMPOSING = "composing", _("Đang soạn")
    ROUTED = "routed", _("Đã trình")
