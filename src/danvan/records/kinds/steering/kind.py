from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.kind import COMMUNES, Deadline, Expected, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.steering.models import Form
from danvan.records.kinds.steering.models import SteeringDetails as Details
from danvan.records.models import Record

MOST_MEMBERS = 50
MOST_OFFICERS = 100
LONGEST = 6 * 366  # days; a committee is set up for a term of office, more is likelier a slip of the year

INDICATORS = (
    Indicator(
        "G1.09", "Cán bộ được phân công phụ trách dân vận chính quyền", "người", 1, RollUp.LAST, kind="steering",
        counts=Count("officers", where={"form": Form.OFFICERS}, counts=Counts.LATEST),
    ),
    Indicator(
        "G1.09a", "Đơn vị có người đứng đầu trực tiếp phụ trách dân vận chính quyền", "đơn vị", 1, RollUp.LAST,
        kind="steering", counts=Count("led", where={"form": Form.OFFICERS}, counts=Counts.LATEST),
    ),
    Indicator(
        "G6.01", "Ban Chỉ đạo được thành lập, kiện toàn", "ban", 6, kind="steering",
        counts=Count(where={"form": Form.COMMITTEE}),
    ),
    Indicator(
        "G6.01a", "Thành viên Ban Chỉ đạo", "người", 6, RollUp.LAST, kind="steering",
        counts=Count("members", where={"form": Form.COMMITTEE}, counts=Counts.LATEST),
    ),
    Indicator(
        "G6.01b", "Cuộc họp của Ban Chỉ đạo", "cuộc", 6, kind="steering", counts=Count(where={"form": Form.MEETING})
    ),
    Indicator(
        "G6.04", "Cán bộ, công chức chuyên trách dân vận chính quyền", "người", 6, RollUp.LAST, kind="steering",
        counts=Count("full_time", where={"form": Form.OFFICERS}, counts=Counts.LATEST),
    ),
    Indicator(
        "G6.04a", "Cán bộ, công chức kiêm nhiệm dân vận chính quyền", "người", 6, RollUp.LAST, kind="steering",
        counts=Count("part_time", where={"form": Form.OFFICERS}, counts=Counts.LATEST),
    ),
)  # fmt: skip

WORDS = {
    "began_on": gettext_lazy("Ngày ký hoặc ngày họp"),
    "form": gettext_lazy("Việc gì"),
    "reference": gettext_lazy("Số, ngày văn bản"),
    "members": gettext_lazy("Số thành viên"),
    "full_time": gettext_lazy("Số cán bộ, công chức chuyên trách"),
    "part_time": gettext_lazy("Số cán bộ, công chức kiêm nhiệm"),
    "leads": gettext_lazy("Người đứng đầu trực tiếp phụ trách"),
    "valid_until": gettext_lazy("Có hiệu lực đến hết ngày"),
    "people": gettext_lazy("Số người dự họp"),
}


