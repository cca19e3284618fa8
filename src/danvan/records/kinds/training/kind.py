from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.training.models import TrainingDetails as Details
from danvan.records.models import Record

INDICATORS = (
    Indicator("G6.02", "Lớp tập huấn, bồi dưỡng công tác dân vận", "lớp", 6, kind="training"),
    Indicator("G6.03", "Lượt người dự tập huấn, bồi dưỡng", "lượt người", 6, kind="training", counts=Count("people")),
)  # fmt: skip


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted = ((details.content, _("nội dung")), (details.audience, _("đối tượng")), (details.evaluation, _("đánh giá")))
    return [label for value, label in wanted if not value]


KIND = Kind(
    name="training",
    slug="tap-huan",
    label=gettext_lazy("Tập huấn"),
    hint=gettext_lazy("Lớp tập huấn, bồi dưỡng nghiệp vụ công tác dân vận"),
    icon="users",
    group=6,
    details=Details,
    indicators=INDICATORS,
    words={
        "people": gettext_lazy("Số người học"),
        "content": gettext_lazy("Nội dung"),
        "audience": gettext_lazy("Đối tượng"),
        "evaluation": gettext_lazy("Đánh giá kết quả"),
        "materials": gettext_lazy("Tài liệu"),
    },
    helps={"evaluation": gettext_lazy("Nhận xét chung về lớp; không nhận xét từng người.")},
    steps=one_step(
        gettext_lazy("Lớp tập huấn"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "began_on", "ended_on", "place", "people")),
        Section(gettext_lazy("Dạy gì, cho ai"), ("content", "audience", "materials", "evaluation")),
        Section(gettext_lazy("Diễn giải thêm"), ("summary",), folded=True),
    ),
    once=("evaluation",),
    missing=missing,
    no_public_view=gettext_lazy("Lớp tập huấn dành cho cán bộ, công chức, không có trang cho người dân."),
)
