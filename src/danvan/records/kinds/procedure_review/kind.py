from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.procedure_review.models import ProcedureReviewDetails as Details
from danvan.records.models import Record


def _stock(code: str, name: str, unit: str, column: str) -> Indicator:
    count = Count(column, counts=Counts.LATEST)
    return Indicator(code, name, unit, 4, RollUp.LAST, kind="procedure_review", counts=count)


INDICATORS = (
    _stock("G4.01", "Thủ tục hành chính niêm yết công khai", "thủ tục", "posted"),
    _stock("G4.01a", "Thủ tục hành chính đang thực hiện", "thủ tục", "in_force"),
    _stock("G4.03a", "Dịch vụ công trực tuyến toàn trình", "dịch vụ", "full_online"),
    _stock("G4.03b", "Dịch vụ công trực tuyến một phần", "dịch vụ", "part_online"),
    Indicator("G4.07", "Thủ tục hành chính được cắt giảm thời gian", "thủ tục", 4, kind="procedure_review", counts=Count("shortened")),
    Indicator("G4.07a", "Thủ tục hành chính được rà soát", "thủ tục", 4, kind="procedure_review", counts=Count("reviewed")),
    Indicator(
        "G4.07r", "Tỷ lệ thủ tục được cắt giảm thời gian", "%", 4, RollUp.RATIO, kind="procedure_review",
        numerator="G4.07", denominator="G4.07a",
    ),
    Indicator(
        "G4.11", "Đơn vị thực hiện cơ chế một cửa", "đơn vị", 4, RollUp.LAST, kind="procedure_review",
        counts=Count("one_stop", counts=Counts.LATEST),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    whole = details.in_force
    if details.posted is not None and whole is not None and details.posted > whole:
        raise Refused(_("Số thủ tục niêm yết nhiều hơn số thủ tục đang thực hiện. Sửa một trong hai số."))
    online = (details.full_online or 0) + (details.part_online or 0)
    if whole is not None and online > whole:
        raise Refused(_("Số dịch vụ trực tuyến nhiều hơn số thủ tục đang thực hiện. Sửa một trong hai số."))
    if details.shortened is not None and details.reviewed is not None and details.shortened > details.reviewed:
        raise Refused(_("Số thủ tục cắt giảm thời gian nhiều hơn số được rà soát. Sửa một trong hai số."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.in_force is not None else [_("số thủ tục đang thực hiện")]
    return gaps if details.posted is not None else [*gaps, _("số thủ tục niêm yết")]


KIND = Kind(
    name="procedure_review",
    slug="thu-tuc-hanh-chinh",
    label=gettext_lazy("Thủ tục hành chính"),
    hint=gettext_lazy("Niêm yết, trực tuyến bao nhiêu thủ tục; rà soát, cắt giảm thời gian"),
    icon="document",
    group=4,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Tính đến ngày"),
        "in_force": gettext_lazy("Thủ tục đang thực hiện"),
        "posted": gettext_lazy("Thủ tục niêm yết công khai"),
        "at_counter": gettext_lazy("Niêm yết tại bộ phận một cửa"),
        "on_portal": gettext_lazy("Đăng trên cổng, trang thông tin điện tử"),
        "full_online": gettext_lazy("Dịch vụ trực tuyến toàn trình"),
        "part_online": gettext_lazy("Dịch vụ trực tuyến một phần"),
        "reviewed": gettext_lazy("Thủ tục được rà soát"),
        "abolished": gettext_lazy("Đề nghị bãi bỏ"),
        "shortened": gettext_lazy("Được cắt giảm thời gian"),
        "one_stop": gettext_lazy("Đơn vị có bộ phận một cửa"),
    },
    helps={
        "full_online": gettext_lazy("Báo cáo năm 2023 còn gọi là mức độ 4."),
        "part_online": gettext_lazy("Báo cáo năm 2023 còn gọi là mức độ 2, mức độ 3."),
        "reviewed": gettext_lazy("Số rà soát trong lần này, không cộng dồn."),
    },
    steps=one_step(
        gettext_lazy("Thủ tục hành chính"),
        Section(gettext_lazy("Số thủ tục"), ("host", "title", "began_on", "posted", "in_force")),
        Section(
            gettext_lazy("Niêm yết ở đâu, trực tuyến bao nhiêu"),
            ("at_counter", "on_portal", "one_stop", "full_online", "part_online"),
        ),
        Section(gettext_lazy("Nếu là đợt rà soát"), ("reviewed", "shortened", "abolished", "summary"), folded=True),
    ),
    once=("reviewed", "abolished", "shortened"),
    quick="posted",
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Danh mục thủ tục công khai ở nơi tiếp nhận và trên cổng dịch vụ công."),
)  # fmt: skip
