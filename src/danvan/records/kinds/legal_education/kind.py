from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.enums import Mode
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.legal_education.models import LegalEducationDetails as Details
from danvan.records.models import Record

SESSIONS = "Cuộc phổ biến, giáo dục pháp luật"
INDICATORS = (
    Indicator("G1.11", SESSIONS, "cuộc", 1, kind="legal_education", counts=Count("sessions")),
    Indicator(
        "G1.11w", f"{SESSIONS}, trong đó lồng ghép", "cuộc", 1, kind="legal_education",
        counts=Count("sessions", {"mode": Mode.WOVEN}),
    ),
    Indicator("G1.11a", "Lượt người dự phổ biến, giáo dục pháp luật", "lượt người", 1, kind="legal_education", counts=Count("people")),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if not details.sessions:
        raise Refused(_("Ghi số cuộc, ít nhất 1."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    return [] if details.topic else [_("nội dung pháp luật")]


KIND = Kind(
    name="legal_education",
    slug="pho-bien-phap-luat",
    label=gettext_lazy("Phổ biến, giáo dục pháp luật"),
    hint=gettext_lazy("Hội nghị, buổi nói chuyện, phát tài liệu về pháp luật"),
    icon="book",
    group=1,
    details=Details,
    indicators=INDICATORS,
    words={
        "sessions": gettext_lazy("Số cuộc"),
        "topic": gettext_lazy("Nội dung pháp luật"),
        "papers": gettext_lazy("Tài liệu phát ra"),
    },
    steps=one_step(
        gettext_lazy("Phổ biến, giáo dục pháp luật"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "began_on", "place", "people", "topic")),
        Section(gettext_lazy("Nhiều cuộc, nhiều ngày"), ("sessions", "papers", "ended_on", "summary"), folded=True),
    ),
    once=("papers",),
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Buổi phổ biến tự nó đã đến với người dân."),
)
