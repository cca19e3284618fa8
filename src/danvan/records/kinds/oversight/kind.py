from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law, Term
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.kind import Deadline, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.oversight.models import Form
from danvan.records.kinds.oversight.models import OversightDetails as Details
from danvan.records.kinds.rows import demands
from danvan.records.models import Record

REMARKS = (Form.CRITICISM, Form.COMMENT)
INDICATORS = (
    Indicator(
        "G2.03", "Cuộc giám sát của Mặt trận, đoàn thể", "cuộc", 2, kind="oversight", counts=Count(where={"form": Form.OVERSIGHT})
    ),
    Indicator("G2.04", "Cuộc phản biện xã hội", "cuộc", 2, kind="oversight", counts=Count(where={"form": Form.CRITICISM})),
    Indicator(
        "G2.04a", "Văn bản được Mặt trận, đoàn thể góp ý, phản biện", "văn bản", 2, kind="oversight",
        counts=Count("papers", where={"form": REMARKS}),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form == Form.OVERSIGHT and details.papers:
        raise Refused(_("Giám sát không ghi số văn bản góp ý. Để trống ô này, hoặc chọn phản biện, góp ý."))
    if details.received_on and details.received_on < record.began_on:
        raise Refused(_("Ngày nhận kiến nghị bằng văn bản phải không trước ngày giám sát, phản biện."))
    if details.replied_on and details.received_on is None:
        raise Refused(_("Đã ghi ngày trả lời thì ghi cả ngày nhận kiến nghị."))
    if details.replied_on and details.received_on and details.replied_on < details.received_on:
        raise Refused(_("Ngày trả lời phải không trước ngày nhận kiến nghị."))
    if details.replied_on and details.replied_on > clock.today():
        raise Refused(_("Ngày trả lời ở tương lai. Để trống cho đến khi trả lời."))


def check_rows(record: Record, details: Details) -> None:
    """No more is to be done than was asked."""
    written = record.demands.count()
    if details.recommendations is not None and written > details.recommendations:
        raise Refused(
            _("Đã ghi %(written)s việc, số kiến nghị chỉ có %(asked)s. Sửa một trong hai.")
            % {"written": written, "asked": details.recommendations}
        )


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.recommendations is not None else [_("số kiến nghị (không có thì ghi 0)")]
    if details.recommendations and details.received_on is None:
        gaps.append(_("ngày nhận kiến nghị bằng văn bản"))
    if details.form in REMARKS and details.papers is None:
        gaps.append(_("số văn bản góp ý, phản biện"))
    if details.recommendations and record.demands.count() < details.recommendations:
        text = _("kiến nghị phải giải quyết (mới ghi %(written)s trên %(asked)s)")
        gaps.append(text % {"written": record.demands.count(), "asked": details.recommendations})
    return gaps


def _answer(details: Details, law: Law) -> Term | None:
    """The term for the written answer, from the day the recommendations came; none where the law sets none."""
    if not details.recommendations or details.received_on is None:
        return None
    return law.term("GIAMSAT.TRALOI" if details.form == Form.OVERSIGHT else "PHANBIEN.TRALOI", details.received_on)


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    term = _answer(details, law)
    return (
        [Deadline(term.due, _("Trả lời kiến nghị bằng văn bản"), term.source)]
        if term and not details.replied_on
        else []
    )


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    term = _answer(details, law)
    if term is None or (details.replied_on or clock.today()) <= term.due:
        return []
    text = _("Phải trả lời kiến nghị chậm nhất %(due)s (%(amount)s từ ngày nhận, %(source)s).")
    return [text % {"due": short_date(term.due), "amount": term.rule.amount, "source": term.source}]


KIND = Kind(
    name="oversight",
    slug="giam-sat-phan-bien",
    label=gettext_lazy("Giám sát, phản biện"),
    hint=gettext_lazy("Giám sát, phản biện xã hội, góp ý của Mặt trận, đoàn thể; kiến nghị và việc trả lời"),
    icon="eye",
    group=2,
    details=Details,
    indicators=INDICATORS,
    words={
        "host": gettext_lazy("Đơn vị được giám sát, góp ý"),
        "form": gettext_lazy("Việc gì"),
        "body": gettext_lazy("Cơ quan giám sát, phản biện"),
        "programme": gettext_lazy("Theo chương trình, kế hoạch"),
        "papers": gettext_lazy("Số văn bản góp ý, phản biện"),
        "recommendations": gettext_lazy("Số kiến nghị"),
        "received_on": gettext_lazy("Nhận kiến nghị bằng văn bản ngày"),
        "replied_on": gettext_lazy("Trả lời bằng văn bản ngày"),
        "reply": gettext_lazy("Văn bản trả lời"),
    },
    helps={
        "recommendations": gettext_lazy("Không có kiến nghị thì ghi 0."),
        "reply": gettext_lazy("Số, ngày của văn bản trả lời."),
    },
    steps=one_step(
        gettext_lazy("Giám sát, phản biện"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "body", "began_on", "recommendations")),
        Section(gettext_lazy("Kiến nghị và trả lời"), ("received_on", "replied_on", "reply")),
        Section(gettext_lazy("Nếu là phản biện, góp ý"), ("papers",), folded=True),
        Section(gettext_lazy("Diễn giải thêm"), ("programme", "ended_on", "place", "people", "summary"), folded=True),
        rows=("demands",),
    ),
    rows=(
        demands(
            Origin.OVERSIGHT,
            gettext_lazy("Kiến nghị phải giải quyết"),
            gettext_lazy("Kiến nghị"),
            gettext_lazy("Ghi thêm kiến nghị"),
            hint=gettext_lazy("Mỗi kiến nghị là một việc có đơn vị, chức danh và hạn."),
            said=gettext_lazy("Kiến nghị"),
        ),
    ),
    once=("papers", "recommendations", "received_on", "replied_on", "reply"),
    quick="form",
    check=check,
    check_rows=check_rows,
    missing=missing,
    deadlines=deadlines,
    warnings=warnings,
    no_public_view=gettext_lazy("Kết luận giám sát do Mặt trận công bố; ở đây chỉ có việc phải giải quyết được công khai."),
)  # fmt: skip
