"""The same matter brought twice: found by content and place, never by who brought it; put together, and taken apart again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import clocks
from danvan.cases.domain.rights import require_hand
from danvan.cases.domain.steps import step
from danvan.cases.enums import State
from danvan.cases.models import Case, CaseStep
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.names import folded

LOOKS_BACK = dt.timedelta(days=2 * 365)
LOOKED_AT = 1000
LIKE_ENOUGH = 0.45
_SAY_NOTHING = "cua va o tai ve cho la co bi khong duoc cac nhung mot de nghi xin phan anh kien khieu nai thon ap xa"
_EMPTY = frozenset(_SAY_NOTHING.split())


@dataclass(frozen=True)
class Like:
    """A case that may be about the same matter, and how like it is (0 to 1)."""

    case: Case
    score: float


def similar(
    *, summary: str, place: str, subject: str, received_on: dt.date, by: Actor, leave_out: int = 0
) -> list[Like]:
    """Up to five cases ``by`` may know of with the same subject and like words and place, most like first; one query.

    Only neutral words are compared: people are never looked up across cases.
    """
    wanted = _words(f"{summary} {place}")
    if len(wanted) < 2:
        return []
    rows = Case.objects.visible_to(by).filter(
        subject=subject, received_on__gte=received_on - LOOKS_BACK, received_on__lte=received_on
    )
    latest = rows.exclude(pk=leave_out).exclude(state=State.MERGED).order_by("-received_on", "-pk")[:LOOKED_AT]
    scored = [Like(row, _score(wanted, _words(row.search))) for row in latest]
    return sorted((one for one in scored if one.score >= LIKE_ENOUGH), key=lambda one: -one.score)[:5]


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in folded(text).split() if word not in _EMPTY)


def _score(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if other else 0.0


@transaction.atomic
def link(*, case: Case, to: Case | None, by: Actor, seen: int | None = None) -> Case:
    """Say that ``case`` repeats the matter of ``to`` (None takes that back). Both go on by themselves.

    Raises NotPermitted, Refused for a case that would repeat itself, StaleRow.
    """
    require_hand(case, by)
    if to is not None and (case.pk in (to.pk, to.repeat_of_id)):
        raise Refused(_("Một vụ việc không trùng với chính nó. Chọn vụ việc khác."))
    case.repeat_of = to
    case.store("repeat_of", seen=seen)
    step(case, "link" if to else "unlink", was=case.state, on=by.on, by=by)
    audit.write(by=by, action="case.link", what=case, changes={"to": str(to.uid) if to else None})
    return case


@transaction.atomic
def merge(*, case: Case, into: Case, by: Actor, seen: int | None = None) -> Case:
    """Put ``case`` into ``into``: it is followed there from now on, and its sender reads the state of that one.

    Raises NotPermitted (for either), Refused when one has ended or is of another track, StaleRow.
    """
    require_hand(case, by)
    require_hand(into, by)
    if case.pk == into.pk or not case.is_open or not into.is_open:
        raise Refused(_("Chỉ nhập được vụ việc chưa kết thúc vào một vụ việc khác chưa kết thúc."))
    if case.track != into.track:
        raise Refused(_("Hai vụ việc khác loại đơn nên không nhập được. Ghi là đơn trùng nội dung thay cho nhập."))
    was = case.state
    case.state, case.merged_into, case.ended_on = State.MERGED, into, by.on
    case.store("state", "merged_into", "ended_on", seen=seen)
    clocks.drop(case, into="folded")
    step(case, "merge", was=was, on=by.on, by=by)
    audit.write(by=by, action="case.merge", what=case, changes={"into": str(into.uid), "state": [was, case.state]})
    return case


@transaction.atomic
def unmerge(*, case: Case, by: Actor, seen: int | None = None) -> Case:
    """Take ``case`` out again: it has the state and the clocks it had. Raises NotPermitted, Refused, StaleRow."""
    require_hand(case, by)
    merged = CaseStep.rows.filter(case=case, event="merge").order_by("-pk").first()
    if case.state != State.MERGED or merged is None:
        raise Refused(_("Vụ việc này không nằm trong vụ việc khác."))
    case.state, case.merged_into, case.ended_on = merged.was, None, None
    case.store("state", "merged_into", "ended_on", seen=seen)
    clocks.unfold(case)
    step(case, "unmerge", was=State.MERGED, on=by.on, by=by)
    audit.write(by=by, action="case.unmerge", what=case, changes={"state": [State.MERGED.value, case.state]})
    return case
