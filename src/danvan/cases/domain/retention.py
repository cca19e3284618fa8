"""How long what people brought is kept, and taking it away: the case stays as a line of numbers and days."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import casefiles
from danvan.cases.enums import ENDED
from danvan.cases.models import Case, CaseFile, Fingerprint, Letter, Person, SealedText, Visit
from danvan.common.errors import Refused
from danvan.common.models import Setting
from danvan.units.actor import Actor, program
from danvan.units.names import folded

# Years after the end of a case, or after a visit, for which people, words and files are kept. The archive law leaves it to the
# body's own list of terms: the number ships unchecked and is edited there.
YEARS, KEY = 5, "cases.kept_years"


def kept_years() -> int:
    """The years this installation keeps what is sealed. One query."""
    row = Setting.objects.filter(key=KEY).first()
    return int(row.value) if row else YEARS


@transaction.atomic
def set_kept_years(years: int, *, by: Actor) -> Setting:
    """Keep what is sealed for ``years`` after the end. Raises Refused for less than one or more than seventy."""
    if not 1 <= years <= 70:
        raise Refused(_("Thời gian lưu từ 1 đến 70 năm."))
    row, _new = Setting.objects.update_or_create(key=KEY, defaults={"value": years})
    audit.write(by=by, action="case.kept_years", what=row, changes={"years": years})
    return row


def due(*, on: dt.date) -> list[Case]:
    """Cases whose people, words and files are to be taken away on ``on``, oldest first."""
    limit = _before(on)
    rows = Case.rows.filter(state__in=ENDED, ended_on__lt=limit, purged_on__isnull=True)
    return list(rows.order_by("ended_on", "pk"))


def _before(on: dt.date) -> dt.date:
    try:
        return on.replace(year=on.year - kept_years())
    except ValueError:  # 29 February
        return on.replace(year=on.year - kept_years(), day=28)


def purge(*, on: dt.date) -> tuple[int, int]:
    """Take away what is due; returns how many cases and visits. Each in a transaction of its own, harmless when repeated."""
    cases = [_purge_case(case, on) for case in due(on=on)]
    visits = Visit.rows.filter(on__lt=_before(on), persons__isnull=False).distinct()
    return len(cases), sum(_purge_visit(visit, on) for visit in visits)


def _purge_case(case: Case, on: dt.date) -> Case:
    with transaction.atomic():
        paths = [path for row in CaseFile.rows.filter(case=case) for path in casefiles.remove(row)]
        Fingerprint.rows.filter(person__case=case).delete()
        for sealed in (Letter, Person, SealedText):
            sealed.rows.filter(case=case).delete()
        case.purged_on, case.place, case.source = on, "", ""
        case.search = folded(case.summary)
        case.store("purged_on", "place", "source", "search")
        audit.write(by=program("purge", on=on), action="case.purge", what=case, changes={"files": len(paths)})
        transaction.on_commit(lambda: casefiles.erase(paths))
    return case


def _purge_visit(visit: Visit, on: dt.date) -> int:
    with transaction.atomic():
        Fingerprint.rows.filter(person__visit=visit).delete()
        Person.rows.filter(visit=visit).delete()
        SealedText.rows.filter(visit=visit).delete()
        audit.write(by=program("purge", on=on), action="reception.purge", what=visit)
    return 1
