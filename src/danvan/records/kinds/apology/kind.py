from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.indicators.declaration import Count, Indicator
from danvan.records.kinds.apology.models import ApologyDetails as Details
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

INDICATORS = (Indicator("G4.06", "Thư xin lỗi người dân", "thư", 4, kind="apology", counts=Count("letters")),)


def check(record: Record, details: Details) -> None:
    if not details.letters:
        raise Refused(_("Ghi số thư xin lỗi, ít nhất 1."))


KIND = Kind(
    name="apology",
    slug="thu-xin-loi",
    label=gettext_lazy("Thư xin lỗi"),
    hint=gettext_lazy("Thư xin lỗi người dân, doanh nghiệp do hồ sơ quá hạn, sai sót"),
    icon="mail",
    group=4,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Ngày gửi"),
        "letters": gettext_lazy("Số thư"),
        "files": gettext_lazy("Số hồ sơ liên quan"),
        "cause": gettext_lazy("Lý do xin lỗi"),
    },
    helps={"letters": gettext_lazy("Ghi số thư; không ghi gửi cho ai.")},
    steps=one_step(
        gettext_lazy("Thư xin lỗi"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "began_on", "cause", "letters", "files")),
        Section(gettext_lazy("Cách khắc phục"), ("summary",), folded=True),
    ),
    once=("files",),
    quick="cause",
    check=check,
    no_public_view=gettext_lazy("Thư gửi riêng cho người có hồ sơ; chỉ số lượng vào báo cáo."),
)
