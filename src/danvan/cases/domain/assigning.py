"""Giving a case to a unit, which takes it or sends it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import clocks, conflicts
from danvan.cases.domain.rights import may_assign, may_take
from danvan.cases.domain.steps import step, tell, tell_posts
from danvan.cases.enums import Assignment
from danvan.cases.models import Case
from danvan.common.errors import NotPermitted, Refused
from danvan.officedocs.numbers import short_date
from danvan.units.actor import Actor
from danvan.units.models import Post, Unit
from danvan.units.roles import Role


@transaction.atomic
def assign(
    *, case: Case, unit: Unit, by: Actor, post: Post | None = None, due_on: dt.date | None = None, note: str = "",
    seen: int | None = None,
) -> Case:  # fmt: skip
    """Give the case to ``unit`` (and to ``post`` of it), until ``due_on`` where the office sets a term of its own.

    The unit takes it or sends it back; a post of one's own unit has it at once. Raises NotPermitted; Refused for an ended case,
    a term in the past, or whoever the case complains of; StaleRow.
    """
    _require_assign(case, by)
    _require_open(case)
    conflicts.require_free(case, unit=unit)
    if post is not None:
        _require_post(case, post, unit)
    if due_on is not None and due_on < by.on:
        raise Refused(_("Hạn giao %(due)s đã qua. Chọn ngày khác.") % {"due": short_date(due_on)})
    before = _hands(case)
    at_once = post is not None and by.post is not None and post.unit_id == by.post.unit_id == unit.pk
    old = case.handling_unit or case.unit
    case.handling_unit, case.handler = unit, post
    case.assignment = Assignment.TAKEN if at_once else Assignment.OFFERED
    case.store(*before, seen=seen)
    if due_on is not None:
        clocks.give(case, on=by.on, due_on=due_on)
    step(case, "assign", was=case.state, on=by.on, by=by, note=note, from_unit=old, to_unit=unit)
    text = _("Vụ việc số %(number)s được giao cho đơn vị, chờ nhận.") % {"number": case.reference}
    tell(case, unit=unit, roles=[Role.HEAD], key=f"offer:{case.version}", text=text, by=by)
    if post is not None:
        text = _("Anh, chị được giao xử lý vụ việc số %(number)s.") % {"number": case.reference}
        tell_posts(case, posts=[post], key=f"hand:{case.version}", text=text)
    audit.write(
        by=by, action="case.assign", what=case, changes={"unit": str(unit.uid)} | audit.difference(case, before)
    )
    return case


@transaction.atomic
def take(*, case: Case, by: Actor, post: Post | None = None, seen: int | None = None) -> Case:
    """The unit it was given to takes it, and puts it into the hand of ``post``. Raises NotPermitted, Refused, StaleRow."""
    _require_offered(case, by)
    unit = case.handling_unit
    assert unit is not None
    if post is not None:
        _require_post(case, post, unit)
    before = _hands(case)
    case.assignment, case.handler = Assignment.TAKEN, post or case.handler
    case.store(*before, seen=seen)
    step(case, "take", was=case.state, on=by.on, by=by, to_unit=unit)
    if case.handler is not None:
        text = _("Anh, chị được giao xử lý vụ việc số %(number)s.") % {"number": case.reference}
        tell_posts(case, posts=[case.handler], key=f"hand:{case.version}", text=text)
    audit.write(by=by, action="case.take", what=case, changes=audit.difference(case, before))
    return case


@transaction.atomic
def send_back(*, case: Case, by: Actor, note: str, seen: int | None = None) -> Case:
    """The unit it was given to sends it back, with its reason (sealed). Raises NotPermitted, Refused, StaleRow."""
    _require_offered(case, by)
    if not note.strip():
        raise Refused(_("Ghi lý do trả lại để người giao chọn đơn vị khác."))
    before, unit = _hands(case), case.handling_unit
    case.assignment, case.handler = Assignment.BACK, None
    case.store(*before, seen=seen)
    clocks.drop(case, ["given"])
    step(case, "send_back", was=case.state, on=by.on, by=by, note=note, from_unit=unit, to_unit=case.unit)
    text = _("Vụ việc số %(number)s bị trả lại, cần giao đơn vị khác.") % {"number": case.reference}
    tell(case, unit=case.unit_id, roles=[Role.HEAD], key=f"back:{case.version}", text=text, by=by)
    audit.write(by=by, action="case.send_back", what=case, changes=audit.difference(case, before))
    return case


def _require_assign(case: Case, by: Actor) -> None:
    if not may_assign(case, by):
        if not case.is_open:
            _require_open(case)
        raise NotPermitted(_("Chỉ thủ trưởng đơn vị đang giữ vụ việc hoặc lãnh đạo mới giao vụ việc này."))


def _require_offered(case: Case, by: Actor) -> None:
    if case.assignment != Assignment.OFFERED or not case.is_open:
        raise Refused(_("Vụ việc này không còn chờ đơn vị nhận. Tải lại trang để xem tình trạng mới nhất."))
    if not may_take(case, by):
        raise NotPermitted(_("Chỉ thủ trưởng đơn vị được giao mới nhận hoặc trả lại vụ việc."))


def _require_post(case: Case, post: Post, unit: Unit) -> None:
    if post.unit_id != unit.pk:
        raise Refused(_("Người được chọn không thuộc đơn vị được giao. Chọn lại người xử lý."))
    conflicts.require_free(case, post=post)


def _require_open(case: Case) -> None:
    if not case.is_open:
        raise Refused(_("Vụ việc đã kết thúc nên không giao được nữa. Mở lại vụ việc trước."))


def _hands(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in ("assignment", "handling_unit", "handler")}
