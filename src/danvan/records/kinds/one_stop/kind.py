from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator, RollUp
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.one_stop.models import OneStopDetails as Details
from danvan.records.models import Record


def _sum(code: str, name: str, column: str) -> Indicator:
    return Indicator(code, name, "hồ sơ", 4, kind="one_stop", counts=Count(column))


def _share(code: str, name: str, part: str, whole: str) -> Indicator:
    return Indicator(code, name, "%", 4, RollUp.RATIO, kind="one_stop", numerator=part, denominator=whole)


INDICATORS = (
    _sum("G4.02a", "Hồ sơ giải quyết đúng hạn, trước hạn", "in_time"),
    _sum("G4.02b", "Hồ sơ đã giải quyết", "handled"),
    _share("G4.02", "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn", "G4.02a", "G4.02b"),
    _sum("G4.02c", "Hồ sơ tiếp nhận", "received"),
    _sum("G4.02d", "Hồ sơ giải quyết quá hạn", "handled_late"),
    _sum("G4.03c", "Hồ sơ nộp trực tuyến", "received_online"),
    _share("G4.03", "Tỷ lệ hồ sơ nộp trực tuyến", "G4.03c", "G4.02c"),
    _sum("G4.04a", "Hồ sơ thanh toán trực tuyến", "paid_online"),
    _share("G4.04", "Tỷ lệ hồ sơ thanh toán trực tuyến", "G4.04a", "G4.02c"),
    _sum("G4.05a", "Hồ sơ được số hóa", "digitised"),
    _share("G4.05", "Tỷ lệ hồ sơ được số hóa", "G4.05a", "G4.02c"),
)


def check(record: Record, details: Details) -> None:
    for value, word in ((details.paid_online, _("thanh toán trực tuyến")), (details.digitised, _("được số hóa"))):
        if value > details.received:
            raise Refused(_("Số hồ sơ %(word)s nhiều hơn số hồ sơ tiếp nhận. Sửa một trong hai số.") % {"word": word})


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    """Files that came in and files that went out do not meet, or the same month stands in the register already."""
    said = []
    there = details.received + details.carried_over
    gone = details.handled + details.pending_in_time + details.pending_late
    if there and there != gone:
        said.append(
            _(
                "Tiếp nhận và kỳ trước chuyển sang là %(there)s hồ sơ, đã giải quyết và đang giải quyết là %(gone)s, lệch %(by)s."
            )
            % {"there": there, "gone": gone, "by": abs(there - gone)}
        )
    same = Record.objects.unscoped("tìm tháng đã nhập của chính đơn vị").filter(
        kind=record.kind,
        host=record.host,
        archived_at__isnull=True,
        began_on__lte=record.ended_on,
        ended_on__gte=record.began_on,
    )
    if twice := same.exclude(pk=record.pk).first():
        said.append(_("Khoảng ngày này trùng với «%(title)s» đã nhập.") % {"title": twice.title})
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.received else [_("số hồ sơ tiếp nhận")]
    return gaps if details.handled else [*gaps, _("số hồ sơ đã giải quyết")]


KIND = Kind(
    name="one_stop",
    slug="mot-cua",
    label=gettext_lazy("Kết quả một cửa"),
    hint=gettext_lazy("Hồ sơ tiếp nhận, giải quyết đúng hạn, quá hạn, trực tuyến trong tháng; nhập được từ Excel"),
    icon="inbox",
    group=4,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Từ ngày"),
        "received_direct": gettext_lazy("Tiếp nhận trực tiếp"),
        "received_online": gettext_lazy("Tiếp nhận trực tuyến"),
        "received_post": gettext_lazy("Tiếp nhận qua bưu chính"),
        "carried_over": gettext_lazy("Kỳ trước chuyển sang"),
        "handled_early": gettext_lazy("Giải quyết trước hạn"),
        "handled_on_time": gettext_lazy("Giải quyết đúng hạn"),
        "handled_late": gettext_lazy("Giải quyết quá hạn"),
        "pending_in_time": gettext_lazy("Đang giải quyết, trong hạn"),
        "pending_late": gettext_lazy("Đang giải quyết, quá hạn"),
        "paid_online": gettext_lazy("Thanh toán trực tuyến"),
        "digitised": gettext_lazy("Được số hóa"),
    },
    helps={
        "title": gettext_lazy("Ví dụ: Kết quả một cửa tháng 5 năm 2023."),
        "ended_on": gettext_lazy("Ngày cuối tháng."),
        "received_online": gettext_lazy("Gồm cả toàn trình và một phần (trước đây là mức độ 3, mức độ 4)."),
    },
    steps=one_step(
        gettext_lazy("Kết quả một cửa"),
        Section(gettext_lazy("Tháng nào"), ("host", "title", "began_on", "ended_on")),
        Section(gettext_lazy("Tiếp nhận"), ("received_direct", "received_online", "received_post", "carried_over")),
        Section(gettext_lazy("Giải quyết"), ("handled_early", "handled_on_time", "handled_late", "pending_in_time", "pending_late")),
        Section(gettext_lazy("Trực tuyến, số hóa"), ("paid_online", "digitised", "summary"), folded=True),
    ),
    once=(
        "received_direct", "received_online", "received_post", "carried_over", "handled_early", "handled_on_time", "handled_late",
        "pending_in_time", "pending_late", "paid_online", "digitised",
    ),
    quick="handled_on_time",
    check=check,
    doubts=doubts,
    missing=missing,
    no_public_view=gettext_lazy("Kết quả giải quyết hồ sơ đã công khai trên cổng dịch vụ công."),
)  # fmt: skip
