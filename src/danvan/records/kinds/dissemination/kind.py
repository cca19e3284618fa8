from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.indicators.declaration import Indicator
from danvan.records.enums import Mode
from danvan.records.kinds.dissemination.models import DisseminationDetails as Details
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.models import Record

INDICATORS = (
    Indicator("G1.03", "Hội nghị quán triệt, tuyên truyền", "cuộc", 1, kind="dissemination"),
    Indicator("G1.03w", "Hội nghị quán triệt, tuyên truyền, trong đó lồng ghép", "cuộc", 1, kind="dissemination", counts="woven"),
    Indicator("G1.04", "Lượt người dự hội nghị quán triệt, tuyên truyền", "lượt người", 1, kind="dissemination", counts="people"),
)  # fmt: skip


def amounts(record: Record, details: Details) -> dict[str, int]:
    return {"G1.03": 1, "G1.03w": int(record.mode == Mode.WOVEN), "G1.04": record.people or 0}


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


def missing(record: Record, details: Details) -> list[str]:
    gaps = [] if documents(details) else [_("văn bản đã quán triệt")]
    return gaps if details.audience else [*gaps, _("thành phần")]


KIND = Kind(
    name="dissemination",
    slug="quan-triet",
    label=gettext_lazy("Quán triệt văn bản"),
    hint=gettext_lazy("Hội nghị phổ biến, quán triệt chỉ thị, nghị quyết, kế hoạch"),
    icon="document",
    details=Details,
    indicators=INDICATORS,
    amounts=amounts,
    facts=facts,
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Hội nghị quán triệt là việc nội bộ của cơ quan, không có trang cho người dân."),
    fetch=("citations",),
)
