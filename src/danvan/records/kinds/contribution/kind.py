from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import exact, format_number
from danvan.records.kinds.contribution.models import ContributionDetails as Details
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

GIVEN = ("money", "labour_days", "land", "trees")
BUILT = ("road_km", "bridges")
LIKELY = {"money": Decimal(20_000), "land": Decimal(100_000), "road_km": Decimal(100)}  # the most of one record
INDICATORS = (
    Indicator("G3.05", "Nhân dân đóng góp bằng tiền", "triệu đồng", 3, kind="contribution", counts=Count("money")),
    Indicator("G3.05a", "Nhân dân đóng góp ngày công", "ngày công", 3, kind="contribution", counts=Count("labour_days")),
    Indicator("G3.05b", "Nhân dân hiến đất", "m²", 3, kind="contribution", counts=Count("land")),
    Indicator("G3.05c", "Nhân dân hiến cây, hoa màu", "cây", 3, kind="contribution", counts=Count("trees")),
    Indicator(
        "G5.09", "Đường giao thông vận động Nhân dân làm, sửa", "km", 5, kind="contribution", counts=Count("road_km")
    ),
    Indicator("G5.09a", "Cầu vận động Nhân dân làm, sửa", "cái", 5, kind="contribution", counts=Count("bridges")),
)  # fmt: skip
NAMES = {
    "money": gettext_lazy("Tiền (triệu đồng)"),
    "labour_days": gettext_lazy("Ngày công"),
    "land": gettext_lazy("Đất hiến (m²)"),
    "trees": gettext_lazy("Cây, hoa màu (cây)"),
    "road_km": gettext_lazy("Đường làm mới, sửa chữa (km)"),
    "bridges": gettext_lazy("Cầu làm mới, sửa chữa (cái)"),
}


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    """Figures so large that another unit may have been meant."""
    return [
        _("%(name)s là %(value)s: có phải đã ghi nhầm đơn vị tính?")
        % {"name": NAMES[name], "value": format_number(exact(value))}
        for name, most in LIKELY.items()
        if (value := getattr(details, name)) is not None and value > most
    ]


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.works else [_("công trình")]
    if all(getattr(details, name) is None for name in (*GIVEN, *BUILT)):
        gaps.append(_("đóng góp gì, bao nhiêu"))
    return gaps


def public(record: Record, details: Details) -> Facts:
    """Sums only: contributions of the people are published, whoever gave them is not."""
    given = [(NAMES[name], getattr(details, name)) for name in (*GIVEN, *BUILT)]
    return [
        (_("Thời gian"), record.began_on),
        (_("Địa điểm"), record.place),
        (_("Công trình"), details.works),
        *((name, value) for name, value in given if value is not None),
    ]


KIND = Kind(
    name="contribution",
    slug="nhan-dan-dong-gop",
    label=gettext_lazy("Nhân dân đóng góp"),
    hint=gettext_lazy("Tiền, ngày công, đất, cây, hoa màu Nhân dân góp làm công trình; đường, cầu làm được"),
    icon="users",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={"began_on": gettext_lazy("Ngày góp hoặc ngày tổng hợp"), "works": gettext_lazy("Công trình"), **NAMES},
    helps={
        "title": gettext_lazy("Ví dụ: Nhân dân ấp Một góp làm đường. Không ghi tên người đóng góp."),
        "works": gettext_lazy("Ví dụ: Lộ giao thông nông thôn ấp Một."),
        "money": gettext_lazy("Tổng số, không ghi của ai. 12 triệu 500 nghìn đồng ghi 12,5."),
        "land": gettext_lazy("1 công đất (1.000 m²) ghi 1.000."),
        "road_km": gettext_lazy("350 mét ghi 0,35."),
    },
    steps=one_step(
        gettext_lazy("Nhân dân đóng góp"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "began_on", "works", "place")),
        Section(gettext_lazy("Nhân dân góp"), GIVEN),
        Section(gettext_lazy("Nếu đã làm được đường, cầu"), BUILT, folded=True),
        Section(gettext_lazy("Diễn giải thêm"), ("ended_on", "summary"), folded=True),
    ),
    once=(*GIVEN, *BUILT),
    quick="money",
    doubts=doubts,
    missing=missing,
    public=public,
)
