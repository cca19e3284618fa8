from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.kinds.inspection.models import InspectionDetails as Details
from danvan.records.kinds.inspection.models import Subject
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import demands
from danvan.records.models import Record

INDICATORS = (
    Indicator(
        "G4.09", "Cuộc kiểm tra công vụ", "cuộc", 4, kind="inspection",
        counts=Count(where={"subject": Subject.PUBLIC_SERVICE}),
    ),
    Indicator(
        "G4.09a", "Đơn vị được kiểm tra công vụ", "đơn vị", 4, kind="inspection",
        counts=Count(where={"subject": Subject.PUBLIC_SERVICE}, rows="visited"),
    ),
    Indicator("G4.09b", "Cán bộ, công chức bị xử lý sau kiểm tra công vụ", "người", 4, kind="inspection", counts=Count("disciplined")),
    Indicator(
        "G6.05a", "Cuộc kiểm tra công tác dân vận chính quyền", "cuộc", 6, kind="inspection",
        counts=Count(where={"subject": Subject.PLAN}),
    ),
    Indicator(
        "G6.05b", "Đơn vị được kiểm tra công tác dân vận chính quyền", "đơn vị", 6, kind="inspection",
        counts=Count(where={"subject": Subject.PLAN}, rows="visited"),
    ),
    Indicator("G6.05c", "Cuộc tự kiểm tra", "cuộc", 6, kind="inspection", counts=Count(where={"subject": Subject.SELF})),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.disciplined is not None and details.subject != Subject.PUBLIC_SERVICE:
        raise Refused(_("Chỉ kiểm tra công vụ mới ghi số người bị xử lý. Để trống ô này."))
    if details.concluded_on and details.concluded_on < record.began_on:
        raise Refused(_("Ngày kết luận phải không trước ngày kiểm tra."))


def check_rows(record: Record, details: Details) -> None:
    """No more is to be mended than was found."""
    written = record.demands.count()
    if details.findings is not None and written > details.findings:
        raise Refused(
            _("Đã ghi %(written)s việc phải khắc phục, số hạn chế phát hiện chỉ có %(found)s. Sửa một trong hai.")
            % {"written": written, "found": details.findings}
        )


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.conclusion else [_("văn bản kết luận")]
    if details.subject != Subject.SELF and not details.visited.exists():
        gaps.append(_("đơn vị được kiểm tra"))
    if details.findings is None:
        gaps.append(_("số hạn chế phát hiện"))
    return gaps


KIND = Kind(
    name="inspection",
    slug="kiem-tra",
    label=gettext_lazy("Kiểm tra"),
    hint=gettext_lazy("Kiểm tra việc thực hiện kế hoạch, kiểm tra công vụ, tự kiểm tra; hạn chế phải khắc phục"),
    icon="search",
    group=6,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Ngày kiểm tra"),
        "subject": gettext_lazy("Kiểm tra việc gì"),
        "programme": gettext_lazy("Theo kế hoạch, quyết định"),
        "team": gettext_lazy("Thành phần đoàn"),
        "invited": gettext_lazy("Có mời Ban Dân vận, Mặt trận cùng tham gia"),
        "visited": gettext_lazy("Đơn vị được kiểm tra"),
        "findings": gettext_lazy("Số hạn chế phát hiện"),
        "conclusion": gettext_lazy("Văn bản kết luận"),
        "concluded_on": gettext_lazy("Ngày kết luận"),
        "disciplined": gettext_lazy("Số cán bộ, công chức bị xử lý"),
    },
    helps={
        "programme": gettext_lazy("Số, ngày của kế hoạch hoặc quyết định thành lập đoàn."),
        "team": gettext_lazy("Ghi chức danh, không ghi tên riêng."),
        "findings": gettext_lazy("Không phát hiện hạn chế thì ghi 0."),
        "conclusion": gettext_lazy("Số, ngày của thông báo kết luận hoặc biên bản."),
        "disciplined": gettext_lazy("Chỉ với kiểm tra công vụ; ghi số người, không ghi tên."),
    },
    steps=one_step(
        gettext_lazy("Cuộc kiểm tra"),
        Section(
            gettext_lazy("Kiểm tra gì, khi nào"), ("host", "title", "subject", "began_on", "ended_on", "programme")
        ),
        Section(gettext_lazy("Đoàn kiểm tra, đơn vị được kiểm tra"), ("visited", "team", "invited")),
        Section(gettext_lazy("Kết quả"), ("findings", "conclusion", "concluded_on", "summary")),
        Section(gettext_lazy("Nếu là kiểm tra công vụ"), ("disciplined", "place"), folded=True),
        rows=("demands",),
    ),
    rows=(
        demands(
            Origin.INSPECTION,
            gettext_lazy("Hạn chế phải khắc phục"),
            gettext_lazy("Hạn chế"),
            gettext_lazy("Ghi thêm hạn chế"),
            hint=gettext_lazy("Mỗi hạn chế là một việc có đơn vị, chức danh và hạn khắc phục."),
            said=gettext_lazy("Hạn chế phát hiện"),
        ),
    ),
    once=("findings", "conclusion", "concluded_on", "disciplined"),
    quick="subject",
    check=check,
    check_rows=check_rows,
    missing=missing,
    no_public_view=gettext_lazy(
        "Kết luận kiểm tra công bố theo quy định riêng; ở đây chỉ có việc phải khắc phục được công khai."
    ),
)
