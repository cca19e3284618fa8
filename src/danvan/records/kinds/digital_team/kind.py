from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.digital_team.models import DigitalTeamDetails as Details
from danvan.records.kinds.digital_team.models import Form
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

INDICATORS = (
    Indicator(
        "G1.10", "Tổ công nghệ số cộng đồng hiện có", "tổ", 1, RollUp.LAST, kind="digital_team", counts=Count("teams", counts=Counts.LATEST)
    ),
    Indicator(
        "G1.10a", "Thành viên Tổ công nghệ số cộng đồng", "người", 1, RollUp.LAST, kind="digital_team",
        counts=Count("members", counts=Counts.LATEST),
    ),
    Indicator(
        "G1.10b", "Lượt người được hướng dẫn dùng dịch vụ công trực tuyến", "lượt người", 1, kind="digital_team",
        counts=Count("guided"),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form == Form.TEAM and details.guided is not None:
        raise Refused(_("Thành lập, kiện toàn tổ không ghi lượt người được hướng dẫn. Để trống ô này."))
    if details.form == Form.GUIDING and (details.teams is not None or details.members is not None):
        raise Refused(_("Hướng dẫn người dân không ghi số tổ, số thành viên. Để trống hai ô này."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    if details.form == Form.TEAM:
        return [] if details.teams is not None else [_("số tổ hiện có")]
    return [] if details.guided is not None else [_("lượt người được hướng dẫn")]


KIND = Kind(
    name="digital_team",
    slug="to-cong-nghe-so",
    label=gettext_lazy("Tổ công nghệ số cộng đồng"),
    hint=gettext_lazy("Thành lập tổ; hướng dẫn người dân dùng dịch vụ công trực tuyến"),
    icon="users",
    group=1,
    details=Details,
    indicators=INDICATORS,
    words={
        "form": gettext_lazy("Việc gì"),
        "teams": gettext_lazy("Số tổ hiện có"),
        "members": gettext_lazy("Tổng số thành viên"),
        "guided": gettext_lazy("Lượt người được hướng dẫn"),
    },
    helps={"teams": gettext_lazy("Toàn đơn vị, không phải số tổ mới lập.")},
    steps=one_step(
        gettext_lazy("Tổ công nghệ số cộng đồng"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "guided")),
        Section(gettext_lazy("Nếu là thành lập, kiện toàn tổ"), ("teams", "members"), folded=True),
        Section(gettext_lazy("Diễn giải thêm"), ("place", "ended_on", "summary"), folded=True),
    ),
    once=("guided",),
    quick="guided",
    check=check,
    missing=missing,
    no_public_view=gettext_lazy("Tổ làm việc tại ấp, khóm; kết quả nằm trong báo cáo."),
)
