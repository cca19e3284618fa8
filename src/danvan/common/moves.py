"""States as tables: a table of moves feeds the buttons, the diagram in the docs and a test of every state × move × role."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from danvan.common.errors import Refused


@dataclass(frozen=True)
class Move:
    """From any of ``sources`` to ``target``, for whoever holds ``needs`` over the row's unit. ``label`` is on the button."""

    sources: frozenset[str]
    target: str
    needs: str
    label: str | Promise
    note_required: bool = False


Moves = Mapping[str, Move]


def check_move(moves: Moves, name: str, *, state: str, note: str = "") -> Move:
    """The move called ``name``, allowed from ``state``. Raises Refused when it is not, or when its reason is missing."""
    move = moves[name]
    if state not in move.sources:
        raise Refused(
            _("Việc «%(label)s» không làm được ở trạng thái hiện tại. Tải lại trang để xem trạng thái mới nhất.")
            % {"label": move.label}
        )
    if move.note_required and not note.strip():
        raise Refused(_("Cần ghi lý do trước khi «%(label)s».") % {"label": move.label})
    return move


def moves_from(moves: Moves, state: str) -> dict[str, Move]:
    """The moves that ``state`` allows, by name, in the order of the table."""
    return {name: move for name, move in moves.items() if state in move.sources}
