from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator, RollUp
from danvan.records.kinds.consultation.models import FORMS, ConsultedOpinion, Outcome
from danvan.records.kinds.consultation.models import ConsultationDetails as Details
from danvan.records.kinds.kind import Deadline, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import Rows
from danvan.records.models import Record

INDICATORS = (
    Indicator("G3.06", "Cuộc lấy ý kiến Nhân dân", "cuộc", 3, kind="consultation"),
    Indicator("G3.06a", "Phiếu lấy ý kiến phát ra", "phiếu", 3, kind="consultation", counts=Count("ballots_out")),
    Indicator("G3.06b", "Phiếu lấy ý kiến thu về", "phiếu", 3, kind="consultation", counts=Count("ballots_in")),
    Indicator("G3.06c", "Ý kiến góp ý của Nhân dân", "ý kiến", 3, kind="consultation", counts=Count("opinions")),
    Indicator("G3.06d", "Ý kiến góp ý được tiếp thu", "ý kiến", 3, kind="consultation", counts=Count("taken_up")),
    Indicator(
        "G3.06r", "Tỷ lệ ý kiến góp ý được tiếp thu", "%", 3, RollUp.RATIO, kind="consultation",
        numerator="G3.06d", denominator="G3.06c",
    ),
)  # fmt: skip

WORDS = {
    "title": gettext_lazy("Lấy ý kiến về dự thảo, việc gì"),
    "began_on": gettext_lazy("Ngày công khai dự thảo"),
    "people": gettext_lazy("Số người dự họp góp ý"),
    "subject": gettext_lazy("Thuộc nội dung nào phải lấy ý kiến"),
    "closes_on": gettext_lazy("Ngày hết hạn góp ý"),
    "plan_reference": gettext_lazy("Kế hoạch lấy ý kiến"),
    "meeting": gettext_lazy("Họp dân"),
    "ballot": gettext_lazy("Phát phiếu"),
    "letter_box": gettext_lazy("Hòm thư góp ý"),
    "portal": gettext_lazy("Cổng, trang thông tin điện tử"),
    "front": gettext_lazy("Qua Mặt trận, đoàn thể"),
    "ballots_out": gettext_lazy("Số phiếu phát ra"),
    "ballots_in": gettext_lazy("Số phiếu thu về"),
    "opinions": gettext_lazy("Số ý kiến góp ý"),
    "agreed": gettext_lazy("Số phiếu, ý kiến tán thành dự thảo"),
    "taken_up": gettext_lazy("Số ý kiến tiếp thu"),
    "explained": gettext_lazy("Số ý kiến giải trình"),
    "result_reference": gettext_lazy("Văn bản tổng hợp, tiếp thu, giải trình"),
    "published_on": gettext_lazy("Ngày công khai kết quả tiếp thu"),
}


def check(record: Record, details: Details) -> None:
    _check_days(record, details)
    if details.ballots_out is not None and (details.ballots_in or 0) > details.ballots_out:
        raise Refused(_("Số phiếu thu về nhiều hơn số phiếu phát ra. Sửa một trong hai số."))
    ended = (details.taken_up or 0) + (details.explained or 0)
    if details.opinions is None and (details.taken_up is not None or details.explained is not None):
        raise Refused(_("Đã ghi số ý kiến tiếp thu, giải trình thì ghi cả số ý kiến góp ý."))
    if details.opinions is not None and ended > details.opinions:
        raise Refused(_("Số ý kiến tiếp thu và giải trình cộng lại nhiều hơn số ý kiến góp ý. Sửa các số này."))
    heard = [number for number in (details.ballots_in, details.opinions) if number is not None]
    if details.agreed is not None and heard and details.agreed > max(heard):
        raise Refused(_("Số tán thành nhiều hơn số phiếu thu về và số ý kiến. Sửa các số này."))


def _check_days(record: Record, details: Details) -> None:
    if details.closes_on and details.closes_on < record.began_on:
        raise Refused(_("Ngày hết hạn góp ý sớm hơn ngày công khai dự thảo. Sửa một trong hai ngày."))
    if details.published_on and details.published_on < (details.closes_on or record.began_on):
        raise Refused(_("Ngày công khai kết quả tiếp thu sớm hơn ngày hết hạn góp ý. Sửa một trong hai ngày."))
    if details.published_on and details.published_on > clock.today():
        raise Refused(_("Ngày công khai kết quả tiếp thu ở tương lai. Để trống cho đến khi công khai."))


def check_rows(record: Record, details: Details) -> None:
    """No more opinions are written down, of each outcome and altogether, than were counted."""
    written = [row.outcome for row in record.consulted.all()]
    counts = (
        (_("ý kiến góp ý"), len(written), details.opinions),
        (_("ý kiến tiếp thu"), written.count(Outcome.TAKEN_UP), details.taken_up),
        (_("ý kiến giải trình"), written.count(Outcome.EXPLAINED), details.explained),
    )
    for what, rows, counted in counts:
        if counted is not None and rows > counted:
            raise Refused(
                _("Đã ghi %(rows)s %(what)s, số đếm chỉ có %(counted)s. Sửa số đếm hoặc bớt dòng.")
                % {"rows": rows, "what": what, "counted": counted}
            )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    """The sentence on a consultation that is shorter than the law wants."""
    least = law.term("LYK.TOITHIEU", record.began_on)
    if least is None or details.closes_on is None:
        return []
    kept = (details.closes_on - record.began_on).days
    if kept >= least.rule.value:
        return []
    text = _("Lấy ý kiến trong %(kept)s ngày; quy định %(words)s (%(source)s).")
    return [text % {"kept": kept, "words": least.rule.words, "source": least.source}]


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted = (
        (details.closes_on, _("ngày hết hạn góp ý")),
        (details.plan_reference, _("kế hoạch lấy ý kiến")),
        (any(getattr(details, name) for name in FORMS), _("hình thức lấy ý kiến")),
        (details.opinions is not None or not _is_closed(details), _("số ý kiến góp ý")),
        (details.taken_up is not None or not details.opinions or not _is_closed(details), _("số ý kiến tiếp thu")),
        (details.result_reference or not details.published_on, _("văn bản tổng hợp, tiếp thu, giải trình")),
    )
    return [name for there, name in wanted if not there]


