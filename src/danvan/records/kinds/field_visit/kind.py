from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.kinds.field_visit.models import FieldVisitDetails as Details
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import demands
from danvan.records.models import Record

MOST_VILLAGES = 20
MOST_HOUSEHOLDS = 100  # in one village

INDICATORS = (
    Indicator("G3.21", "Lượt lãnh đạo xuống ấp, khóm", "lượt", 3, kind="field_visit", counts=Count("villages")),
    Indicator("G3.21a", "Hộ dân được lãnh đạo thăm, gặp gỡ", "hộ", 3, kind="field_visit", counts=Count("households")),
    Indicator("G3.21b", "Ý kiến ghi nhận khi lãnh đạo đi cơ sở", "ý kiến", 3, kind="field_visit", counts=Count("opinions")),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.villages < 1:
        raise Refused(_("Số ấp, khóm phải từ 1 trở lên. Chỉ đến một nơi thì để trống."))


def check_rows(record: Record, details: Details) -> None:
    """No more is promised than was raised."""
    written = record.demands.count()
    if details.opinions is not None and written > details.opinions:
        raise Refused(
            _("Đã ghi %(written)s việc hứa giải quyết, số ý kiến ghi nhận chỉ có %(opinions)s. Sửa một trong hai.")
            % {"written": written, "opinions": details.opinions}
        )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.villages > MOST_VILLAGES:
        said.append(_("Một chuyến đi đến hơn %(most)s ấp, khóm.") % {"most": MOST_VILLAGES})
    if (details.households or 0) > MOST_HOUSEHOLDS * details.villages:
        said.append(_("Gặp hơn %(most)s hộ mỗi ấp, khóm trong một chuyến đi.") % {"most": MOST_HOUSEHOLDS})
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted = (
        (details.post, _("chức danh người đi")),
        (record.place, _("ấp, khóm nào")),
        (details.households is not None, _("số hộ đã gặp")),
        (details.opinions is not None, _("số ý kiến ghi nhận")),
    )
    return [name for there, name in wanted if not there]


KIND = Kind(
    name="field_visit",
    slug="di-co-so",
    label=gettext_lazy("Đi cơ sở"),
    hint=gettext_lazy("Lãnh đạo xuống ấp, khóm, gặp hộ dân, ghi nhận ý kiến, hứa giải quyết"),
    icon="flag",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Nội dung chuyến đi"),
        "place": gettext_lazy("Ấp, khóm nào"),
        "post": gettext_lazy("Chức danh người đi"),
        "villages": gettext_lazy("Số ấp, khóm đã đến"),
        "households": gettext_lazy("Số hộ đã gặp"),
        "opinions": gettext_lazy("Số ý kiến ghi nhận"),
    },
    helps={
        "title": gettext_lazy("Ví dụ: Khảo sát đường ấp. Không ghi tên, địa chỉ của hộ dân."),
        "post": gettext_lazy("Ví dụ: Chủ tịch UBND xã. Không ghi tên riêng."),
        "villages": gettext_lazy("Để trống nếu chỉ đến một nơi."),
        "households": gettext_lazy("Không gặp hộ nào thì ghi 0."),
        "opinions": gettext_lazy("Không có thì ghi 0."),
    },
    steps=one_step(
        gettext_lazy("Đi cơ sở"),
        Section(gettext_lazy("Ai đi, đến đâu, khi nào"), ("host", "title", "post", "began_on", "place")),
        Section(gettext_lazy("Đã gặp, đã nghe"), ("households", "opinions")),
        Section(gettext_lazy("Nếu đi nhiều nơi, nhiều ngày"), ("villages", "ended_on"), folded=True),
        Section(gettext_lazy("Diễn giải"), ("summary",), folded=True),
        rows=("demands",),
    ),
    rows=(
        demands(
            Origin.OTHER,
            gettext_lazy("Việc hứa giải quyết sau chuyến đi"),
            gettext_lazy("Việc hứa"),
            gettext_lazy("Ghi thêm việc hứa"),
            hint=gettext_lazy("Mỗi việc đã hứa có đơn vị, chức danh và hạn; được theo dõi đến khi xong."),
            said=gettext_lazy("Ý kiến của người dân"),
        ),
    ),
    once=("villages", "households", "opinions"),
    quick="post",
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    no_public_view=gettext_lazy(
        "Chuyến đi có khi chỉ gặp vài hộ nên không đưa ra ngoài; việc đã hứa được công khai ở mục riêng."
    ),
)
