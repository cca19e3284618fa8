from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

FORMS = (
    "posted", "portal", "broadcast", "village_head", "in_writing", "meeting", "organisations", "social_network", "other"
)  # fmt: skip
"""The ways of making something public (Luật 10/2022/QH15, Điều 12 khoản 1), each a column."""


class Item(models.TextChoices):
    """What a commune must make public (Luật 10/2022/QH15, Điều 11)."""

    CK01 = "CK01", _("Kế hoạch kinh tế - xã hội, cơ cấu kinh tế hằng năm và kết quả")
    CK02 = "CK02", _("Dự toán, kế hoạch tài chính, quyết toán")
    CK03 = "CK03", _("Dự án, công trình; thu hồi đất, quỹ đất; quy hoạch")
    CK04 = "CK04", _("Quy chế, quy định liên quan đến Nhân dân")
    CK05 = "CK05", _("Nhiệm vụ, quyền hạn, quy tắc ứng xử của cán bộ, công chức xã")
    CK06 = "CK06", _("Quỹ, khoản đầu tư, tài trợ; khoản huy động Nhân dân đóng góp")
    CK07 = "CK07", _("Vay vốn; bình xét hộ nghèo, hộ cận nghèo; trợ giúp xã hội")
    CK08 = "CK08", _("Phí, lệ phí, nghĩa vụ tài chính do xã trực tiếp thu")
    CK09 = "CK09", _("Thủ tục hành chính do xã giải quyết")
    CK10 = "CK10", _("Thành lập, nhập, chia, điều chỉnh địa giới; đổi tên ấp, khóm")
    CK11 = "CK11", _("Kết quả thanh tra, kiểm tra, xử lý vi phạm; lấy phiếu tín nhiệm")
    CK12 = "CK12", _("Nội dung, kết quả tiếp thu ý kiến Nhân dân")
    CK13 = "CK13", _("Nghĩa vụ quân sự, tuyển dụng; chính sách an sinh, cứu trợ")
    CK14 = "CK14", _("Nội dung khác theo quy định")


@classify(
    record=PUBLIC, item=PUBLIC, decided_on=PUBLIC, posted_until=PUBLIC, broadcast_days=PUBLIC, in_time=PUBLIC, posted=PUBLIC,
    portal=PUBLIC, broadcast=PUBLIC, village_head=PUBLIC, in_writing=PUBLIC, meeting=PUBLIC, organisations=PUBLIC,
    social_network=PUBLIC, other=PUBLIC,
)  # fmt: skip
class DisclosureDetails(Row):
    """One thing made public from the record's first day on. ``decided_on`` is the day of the paper: from it the time to
    publish runs. ``posted_until`` is the last day it is posted and may lie in the future; ``broadcast_days`` counts days on
    the loudspeakers. ``in_time`` follows by the rule of ``decided_on``; None where there is no day or no rule. Local dates.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="disclosure")
    item = models.CharField(max_length=4, choices=Item.choices)
    decided_on = models.DateField(null=True, blank=True)
    posted = models.BooleanField(default=False)
    portal = models.BooleanField(default=False)
    broadcast = models.BooleanField(default=False)
    village_head = models.BooleanField(default=False)
    in_writing = models.BooleanField(default=False)
    meeting = models.BooleanField(default=False)
    organisations = models.BooleanField(default=False)
    social_network = models.BooleanField(default=False)
    other = models.BooleanField(default=False)
    posted_until = models.DateField(null=True, blank=True)
    broadcast_days = models.PositiveIntegerField(null=True, blank=True)
    in_time = models.BooleanField(null=True, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(posted=True) | Q(posted_until__isnull=True), name="only_what_is_posted_has_a_last_day"
            ),
            models.CheckConstraint(
                condition=Q(broadcast=True) | Q(broadcast_days__isnull=True), name="only_what_is_broadcast_has_days"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=False) | Q(in_time__isnull=True), name="in_time_is_judged_from_a_day"
            ),
        ]

    @property
    def forms(self) -> int:
        """How many ways of making it public were used."""
        return sum(getattr(self, name) for name in FORMS)
