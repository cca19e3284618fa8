"""What can happen to a commitment. «Đã trả lời» says that people got an answer; «Đã giải quyết» that the thing is done."""

from django.utils.translation import gettext_lazy as _

from danvan.commitments.enums import CommitmentState as S
from danvan.common.moves import Move
from danvan.units.roles import Permission as P

STAYS = ""  # the target of a move that leaves the state as it is
OPEN = frozenset({S.DOING, S.ANSWERED})

COMMITMENT_MOVES: dict[str, Move] = {
    "answer": Move(frozenset({S.DOING}), S.ANSWERED, P.WRITE_COMMITMENTS, _("Ghi đã trả lời"), note_required=True),
    "resolve": Move(OPEN, S.RESOLVED, P.WRITE_COMMITMENTS, _("Ghi đã giải quyết xong"), note_required=True),
    "extend": Move(OPEN, STAYS, P.WRITE_COMMITMENTS, _("Gia hạn"), note_required=True),
    "reopen": Move(frozenset({S.ANSWERED, S.RESOLVED}), S.DOING, P.WRITE_COMMITMENTS, _("Làm lại"), note_required=True),
    "note": Move(frozenset(S), STAYS, P.WRITE_COMMITMENTS, _("Ghi tiến độ, minh chứng"), note_required=True),
}
