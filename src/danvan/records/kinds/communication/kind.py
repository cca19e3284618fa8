from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.enums import Mode
from danvan.records.kinds.communication.models import CommunicationDetails as Details
from danvan.records.kinds.communication.models import Form
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

MEETINGS = "Buổi tuyên truyền tại khu dân cư, trường học"
INDICATORS = (
    Indicator("G1.05", "Tin, bài tuyên truyền", "tin, bài", 1, kind="communication", counts=Count("items", {"form": Form.ARTICLE})),
    Indicator("G1.06", "Lượt truyền thanh", "lượt", 1, kind="communication", counts=Count("broadcasts", {"form": Form.BROADCAST})),
    Indicator("G1.06p", "Thời lượng truyền thanh", "phút", 1, kind="communication", counts=Count("minutes", {"form": Form.BROADCAST})),
    Indicator("G1.07", "Pano, áp phích, băng rôn, tờ rơi", "cái", 1, kind="communication", counts=Count("items", {"form": Form.POSTER})),
    Indicator("G1.08", MEETINGS, "buổi", 1, kind="communication", counts=Count("items", {"form": Form.MEETING})),
    Indicator(
        "G1.08w", f"{MEETINGS}, trong đó lồng ghép", "buổi", 1, kind="communication",
        counts=Count("items", {"form": Form.MEETING, "mode": Mode.WOVEN}),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form == Form.BROADCAST and not details.broadcasts:
        raise Refused(_("Truyền thanh: ghi số lượt đã phát, ít nhất 1."))
    if details.form != Form.BROADCAST and (details.broadcasts or details.minutes):
        raise Refused(_("Chỉ hình thức truyền thanh mới có số lượt phát và thời lượng. Để hai ô này trống."))
    if not details.items:
        raise Refused(_("Ghi số lượng tin, bài, sản phẩm hoặc buổi, ít nhất 1."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = []
    if details.form == Form.ARTICLE and not details.link:
        gaps.append(_("đường dẫn bài đã đăng"))
    if details.form == Form.BROADCAST and not details.minutes:
        gaps.append(_("thời lượng phát"))
    return gaps


KIND = Kind(
    name="communication",
    slug="tuyen-truyen",
    label=gettext_lazy("Tuyên truyền"),
    hint=gettext_lazy("Tin, bài, truyền thanh, pano, áp phích, buổi tuyên truyền"),
    icon="globe",
    group=1,
    details=Details,
    indicators=INDICATORS,
    words={
        "form": gettext_lazy("Hình thức"),
        "items": gettext_lazy("Số lượng"),
        "broadcasts": gettext_lazy("Số lượt phát"),
        "minutes": gettext_lazy("Tổng thời lượng (phút)"),
        "link": gettext_lazy("Đường dẫn"),
    },
    helps={
        "items": gettext_lazy("Số tin, bài, sản phẩm hoặc buổi."),
        "minutes": gettext_lazy("Cộng mọi lượt phát; 2 giờ ghi 120."),
        "link": gettext_lazy("Địa chỉ bài đã đăng, hoặc đính kèm ảnh chụp ở mục Minh chứng."),
    },
    steps=one_step(
        gettext_lazy("Tuyên truyền"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "ended_on", "items")),
        Section(gettext_lazy("Nếu là truyền thanh"), ("broadcasts", "minutes"), folded=True),
        Section(gettext_lazy("Nếu là buổi tuyên truyền"), ("place", "people"), folded=True),
        Section(gettext_lazy("Đường dẫn, kết quả"), ("link", "summary")),
    ),
    once=("link",),
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Tin, bài, pano tự nó đã đến với người dân, không cần thêm một trang khác."),
    quick="form",
)
