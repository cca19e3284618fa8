"""What becomes of cases when the unit that holds them ends: they go to its successor, on a legal basis, and none is lost."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import registers
from danvan.cases.domain.conflicts import is_barred
from danvan.cases.domain.steps import Paper, step, tell
from danvan.cases.enums import Assignment
from danvan.cases.models import Case
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.domain.queries import name_of
from danvan.units.models import Unit, UnitVersion
from danvan.units.roles import Permission, Role


@transaction.atomic
def hand_over(*, old: Unit, new: Unit, paper: Paper, on: dt.date, by: Actor) -> int:
    """Move every case that ``old`` keeps or has in hand to ``new``; returns how many.

    A case of its register gets a number in the register of ``new``; its old number stays with it. Work in hand waits to be
    taken. Raises NotPermitted for whoever does not decide over both; Refused while ``old`` still works, without the paper that
    decided it, or for a case that complains of ``new`` (it has to be given to somebody else first).
    """
    by.require(Permission.ASSIGN_CASES, new)
    if not (paper.number.strip() and paper.date):
        raise Refused(_("Ghi số và ngày của văn bản sắp xếp đơn vị."))
    if old.pk == new.pk:
        raise Refused(_("Chọn đơn vị tiếp nhận khác đơn vị kết thúc."))
    present = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(unit=old).order_by("-valid_from").first()
    if present is None or present.valid_to is None or present.valid_to > on:
        raise Refused(_("Đơn vị này chưa kết thúc hoạt động; từng vụ việc giao lại ở trang của vụ việc."))
    rows = list(Case.rows.select_for_update().filter(Q(unit=old) | Q(handling_unit=old)).order_by("year", "number"))
    held = [row.reference for row in rows if is_barred(row, unit_id=new.pk)]
    if held:
        raise Refused(
            _("Vụ việc số %(numbers)s nêu chính đơn vị tiếp nhận. Giao các vụ việc này cho đơn vị khác trước.")
            % {"numbers": ", ".join(held)}
        )
    for row in rows:
        _moved(row, old, new, paper, on, by)
    return len(rows)


def _moved(case: Case, old: Unit, new: Unit, paper: Paper, on: dt.date, by: Actor) -> None:
    before = {
        "unit": case.unit,
        "number": case.number,
        "handling_unit": case.handling_unit,
        "assignment": case.assignment,
    }
    if case.unit_id == old.pk:
        was = _("số cũ %(number)s của %(unit)s") % {"number": case.reference, "unit": name_of(old, on=on)}
        case.source = "; ".join(part for part in (case.source, was) if part)[:120]
        case.unit, case.number = new, registers.next_number(new, year=case.year, register=registers.CASES)
    if case.handling_unit_id == old.pk:
        case.handling_unit, case.handler = new, None
        case.assignment = Assignment.OFFERED if case.is_open else case.assignment
    case.store("unit", "number", "source", "handling_unit", "handler", "assignment")
    step(case, "moved_unit", was=case.state, on=on, by=by, paper=paper, from_unit=old, to_unit=new)
    if case.is_open:
        text = _("Vụ việc số %(number)s chuyển đến do sắp xếp đơn vị.") % {"number": case.reference}
        tell(case, unit=new, roles=[Role.HEAD], key=f"moved:{case.version}", text=text, by=by)
    audit.write(by=by, action="case.move_unit", what=case, changes=audit.difference(case, before))
