from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.indicators.declaration import Indicator
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.training.models import TrainingDetails as Details
from danvan.records.models import Record

INDICATORS = (
    Indicator("G6.02", "Lớp tập huấn, bồi dưỡng công tác dân vận", "lớp", 6, kind="training"),
    Indicator("G6.03", "Lượt người dự tập huấn, bồi dưỡng", "lượt người", 6, kind="training", counts="people"),
)  # fmt: skip


def amounts(record: Record, details: Details) -> dict[str, int]:
    return {"G6.02": 1, "G6.03": record.people or 0}


def facts(record: Record, details: Details) -> Facts:
    return [
        (_("Nội dung"), details.content),
        (_("Đối tượng"), details.audience),
        (_("Số người học"), record.people),
        (_("Đánh giá kết quả"), details.evaluation),
        (_("Tài liệu"), details.materials),
    ]


def check(record: Record, details: Details) -> None:
    """Nothing in a class can contradict itself."""


def missing(record: Record, details: Details) -> list[str]:
    wanted = ((details.content, _("nội dung")), (details.audience, _("đối tượng")), (details.evaluation, _("đánh giá")))
    return [label for value, label in wanted if not value]


KIND = Kind(
    name="training",
    slug="tap-huan",
    label=gettext_lazy("Tập huấn"),
    hint=gettext_lazy("Lớp tập huấn, bồi dưỡng nghiệp vụ công tác dân vận"),
    icon="users",
    details=Details,
    indicators=INDICATORS,
    amounts=amounts,
    facts=facts,
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Lớp tập huấn dành cho cán bộ, công chức, không có trang cho người dân."),
)
