from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.documents.enums import Visibility
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.enums import Hand
from danvan.records.kinds import marks
from danvan.records.kinds.kind import Deadline, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.model.models import Adoption, Area, Holder, Level, Nature, Stage
from danvan.records.kinds.model.models import ModelDetails as Details
from danvan.records.kinds.rows import Rows
from danvan.records.kinds.stages import STAYS, Marking, StageMove
from danvan.records.models import Record
from danvan.scoring.domain.criteria import current
from danvan.scoring.enums import Subject
from danvan.units.names import folded
from danvan.units.roles import Permission as P

ALIKE = 0.6  # shared words of two titles, of all their words
EVERYWHERE = frozenset(
    ["mo", "hinh", "dan", "van", "kheo", "dien", "ve", "trong", "cua", "va", "tai", "o", "ap", "khom", "xa"]
)
ACCEPTED = (Stage.REGISTERED, Stage.RUNNING, Stage.ASSESSED, Stage.RECOGNISED, Stage.NOT_RECOGNISED, Stage.RETIRED)


def _standing(code: str, name: str, **where: object) -> Indicator:
    counts = Count(where={"stage": ACCEPTED} | where, counts=Counts.STANDING, until="retired_on")
    return Indicator(code, name, "mô hình", 5, RollUp.LAST, kind="model", counts=counts)


INDICATORS = (
    _standing("G5.01", "Mô hình “Dân vận khéo” đăng ký, duy trì"),
    _standing("G5.01a", "Trong đó: lĩnh vực phát triển kinh tế", area=Area.ECONOMY),
    _standing("G5.01b", "Trong đó: lĩnh vực văn hóa - xã hội", area=Area.CULTURE),
    _standing("G5.01c", "Trong đó: lĩnh vực quốc phòng - an ninh", area=Area.DEFENCE),
    _standing("G5.01d", "Trong đó: lĩnh vực xây dựng hệ thống chính trị", area=Area.SYSTEM),
    _standing("G5.01e", "Trong đó: mô hình, điển hình của tập thể", holder=Holder.COLLECTIVE),
    _standing("G5.01g", "Trong đó: mô hình, điển hình của cá nhân", holder=Holder.INDIVIDUAL),
    _standing("G5.01h", "Trong đó: được công nhận, còn duy trì", stage=Stage.RECOGNISED),
    _standing("G5.01i", "Trong đó: đăng ký cấp tỉnh", level=Level.PROVINCE),
    Indicator(
        "G5.01k", "Mô hình “Dân vận khéo” được công nhận trong kỳ", "mô hình", 5, kind="model",
        counts=Count(on="recognised_on"),
    ),
    Indicator(
        "G5.02", "Đơn vị học tập, nhân rộng mô hình “Dân vận khéo”", "lượt đơn vị", 5, kind="model",
        counts=Count(rows="adoptions", on="adopted_on"),
    ),
)  # fmt: skip

MOVES = {
    "approve": StageMove(
        frozenset({Stage.REGISTERED}), Stage.RUNNING, P.ASSESS, gettext_lazy("Duyệt vào danh mục"), day="approved_on",
        words=gettext_lazy("Lưu ý cho đơn vị (nếu có)"), done=gettext_lazy("Đã đưa mô hình vào danh mục."),
    ),
    "decline": StageMove(
        frozenset({Stage.REGISTERED}), Stage.DECLINED, P.ASSESS, gettext_lazy("Không đưa vào danh mục"), True,
        words=gettext_lazy("Lý do"), done=gettext_lazy("Đã ghi là không đưa vào danh mục, kèm lý do."),
    ),
    "note": StageMove(
        frozenset({Stage.RUNNING, Stage.ASSESSED, Stage.RECOGNISED, Stage.NOT_RECOGNISED}), STAYS, P.WRITE_RECORDS,
        gettext_lazy("Ghi nhật ký"), True, words=gettext_lazy("Đã làm gì, kết quả đến nay"),
        done=gettext_lazy("Đã ghi nhật ký mô hình."),
    ),
    "assess": StageMove(
        frozenset({Stage.RUNNING, Stage.NOT_RECOGNISED}), Stage.ASSESSED, P.WRITE_RECORDS,
        gettext_lazy("Gửi tự đánh giá"), asks=("results", "spread"),
        words=gettext_lazy("Kiến nghị của đơn vị (nếu có)"), done=gettext_lazy("Đã gửi tự đánh giá, chờ chấm điểm."),
    ),
    "return": StageMove(
        frozenset({Stage.ASSESSED}), Stage.RUNNING, P.ASSESS, gettext_lazy("Trả lại để bổ sung"), True,
        words=gettext_lazy("Cần bổ sung gì"), done=gettext_lazy("Đã trả lại cho đơn vị bổ sung."),
    ),
    "recognise": StageMove(
        frozenset({Stage.ASSESSED}), Stage.RECOGNISED, P.ASSESS, gettext_lazy("Công nhận"), asks=("decision",),
        day="recognised_on", words=gettext_lazy("Lý do, nếu công nhận khi điểm chưa đạt"),
        done=gettext_lazy("Đã ghi quyết định công nhận."), publishes=True,
    ),
    "refuse": StageMove(
        frozenset({Stage.ASSESSED}), Stage.NOT_RECOGNISED, P.ASSESS, gettext_lazy("Chưa công nhận"), True,
        words=gettext_lazy("Lý do chưa công nhận"), done=gettext_lazy("Đã ghi là chưa công nhận, kèm lý do."),
    ),
    "retire": StageMove(
        frozenset({Stage.RUNNING, Stage.RECOGNISED, Stage.NOT_RECOGNISED}), Stage.RETIRED, P.WRITE_RECORDS,
        gettext_lazy("Kết thúc mô hình"), True, day="retired_on", words=gettext_lazy("Vì sao kết thúc"),
        done=gettext_lazy("Đã ghi là kết thúc; từ kỳ sau không tính là đang duy trì."),
    ),
}  # fmt: skip