def check(record: Record, details: Details) -> None:
    if details.members is not None and details.form != Form.COMMITTEE:
        raise Refused(_("Chỉ thành lập, kiện toàn Ban Chỉ đạo mới ghi số thành viên. Để trống ô này."))
    if details.members == 0:
        raise Refused(_("Ban Chỉ đạo phải có thành viên. Sửa số thành viên, hoặc để trống nếu chưa rõ."))
    assigned = (details.full_time, details.part_time)
    if details.form != Form.OFFICERS and (details.leads or assigned != (None, None)):
        raise Refused(
            _("Chỉ phân công cán bộ mới ghi số chuyên trách, kiêm nhiệm, người đứng đầu phụ trách. Để trống các ô này.")
        )
    if (details.full_time is None) is not (details.part_time is None):
        raise Refused(_("Ghi cả số chuyên trách và số kiêm nhiệm; không có thì ghi 0."))
    if details.valid_until and details.form == Form.MEETING:
        raise Refused(_("Cuộc họp không có ngày hết hiệu lực. Để trống ô này."))
    if details.valid_until and details.valid_until < record.began_on:
        raise Refused(_("Ngày hết hiệu lực sớm hơn ngày ký. Sửa một trong hai ngày."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.members == 1:
        said.append(_("Ban Chỉ đạo chỉ có 1 thành viên."))
    if (details.members or 0) > MOST_MEMBERS:
        said.append(_("Ban Chỉ đạo có hơn %(most)s thành viên.") % {"most": MOST_MEMBERS})
    if details.officers == 0 and not details.leads:
        said.append(_("Đã ghi phân công mà không có ai phụ trách."))
    if (details.officers or 0) > MOST_OFFICERS:
        said.append(_("Phân công hơn %(most)s người phụ trách.") % {"most": MOST_OFFICERS})
    if details.valid_until and (details.valid_until - record.began_on).days > LONGEST:
        said.append(_("Văn bản có hiệu lực dài hơn một nhiệm kỳ."))
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    if details.form == Form.MEETING:
        return [] if record.people is not None else [_("số người dự họp")]
    gaps = [] if details.reference else [_("số, ngày văn bản")]
    if details.form == Form.COMMITTEE and details.members is None:
        gaps.append(_("số thành viên"))
    if details.form == Form.OFFICERS and details.officers is None:
        gaps.append(_("số cán bộ, công chức chuyên trách, kiêm nhiệm"))
    return gaps


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    if details.valid_until is None:
        return []
    again = _("kiện toàn lại") if details.form == Form.COMMITTEE else _("phân công lại")
    return [Deadline(details.valid_until, _("Hết hạn, %(again)s") % {"again": again})]


def facts(record: Record, details: Details) -> Facts:
    """What belongs to the form; the columns of the others stay empty."""
    told: Facts = [(WORDS["form"], details.get_form_display()), (WORDS["reference"], details.reference)]
    if details.form == Form.MEETING:
        return [*told, (WORDS["people"], record.people)]
    if details.form == Form.COMMITTEE:
        told.append((WORDS["members"], details.members))
    else:
        told += [(WORDS["full_time"], details.full_time), (WORDS["part_time"], details.part_time)]
        told.append((WORDS["leads"], _("Có") if details.leads else _("Không")))
    return [*told, (WORDS["valid_until"], details.valid_until)]


KIND = Kind(
    name="steering",
    slug="ban-chi-dao",
    label=gettext_lazy("Ban Chỉ đạo, cán bộ phụ trách"),
    hint=gettext_lazy("Thành lập, kiện toàn, họp Ban Chỉ đạo; phân công cán bộ phụ trách dân vận chính quyền"),
    icon="layers",
    group=6,
    details=Details,
    indicators=INDICATORS,
    words=WORDS,
    helps={
        "title": gettext_lazy("Ví dụ: Kiện toàn Ban Chỉ đạo công tác dân vận chính quyền. Không ghi tên riêng."),
        "full_time": gettext_lazy("Không có thì ghi 0."),
        "part_time": gettext_lazy("Không có thì ghi 0."),
        "valid_until": gettext_lazy("Để trống nếu văn bản không ghi thời hạn."),
    },
    steps=one_step(
        gettext_lazy("Ban Chỉ đạo, cán bộ phụ trách"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "reference")),
        Section(gettext_lazy("Nếu là thành lập, kiện toàn Ban Chỉ đạo"), ("members",), folded=True),
        Section(gettext_lazy("Nếu là phân công cán bộ phụ trách"), ("full_time", "part_time", "leads"), folded=True),
        Section(gettext_lazy("Nếu văn bản có thời hạn"), ("valid_until",), folded=True),
        Section(gettext_lazy("Nếu là cuộc họp"), ("place", "people", "ended_on"), folded=True),
        Section(gettext_lazy("Nội dung, kết quả"), ("summary",), folded=True),
    ),
    once=("reference", "valid_until"),
    quick="form",
    expected=(
        Expected(
            gettext_lazy("Ban Chỉ đạo còn hiệu lực"),
            (*COMMUNES, "UBND huyện"),
            standing="valid_until",
            where={"form": Form.COMMITTEE},
        ),
        Expected(
            gettext_lazy("cán bộ được phân công phụ trách"), (), standing="valid_until", where={"form": Form.OFFICERS}
        ),
    ),
    check=check,
    doubts=doubts,
    missing=missing,
    deadlines=deadlines,
    facts=facts,
    no_public_view=gettext_lazy("Việc tổ chức bên trong cơ quan, không có trang riêng cho người dân."),
)
