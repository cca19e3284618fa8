"""Saying what a case is, by its content: track, subject, competence, whom it complains of, how hard it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit import domain as audit
from danvan.cases.domain import clocks, conflicts, intake, persons
from danvan.cases.domain.rights import require_hand
from danvan.cases.domain.steps import step
from danvan.cases.enums import Assignment, State, Subject, Track
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.models import Unit, User

# What whoever classifies looks at, key -> question. Thông tư 05/2021/TT-TTCP; Luật Khiếu nại, Điều 11.
CHECKLIST = {
    "signed": gettext_lazy("Đơn có chữ ký hoặc điểm chỉ"),
    "dated": gettext_lazy("Đơn ghi ngày, tháng, năm"),
    "named": gettext_lazy("Đơn ghi họ tên, địa chỉ người viết"),
    "vietnamese": gettext_lazy("Đơn viết bằng tiếng Việt hoặc có bản dịch công chứng"),
    "clear": gettext_lazy("Đơn nêu rõ đối tượng, nội dung, lý do"),
    "own_interest": gettext_lazy("Nội dung liên quan trực tiếp đến quyền, lợi ích của người gửi"),
    "in_time": gettext_lazy("Còn thời hiệu (khiếu nại: 90 ngày)"),
    "not_settled": gettext_lazy("Chưa được giải quyết xong, Tòa án chưa thụ lý"),
    "represented": gettext_lazy("Nhiều người: có văn bản cử người đại diện"),
}


@dataclass(frozen=True)
class Finding:
    """What was found on reading: everything that may be said anew as long as nobody has accepted the case."""

    track: str
    subject: str
    summary: str
    place: str = ""
    competent: bool | None = None
    eligible: bool | None = None
    checklist: dict[str, bool] = field(default_factory=dict)
    is_complex: bool = False
    is_remote: bool = False
    is_long: bool = False
    is_crowd: bool = False
    is_over_level: bool = False
    is_protected: bool = False
    against_units: Collection[Unit] = ()
    against_users: Collection[User] = ()


_CHANGED = (
    "track", "subject", "summary", "place", "competent", "eligible", "checklist", "is_complex", "is_remote", "is_long",
    "is_crowd", "is_over_level", "is_protected", "classified_on", "search",
)  # fmt: skip


@transaction.atomic
def classify(*, case: Case, finding: Finding, by: Actor, seen: int | None = None) -> Case:
    """Say what the case is. A new track begins its own clocks from the day of receipt; the old ones are dropped.

    Whoever has the case in hand and turns out to be complained of loses it. Raises NotPermitted; Refused once the case is
    accepted under another track, for a summary that names people, or for an official who complains of themselves; StaleRow.
    """
    require_hand(case, by)
    if finding.track != case.track and case.state != State.RECEIVED:
        raise Refused(
            _("Vụ việc đã qua bước tiếp nhận nên không đổi loại đơn được. Kết thúc vụ việc này rồi nhận đơn mới.")
        )
    before = {name: getattr(case, name) for name in _CHANGED if name != "search"}
    _fill(case, finding)
    intake.require_neutral(case, persons.nets_of_case(case))
    conflicts.bar(case, units=finding.against_units, users=finding.against_users, on=by.on)
    _take_from_barred(case, by)
    case.store(*_CHANGED, "assignment", "handling_unit", "handler", seen=seen)
    if before["track"] != case.track or _harder(before, case):
        clocks.drop(case, [begun.name for table in TRACKS.values() for begun in table.at_the_door])
        intake.begin_clocks(case)
    step(case, "classify", was=case.state, on=by.on, by=by)
    changes = audit.difference(case, before) | {"against": len(finding.against_units) + len(finding.against_users)}
    audit.write(by=by, action="case.classify", what=case, changes=changes)
    return case


def _fill(case: Case, finding: Finding) -> None:
    case.track, case.subject = Track(finding.track), Subject(finding.subject)
    case.summary, case.place = " ".join(finding.summary.split()), " ".join(finding.place.split())
    if not case.summary:
        raise Refused(_("Ghi tóm tắt nội dung bằng một câu trung tính, không nêu tên ai."))
    for name in (
        "competent",
        "eligible",
        "is_complex",
        "is_remote",
        "is_long",
        "is_crowd",
        "is_over_level",
        "is_protected",
    ):
        setattr(case, name, getattr(finding, name))
    case.checklist = {key: bool(finding.checklist.get(key)) for key in CHECKLIST if key in finding.checklist}
    case.classified_on = clock.today()
    case.search = intake.search_of(case)


def _harder(before: dict[str, object], case: Case) -> bool:
    """Whether the variant of the clocks at the door changed while they may still run."""
    changed = (before["is_complex"], before["is_remote"]) != (case.is_complex, case.is_remote)
    return changed and case.state == State.RECEIVED


def _take_from_barred(case: Case, by: Actor) -> None:
    handler = case.handler
    if conflicts.is_barred(case, unit_id=by.post.unit_id if by.post else None, user_id=by.user.pk if by.user else None):
        raise Refused(
            _(
                "Đơn này nêu chính anh, chị hoặc đơn vị của anh, chị. Báo lãnh đạo để người khác phân loại, không ghi gì thêm."
            )
        )
    if case.handling_unit_id and conflicts.is_barred(
        case, unit_id=case.handling_unit_id, user_id=handler.user_id if handler else None
    ):
        case.assignment, case.handling_unit, case.handler = Assignment.NONE, None, None
