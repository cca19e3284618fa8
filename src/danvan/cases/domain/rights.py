"""Who has a case in hand, who decides over it, and which moves that opens to whom."""

from __future__ import annotations

from django.utils.translation import gettext as _

from danvan.cases.enums import Assignment
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS, CaseMove
from danvan.common.errors import NotPermitted
from danvan.common.moves import moves_from
from danvan.units.actor import Actor
from danvan.units.roles import Permission, Role


def may_assign(case: Case, by: Actor) -> bool:
    """Whether ``by`` gives the case to somebody: over the unit that keeps the register, or that has it in hand."""
    return case.is_open and (
        by.may(Permission.ASSIGN_CASES, case.unit_id) or by.may(Permission.ASSIGN_CASES, case.holder_id)
    )


def may_take(case: Case, by: Actor) -> bool:
    """Whether ``by`` answers for the unit the case was given to."""
    offered = case.assignment == Assignment.OFFERED and case.is_open
    return offered and by.may(Permission.ASSIGN_CASES, case.handling_unit_id)


def in_hand(case: Case, by: Actor) -> bool:
    """Whether ``by`` handles the case: in the unit that has it, and a case handler only what is in their own hand."""
    if not by.may(Permission.HANDLE_CASES, case.holder_id):
        return False
    return by.post is None or by.post.role != Role.CASE_HANDLER or case.handler_id == by.post.pk


def require_hand(case: Case, by: Actor) -> None:
    """Raise NotPermitted unless ``in_hand``, or deciding over it."""
    if not (in_hand(case, by) or decides(case, by)):
        raise NotPermitted(_("Vụ việc này do đơn vị, người khác xử lý; chỉ họ ghi được."))


def decides(case: Case, by: Actor) -> bool:
    """Whether ``by`` decides over the case: head of the unit that has it, or a leader over that unit."""
    return by.may(Permission.DECIDE_CASES, case.holder_id) or by.may(Permission.DECIDE_CASES, case.unit_id)


def may_move(case: Case, move: CaseMove, by: Actor) -> bool:
    """Whether ``by`` may take ``move`` of the case's table, whatever the state."""
    if move.needs == Permission.DECIDE_CASES:
        return decides(case, by)
    return in_hand(case, by)


def moves_open_to(case: Case, by: Actor) -> dict[str, CaseMove]:
    """The moves ``by`` may take now, by name, for the buttons."""
    table = TRACKS[case.track].moves
    return {name: table[name] for name in moves_from(table, case.state) if may_move(case, table[name], by)}
