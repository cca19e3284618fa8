"""What columns of records are called, in messages and in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LABELS = {
    "host": _("Đơn vị chủ trì"),
    "title": _("Tên hoạt động"),
    "began_on": _("Ngày"),
    "ended_on": _("Đến ngày"),
    "place": _("Địa điểm"),
    "people": _("Số người dự"),
    "field": _("Lĩnh vực"),
    "duty": _("Phục vụ nhiệm vụ"),
    "mode": _("Cách tổ chức"),
    "summary": _("Kết quả, diễn giải"),
    "visibility": _("Ai xem được"),
    "channel": _("Nhận thông tin qua"),
    "given_by": _("Người báo"),
    "given_on": _("Ngày báo"),
    "participating": _("Đơn vị cùng dự"),
    "evidence": _("Minh chứng"),
    "archived_at": _("Lưu trữ"),
    "citations": _("Văn bản trong kế hoạch"),
    "documents": _("Văn bản khác"),
    "audience": _("Thành phần, đối tượng"),
    "staff": _("Trong đó cán bộ, công chức"),
    "form": _("Hình thức"),
    "items": _("Số lượng"),
    "broadcasts": _("Số lượt phát"),
    "minutes": _("Tổng thời lượng (phút)"),
    "link": _("Đường dẫn"),
    "content": _("Nội dung"),
    "evaluation": _("Đánh giá kết quả"),
    "materials": _("Tài liệu"),
    "chaired_by": _("Chức danh chủ trì"),
    "notice_on": _("Ngày thông báo trước"),
    "published_on": _("Ngày công bố kết quả"),
    "women": _("Trong đó nữ"),
    "opinions": _("Số ý kiến nêu"),
    "answered": _("Số ý kiến trả lời tại chỗ"),
    "conclusion": _("Thông báo kết luận"),
}


def label_of(name: str) -> str:
    """The Vietnamese label of a column; the name itself for one without."""
    return str(LABELS.get(name, name))
