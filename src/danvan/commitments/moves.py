"""What can happen to a commitment. «Đã trả lời» says that people got an answer; «Đã giải quyết» that the thing is done."""

from django.utils.translation import gettext_lazy as _

from danvan.commitments.enums import UNFINISHED
from danvan.commitments.enums import CommitmentState as S
from danvan.common.moves import Move
from danvan.units.roles import Permission as P

STAYS = ""  # the target of a move that leaves the state as it is
WRITE = P.WRITE_COMMITMENTS

COMMITMENT_MOVES: dict[str, Move] = {
    "start": Move(frozenset({S.OPEN}), S.DOING, WRITE, _("Bắt đầu làm")),
    "answer": Move(frozenset({S.OPEN, S.DOING}), S.ANSWERED, WRITE, _("Ghi đã trả lời"), note_required=True),
    "resolve": Move(UNFINISHED, S.RESOLVED, WRITE, _("Ghi đã giải quyết xong"), note_required=True),
    "give_up": Move(UNFINISHED, S.NOT_DONE, WRITE, _("Ghi không thực hiện được"), note_required=True),
    "extend": Move(UNFINISHED, STAYS, WRITE, _("Gia hạn"), note_required=True),
    "reopen": Move(frozenset({S.ANSWERED, S.RESOLVED, S.NOT_DONE}), S.DOING, WRITE, _("Làm lại"), note_required=True),
    "note": Move(frozenset(S), STAYS, WRITE, _("Ghi tiến độ, minh chứng"), note_required=True),
}
