"""How an assignment goes on. Requested bodies only answer; nobody urges or approves them."""

from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move
from danvan.plans.enums import AssignmentState as S
from danvan.units.roles import Permission as P

ASSIGNMENT_MOVES: dict[str, Move] = {
    "acknowledge": Move(frozenset({S.GIVEN}), S.ACKNOWLEDGED, P.WORK_ASSIGNMENTS, _("Tiếp nhận")),
    "report": Move(
        frozenset({S.GIVEN, S.ACKNOWLEDGED, S.DOING, S.RETURNED}),
        S.DOING,
        P.WORK_ASSIGNMENTS,
        _("Cập nhật tiến độ"),
        note_required=True,
    ),
    "submit": Move(
        frozenset({S.ACKNOWLEDGED, S.DOING, S.RETURNED}),
        S.AWAITING,
        P.WORK_ASSIGNMENTS,
        _("Trình thủ trưởng duyệt"),
        note_required=True,
    ),
    "approve": Move(frozenset({S.AWAITING}), S.DONE, P.APPROVE_WORK, _("Duyệt hoàn thành")),
    "return": Move(frozenset({S.AWAITING}), S.RETURNED, P.APPROVE_WORK, _("Trả lại"), note_required=True),
    "respond": Move(frozenset({S.SENT}), S.RESPONDED, P.PUBLISH_PLANS, _("Ghi phản hồi"), note_required=True),
}
