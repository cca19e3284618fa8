from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.coordination.models import CoordinationDetails as Details
from danvan.records.kinds.coordination.models import Form
from danvan.records.kinds.kind import Deadline, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

INDICATORS = (
    Indicator(
        "G2.01", "Chương trình, quy chế phối hợp còn hiệu lực", "văn bản", 2, RollUp.LAST, kind="coordination",
        counts=Count(where={"form": Form.PROGRAMME}, counts=Counts.STANDING, until="valid_until"),
    ),
    Indicator(
        "G2.01a", "Chương trình, quy chế phối hợp ký mới", "văn bản", 2, kind="coordination",
        counts=Count(where={"form": Form.PROGRAMME}),
    ),
    Indicator(
        "G2.02", "Cuộc họp, giao ban phối hợp với Mặt trận, đoàn thể", "cuộc", 2, kind="coordination",
        counts=Count(where={"form": (Form.MEETING, Form.REVIEW)}),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form != Form.PROGRAMME and (details.valid_until or details.review_on):
        raise Refused(_("Chỉ chương trình, quy chế mới có ngày hết hiệu lực và ngày sơ kết. Để trống hai ô này."))
    if details.valid_until and details.valid_until < record.began_on:
        raise Refused(_("Ngày hết hiệu lực sớm hơn ngày ký. Sửa một trong hai ngày."))
    if details.review_on and details.review_on < record.began_on:
        raise Refused(_("Ngày sơ kết sớm hơn ngày ký. Sửa một trong hai ngày."))
    if details.review_on and details.valid_until and details.review_on > details.valid_until:
        raise Refused(_("Ngày sơ kết sau ngày hết hiệu lực. Sửa một trong hai ngày."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.partners else [_("cơ quan phối hợp")]
    return gaps if details.reference or details.form == Form.MEETING else [*gaps, _("số, ngày văn bản")]


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    owed = [
        (details.review_on, _("Sơ kết chương trình phối hợp")),
        (details.valid_until, _("Hết hiệu lực, xem xét ký mới")),
    ]
    return [Deadline(day, text) for day, text in owed if day is not None]


KIND = Kind(
    name="coordination",
    slug="phoi-hop",
    label=gettext_lazy("Phối hợp"),
    hint=gettext_lazy("Chương trình, quy chế phối hợp với Mặt trận, đoàn thể; họp giao ban, sơ kết"),
    icon="merge",
    group=2,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Ngày ký hoặc ngày họp"),
        "form": gettext_lazy("Việc gì"),
        "reference": gettext_lazy("Số, ngày văn bản"),
        "partners": gettext_lazy("Cơ quan phối hợp"),
        "valid_until": gettext_lazy("Có hiệu lực đến hết ngày"),
        "review_on": gettext_lazy("Sơ kết chậm nhất ngày"),
    },
    helps={
        "partners": gettext_lazy("Mỗi dòng một cơ quan, ví dụ: Ủy ban Mặt trận Tổ quốc Việt Nam xã."),
        "valid_until": gettext_lazy("Để trống nếu văn bản không ghi thời hạn."),
    },
    steps=one_step(
        gettext_lazy("Phối hợp"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "partners")),
        Section(gettext_lazy("Nếu là chương trình, quy chế"), ("reference", "valid_until", "review_on"), folded=True),
        Section(gettext_lazy("Nếu là cuộc họp"), ("place", "people", "ended_on"), folded=True),
        Section(gettext_lazy("Nội dung, kết quả"), ("summary",)),
    ),
    once=("reference", "valid_until", "review_on"),
    quick="form",
    check=check,
    missing=missing,
    deadlines=deadlines,
    no_public_view=gettext_lazy("Chương trình phối hợp là văn bản giữa các cơ quan, không có trang riêng cho người dân."),
)  # fmt: skip