def _is_closed(details: Details) -> bool:
    return details.closes_on is not None and details.closes_on < clock.today()


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    """The last day to answer, until the answers are counted; then the publication of what became of them.

    When it was settled what becomes of them is not written down, so the days to publish are counted from the earliest day
    it can have been: the last day to answer.
    """
    if details.closes_on is None or details.published_on:
        return []
    owed = [] if details.opinions is not None else [Deadline(details.closes_on, _("Hết hạn góp ý, tổng hợp ý kiến"))]
    publish = law.term("CK.XA.HAN", details.closes_on)
    if publish:
        owed.append(Deadline(publish.due, _("Công khai kết quả tiếp thu, giải trình ý kiến"), publish.source))
    return owed


def forms_in_words(details: Details) -> str:
    """The ways people were asked in, as a list in words."""
    return ", ".join(str(WORDS[name]) for name in FORMS if getattr(details, name))


def facts(record: Record, details: Details) -> Facts:
    numbers = ("ballots_out", "ballots_in", "opinions", "agreed", "taken_up", "explained")
    return [
        (WORDS["subject"], details.get_subject_display()),
        (WORDS["closes_on"], details.closes_on),
        (WORDS["plan_reference"], details.plan_reference),
        (_("Hình thức lấy ý kiến"), forms_in_words(details)),
        (WORDS["people"], record.people),
        *((WORDS[name], getattr(details, name)) for name in numbers),
        (WORDS["result_reference"], details.result_reference),
        (WORDS["published_on"], details.published_on),
    ]


def public(record: Record, details: Details) -> Facts:
    """Days, forms and counts; the texts of opinions stay inside."""
    return [
        (_("Nội dung lấy ý kiến"), details.get_subject_display()),
        (WORDS["began_on"], record.began_on),
        (WORDS["closes_on"], details.closes_on),
        (_("Hình thức lấy ý kiến"), forms_in_words(details)),
        *((WORDS[name], getattr(details, name)) for name in ("ballots_out", "ballots_in", "opinions")),
        *((WORDS[name], getattr(details, name)) for name in ("taken_up", "explained")),
        (WORDS["result_reference"], details.result_reference),
        (WORDS["published_on"], details.published_on),
    ]


OPINIONS = Rows(
    name="consulted",
    model=ConsultedOpinion,
    columns=("text", "outcome", "answer"),
    title=gettext_lazy("Tiếp thu, giải trình từng ý kiến"),
    one=gettext_lazy("Ý kiến"),
    add=gettext_lazy("Ghi thêm ý kiến"),
    words={
        "text": gettext_lazy("Nội dung góp ý"),
        "outcome": gettext_lazy("Xử lý"),
        "answer": gettext_lazy("Tiếp thu thế nào, giải trình ra sao"),
    },
    helps={"text": gettext_lazy("Ghi trung tính, không ghi tên người góp ý.")},
    folded=True,
)

KIND = Kind(
    name="consultation",
    slug="lay-y-kien",
    label=gettext_lazy("Lấy ý kiến Nhân dân"),
    hint=gettext_lazy("Dự thảo đưa ra lấy ý kiến, phiếu phát và thu, ý kiến góp ý, tiếp thu, giải trình"),
    icon="inbox",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words=WORDS,
    helps={
        "closes_on": gettext_lazy("Ngày ở tương lai cũng ghi được."),
        "plan_reference": gettext_lazy("Số, ngày của kế hoạch đã gửi HĐND, Ủy ban Mặt trận."),
        "opinions": gettext_lazy("Mọi ý kiến đề nghị sửa, bổ sung; không có thì ghi 0."),
        "result_reference": gettext_lazy("Số, ngày của báo cáo hoặc thông báo."),
        "published_on": gettext_lazy("Ghi thêm một mục Công khai cho kết quả này."),
    },
    steps=one_step(
        gettext_lazy("Lấy ý kiến Nhân dân"),
        Section(gettext_lazy("Về việc gì, khi nào"), ("host", "title", "subject", "began_on", "closes_on")),
        Section(gettext_lazy("Hình thức lấy ý kiến"), FORMS),
        Section(gettext_lazy("Kế hoạch, địa điểm"), ("plan_reference", "place", "people"), folded=True),
        Section(gettext_lazy("Nếu phát phiếu"), ("ballots_out", "ballots_in"), folded=True),
        Section(gettext_lazy("Nếu đã có kết quả"), ("opinions", "agreed", "taken_up", "explained"), folded=True),
        Section(
            gettext_lazy("Nếu đã công khai kết quả"), ("result_reference", "published_on", "summary"), folded=True
        ),
        rows=("consulted",),
    ),
    rows=(OPINIONS,),
    once=(
        "closes_on", "plan_reference", "ballots_out", "ballots_in", "opinions", "agreed", "taken_up", "explained",
        "result_reference", "published_on",
    ),
    quick="subject",
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    warnings=doubts,
    deadlines=deadlines,
    facts=facts,
    public=public,
)  # fmt: skip
