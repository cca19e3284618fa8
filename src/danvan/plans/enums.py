from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    READING = "reading", _("Đang đọc")
    UNREADABLE = "unreadable", _("Không đọc được")
    REVIEW = "review", _("Đang soát")
    PUBLISHED = "published", _("Đã ban hành")


class DutyKind(models.TextChoices):
    PRINCIPLE = "principle", _("Yêu cầu chung")
    TASK = "task", _("Nhiệm vụ")
    REPORTING = "reporting", _("Chế độ báo cáo")
    CONSOLIDATION = "consolidation", _("Tổng hợp báo cáo")
    EVENT = "event", _("Khi có phát sinh")


class Relation(models.TextChoices):
    ASSIGNED = "assigned", _("Giao")
    REQUESTED = "requested", _("Đề nghị")


class DutyState(models.TextChoices):
    PROPOSED = "proposed", _("Chưa soát")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DISCARDED = "discarded", _("Bỏ qua")


class ParticipantRole(models.TextChoices):
    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")
    REQUESTED = "requested", _("Được đề nghị")
    RECEIVER = "receiver", _("Nhận báo cáo")
    EXCEPTED = "excepted", _("Trừ ra")


class TargetBound(models.TextChoices):
    AT_LEAST = "at_least", _("ít nhất")
    MORE_THAN = "more_than", _("trên")
    AT_MOST = "at_most", _("không quá")
    LESS_THAN = "less_than", _("dưới")
    EXACTLY = "exactly", _("đạt")


class TargetPeriod(models.TextChoices):
    WEEK = "week", _("tuần")
    MONTH = "month", _("tháng")
    QUARTER = "quarter", _("quý")
    HALF = "half", _("6 tháng")
    YEAR = "year", _("năm")


LEADS = (ParticipantRole.LEAD, ParticipantRole.REQUESTED)


class AssignmentState(models.TextChoices):
    GIVEN = "given", _("Đã giao")
    ACKNOWLEDGED = "acknowledged", _("Đã nhận")
    DOING = "doing", _("Đang làm")
    AWAITING = "awaiting", _("Chờ duyệt")
    RETURNED = "returned", _("Trả lại")
    DONE = "done", _("Hoàn thành")
    SENT = "sent", _("Đã gửi")
    RESPONDED = "responded", _("Đã phản hồi")


class DifficultyState(models.TextChoices):
    OPEN = "open", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    RESOLVED = "resolved", _("Đã giải quyết")
