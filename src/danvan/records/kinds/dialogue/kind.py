from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import daysoff, legalrules
from danvan.documents.ruletable import source
from danvan.indicators.declaration import Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.dialogue.models import DialogueDetails as Details
from danvan.records.kinds.dialogue.questions import keep_questions
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.models import Record

INDICATORS = (
    Indicator("G3.08", "Hội nghị đối thoại", "cuộc", 3, kind="dialogue"),
    Indicator("G3.09a", "Người dự đối thoại", "lượt người", 3, kind="dialogue", counts="people"),
    Indicator("G3.09b", "Ý kiến nêu tại đối thoại", "ý kiến", 3, kind="dialogue", counts="opinions"),
    Indicator("G3.09c", "Ý kiến trả lời tại chỗ", "ý kiến", 3, kind="dialogue", counts="answered"),
    Indicator("G3.09d", "Ý kiến giao xử lý sau đối thoại", "ý kiến", 3, kind="dialogue", counts="assigned"),
)


def amounts(record: Record, details: Details) -> dict[str, int]:
    return {
        "G3.08": 1,
        "G3.09a": record.people or 0,
        "G3.09b": details.opinions,
        "G3.09c": details.answered,
        "G3.09d": details.assigned,
    }


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


def missing(record: Record, details: Details) -> list[str]:
    gaps = [] if details.chaired_by else [_("chức danh chủ trì")]
    written = sum(question.commitment_id is not None for question in details.questions.all())
    if written < details.assigned:
        gaps.append(
            _("việc đã hứa (mới ghi %(written)s trên %(assigned)s)")
            % {"written": written, "assigned": details.assigned}
        )
    return gaps


def warnings(record: Record, details: Details) -> list[str]:
    """Sentences on the law's days that were not kept; none where no rule was valid on the day. Two queries."""
    rules, days_off, said = legalrules.table(), daysoff.overrides(), []
    notice = rules.on("DOITHOAI.BAOTRUOC", record.began_on)
    if notice and details.notice_on and details.notice_on > rules.due(notice, record.began_on, days_off):
        text = _("Thông báo trước %(kept)s ngày; quy định ít nhất %(amount)s (%(source)s).")
        kept = (record.began_on - details.notice_on).days
        said.append(text % {"kept": kept, "amount": notice.amount, "source": source(notice)})
    publish = rules.on("DOITHOAI.CONGBO", record.began_on)
    if publish and (details.published_on or clock.today()) > (last := rules.due(publish, record.ended_on, days_off)):
        text = _("Kết quả phải công bố chậm nhất %(last)s (%(amount)s sau đối thoại, %(source)s).")
        said.append(text % {"last": short_date(last), "amount": publish.amount, "source": source(publish)})
    return said


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


KIND = Kind(
    name="dialogue",
    slug="doi-thoai",
    label=gettext_lazy("Đối thoại"),
    hint=gettext_lazy("Người đứng đầu đối thoại với Nhân dân, ý kiến và việc đã hứa"),
    icon="users",
    details=Details,
    indicators=INDICATORS,
    amounts=amounts,
    facts=facts,
    check=check,
    missing=missing,
    warnings=warnings,
    public=public,
    keep_questions=keep_questions,
    fetch=("questions__commitment", "questions__field"),
)
