from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import demands
from danvan.records.kinds.voter_contact.models import VoterContactDetails as Details
from danvan.records.models import Record

INDICATORS = (
    Indicator("G2.09", "Cuộc tiếp xúc cử tri", "cuộc", 2, kind="voter_contact"),
    Indicator("G2.09a", "Lượt cử tri dự tiếp xúc", "lượt người", 2, kind="voter_contact", counts=Count("people")),
    Indicator("G2.09b", "Ý kiến cử tri nêu", "ý kiến", 2, kind="voter_contact", counts=Count("opinions")),
)


def check(record: Record, details: Details) -> None:
    if details.answered > details.opinions:
        raise Refused(_("Số ý kiến trả lời tại chỗ nhiều hơn số ý kiến nêu. Sửa một trong hai số."))


def check_rows(record: Record, details: Details) -> None:
    written, left = record.demands.count(), details.opinions - details.answered
    if written > left:
        raise Refused(
            _("Đã ghi %(written)s kiến nghị phải giải quyết, số đếm chỉ còn %(left)s. Sửa số đếm hoặc bớt kiến nghị.")
            % {"written": written, "left": left}
        )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    """A recommendation of voters that is to be answered later than the law allows."""
    term = law.term("CUTRI.TRALOI", record.began_on)
    late = [one for one in record.demands.select_related("commitment") if term and one.commitment.due_on > term.due]
    if term is None or not late:
        return []
    text = _("Kiến nghị cử tri phải trả lời chậm nhất %(due)s (%(source)s); có %(n)s kiến nghị hạn muộn hơn.")
    return [text % {"due": short_date(term.due), "source": term.source, "n": len(late)}]


def missing(record: Record, details: Details, law: Law) -> list[str]:
    left = details.opinions - details.answered
    if record.demands.count() >= left:
        return []
    text = _("kiến nghị phải giải quyết (mới ghi %(written)s trên %(left)s)")
    return [text % {"written": record.demands.count(), "left": left}]


KIND = Kind(
    name="voter_contact",
    slug="tiep-xuc-cu-tri",
    label=gettext_lazy("Tiếp xúc cử tri"),
    hint=gettext_lazy("Đại biểu tiếp xúc cử tri; ý kiến, kiến nghị và việc trả lời"),
    icon="users",
    group=2,
    details=Details,
    indicators=INDICATORS,
    words={
        "people": gettext_lazy("Số cử tri dự"),
        "level": gettext_lazy("Đại biểu"),
        "opinions": gettext_lazy("Số ý kiến nêu"),
        "answered": gettext_lazy("Số ý kiến trả lời tại chỗ"),
    },
    steps=one_step(
        gettext_lazy("Tiếp xúc cử tri"),
        Section(gettext_lazy("Ai tiếp xúc, khi nào, ở đâu"), ("host", "title", "level", "began_on", "place")),
        Section(gettext_lazy("Con số"), ("people", "opinions", "answered")),
        Section(gettext_lazy("Diễn giải thêm"), ("ended_on", "summary"), folded=True),
        rows=("demands",),
    ),
    rows=(
        demands(
            Origin.VOTERS,
            gettext_lazy("Kiến nghị cử tri phải giải quyết"),
            gettext_lazy("Kiến nghị"),
            gettext_lazy("Ghi thêm kiến nghị"),
            hint=gettext_lazy("Ghi nội dung trung tính, không ghi tên cử tri."),
            said=gettext_lazy("Kiến nghị của cử tri"),
        ),
    ),
    once=("opinions", "answered"),
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    no_public_view=gettext_lazy(
        "Hội đồng nhân dân công bố kết quả tiếp xúc; việc phải giải quyết được công khai riêng."
    ),
)
