from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.records.enums import Hand
from danvan.records.kinds import marks
from danvan.records.kinds.evaluation.models import EvaluationDetails as Details
from danvan.records.kinds.evaluation.models import Stage
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.stages import Marking, StageMove
from danvan.records.models import Record
from danvan.scoring.domain.criteria import current
from danvan.scoring.enums import Subject
from danvan.units.roles import Permission as P


def _ranked(code: str, name: str, grade: int) -> Indicator:
    return Indicator(
        code, name, "đơn vị", 3, kind="evaluation", counts=Count(where={"grade": grade}, on="published_on")
    )


INDICATORS = (
    Indicator(
        "G3.20", "Đơn vị được đánh giá, xếp loại công tác dân vận chính quyền", "đơn vị", 3, kind="evaluation",
        counts=Count(on="published_on"),
    ),
    _ranked("G3.20a", "Trong đó: xếp mức cao nhất (Xuất sắc)", 1),
    _ranked("G3.20b", "Trong đó: xếp mức thứ hai (Tốt)", 2),
    _ranked("G3.20c", "Trong đó: xếp mức thứ ba (Khá)", 3),
    _ranked("G3.20d", "Trong đó: xếp mức thứ tư (Trung bình)", 4),
    _ranked("G3.20e", "Trong đó: xếp mức thứ năm (Yếu)", 5),
)  # fmt: skip

MOVES = {
    "submit": StageMove(
        frozenset({Stage.DRAFT}), Stage.SUBMITTED, P.SUBMIT_REPORTS, gettext_lazy("Gửi kết quả tự chấm"),
        day="submitted_on", words=gettext_lazy("Giải trình thêm (nếu có)"),
        done=gettext_lazy("Đã gửi kết quả tự chấm, chờ thẩm định."),
    ),
    "return": StageMove(
        frozenset({Stage.SUBMITTED}), Stage.DRAFT, P.ASSESS, gettext_lazy("Trả lại để chấm lại"), True,
        words=gettext_lazy("Cần chấm lại, bổ sung gì"), done=gettext_lazy("Đã trả lại cho đơn vị."),
    ),
    "verify": StageMove(
        frozenset({Stage.SUBMITTED}), Stage.VERIFIED, P.ASSESS, gettext_lazy("Kết thúc thẩm định"), day="verified_on",
        words=gettext_lazy("Nhận xét chung (nếu có)"), done=gettext_lazy("Đã kết thúc thẩm định."),
    ),
    "reopen": StageMove(
        frozenset({Stage.VERIFIED}), Stage.SUBMITTED, P.ASSESS, gettext_lazy("Thẩm định lại"), True,
        words=gettext_lazy("Vì sao thẩm định lại"), done=gettext_lazy("Đã mở lại để thẩm định."), awaited=False,
    ),
    "publish": StageMove(
        frozenset({Stage.VERIFIED}), Stage.PUBLISHED, P.ASSESS, gettext_lazy("Công bố kết quả"), asks=("decision",),
        day="published_on", words=gettext_lazy("Ghi chú (nếu có)"), done=gettext_lazy("Đã ghi là công bố kết quả."),
        publishes=True,
    ),
}  # fmt: skip


def settle(record: Record, details: Details, law: Law) -> None:
    if details.criteria_id is None:
        details.criteria = current(Subject.EVALUATION)


def check(record: Record, details: Details) -> None:
    if details.year is None:
        raise Refused(_("Ghi năm được đánh giá."))
    if not record.began_on.year - 1 <= details.year <= record.began_on.year:
        raise Refused(
            _("Chấm cho năm %(year)s thì ngày chấm phải trong năm đó hoặc năm sau. Sửa năm hoặc ngày.")
            % {"year": details.year}
        )
    others = Record.objects.unscoped("mỗi đơn vị một kết quả đánh giá một năm").filter(
        kind="evaluation", host=record.host, archived_at__isnull=True, evaluation__year=details.year
    )
    if others.exclude(pk=record.pk).exists():
        raise Refused(_("Đơn vị đã có hồ sơ đánh giá năm %(year)s. Mở hồ sơ đó để chấm tiếp.") % {"year": details.year})


def missing(record: Record, details: Details, law: Law) -> list[str]:
    return [] if details.own_points is not None else [_("điểm tự chấm")]


def before_move(record: Record, details: Details, name: str, note: str) -> None:
    if name == "submit":
        marks.require_all(record, details, Hand.OWN)
    if name == "verify":
        marks.require_all(record, details, Hand.VERIFIED)


def public(record: Record, details: Details) -> Facts:
    if details.stage != Stage.PUBLISHED:
        return [(_("Năm"), str(details.year)), (_("Tình trạng"), _("Chưa công bố kết quả"))]
    return [
        (_("Năm"), str(details.year)),
        (_("Điểm"), details.points),
        (_("Xếp loại"), details.rank),
        (_("Văn bản công bố"), details.decision),
        (_("Ngày công bố"), details.published_on),
    ]


KIND = Kind(
    name="evaluation",
    slug="danh-gia-xep-loai",
    label=gettext_lazy("Đánh giá, xếp loại đơn vị"),
    hint=gettext_lazy("Tự chấm theo bộ tiêu chí, thẩm định, xếp loại và công bố; mỗi đơn vị mỗi năm một lần"),
    icon="chart",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Tên hồ sơ"),
        "began_on": gettext_lazy("Ngày tự chấm"),
        "year": gettext_lazy("Năm được đánh giá"),
        "stage": gettext_lazy("Tình trạng"),
        "submitted_on": gettext_lazy("Ngày gửi"),
        "verified_on": gettext_lazy("Ngày thẩm định xong"),
        "published_on": gettext_lazy("Ngày công bố"),
        "decision": gettext_lazy("Văn bản công bố"),
        "criteria": gettext_lazy("Bộ tiêu chí"),
        "own_points": gettext_lazy("Điểm tự chấm"),
        "points": gettext_lazy("Điểm thẩm định"),
        "rank": gettext_lazy("Xếp loại"),
        "grade": gettext_lazy("Thứ bậc của mức"),
        "barred": gettext_lazy("Có điểm liệt"),
    },
    helps={
        "title": gettext_lazy("Ví dụ: Tự đánh giá công tác dân vận chính quyền năm 2023."),
        "year": gettext_lazy("Ghi hồ sơ trước, rồi mở trang chấm điểm để chấm từng tiêu chí."),
    },
    steps=one_step(
        gettext_lazy("Đánh giá, xếp loại đơn vị"),
        Section(gettext_lazy("Năm nào, chấm ngày nào"), ("host", "title", "year", "began_on")),
        Section(gettext_lazy("Nhận xét chung"), ("summary",), folded=True),
    ),
    once=("year",),
    quick="year",
    settle=settle,
    check=check,
    missing=missing,
    public=public,
    moves=MOVES,
    sealed=(Stage.SUBMITTED, Stage.VERIFIED, Stage.PUBLISHED),
    before_move=before_move,
    marking=Marking(
        Subject.EVALUATION, own_in=(Stage.DRAFT,), judged_in=(Stage.SUBMITTED,), year="year"
    ),
)  # fmt: skip
