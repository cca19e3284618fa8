from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator, RollUp
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.survey.models import SurveyDetails as Details
from danvan.records.models import Record

INDICATORS = (
    Indicator("G4.08a", "Phiếu khảo sát hài lòng thu về", "phiếu", 4, kind="survey", counts=Count("ballots_in")),
    Indicator("G4.08b", "Phiếu đánh giá hài lòng", "phiếu", 4, kind="survey", counts=Count("satisfied")),
    Indicator("G4.08", "Tỷ lệ hài lòng", "%", 4, RollUp.RATIO, kind="survey", numerator="G4.08b", denominator="G4.08a"),
)


def check(record: Record, details: Details) -> None:
    if details.satisfied is not None and details.ballots_in is None:
        raise Refused(_("Đã ghi số phiếu hài lòng thì ghi cả số phiếu thu về."))
    if details.ballots_in is not None and details.ballots_out is not None and details.ballots_in > details.ballots_out:
        raise Refused(_("Số phiếu thu về nhiều hơn số phiếu phát ra. Sửa một trong hai số."))
    judged = (details.satisfied or 0) + (details.dissatisfied or 0)
    if details.ballots_in is not None and judged > details.ballots_in:
        raise Refused(_("Số phiếu hài lòng và không hài lòng nhiều hơn số phiếu thu về. Sửa lại các số."))


def missing(record: Record, details: Details, law: Law) -> list[str]:
    return [] if details.satisfied is not None else [_("số phiếu đánh giá hài lòng")]


def public(record: Record, details: Details) -> Facts:
    return [
        (_("Thời gian"), record.began_on),
        (_("Số phiếu thu về"), details.ballots_in),
        (_("Số phiếu hài lòng"), details.satisfied),
    ]


KIND = Kind(
    name="survey",
    slug="khao-sat-hai-long",
    label=gettext_lazy("Khảo sát hài lòng"),
    hint=gettext_lazy("Phiếu khảo sát người dân về phục vụ hành chính"),
    icon="chart",
    group=4,
    details=Details,
    indicators=INDICATORS,
    words={
        "way": gettext_lazy("Cách khảo sát"),
        "ballots_out": gettext_lazy("Số phiếu phát ra"),
        "ballots_in": gettext_lazy("Số phiếu thu về"),
        "satisfied": gettext_lazy("Số phiếu hài lòng"),
        "dissatisfied": gettext_lazy("Số phiếu không hài lòng"),
    },
    helps={"satisfied": gettext_lazy("Gồm hài lòng và rất hài lòng.")},
    steps=one_step(
        gettext_lazy("Khảo sát hài lòng"),
        Section(gettext_lazy("Khảo sát gì, khi nào"), ("host", "title", "began_on", "ended_on", "way")),
        Section(gettext_lazy("Kết quả"), ("ballots_out", "ballots_in", "satisfied", "dissatisfied")),
        Section(gettext_lazy("Nội dung cần quan tâm"), ("summary",), folded=True),
    ),
    once=("ballots_out", "ballots_in", "satisfied", "dissatisfied"),
    quick="ballots_in",
    check=check,
    missing=missing,
    public=public,
)
