"""What can happen to a session that does not take place as planned. Its row stays, with the reason."""

from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move
from danvan.schedule.enums import SessionState as S
from danvan.units.roles import Permission as P

STANDING = frozenset({S.PLANNED, S.POSTPONED})

SESSION_MOVES: dict[str, Move] = {
    "postpone": Move(STANDING, S.POSTPONED, P.WRITE_RECORDS, _("Hoãn"), note_required=True),
    "cancel": Move(STANDING, S.CANCELLED, P.WRITE_RECORDS, _("Hủy"), note_required=True),
}
