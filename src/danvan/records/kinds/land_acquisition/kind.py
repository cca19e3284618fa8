import datetime as dt
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.land_acquisition.models import LandAcquisitionDetails as Details
from danvan.records.kinds.land_acquisition.models import LandStep, Step
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import Rows, demands
from danvan.records.models import Record

MET = (Step.MEETING, Step.DIALOGUE, Step.PERSUASION)
"""Steps at which officials sat down with households."""

INDICATORS = (
    Indicator(
        "G3.22", "Công trình, dự án thu hồi đất đang thực hiện", "công trình", 3, RollUp.LAST, kind="land_acquisition",
        counts=Count(counts=Counts.STANDING, until="closed_on"),
    ),
    Indicator(
        "G3.22a", "Hộ thuộc diện thu hồi đất", "hộ", 3, RollUp.LAST, kind="land_acquisition",
        counts=Count("households", counts=Counts.STANDING, until="closed_on"),
    ),
    Indicator(
        "G3.22b", "Hộ đã bàn giao mặt bằng", "hộ", 3, RollUp.LAST, kind="land_acquisition",
        counts=Count("handed_over", counts=Counts.STANDING, until="closed_on"),
    ),
    Indicator(
        "G3.22r", "Tỷ lệ hộ đã bàn giao mặt bằng", "%", 3, RollUp.RATIO, kind="land_acquisition",
        numerator="G3.22b", denominator="G3.22a",
    ),
    Indicator(
        "G3.22c", "Cuộc họp, đối thoại, vận động của các dự án đang thực hiện", "cuộc", 3, RollUp.LAST,
        kind="land_acquisition",
        counts=Count(rows="land_steps", among={"step": MET}, counts=Counts.STANDING, until="closed_on"),
    ),
)  # fmt: skip


def required(details: Details) -> list[Step]:
    """The steps every project takes, in order; a dialogue only where somebody objects."""
    left_out = {Step.PERSUASION} if details.objections else {Step.PERSUASION, Step.DIALOGUE}
    return [step for step in Step if step not in left_out]


def first_days(record: Record) -> dict[str, dt.date]:
    """Step -> the first day it was taken."""
    taken: dict[str, dt.date] = {}
    for row in record.land_steps.all():
        taken[row.step] = min(row.held_on, taken.get(row.step, row.held_on))
    return taken


def check(record: Record, details: Details) -> None:
    if details.handed_over is not None and details.households is None:
        raise Refused(_("Đã ghi số hộ bàn giao mặt bằng thì ghi cả số hộ thuộc diện thu hồi đất."))
    if (details.handed_over or 0) > (details.households or 0):
        raise Refused(_("Số hộ bàn giao mặt bằng nhiều hơn số hộ thuộc diện thu hồi đất. Sửa một trong hai số."))
    if details.closed_on and details.closed_on < record.began_on:
        raise Refused(_("Ngày kết thúc sớm hơn ngày bắt đầu thực hiện. Sửa một trong hai ngày."))
    if details.closed_on and details.closed_on > clock.today():
        raise Refused(_("Ngày kết thúc ở tương lai. Để trống khi dự án còn đang thực hiện."))


