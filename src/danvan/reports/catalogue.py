"""All indicators of the reporting form: those counted from records and commitments, and those a person types.

Group 1 to 6 is the group of the plan an indicator stands in; group 7 has figures but no heading. What no record can give
is typed; it is little on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.commitments import indicators as commitments
from danvan.indicators.declaration import Catalogue, Indicator, RollUp, Source
from danvan.records.kinds import registry

GROUPS: dict[int, str | Promise] = {
    1: _("Quán triệt, tuyên truyền"),
    2: _("Phối hợp với Mặt trận Tổ quốc Việt Nam và các đoàn thể"),
    3: _("Thực hiện dân chủ ở cơ sở, đối thoại với Nhân dân"),
    4: _("Cải cách hành chính"),
    5: _("Phong trào thi đua, mô hình “Dân vận khéo”, phát triển kinh tế - xã hội"),
    6: _("Kiện toàn, tập huấn, kiểm tra, khen thưởng"),
    7: _("Công tác dân tộc, tôn giáo"),
}
# Units of count that may have decimals; everything else is a whole number.
WITH_DECIMALS = frozenset({"triệu đồng", "km", "m²", "điểm"})
OF_CASES = "Theo sổ tiếp công dân, sổ theo dõi đơn của đơn vị."


def _typed(code: str, name: str, unit: str, *, last: bool = False, note: str = "") -> Indicator:
    roll_up = RollUp.LAST if last else RollUp.SUM
    why = note or (OF_CASES if code.startswith("G3.1") else "")
    return Indicator(code, name, unit, int(code[1]), roll_up, Source.TYPED, note=why)


def _ratio(code: str, name: str, numerator: str, denominator: str) -> Indicator:
    return Indicator(
        code, name, "%", int(code[1]), RollUp.RATIO, Source.TYPED, numerator=numerator,
        denominator=denominator,
    )  # fmt: skip


TYPED: tuple[Indicator, ...] = (
    _typed(
        "G1.02a", "Cơ quan, đơn vị có kế hoạch dân vận chính quyền", "đơn vị", last=True,
        note="Một đơn vị ghi 1 nếu đã có kế hoạch của mình, 0 nếu chưa.",
    ),
    _typed("G1.02b", "Cơ quan, đơn vị phải có kế hoạch", "đơn vị", last=True, note="Một đơn vị thường ghi 1."),
    _ratio("G1.02", "Tỷ lệ đơn vị có kế hoạch dân vận chính quyền", "G1.02a", "G1.02b"),
    _typed("G3.10a", "Buổi tiếp công dân của người đứng đầu đã thực hiện", "buổi"),
    _typed("G3.10b", "Buổi tiếp công dân của người đứng đầu theo lịch", "buổi"),
    _ratio("G3.10", "Tỷ lệ buổi tiếp công dân theo lịch đã thực hiện", "G3.10a", "G3.10b"),
    _typed("G3.11", "Lượt tiếp công dân", "lượt"),
    _typed("G3.11a", "Người được tiếp", "người"),
    _typed("G3.11b", "Vụ việc tiếp công dân", "vụ việc"),
    _typed("G3.11c", "Đoàn đông người", "đoàn"),
    _typed("G3.12", "Đơn tiếp nhận", "đơn"),
    _typed("G3.12a", "Đơn khiếu nại", "đơn"),
    _typed("G3.12b", "Đơn tố cáo", "đơn"),
    _typed("G3.12c", "Đơn kiến nghị, phản ánh", "đơn"),
    _typed("G3.12d", "Đơn thuộc thẩm quyền", "đơn"),
    _typed("G3.13a", "Vụ khiếu nại, tố cáo đã giải quyết", "vụ việc"),
    _typed("G3.13b", "Vụ khiếu nại, tố cáo thuộc thẩm quyền phải giải quyết", "vụ việc"),
    _ratio("G3.13", "Tỷ lệ giải quyết khiếu nại, tố cáo thuộc thẩm quyền", "G3.13a", "G3.13b"),
    _typed("G3.14", "Vụ việc kéo dài, vượt cấp, đông người", "vụ việc", last=True),
    _typed("G3.15a", "Phản ánh, kiến nghị trả lời đúng hạn", "phản ánh"),
    _typed("G3.15b", "Phản ánh, kiến nghị tiếp nhận", "phản ánh"),
    _ratio("G3.15", "Tỷ lệ phản ánh, kiến nghị trả lời đúng hạn", "G3.15a", "G3.15b"),
    _typed(
        "G3.17b", "Đơn vị phải tổ chức hội nghị cán bộ, công chức, viên chức", "đơn vị", last=True,
        note="Số đơn vị phải tổ chức do cơ quan cấp trên xác định, không sinh từ hoạt động.",
    ),
    _ratio("G3.17", "Tỷ lệ tổ chức hội nghị cán bộ, công chức, viên chức", "G3.17a", "G3.17b"),
    _typed(
        "G3.18b", "Doanh nghiệp phải tổ chức hội nghị người lao động, đối thoại", "doanh nghiệp", last=True,
        note="Số doanh nghiệp phải tổ chức do cơ quan cấp trên xác định, không sinh từ hoạt động.",
    ),
    _ratio("G3.18", "Tỷ lệ doanh nghiệp tổ chức hội nghị người lao động, đối thoại", "G3.18a", "G3.18b"),
    _typed("G4.10", "Chỉ số cải cách hành chính", "điểm", last=True, note="Theo công bố của cấp trên, không sinh từ hoạt động."),
    _typed(
        "G6.08", "Cán bộ, công chức bị xử lý do vi phạm dân chủ, sách nhiễu", "người",
        note="Theo quyết định kỷ luật; hệ thống không lưu danh sách người bị xử lý.",
    ),
)  # fmt: skip


def _in_order(indicators: Iterable[Indicator]) -> list[Indicator]:
    """By group, then by code: a ratio stands behind the parts it is made of."""
    return sorted(indicators, key=lambda one: (one.group, one.code[:5], one.roll_up is RollUp.RATIO, one.code))


CATALOGUE = Catalogue(_in_order([*registry.indicators(), *commitments.INDICATORS, *TYPED]))
BY_GROUP: dict[int, list[Indicator]] = {group: [one for one in CATALOGUE if one.group == group] for group in GROUPS}
RATIOS = tuple(one for one in CATALOGUE if one.roll_up is RollUp.RATIO)


def is_counted(indicator: Indicator) -> bool:
    """Whether the figure comes from records or commitments and nobody types it (but on behalf of a unit)."""
    return indicator.source in {Source.RECORDS, Source.COMMITMENTS} and indicator.roll_up is not RollUp.RATIO


def is_typed(indicator: Indicator) -> bool:
    """Whether a person types the figure."""
    return indicator.source is Source.TYPED and indicator.roll_up is not RollUp.RATIO


def may_have_decimals(indicator: Indicator) -> bool:
    """Whether a value such as 1.234,5 makes sense for it."""
    return indicator.unit in WITH_DECIMALS
