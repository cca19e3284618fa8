from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.records import forms as base
from danvan.records.domain.labels import LABELS
from danvan.records.kinds.communication.models import Form


class EntryForm(base.EntryForm):
    steps = (
        base.Step(
            _("Tuyên truyền"),
            (
                base.Section(_("Việc gì, khi nào"), ("host", "title", "form", "began_on", "ended_on", "items")),
                base.Section(_("Nếu là truyền thanh"), ("broadcasts", "minutes"), folded=True),
                base.Section(_("Nếu là buổi tuyên truyền"), ("place", "people"), folded=True),
                base.Section(_("Đường dẫn, kết quả"), ("link", "summary")),
                base.TOGETHER,
                base.ON_BEHALF,
                base.PROOF,
            ),
        ),
    )
    columns = ("form", "items", "broadcasts", "minutes", "link")

    form = forms.ChoiceField(label=LABELS["form"], choices=[("", _("Chọn hình thức…")), *Form.choices])
    items = base.count_field("items", initial=1, help_text=_("Số tin, bài, sản phẩm hoặc buổi."))
    broadcasts = base.count_field("broadcasts")
    minutes = base.count_field("minutes", help_text=_("Cộng mọi lượt phát; 2 giờ ghi 120."))
    link = forms.URLField(
        label=LABELS["link"], required=False, max_length=500, assume_scheme="https",
        help_text=_("Địa chỉ bài đã đăng, hoặc đính kèm ảnh chụp ở mục Minh chứng."),
    )  # fmt: skip

    def details(self) -> dict[str, Any]:
        given = super().details()
        items = 1 if given["items"] is None else given["items"]
        return given | {"items": items, "broadcasts": given["broadcasts"] or 0, "minutes": given["minutes"] or 0}