def check_rows(record: Record, details: Details) -> None:
    """Every step lies between first and last day of the project, and no more households came than there are."""
    for row in record.land_steps.all():
        named = {"step": row.get_step_display(), "day": short_date(row.held_on)}
        if row.held_on > clock.today():
            raise Refused(_("«%(step)s» ngày %(day)s ở tương lai. Chỉ ghi bước đã làm.") % named)
        if row.held_on < record.began_on or (details.closed_on and row.held_on > details.closed_on):
            raise Refused(
                _("«%(step)s» ngày %(day)s nằm ngoài thời gian thực hiện dự án. Sửa ngày của bước hoặc của dự án.")
                % named
            )
        if details.households is not None and (row.households_present or 0) > details.households:
            raise Refused(
                _("«%(step)s» ngày %(day)s: số hộ dự nhiều hơn số hộ thuộc diện thu hồi đất. Sửa một trong hai số.")
                % named
            )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.closed_on and details.handed_over != details.households:
        said.append(_("Dự án đã kết thúc mà chưa ghi đủ số hộ bàn giao mặt bằng."))
    if details.objections and details.households is not None and details.objections > details.households:
        said.append(_("Số ý kiến không đồng ý nhiều hơn số hộ thuộc diện thu hồi đất."))
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    """The counts, and the steps not taken yet, in their order."""
    gaps = [] if details.households is not None else [_("số hộ thuộc diện thu hồi đất")]
    taken = first_days(record)
    gaps += [str(step.label).lower() for step in required(details) if step not in taken]
    if details.handed_over is None and Step.HANDOVER in taken:
        gaps.append(_("số hộ đã bàn giao mặt bằng"))
    return gaps


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    """Sentences on steps taken before one that has to come first."""
    taken = first_days(record)
    done = [step for step in required(details) if step in taken]
    text = _("«%(later)s» (%(day)s) làm trước «%(earlier)s» (%(earlier_day)s). Kiểm tra lại ngày, trình tự.")
    return [
        text % {
            "later": later.label, "day": short_date(taken[later]),
            "earlier": earlier.label, "earlier_day": short_date(taken[earlier]),
        }
        for earlier, later in pairwise(done)
        if taken[later] < taken[earlier]
    ]  # fmt: skip


STEPS = Rows(
    name="land_steps",
    model=LandStep,
    columns=("step", "held_on", "households_present", "note"),
    title=gettext_lazy("Các bước đã làm với Nhân dân"),
    one=gettext_lazy("Bước"),
    add=gettext_lazy("Ghi thêm bước"),
    words={
        "step": gettext_lazy("Bước"),
        "held_on": gettext_lazy("Ngày"),
        "households_present": gettext_lazy("Số hộ dự"),
        "note": gettext_lazy("Ghi chú"),
    },
    helps={"note": gettext_lazy("Ghi trung tính; không ghi tên, địa chỉ, thửa đất của hộ dân.")},
)
TO_DO = demands(
    Origin.LAND,
    gettext_lazy("Kiến nghị phải giải quyết"),
    gettext_lazy("Kiến nghị"),
    gettext_lazy("Ghi thêm kiến nghị"),
    said=gettext_lazy("Kiến nghị của các hộ"),
    folded=True,
)

KIND = Kind(
    name="land_acquisition",
    slug="thu-hoi-dat",
    label=gettext_lazy("Thu hồi đất, bồi thường"),
    hint=gettext_lazy("Từng dự án: thông báo, họp, niêm yết, lấy ý kiến, đối thoại, vận động, bàn giao mặt bằng"),
    icon="grid",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Tên công trình, dự án"),
        "began_on": gettext_lazy("Ngày bắt đầu thực hiện"),
        "households": gettext_lazy("Số hộ thuộc diện thu hồi đất"),
        "handed_over": gettext_lazy("Số hộ đã bàn giao mặt bằng"),
        "objections": gettext_lazy("Số ý kiến không đồng ý phương án"),
        "closed_on": gettext_lazy("Ngày kết thúc"),
    },
    helps={
        "title": gettext_lazy("Không ghi tên, địa chỉ, thửa đất của hộ dân."),
        "closed_on": gettext_lazy("Để trống khi dự án còn đang thực hiện."),
    },
    steps=one_step(
        gettext_lazy("Thu hồi đất, bồi thường"),
        Section(gettext_lazy("Dự án nào, bao nhiêu hộ"), ("host", "title", "began_on", "households", "handed_over")),
        Section(gettext_lazy("Nếu có ý kiến không đồng ý"), ("objections",), folded=True),
        Section(gettext_lazy("Nếu dự án đã kết thúc"), ("closed_on",), folded=True),
        Section(gettext_lazy("Địa điểm, diễn giải"), ("place", "summary"), folded=True),
        rows=("land_steps", "demands"),
    ),
    rows=(STEPS, TO_DO),
    once=("households", "handed_over", "objections", "closed_on"),
    quick="households",
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    warnings=warnings,
    no_public_view=gettext_lazy(
        "Nội dung thu hồi đất được công khai ở loại Công khai theo pháp luật đất đai; dự án nhỏ chỉ có vài hộ nên không đưa số ra ngoài."
    ),
)
