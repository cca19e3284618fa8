from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import exact, format_number
from danvan.records.kinds.communities.models import CommunitiesDetails as Details
from danvan.records.kinds.communities.models import Form
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

MOST_OF_A_VISIT, MOST_OF_A_PROGRAMME = Decimal(2_000), Decimal(500_000)  # million dong; beyond: dong?
INDICATORS = (
    Indicator(
        "G7.01", "Cuộc gặp mặt chức sắc, chức việc, người có uy tín", "cuộc", 7, kind="communities",
        counts=Count(where={"form": Form.MEETING}),
    ),
    Indicator(
        "G7.02", "Cuộc thăm, chúc mừng dịp lễ, Tết", "cuộc", 7, kind="communities", counts=Count(where={"form": Form.VISIT})
    ),
    Indicator("G7.03", "Suất quà tặng khi thăm, gặp mặt", "suất", 7, kind="communities", counts=Count("gifts")),
    Indicator("G7.04", "Kinh phí thăm, tặng quà", "triệu đồng", 7, kind="communities", counts=Count("money")),
    Indicator(
        "G7.05", "Vốn chương trình, chính sách đã giải ngân", "triệu đồng", 7, kind="communities",
        counts=Count("disbursed"),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form == Form.PROGRAMME and (details.gifts is not None or details.money is not None):
        raise Refused(
            _("Thực hiện chương trình, chính sách chỉ ghi vốn giải ngân. Để trống số suất quà, kinh phí thăm.")
        )
    if details.form != Form.PROGRAMME and details.disbursed is not None:
        raise Refused(_("Chỉ thực hiện chương trình, chính sách mới ghi vốn giải ngân. Để trống ô này."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    likely = ((details.money, MOST_OF_A_VISIT), (details.disbursed, MOST_OF_A_PROGRAMME))
    return [
        _("Số tiền là %(value)s triệu đồng: có phải đã ghi bằng đồng?") % {"value": format_number(exact(value))}
        for value, most in likely
        if value is not None and value > most
    ]


def missing(record: Record, details: Details, law: Law) -> list[str]:
    if details.form == Form.PROGRAMME:
        return [] if details.disbursed is not None else [_("vốn đã giải ngân")]
    return [] if details.occasion else [_("dịp lễ, Tết")]


KIND = Kind(
    name="communities",
    slug="dan-toc-ton-giao",
    label=gettext_lazy("Công tác dân tộc, tôn giáo"),
    hint=gettext_lazy("Việc của chính quyền: gặp mặt, thăm, chúc mừng dịp lễ, Tết; vốn chương trình, chính sách"),
    icon="flag",
    group=7,
    details=Details,
    indicators=INDICATORS,
    words={
        "form": gettext_lazy("Việc gì"),
        "occasion": gettext_lazy("Dịp gì"),
        "gifts": gettext_lazy("Số suất quà"),
        "money": gettext_lazy("Kinh phí thăm, quà (triệu đồng)"),
        "disbursed": gettext_lazy("Vốn đã giải ngân (triệu đồng)"),
    },
    helps={
        "title": gettext_lazy("Ghi việc của chính quyền; không ghi họ tên, dân tộc, tôn giáo của ai."),
        "occasion": gettext_lazy("Ví dụ: Tết Chôl Chnăm Thmây, lễ Phật đản, lễ Giáng sinh."),
        "summary": gettext_lazy("Ghi việc và số tiền; không đếm người theo dân tộc, tôn giáo, không ghi họ tên."),
    },
    steps=one_step(
        gettext_lazy("Công tác dân tộc, tôn giáo"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "occasion")),
        Section(gettext_lazy("Nếu là gặp mặt, thăm, chúc mừng"), ("gifts", "money", "place", "ended_on"), folded=True),
        Section(gettext_lazy("Nếu là chương trình, chính sách"), ("disbursed",), folded=True),
        Section(gettext_lazy("Nội dung, kết quả"), ("summary",), folded=True),
    ),
    once=("gifts", "money", "disbursed"),
    quick="form",
    check=check,
    doubts=doubts,
    missing=missing,
    no_public_view=gettext_lazy("Thăm, gặp mặt đã có trong tin, bài; ở đây chỉ giữ con số của chính quyền."),
)  # fmt: skip
