from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.kinds.campaign.models import CampaignDetails as Details
from danvan.records.kinds.campaign.models import Form
from danvan.records.kinds.kind import Deadline, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

REGISTERING = (Form.LAUNCHED, Form.REGISTERED)
LONGEST = 5  # years; a movement follows a term of congress at most
INDICATORS = (
    Indicator(
        "G5.03", "Phong trào thi đua đã phát động", "phong trào", 5, kind="campaign",
        counts=Count(where={"form": Form.LAUNCHED}),
    ),
    Indicator(
        "G5.03a", "Tập thể đăng ký thi đua", "tập thể", 5, kind="campaign",
        counts=Count("collectives", {"form": REGISTERING}),
    ),
    Indicator(
        "G5.03b", "Cá nhân đăng ký thi đua", "cá nhân", 5, kind="campaign",
        counts=Count("individuals", {"form": REGISTERING}),
    ),
    Indicator(
        "G5.03c", "Cuộc sơ kết, tổng kết phong trào thi đua", "cuộc", 5, kind="campaign",
        counts=Count(where={"form": Form.REVIEW}),
    ),
)  # fmt: skip


def check(record: Record, details: Details) -> None:
    if details.form not in REGISTERING and (details.collectives is not None or details.individuals is not None):
        raise Refused(
            _(
                "Chỉ phát động, đăng ký mới ghi số tập thể, cá nhân đăng ký. Để trống; số được khen ghi ở loại Khen thưởng."
            )
        )
    if details.form != Form.LAUNCHED and details.valid_until:
        raise Refused(_("Chỉ phát động mới ghi ngày kết thúc phong trào. Để trống ô này."))
    if details.valid_until and details.valid_until < record.began_on:
        raise Refused(_("Ngày kết thúc phong trào sớm hơn ngày phát động. Sửa một trong hai ngày."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    if details.valid_until and details.valid_until.year - record.began_on.year > LONGEST:
        return [_("Phong trào kéo dài hơn %(years)s năm.") % {"years": LONGEST}]
    return []


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.theme else [_("tên, chủ đề phong trào")]
    if details.form == Form.LAUNCHED and details.valid_until is None:
        gaps.append(_("ngày kết thúc phong trào"))
    if details.form == Form.REGISTERED and details.collectives is None and details.individuals is None:
        gaps.append(_("số tập thể, cá nhân đăng ký"))
    return gaps


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    return [Deadline(details.valid_until, _("Tổng kết phong trào thi đua"))] if details.valid_until else []


def public(record: Record, details: Details) -> Facts:
    return [
        (_("Thời gian"), record.began_on),
        (_("Việc gì"), details.get_form_display()),
        (_("Tên, chủ đề phong trào"), details.theme),
        (_("Tập thể đăng ký"), details.collectives),
        (_("Cá nhân đăng ký"), details.individuals),
        (_("Phong trào kéo dài đến hết ngày"), details.valid_until),
    ]


KIND = Kind(
    name="campaign",
    slug="phong-trao-thi-dua",
    label=gettext_lazy("Phong trào thi đua"),
    hint=gettext_lazy("Phát động, đăng ký thi đua; sơ kết, tổng kết; biểu dương điển hình"),
    icon="merge",
    group=5,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Ngày phát động hoặc ngày tổ chức"),
        "form": gettext_lazy("Việc gì"),
        "theme": gettext_lazy("Tên, chủ đề phong trào"),
        "collectives": gettext_lazy("Số tập thể đăng ký"),
        "individuals": gettext_lazy("Số cá nhân đăng ký"),
        "valid_until": gettext_lazy("Phong trào kéo dài đến hết ngày"),
    },
    helps={
        "theme": gettext_lazy("Ví dụ: Cả nước chung sức xây dựng nông thôn mới."),
        "collectives": gettext_lazy("Mỗi tập thể, cá nhân ghi một lần: lúc phát động hoặc lúc đăng ký."),
    },
    steps=one_step(
        gettext_lazy("Phong trào thi đua"),
        Section(gettext_lazy("Việc gì, khi nào"), ("host", "title", "form", "began_on", "theme")),
        Section(
            gettext_lazy("Nếu là phát động, đăng ký"), ("collectives", "individuals", "valid_until"), folded=True
        ),
        Section(gettext_lazy("Nếu là hội nghị"), ("place", "people", "ended_on"), folded=True),
        Section(gettext_lazy("Nội dung, kết quả"), ("summary",), folded=True),
    ),
    once=("collectives", "individuals", "valid_until"),
    quick="form",
    check=check,
    doubts=doubts,
    missing=missing,
    deadlines=deadlines,
    public=public,
)  # fmt: skip
