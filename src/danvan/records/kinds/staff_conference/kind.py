import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.staff_conference.models import Form
from danvan.records.kinds.staff_conference.models import StaffConferenceDetails as Details
from danvan.records.models import Record

AT_WORK = (Form.WORKERS, Form.WORKPLACE_DIALOGUE)
FAR_APART = 366  # days after which a date is more likely a slip of the year

# The rates G3.17 and G3.18 stand in danvan.reports.catalogue: how many should hold one is typed.
INDICATORS = (
    Indicator(
        "G3.17a", "Hội nghị cán bộ, công chức, viên chức đã tổ chức", "hội nghị", 3, kind="staff_conference",
        counts=Count(where={"form": Form.STAFF}),
    ),
    Indicator(
        "G3.17c", "Ý kiến nêu tại hội nghị cán bộ, công chức, viên chức", "ý kiến", 3, kind="staff_conference",
        counts=Count("opinions", where={"form": Form.STAFF}),
    ),
    Indicator(
        "G3.18a", "Hội nghị người lao động, đối thoại tại doanh nghiệp đã tổ chức", "cuộc", 3, kind="staff_conference",
        counts=Count(where={"form": AT_WORK}),
    ),
    Indicator(
        "G3.18c", "Ý kiến của người lao động tại hội nghị, đối thoại", "ý kiến", 3, kind="staff_conference",
        counts=Count("opinions", where={"form": AT_WORK}),
    ),
)  # fmt: skip

WORDS = {
    "people": gettext_lazy("Số người dự"),
    "form": gettext_lazy("Hình thức"),
    "delegates": gettext_lazy("Số người phải dự"),
    "opinions": gettext_lazy("Số ý kiến nêu"),
    "answered": gettext_lazy("Số ý kiến trả lời tại chỗ"),
    "resolution": gettext_lazy("Nghị quyết, biên bản"),
    "year_ended_on": gettext_lazy("Ngày kết thúc năm công tác"),
}


def year_end(record: Record, details: Details) -> dt.date:
    """The last day of the working year the conference closes: as written down, or of the calendar year before."""
    return details.year_ended_on or dt.date(record.began_on.year - 1, 12, 31)


def check(record: Record, details: Details) -> None:
    if details.delegates is not None and (record.people or 0) > details.delegates:
        raise Refused(_("Số người dự nhiều hơn số người phải dự. Sửa một trong hai số; không tính khách mời."))
    if details.answered is not None and details.opinions is None:
        raise Refused(_("Đã ghi số ý kiến trả lời tại chỗ thì ghi cả số ý kiến nêu."))
    if (details.answered or 0) > (details.opinions or 0):
        raise Refused(_("Số ý kiến trả lời tại chỗ nhiều hơn số ý kiến nêu. Sửa một trong hai số."))
    if details.year_ended_on and details.form != Form.STAFF:
        raise Refused(
            _("Chỉ hội nghị cán bộ, công chức, viên chức mới ghi ngày kết thúc năm công tác. Để trống ô này.")
        )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.delegates and record.people is not None and record.people * 2 < details.delegates:
        said.append(
            _("Chỉ có %(people)s trên %(delegates)s người phải dự có mặt, chưa được một nửa.")
            % {"people": record.people, "delegates": details.delegates}
        )
    if record.people is not None and (details.opinions or 0) > record.people:
        said.append(_("Số ý kiến nêu nhiều hơn số người dự."))
    if details.year_ended_on and abs((details.year_ended_on - record.began_on).days) > FAR_APART:
        said.append(_("Ngày kết thúc năm công tác cách ngày hội nghị hơn một năm."))
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted = (
        (record.people is not None, _("số người dự")),
        (details.delegates is not None, _("số người phải dự")),
        (details.opinions is not None, _("số ý kiến nêu")),
        (details.resolution, _("nghị quyết, biên bản")),
    )
    return [name for there, name in wanted if not there]


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    """The sentence on a conference of an agency that was held late; none where no rule was valid at the year's end."""
    last = law.term("HNCBCC", year_end(record, details)) if details.form == Form.STAFF else None
    if last is None or record.began_on <= last.due:
        return []
    late = _("Tổ chức ngày %(day)s là chậm: %(words)s.") % {"day": short_date(record.began_on), "words": last.words}
    if details.year_ended_on:
        return [late]
    return [late + " " + _("Nếu là hội nghị của năm công tác khác thì ghi ngày kết thúc năm công tác đó.")]


def facts(record: Record, details: Details) -> Facts:
    told: Facts = [
        (WORDS["form"], details.get_form_display()),
        (WORDS["people"], record.people),
        *((WORDS[name], getattr(details, name)) for name in ("delegates", "opinions", "answered", "resolution")),
    ]
    return [*told, (WORDS["year_ended_on"], year_end(record, details))] if details.form == Form.STAFF else told


KIND = Kind(
    name="staff_conference",
    slug="hoi-nghi-can-bo-cong-chuc",
    label=gettext_lazy("Hội nghị cán bộ, công chức, người lao động"),
    hint=gettext_lazy("Hội nghị hằng năm của cơ quan, đơn vị; hội nghị, đối thoại của người lao động ở doanh nghiệp"),
    icon="users",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words=WORDS,
    helps={
        "title": gettext_lazy("Ví dụ: Hội nghị cán bộ, công chức năm 2023. Không ghi tên riêng của người."),
        "people": gettext_lazy("Không tính khách mời."),
        "delegates": gettext_lazy("Tổng số người thuộc diện dự, hoặc số đại biểu được triệu tập."),
        "opinions": gettext_lazy("Không có thì ghi 0."),
        "resolution": gettext_lazy("Số, ngày của nghị quyết hội nghị hoặc biên bản đối thoại."),
        "year_ended_on": gettext_lazy("Để trống nếu là ngày 31/12 của năm trước."),
    },
    steps=one_step(
        gettext_lazy("Hội nghị cán bộ, công chức, người lao động"),
        Section(gettext_lazy("Hội nghị nào, khi nào"), ("host", "title", "form", "began_on")),
        Section(gettext_lazy("Số người, ý kiến"), ("people", "delegates", "opinions", "answered")),
        Section(gettext_lazy("Nghị quyết, kết quả"), ("resolution", "summary")),
        Section(gettext_lazy("Nếu năm công tác khác năm dương lịch vừa qua"), ("year_ended_on",), folded=True),
        Section(gettext_lazy("Địa điểm, nhiều ngày"), ("place", "ended_on"), folded=True),
    ),
    once=("delegates", "opinions", "answered", "resolution", "year_ended_on"),
    quick="form",
    check=check,
    doubts=doubts,
    missing=missing,
    warnings=warnings,
    facts=facts,
    no_public_view=gettext_lazy("Việc dân chủ bên trong cơ quan, doanh nghiệp, không có trang riêng cho người dân."),
)
