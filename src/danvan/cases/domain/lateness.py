"""What has become late is noted once and for ever, and told to whoever has it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import clocks
from danvan.cases.domain.steps import tell, tell_posts
from danvan.units.actor import program
from danvan.units.roles import Role


@transaction.atomic
def mark_late(*, on: dt.date) -> int:
    """Note every running clock whose day lies before ``on`` as late and tell whoever has the case; returns how many were new.

    Done once a day and harmless when repeated.
    """
    by, new = program("mark late cases", on=on), 0
    for late in list(clocks.newly_late(on=on)):
        late.was_late = True
        late.store("was_late")
        text = _("Vụ việc số %(number)s đã quá hạn.") % {"number": late.case.reference}
        tell(late.case, unit=late.case.holder_id, roles=[Role.HEAD], key=f"late:{late.uid}", text=text, by=by)
        if late.case.handler is not None:
            tell_posts(late.case, posts=[late.case.handler], key=f"late:{late.uid}", text=text)
        audit.write(by=by, action="case.late", what=late)
        new += 1
    return new
