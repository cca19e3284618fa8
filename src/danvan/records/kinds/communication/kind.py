from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.indicators.declaration import Indicator
from danvan.records.enums import Mode
from danvan.records.kinds.communication.models import CommunicationDetails as Details
from danvan.records.kinds.communication.models import Form
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.models import Record

INDICATORS = (
    Indicator("G1.05", "Tin, bài tuyên truyền", "tin, bài", 1, kind="communication", counts="items of articles"),
    Indicator("G1.06", "Lượt truyền thanh", "lượt", 1, kind="communication", counts="broadcasts"),
    Indicator("G1.06p", "Thời lượng truyền thanh", "phút", 1, kind="communication", counts="minutes"),
    Indicator("G1.07", "Pano, áp phích, băng rôn, tờ rơi", "cái", 1, kind="communication", counts="items of posters"),
    Indicator("G1.08", "Buổi tuyên truyền tại khu dân cư, trường học", "buổi", 1, kind="communication", counts="items of meetings"),
    Indicator(
        "G1.08w", "Buổi tuyên truyền tại khu dân cư, trường học, trong đó lồng ghép", "buổi", 1,
        kind="communication", counts="items of woven meetings",
    ),
)  # fmt: skip


def amounts(record: Record, details: Details) -> dict[str, int]:
    items = {form: details.items if details.form == form else 0 for form in Form.values}
    return {
        "G1.05": items[Form.ARTICLE],
        "G1.06": details.broadcasts,
        "G1.06p": details.minutes,
        "G1.07": items[Form.POSTER],
        "G1.08": items[Form.MEETING],
        "G1.08w": items[Form.MEETING] if record.mode == Mode.WOVEN else 0,
    }


def facts(record: Record, details: Details) -> Facts:
    on_air: Facts = [
        (_("Số lượt phát"), details.broadcasts),
        (_("Tổng thời lượng (phút)"), details.minutes),
    ]
    people: Facts = [(_("Số người dự"), record.people)]
    return [
        (_("Hình thức"), details.get_form_display()),
        (_("Số lượng"), details.items),
        *(on_air if details.form == Form.BROADCAST else []),
        *(people if details.form == Form.MEETING else []),
        (_("Đường dẫn"), details.link),
    ]


def check(record: Record, details: Details) -> None:
    if details.form == Form.BROADCAST and not details.broadcasts:
        raise Refused(_("Truyền thanh: ghi số lượt đã phát, ít nhất 1."))
    if details.form != Form.BROADCAST and (details.broadcasts or details.minutes):
        raise Refused(_("Chỉ hình thức truyền thanh mới có số lượt phát và thời lượng. Để hai ô này trống."))
    if not details.items:
        raise Refused(_("Ghi số lượng tin, bài, sản phẩm hoặc buổi, ít nhất 1."))


def missing(record: Record, details: Details) -> list[str]:
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
    details=Details,
    indicators=INDICATORS,
    amounts=amounts,
    facts=facts,
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Tin, bài, pano tự nó đã đến với người dân, không cần thêm một trang khác."),
    quick="form",
)
