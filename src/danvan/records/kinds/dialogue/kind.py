from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.dialogue.models import DialogueDetails as Details
from danvan.records.kinds.dialogue.models import Question
from danvan.records.kinds.kind import COMMUNES, Deadline, Expected, Facts, Kind
from danvan.records.kinds.layout import COMMON, PROOF, Section, Step
from danvan.records.kinds.rows import Rows, demands
from danvan.records.models import Record

INDICATORS = (
    Indicator("G3.08", "Hội nghị đối thoại", "cuộc", 3, kind="dialogue"),
    Indicator("G3.09a", "Người dự đối thoại", "lượt người", 3, kind="dialogue", counts=Count("people")),
    Indicator("G3.09b", "Ý kiến nêu tại đối thoại", "ý kiến", 3, kind="dialogue", counts=Count("opinions")),
    Indicator("G3.09c", "Ý kiến trả lời tại chỗ", "ý kiến", 3, kind="dialogue", counts=Count("answered")),
    Indicator("G3.09d", "Ý kiến giao xử lý sau đối thoại", "ý kiến", 3, kind="dialogue", counts=Count("assigned")),
)


def facts(record: Record, details: Details) -> Facts:
    return [
        (_("Chủ trì"), details.chaired_by),
        (_("Số người dự"), record.people),
        (_("Trong đó nữ"), details.women),
        (_("Ý kiến nêu"), details.opinions),
        (_("Trả lời tại chỗ"), details.answered),
        (_("Giao xử lý"), details.assigned),
        (_("Ngày thông báo trước"), details.notice_on),
        (_("Ngày công bố kết quả"), details.published_on),
        (_("Thông báo kết luận"), details.conclusion),
    ]


def check(record: Record, details: Details) -> None:
    if details.answered > details.opinions:
        raise Refused(_("Số ý kiến trả lời tại chỗ nhiều hơn số ý kiến nêu. Sửa một trong hai số."))
    if details.women is not None and (record.people is None or details.women > record.people):
        raise Refused(_("Số người dự là nữ nhiều hơn tổng số người dự. Sửa một trong hai số."))
    if details.notice_on and details.notice_on > record.began_on:
        raise Refused(_("Ngày thông báo trước phải không sau ngày đối thoại."))
    if details.published_on and details.published_on < record.began_on:
        raise Refused(_("Ngày công bố kết quả phải không trước ngày đối thoại."))
    if details.published_on and details.published_on > clock.today():
        raise Refused(_("Ngày công bố kết quả ở tương lai. Để trống cho đến khi công bố."))


def check_rows(record: Record, details: Details) -> None:
    """No more opinions are written down than were counted."""
    assigned, answered = record.demands.count(), record.questions.count()
    if assigned + answered > details.opinions or assigned > details.assigned:
        raise Refused(
            _(
                "Đã ghi %(written)s ý kiến, trong đó %(promised)s việc giao xử lý; số đếm là %(opinions)s ý kiến và %(assigned)s việc. "
                "Sửa số đếm hoặc bớt ý kiến."
            )
            % {
                "written": assigned + answered, "promised": assigned,
                "opinions": details.opinions, "assigned": details.assigned,
            }
        )  # fmt: skip


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.chaired_by else [_("chức danh chủ trì")]
    written = record.demands.count()
    if written < details.assigned:
        gaps.append(
            _("việc đã hứa (mới ghi %(written)s trên %(assigned)s)")
            % {"written": written, "assigned": details.assigned}
        )
    return gaps


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    """Sentences on the law's days that were not kept; none where no rule was valid on the day."""
    said = []
    notice = law.term("DOITHOAI.BAOTRUOC", record.began_on)
    if notice and details.notice_on and details.notice_on > notice.due:
        text = _("Thông báo trước %(kept)s ngày; quy định ít nhất %(amount)s (%(source)s).")
        kept = (record.began_on - details.notice_on).days
        said.append(text % {"kept": kept, "amount": notice.rule.amount, "source": notice.source})
    publish = law.term("DOITHOAI.CONGBO", record.ended_on, on=record.began_on)
    if publish and (details.published_on or clock.today()) > publish.due:
        text = _("Kết quả phải công bố chậm nhất %(last)s (%(amount)s sau đối thoại, %(source)s).")
        said.append(text % {"last": short_date(publish.due), "amount": publish.rule.amount, "source": publish.source})
    return said


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    publish = law.term("DOITHOAI.CONGBO", record.ended_on, on=record.began_on)
    if publish is None or details.published_on:
        return []
    return [Deadline(publish.due, _("Công bố kết quả đối thoại"), publish.source)]


