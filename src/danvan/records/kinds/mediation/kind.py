from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.mediation.models import MediationDetails as Details
from danvan.records.models import Record

INDICATORS = (
    Indicator("G3.16a", "Vụ hòa giải thành", "vụ", 3, kind="mediation", counts=Count("succeeded")),
    Indicator("G3.16b", "Vụ hòa giải ở cơ sở", "vụ", 3, kind="mediation", counts=Count("cases")),
    Indicator(
        "G3.16",
        "Tỷ lệ hòa giải thành",
        "%",
        3,
        RollUp.RATIO,
        kind="mediation",
        numerator="G3.16a",
        denominator="G3.16b",
    ),
    Indicator(
        "G3.16c", "Tổ hòa giải", "tổ", 3, RollUp.LAST, kind="mediation", counts=Count("teams", counts=Counts.LATEST)
    ),
    Indicator(
        "G3.16d",
        "Hòa giải viên",
        "người",
        3,
        RollUp.LAST,
        kind="mediation",
        counts=Count("mediators", counts=Counts.LATEST),
    ),
)


def check(record: Record, details: Details) -> None:
    if details.succeeded is not None and (details.cases is None or details.succeeded > details.cases):
        raise Refused(_("Số vụ hòa giải thành nhiều hơn số vụ hòa giải. Sửa một trong hai số."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted = ((details.cases, _("số vụ hòa giải")), (details.succeeded, _("số vụ hòa giải thành")))
    return [word for value, word in wanted if value is None]


KIND = Kind(
    name="mediation",
    slug="hoa-giai",
    label=gettext_lazy("Hòa giải ở cơ sở"),
    hint=gettext_lazy("Số tổ, hòa giải viên; số vụ hòa giải và hòa giải thành trong kỳ"),
    icon="merge",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Từ ngày"),
        "teams": gettext_lazy("Số tổ hòa giải hiện có"),
        "mediators": gettext_lazy("Số hòa giải viên"),
        "cases": gettext_lazy("Số vụ đã hòa giải"),
        "succeeded": gettext_lazy("Số vụ hòa giải thành"),
    },
    helps={"cases": gettext_lazy("Chỉ ghi số vụ; không ghi vụ việc của ai, về việc gì.")},
    steps=one_step(
        gettext_lazy("Hòa giải ở cơ sở"),
        Section(gettext_lazy("Kỳ nào"), ("host", "title", "began_on", "ended_on")),
        Section(gettext_lazy("Kết quả"), ("cases", "succeeded", "teams", "mediators")),
    ),
    once=("cases", "succeeded"),
    quick="cases",
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Hòa giải là việc riêng của các bên; chỉ số vụ vào báo cáo."),
)
