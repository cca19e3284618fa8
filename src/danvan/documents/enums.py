from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    INCOMING = "incoming", _("Văn bản đến")
    ISSUED = "issued", _("Văn bản phát hành")


class FileKind(models.TextChoices):
    WORD = "docx", _("Tệp Word")
    PDF = "pdf", _("Tệp PDF")
    TEXT = "txt", _("Tệp văn bản")
    SHEET = "xlsx", _("Tệp Excel")
    PICTURE = "picture", _("Hình ảnh")


class Visibility(models.TextChoices):
    UNIT = "unit", _("Đơn vị mình")
    AREA = "area", _("Trong địa bàn")
    PUBLIC = "public", _("Đề nghị công khai")


class StepKind(models.TextChoices):
    INITIAL = "initial", _("Ký nháy")
    FORMAT = "format", _("Soát thể thức")
    APPROVE = "approve", _("Duyệt")


class RoutingState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    INITIAL = "initial", _("Chờ ký nháy")
    FORMAT = "format", _("Chờ soát thể thức")
    APPROVE = "approve", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt, chờ phát hành")
    ISSUED = "issued", _("Đã phát hành")
    RETURNED = "returned", _("Trả lại")