def public(record: Record, details: Details) -> Facts:
    """Counts, days, place and post only. Questions and answers stay inside until a redacted copy is approved."""
    return [
        (_("Thời gian"), record.began_on),
        (_("Địa điểm"), record.place),
        (_("Chủ trì"), details.chaired_by),
        (_("Số người dự"), record.people),
        (_("Ý kiến nêu"), details.opinions),
        (_("Trả lời tại chỗ"), details.answered),
        (_("Giao xử lý"), details.assigned),
        (_("Ngày công bố kết quả"), details.published_on),
    ]


QUESTIONS = Rows(
    name="questions",
    model=Question,
    columns=("text", "answer", "field"),
    title=gettext_lazy("Ý kiến trả lời tại chỗ"),
    one=gettext_lazy("Ý kiến"),
    add=gettext_lazy("Ghi thêm ý kiến"),
    words={
        "text": gettext_lazy("Ý kiến của người dân"),
        "answer": gettext_lazy("Trả lời"),
        "field": gettext_lazy("Lĩnh vực"),
    },
    helps={"text": gettext_lazy("Ghi trung tính, không ghi tên người nêu.")},
    folded=True,
)
PROMISES = demands(
    Origin.DIALOGUE,
    gettext_lazy("Việc đã hứa làm"),
    gettext_lazy("Việc"),
    gettext_lazy("Ghi thêm việc đã hứa"),
    hint=gettext_lazy(
        "Mỗi ý kiến giao xử lý là một việc có đơn vị, chức danh và hạn. Ghi chức danh, không ghi tên riêng."
    ),
    said=gettext_lazy("Ý kiến của người dân"),
)

KIND = Kind(
    name="dialogue",
    slug="doi-thoai",
    label=gettext_lazy("Đối thoại"),
    hint=gettext_lazy("Người đứng đầu đối thoại với Nhân dân, ý kiến và việc đã hứa"),
    icon="users",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "chaired_by": gettext_lazy("Chức danh chủ trì"),
        "notice_on": gettext_lazy("Ngày thông báo trước"),
        "published_on": gettext_lazy("Ngày công bố kết quả"),
        "women": gettext_lazy("Trong đó nữ"),
        "opinions": gettext_lazy("Số ý kiến nêu"),
        "answered": gettext_lazy("Số ý kiến trả lời tại chỗ"),
        "conclusion": gettext_lazy("Thông báo kết luận"),
    },
    helps={
        "chaired_by": gettext_lazy("Ghi chức danh, ví dụ: Chủ tịch UBND xã."),
        "conclusion": gettext_lazy("Số, ngày của thông báo kết luận."),
    },
    steps=(
        Step(
            gettext_lazy("Cuộc đối thoại"),
            (
                Section(
                    gettext_lazy("Ai đối thoại, khi nào, ở đâu"), ("host", "title", "began_on", "place", "chaired_by")
                ),
                Section(gettext_lazy("Thông báo trước, nhiều ngày"), ("notice_on", "ended_on"), folded=True),
                *(section for section in COMMON if section is not PROOF),
            ),
        ),
        Step(
            gettext_lazy("Người dân hỏi gì, trả lời đến đâu?"),
            (Section(gettext_lazy("Con số"), ("people", "women", "opinions", "answered")),),
            rows=("demands", "questions"),
        ),
        Step(
            gettext_lazy("Xem lại"),
            (
                Section(gettext_lazy("Kết quả"), ("summary", "conclusion", "published_on"), folded=True),
                PROOF,
            ),
            review=True,
        ),
    ),
    rows=(PROMISES, QUESTIONS),
    once=("women", "opinions", "answered", "notice_on", "published_on", "conclusion"),
    facts=facts,
    check=check,
    check_rows=check_rows,
    missing=missing,
    warnings=warnings,
    deadlines=deadlines,
    expected=(Expected(gettext_lazy("đối thoại với Nhân dân"), (*COMMUNES, "UBND huyện"), rule="DOITHOAI.SOLAN"),),
    public=public,
)