def settle(record: Record, details: Details, law: Law) -> None:
    if details.criteria_id is None:
        details.criteria = current(Subject.MODEL)


def check(record: Record, details: Details) -> None:
    if details.runs_until and details.runs_until < record.began_on:
        raise Refused(_("Ngày kết thúc thực hiện sớm hơn ngày đăng ký. Sửa một trong hai ngày."))
    if details.nature == Nature.MODEL and details.holder == Holder.INDIVIDUAL and not details.lead_post:
        raise Refused(_("Mô hình của cá nhân thì ghi chức danh người thực hiện, không ghi tên riêng."))


def check_rows(record: Record, details: Details) -> None:
    today, seen = clock.today(), set()
    for row in record.adoptions.all():  # type: ignore[attr-defined]
        if row.unit_id == record.host_id:
            raise Refused(_("Nơi học tập, làm theo thứ %(order)s là chính đơn vị có mô hình.") % {"order": row.order})
        if row.unit_id in seen:
            raise Refused(_("Nơi học tập, làm theo thứ %(order)s đã ghi ở dòng trên.") % {"order": row.order})
        if not record.began_on <= row.adopted_on <= today:
            raise Refused(
                _("Nơi học tập, làm theo thứ %(order)s: ngày phải từ ngày đăng ký mô hình đến hôm nay.")
                % {"order": row.order}
            )
        seen.add(row.unit_id)


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.beneficiaries == 0:
        said.append(_("Mô hình không có ai thụ hưởng."))
    if other := _alike(record):
        said.append(
            _("Đã có mô hình tên gần giống: «%(title)s». Có thể là một mô hình đăng ký hai lần.")
            % {"title": other.title}
        )
    return said


def _alike(record: Record) -> Record | None:
    """A model in force with nearly the same title: of the same host, or of another that shares it with the area."""
    words = _words(record.title)
    rows = Record.objects.unscoped("so tên mô hình để báo trùng; chỉ nêu tên mô hình đã chia sẻ trong địa bàn")
    rows = rows.filter(kind="model", archived_at__isnull=True, model__retired_on__isnull=True).exclude(pk=record.pk)
    for other in rows.exclude(model__stage=Stage.DECLINED).only("title", "host_id", "visibility").order_by("pk"):
        if other.host_id != record.host_id and other.visibility == Visibility.UNIT:
            continue
        theirs = _words(other.title)
        if words and len(words & theirs) >= ALIKE * len(words | theirs):
            return other
    return None


def _words(title: str) -> frozenset[str]:
    return frozenset(folded(title).split()) - EVERYWHERE


def missing(record: Record, details: Details, law: Law) -> list[str]:
    wanted: Iterable[tuple[object, str]] = (
        (details.lead_post, _("chức danh người phụ trách")),
        (details.why, _("lý do")),
        (details.target, _("mục tiêu")),
        (details.beneficiaries is not None, _("số người thụ hưởng")),
        (details.runs_until, _("thời gian thực hiện")),
    )
    return [label for value, label in wanted if not value]


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    if details.runs_until and details.stage in {Stage.RUNNING, Stage.NOT_RECOGNISED}:
        return [Deadline(details.runs_until, _("Tự đánh giá mô hình"))]
    return []


def before_move(record: Record, details: Details, name: str, note: str) -> None:
    if name == "assess":
        marks.require_all(record, details, Hand.OWN)
    if name == "recognise":
        marks.require_all(record, details, Hand.PANEL)
        passing = details.criteria.passing if details.criteria else None
        if passing is not None and details.points is not None and details.points < passing and not note.strip():
            raise Refused(
                _("Điểm Hội đồng chấm là %(points)s, mức công nhận từ %(passing)s. Vẫn công nhận thì ghi lý do.")
                % {"points": marks.in_words(details.points), "passing": marks.in_words(passing)}
            )


def public(record: Record, details: Details) -> Facts:
    return [
        (_("Ngày đăng ký"), record.began_on),
        (_("Loại"), f"{details.get_nature_display()}, {details.get_holder_display().lower()}"),
        (_("Lĩnh vực"), details.get_area_display()),
        (_("Mục tiêu"), details.target),
        (_("Số người thụ hưởng"), details.beneficiaries),
        (_("Kết quả"), details.results),
        (_("Tình trạng"), details.get_stage_display()),
        (_("Quyết định công nhận"), details.decision),
    ]


