from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.commendation.models import Awardee, Form, Party, Stage
from danvan.records.kinds.commendation.models import CommendationDetails as Details
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import Rows
from danvan.records.kinds.stages import StageMove
from danvan.records.models import Record
from danvan.units.models import Unit
from danvan.units.names import folded
from danvan.units.roles import Permission as P

LOST = (Stage.REFUSED, Stage.WITHDRAWN)
LONGEST = 366 * 5  # days of merit
WAITING = frozenset({Stage.SUBMITTED, Stage.COUNCIL})


def _commended(code: str, name: str, unit: str, party: str, *forms: str) -> Indicator:
    where = {"stage": Stage.DECIDED} | ({"form": forms} if forms else {})
    return Indicator(
        code, name, unit, 6, kind="commendation",
        counts=Count(where=where, rows="awardees", among={"party": party}, on="decided_on"),
    )  # fmt: skip


MERITS = (Form.MERIT, Form.NATIONAL)
INDICATORS = (
    _commended("G6.07a", "Tập thể được khen thưởng", "tập thể", Party.COLLECTIVE),
    _commended("G6.07b", "Cá nhân được khen thưởng", "cá nhân", Party.INDIVIDUAL),
    _commended("G6.07c", "Tập thể được tặng Bằng khen", "tập thể", Party.COLLECTIVE, *MERITS),
    _commended("G6.07d", "Cá nhân được tặng Bằng khen", "cá nhân", Party.INDIVIDUAL, *MERITS),
    _commended("G6.07e", "Tập thể được tặng Giấy khen", "tập thể", Party.COLLECTIVE, Form.CERTIFICATE),
    _commended("G6.07g", "Cá nhân được tặng Giấy khen", "cá nhân", Party.INDIVIDUAL, Form.CERTIFICATE),
)

MOVES = {
    "submit": StageMove(
        frozenset({Stage.PROPOSED}), Stage.SUBMITTED, P.SUBMIT_REPORTS, gettext_lazy("Trình xét khen thưởng"),
        day="submitted_on", words=gettext_lazy("Ý kiến của thủ trưởng đơn vị (nếu có)"),
        done=gettext_lazy("Đã trình xét khen thưởng."),
    ),
    "return": StageMove(
        WAITING, Stage.PROPOSED, P.ASSESS, gettext_lazy("Trả lại để bổ sung"), True,
        words=gettext_lazy("Cần bổ sung gì"), done=gettext_lazy("Đã trả lại hồ sơ cho đơn vị."),
    ),
    "council": StageMove(
        frozenset({Stage.SUBMITTED}), Stage.COUNCIL, P.ASSESS, gettext_lazy("Ghi kết quả họp Hội đồng"), True,
        day="council_on", words=gettext_lazy("Kết luận, số phiếu của Hội đồng"), done=gettext_lazy("Đã ghi kết quả họp Hội đồng."),
    ),
    "decide": StageMove(
        WAITING, Stage.DECIDED, P.ASSESS, gettext_lazy("Ghi quyết định khen thưởng"), asks=("decision",),
        day="decided_on", words=gettext_lazy("Ghi chú (nếu có)"), done=gettext_lazy("Đã ghi quyết định khen thưởng."),
    ),
    "refuse": StageMove(
        WAITING, Stage.REFUSED, P.ASSESS, gettext_lazy("Không khen"), True, words=gettext_lazy("Lý do không khen"),
        done=gettext_lazy("Đã ghi là không khen, kèm lý do."),
    ),
    "withdraw": StageMove(
        frozenset({Stage.PROPOSED, Stage.SUBMITTED}), Stage.WITHDRAWN, P.WRITE_RECORDS, gettext_lazy("Rút đề nghị"),
        True, words=gettext_lazy("Lý do rút"), done=gettext_lazy("Đã rút đề nghị khen thưởng."),
    ),
}  # fmt: skip


def check(record: Record, details: Details) -> None:
    if (details.achieved_from is None) is not (details.achieved_to is None):
        raise Refused(_("Ghi cả ngày đầu và ngày cuối của thời gian lập thành tích."))
    if details.achieved_from is None or details.achieved_to is None:
        return
    if details.achieved_to < details.achieved_from:
        raise Refused(_("Thời gian lập thành tích kết thúc trước khi bắt đầu. Sửa một trong hai ngày."))
    if details.achieved_to > clock.today():
        raise Refused(_("Thành tích chưa đến ngày cuối. Ghi thời gian đã qua."))


def check_rows(record: Record, details: Details) -> None:
    """No double award: one merit of the same awardee in the same time is commended once (Luật 06/2022/QH15)."""
    seen = set()
    for row in record.awardees.all():  # type: ignore[attr-defined]
        if row.party == Party.INDIVIDUAL and not row.post:
            raise Refused(
                _("Tập thể, cá nhân thứ %(order)s: khen cá nhân thì ghi chức danh, không ghi tên riêng.")
                % {"order": row.order}
            )
        if row.party == Party.COLLECTIVE and row.post:
            raise Refused(
                _("Tập thể, cá nhân thứ %(order)s: khen tập thể thì để trống chức danh.") % {"order": row.order}
            )
        key = (row.unit_id, row.party, folded(row.post))
        if key in seen:
            raise Refused(_("Tập thể, cá nhân thứ %(order)s đã ghi ở dòng trên.") % {"order": row.order})
        seen.add(key)
        if other := _commended_before(record, details, row):
            # What another unit calls its proposal is not this unit's to read.
            named = f"«{other.title}»" if other.host_id == record.host_id else _("hồ sơ của đơn vị khác")
            raise Refused(
                _(
                    "Tập thể, cá nhân thứ %(order)s đã được đề nghị hoặc khen về cùng loại thành tích trong cùng thời gian: "
                    "%(named)s (%(day)s). Một thành tích chỉ khen một lần."
                )
                % {"order": row.order, "named": named, "day": short_date(other.began_on)}
            )


