from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.enums import Mode
from danvan.records.kinds.dissemination.models import DisseminationDetails as Details
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

MEETINGS = "Hội nghị quán triệt, tuyên truyền"
INDICATORS = (
    Indicator("G1.03", MEETINGS, "cuộc", 1, kind="dissemination"),
    Indicator("G1.03w", f"{MEETINGS}, trong đó lồng ghép", "cuộc", 1, kind="dissemination", counts=Count(where={"mode": Mode.WOVEN})),
    Indicator("G1.04", "Lượt người dự hội nghị quán triệt, tuyên truyền", "lượt người", 1, kind="dissemination", counts=Count("people")),
)  # fmt: skip


def facts(record: Record, details: Details) -> Facts:
    return [
        (_("Văn bản đã quán triệt"), "\n".join(documents(details))),
        (_("Thành phần"), details.audience),
        (_("Số người dự"), record.people),
        (_("Trong đó cán bộ, công chức"), details.staff),
    ]


def documents(details: Details) -> list[str]:
    """The documents made known, as references: those a plan names, then those typed."""
    typed = [line.strip() for line in details.documents.splitlines() if line.strip()]
    return [*dict.fromkeys(one.reference for one in details.citations.all()), *typed]


def check(record: Record, details: Details) -> None:
    if details.staff is not None and record.people is not None and details.staff > record.people:
        raise Refused(_("Số cán bộ, công chức dự nhiều hơn tổng số người dự. Sửa một trong hai số."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if documents(details) else [_("văn bản đã quán triệt")]
    return gaps if details.audience else [*gaps, _("thành phần")]


KIND = Kind(
    name="dissemination",
    slug="quan-triet",
    label=gettext_lazy("Quán triệt văn bản"),
    hint=gettext_lazy("Hội nghị phổ biến, quán triệt chỉ thị, nghị quyết, kế hoạch"),
    icon="document",
    group=1,
    details=Details,
    indicators=INDICATORS,
    words={
        "citations": gettext_lazy("Văn bản trong kế hoạch"),
        "documents": gettext_lazy("Tên, số, ngày của văn bản"),
        "audience": gettext_lazy("Thành phần"),
        "staff": gettext_lazy("Trong đó cán bộ, công chức"),
    },
    helps={"documents": gettext_lazy("Mỗi dòng một văn bản, ví dụ: Chỉ thị số 33/CT-TTg ngày 26/11/2021.")},
    steps=one_step(
        gettext_lazy("Hội nghị quán triệt"),
        Section(
            gettext_lazy("Việc gì, khi nào"), ("host", "title", "began_on", "place", "people", "staff", "audience")
        ),
        Section(gettext_lazy("Quán triệt văn bản nào"), ("documents",)),
        Section(gettext_lazy("Chọn trong các văn bản kế hoạch viện dẫn"), ("citations",), folded=True),
        Section(gettext_lazy("Kết quả"), ("ended_on", "summary"), folded=True),
    ),
    once=("staff",),
    facts=facts,
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Hội nghị quán triệt là việc nội bộ của cơ quan, không có trang cho người dân."),
)
