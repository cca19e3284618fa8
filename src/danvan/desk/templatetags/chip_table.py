"""Words, icon and tone of every state, by family. A state says itself in words; the colour only repeats them."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Look(NamedTuple):
    """``icon`` is a symbol of icons.svg; ``tone`` one or more of ok, warn, bad, lotus, quiet, outline, dashed, bare."""

    icon: str
    words: str | Promise
    tone: str


CHIPS: dict[str, dict[str, Look]] = {
    "plan": {
        "reading": Look("half-disc", _("Đang đọc"), "quiet"),
        "unreadable": Look("triangle", _("Không đọc được"), "bad"),
        "review": Look("eye", _("Đang soát"), "lotus"),
        "published": Look("tick", _("Đã ban hành"), "ok"),
    },
    "duty": {
        "proposed": Look("eye", _("Chưa soát"), "lotus"),
        "confirmed": Look("tick", _("Đã xác nhận"), "ok"),
        "discarded": Look("minus", _("Bỏ qua"), "quiet"),
    },
    "reading": {
        "clear": Look("tick", _("Rõ"), "ok bare"),
        "look": Look("eye", _("Nên xem"), "warn bare"),
        "unit": Look("triangle", _("Thiếu đơn vị"), "bad bare"),
    },
    "work": {
        "given": Look("plane", _("Đã giao"), "quiet"),
        "acknowledged": Look("check", _("Đã nhận"), "quiet"),
        "doing": Look("half-disc", _("Đang làm"), "quiet"),
        "paused": Look("pause", _("Tạm dừng"), "quiet"),
        "awaiting": Look("dots", _("Chờ duyệt"), "lotus"),
        "returned": Look("arrow-back", _("Trả lại"), "warn"),
        "done": Look("tick", _("Hoàn thành"), "ok"),
        "sent": Look("plane", _("Đã gửi"), "quiet"),
        "responded": Look("check", _("Đã phản hồi"), "quiet"),
    },
    "difficulty": {
        "open": Look("clock", _("Chờ trả lời"), "warn"),
        "answered": Look("check", _("Đã trả lời"), "quiet"),
        "resolved": Look("tick", _("Đã giải quyết"), "ok"),
    },
    "commitment": {
        "open": Look("circle", _("Chưa làm"), "outline"),
        "doing": Look("half-disc", _("Đang làm"), "quiet"),
        "answered": Look("check", _("Đã trả lời, chưa làm xong"), "quiet"),
        "resolved": Look("tick", _("Đã giải quyết"), "ok"),
        "not_done": Look("close", _("Không thực hiện được"), "bad"),
    },
    "case": {
        "received": Look("inbox", _("Đã tiếp nhận"), "outline"),
        "accepted": Look("check", _("Đã thụ lý"), "quiet"),
        "verifying": Look("half-disc", _("Đang xác minh"), "quiet"),
        "dialogue": Look("users", _("Đã đối thoại"), "quiet"),
        "suspended": Look("pause", _("Tạm đình chỉ"), "warn"),
        "decided": Look("check", _("Đã có quyết định"), "quiet"),
        "sent": Look("plane", _("Đã gửi quyết định"), "quiet"),
        "processing": Look("half-disc", _("Đang xử lý"), "quiet"),
        "answered": Look("check", _("Đã trả lời, chưa giải quyết xong"), "quiet"),
        "resolved": Look("tick", _("Đã giải quyết"), "ok"),
        "refused": Look("minus", _("Không thụ lý"), "quiet"),
        "guided": Look("arrow-back", _("Trả đơn, hướng dẫn"), "quiet"),
        "transferred": Look("arrow-right", _("Đã chuyển"), "quiet"),
        "withdrawn": Look("undo", _("Đã rút đơn"), "quiet"),
        "terminated": Look("minus", _("Đình chỉ"), "quiet"),
        "filed": Look("book", _("Lưu đơn"), "quiet"),
        "merged": Look("merge", _("Nhập vào vụ việc khác"), "quiet"),
    },
    "hand": {
        "none": Look("user", _("Chưa giao"), "dashed"),
        "offered": Look("plane", _("Chờ đơn vị nhận"), "lotus"),
        "taken": Look("check", _("Đơn vị đã nhận"), "quiet"),
        "back": Look("arrow-back", _("Đơn vị trả lại"), "warn"),
    },
    "sitting": {
        "planned": Look("calendar", _("Theo lịch"), "quiet"),
        "held": Look("tick", _("Đã tiếp"), "ok"),
        "postponed": Look("pause", _("Hoãn"), "warn"),
        "not_held": Look("minus", _("Không tiếp"), "bad"),
    },
    "denunciation": {
        "received": Look("inbox", _("Đang xử lý ban đầu"), "outline"),
        "accepted": Look("check", _("Đã thụ lý"), "quiet"),
        "suspended": Look("pause", _("Tạm đình chỉ"), "warn"),
        "concluded": Look("check", _("Đã kết luận"), "quiet"),
        "published": Look("tick", _("Đã công khai kết luận"), "ok"),
        "transferred": Look("arrow-right", _("Đã chuyển"), "quiet"),
        "not_accepted": Look("minus", _("Không thụ lý"), "quiet"),
        "information": Look("info", _("Chuyển làm thông tin"), "quiet"),
        "terminated": Look("minus", _("Đình chỉ"), "quiet"),
    },
    "report": {
        "not_sent": Look("minus", _("Chưa gửi"), "outline"),
        "draft": Look("pen", _("Bản nháp"), "quiet"),
        "awaiting": Look("dots", _("Chờ duyệt"), "lotus"),
        "submitted": Look("tick", _("Đã nộp"), "ok"),
        "late": Look("clock", _("Nhận trễ"), "warn"),
        "returned": Look("arrow-back", _("Trả lại"), "warn"),
        "accepted": Look("tick", _("Đã tiếp nhận"), "ok"),
        "stale": Look("two-arrows", _("Cần tổng hợp lại"), "lotus"),
    },
    "figure": {
        "value": Look("link", _("Có số"), "quiet"),
        "zero": Look("check", _("Không phát sinh"), "ok"),
        "not_applicable": Look("minus", _("Không thuộc phạm vi"), "outline"),
        "not_reported": Look("pen", _("Chưa báo cáo"), "warn"),
        "stale": Look("two-arrows", _("Cần cập nhật lại"), "lotus"),
    },
    "routing": {
        "draft": Look("pen", _("Bản nháp"), "quiet"),
        "initial": Look("dots", _("Chờ ký nháy"), "lotus"),
        "format": Look("dots", _("Chờ soát thể thức"), "lotus"),
        "approve": Look("dots", _("Chờ duyệt"), "lotus"),
        "approved": Look("check", _("Đã duyệt, chờ phát hành"), "ok"),
        "issued": Look("tick", _("Đã phát hành"), "ok"),
        "returned": Look("arrow-back", _("Trả lại"), "warn"),
    },
    "session": {
        "planned": Look("calendar", _("Theo lịch"), "quiet"),
        "recorded": Look("tick", _("Đã ghi"), "ok"),
        "postponed": Look("pause", _("Hoãn"), "warn"),
        "cancelled": Look("minus", _("Hủy"), "quiet"),
    },
    "visibility": {
        "unit": Look("lock", _("Đơn vị mình"), "quiet"),
        "area": Look("users", _("Trong địa bàn"), "quiet"),
        "public": Look("globe", _("Đề nghị công khai"), "lotus"),
    },
    "time": {
        "on_track": Look("tick", _("Đúng tiến độ"), "ok"),
        "standing": Look("two-arrows", _("Thường xuyên"), "quiet"),
        "no_date": Look("calendar", _("Chưa có hạn"), "dashed"),
    },
}