def _commended_before(record: Record, details: Details, row: Awardee) -> Record | None:
    if details.achieved_from is None or details.achieved_to is None:
        return None
    others: QuerySet[Awardee] = Awardee.objects.unscoped("một thành tích không khen hai lần, bất kể đơn vị nào đề nghị")
    others = others.filter(
        unit=row.unit, party=row.party, record__archived_at__isnull=True,
        record__commendation__achievement=details.achievement,
        record__commendation__achieved_from__lte=details.achieved_to,
        record__commendation__achieved_to__gte=details.achieved_from,
    ).exclude(record=record).exclude(record__commendation__stage__in=LOST)  # fmt: skip
    same = (one for one in others.select_related("record") if folded(one.post) == folded(row.post))
    found = next(same, None)
    return found.record if found else None


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    if details.achieved_from and details.achieved_to and (details.achieved_to - details.achieved_from).days > LONGEST:
        return [_("Thời gian lập thành tích dài hơn 5 năm.")]
    return []


def missing(record: Record, details: Details, law: Law) -> list[str]:
    return _gaps(record, details)


def _gaps(record: Record, details: Details) -> list[str]:
    gaps = [] if details.merit else [_("tóm tắt thành tích")]
    if details.achieved_from is None:
        gaps.append(_("thời gian lập thành tích"))
    if not record.awardees.all():  # type: ignore[attr-defined]
        gaps.append(_("tập thể, cá nhân được đề nghị"))
    return gaps


def before_move(record: Record, details: Details, name: str, note: str) -> None:
    if name == "submit" and (gaps := _gaps(record, details)):
        raise Refused(_("Còn thiếu trước khi trình: %(gaps)s.") % {"gaps": ", ".join(gaps)})
    if name in {"submit", "decide"}:
        check_rows(record, details)


def praised(record: Record, details: Details) -> list[Unit]:
    return list(dict.fromkeys(row.unit for row in record.awardees.select_related("unit")))  # type: ignore[attr-defined]


def public(record: Record, details: Details) -> Facts:
    return [
        (_("Hình thức"), details.get_form_display()),
        (_("Về thành tích"), details.get_achievement_display()),
        (_("Thành tích"), details.merit),
        (_("Quyết định"), details.decision),
        (_("Ngày quyết định"), details.decided_on),
    ]


KIND = Kind(
    name="commendation",
    slug="khen-thuong",
    label=gettext_lazy("Khen thưởng"),
    hint=gettext_lazy("Đề nghị khen tập thể, cá nhân; xét, Hội đồng, quyết định; một thành tích khen một lần"),
    icon="flag",
    group=6,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Tên hồ sơ đề nghị"),
        "began_on": gettext_lazy("Ngày lập hồ sơ"),
        "form": gettext_lazy("Hình thức khen"),
        "achievement": gettext_lazy("Về thành tích"),
        "achieved_from": gettext_lazy("Thành tích từ ngày"),
        "achieved_to": gettext_lazy("Thành tích đến ngày"),
        "merit": gettext_lazy("Tóm tắt thành tích"),
        "stage": gettext_lazy("Tình trạng"),
        "submitted_on": gettext_lazy("Ngày trình"),
        "council_on": gettext_lazy("Ngày họp Hội đồng"),
        "decided_on": gettext_lazy("Ngày quyết định"),
        "decision": gettext_lazy("Số, ngày quyết định"),
    },
    helps={
        "title": gettext_lazy("Ví dụ: Khen tập thể thực hiện tốt công tác dân vận chính quyền năm 2023. Không ghi tên riêng."),
        "merit": gettext_lazy("Số liệu trong sổ được tự tổng hợp bên dưới hồ sơ; ở đây ghi điều nổi bật."),
    },
    rows=(
        Rows(
            name="awardees", model=Awardee, columns=("unit", "party", "post", "note"),
            title=gettext_lazy("Tập thể, cá nhân được đề nghị"), one=gettext_lazy("Tập thể, cá nhân"),
            add=gettext_lazy("Thêm tập thể, cá nhân"),
            words={
                "unit": gettext_lazy("Đơn vị"), "party": gettext_lazy("Tập thể hay cá nhân"),
                "post": gettext_lazy("Chức danh (khi khen cá nhân)"), "note": gettext_lazy("Ghi chú"),
            },
            helps={"post": gettext_lazy("Ghi chức danh, không ghi tên riêng; tên nằm trong quyết định.")},
        ),
    ),
    steps=one_step(
        gettext_lazy("Khen thưởng"),
        Section(gettext_lazy("Đề nghị gì"), ("host", "title", "form", "began_on", "achievement")),
        Section(gettext_lazy("Thành tích"), ("achieved_from", "achieved_to", "merit")),
        Section(gettext_lazy("Diễn giải thêm"), ("summary",), folded=True),
        rows=("awardees",),
    ),
    once=("achieved_from", "achieved_to", "merit"),
    quick="form",
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    public=public,
    moves=MOVES,
    sealed=(Stage.SUBMITTED, Stage.COUNCIL, Stage.DECIDED, Stage.REFUSED, Stage.WITHDRAWN),
    before_move=before_move,
    praised=praised,
)  # fmt: skip