KIND = Kind(
    name="model",
    slug="mo-hinh-dan-van-kheo",
    label=gettext_lazy("Mô hình “Dân vận khéo”"),
    hint=gettext_lazy("Đăng ký, nhật ký, chấm điểm, công nhận, nhân rộng mô hình, điển hình"),
    icon="lotus",
    group=5,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Tên mô hình, điển hình"),
        "began_on": gettext_lazy("Ngày đăng ký"),
        "place": gettext_lazy("Nơi thực hiện"),
        "summary": gettext_lazy("Cách làm"),
        "nature": gettext_lazy("Mô hình hay điển hình"),
        "holder": gettext_lazy("Của tập thể hay cá nhân"),
        "area": gettext_lazy("Lĩnh vực của mô hình"),
        "level": gettext_lazy("Đăng ký cấp nào"),
        "lead_post": gettext_lazy("Chức danh người phụ trách"),
        "why": gettext_lazy("Vì sao làm"),
        "target": gettext_lazy("Mục tiêu đo được"),
        "beneficiaries": gettext_lazy("Số người thụ hưởng"),
        "forces": gettext_lazy("Lực lượng phối hợp"),
        "state_money": gettext_lazy("Kinh phí Nhà nước (triệu đồng)"),
        "people_money": gettext_lazy("Kinh phí Nhân dân (triệu đồng)"),
        "other_money": gettext_lazy("Kinh phí khác (triệu đồng)"),
        "runs_until": gettext_lazy("Thực hiện đến hết ngày"),
        "results": gettext_lazy("Kết quả so với mục tiêu"),
        "spread": gettext_lazy("Sức lan tỏa, khả năng nhân rộng"),
        "stage": gettext_lazy("Tình trạng"),
        "approved_on": gettext_lazy("Ngày duyệt vào danh mục"),
        "recognised_on": gettext_lazy("Ngày công nhận"),
        "decision": gettext_lazy("Quyết định, thông báo công nhận"),
        "retired_on": gettext_lazy("Ngày kết thúc"),
        "criteria": gettext_lazy("Thang điểm"),
        "own_points": gettext_lazy("Điểm tự chấm"),
        "points": gettext_lazy("Điểm Hội đồng chấm"),
        "rank": gettext_lazy("Mức đạt"),
        "grade": gettext_lazy("Thứ bậc của mức"),
        "barred": gettext_lazy("Có điểm liệt"),
    },
    helps={
        "title": gettext_lazy("Ví dụ: Camera an ninh ấp Tha La. Điển hình cá nhân: ghi chức danh, không ghi tên riêng."),
        "lead_post": gettext_lazy("Không ghi tên riêng."),
        "target": gettext_lazy("Ví dụ: đến tháng 12, 100% hộ trong ấp phân loại rác tại nhà."),
        "summary": gettext_lazy("Các bước, ai làm việc gì. Không ghi tên, địa chỉ của người dân."),
        "results": gettext_lazy("Ghi khi đã có kết quả; bước tự đánh giá sẽ hỏi."),
    },
    rows=(
        Rows(
            name="adoptions", model=Adoption, columns=("unit", "adopted_on", "note"),
            title=gettext_lazy("Nơi học tập, làm theo"), one=gettext_lazy("Nơi học tập, làm theo"),
            add=gettext_lazy("Thêm đơn vị"), folded=True,
            words={
                "unit": gettext_lazy("Đơn vị"), "adopted_on": gettext_lazy("Ngày bắt đầu làm theo"),
                "note": gettext_lazy("Ghi chú"),
            },
        ),
    ),
    steps=one_step(
        gettext_lazy("Mô hình “Dân vận khéo”"),
        Section(gettext_lazy("Mô hình gì, ở đâu"), ("host", "title", "area", "began_on", "place", "lead_post")),
        Section(gettext_lazy("Mục tiêu, người thụ hưởng"), ("why", "target", "beneficiaries", "runs_until", "summary")),
        Section(gettext_lazy("Loại, cấp đăng ký, lực lượng"), ("nature", "holder", "level", "forces"), folded=True),
        Section(gettext_lazy("Kinh phí"), ("state_money", "people_money", "other_money"), folded=True),
        Section(gettext_lazy("Kết quả (ghi khi đã có)"), ("results", "spread"), folded=True),
        rows=("adoptions",),
    ),
    once=("results", "spread"),
    quick="area",
    settle=settle,
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    deadlines=deadlines,
    public=public,
    moves=MOVES,
    sealed=(Stage.DECLINED, Stage.ASSESSED, Stage.RETIRED),
    before_move=before_move,
    marking=Marking(
        Subject.MODEL,
        own_in=(Stage.RUNNING, Stage.NOT_RECOGNISED),
        judged_in=(Stage.ASSESSED,),
        panel=True,
    ),
)  # fmt: skip
