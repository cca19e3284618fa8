"""Which of the documents a plan names have been made known in which of the units it gives work to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.officedocs.model import Annex, Column, ColumnKind, Row, Sheet, Workbook
from danvan.officedocs.sheet import write_xlsx
from danvan.plans.enums import PlanState
from danvan.plans.models import Assignment, Citation, Plan
from danvan.records.enums import Mode
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.enums import System
from danvan.units.models import UnitVersion
from danvan.units.roles import Permission

KIND = "dissemination"


@dataclass(frozen=True)
class Made:
    """That a unit has made a document known: at the first ``record`` of the year that says so."""

    record: Record

    @property
    def woven(self) -> bool:
        return self.record.mode == Mode.WOVEN


@dataclass(frozen=True)
class Line:
    """A document with a cell per unit of the matrix, in its order: None where it was not made known.

    ``made_in`` and ``without`` name the units that have made it known and those that have not.
    """

    citation: Citation
    cells: list[Made | None]
    made_in: list[tuple[str, Made]]
    without: list[str]

    @property
    def done(self) -> int:
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """``units`` by name, ``lines`` in the order of the plan, and how many documents each unit has made known."""

    plan: Plan
    units: list[UnitVersion]
    lines: list[Line]
    done: list[int]

    @property
    def owed(self) -> int:
        """How many of all cells are still empty."""
        return len(self.units) * len(self.lines) - sum(self.done)


def plans_to_make_known(by: Actor) -> QuerySet[Plan]:
    """Published plans ``by`` may see, latest first."""
    rows = Plan.objects.visible_to(by).filter(state=PlanState.PUBLISHED)
    return rows.select_related("document").order_by("-published_on", "-pk")


def matrix(plan: Plan, *, by: Actor) -> Matrix:
    """The documents ``plan`` names × the state's units it gives work to, as far as ``by`` may see their work.

    A document counts as made known in a unit when a record of the plan's year, hosted or joined by it, has it ticked or
    names its number. Six queries.
    """
    citations = _documents(plan.citations.all())
    units = _units(plan, by)
    made = _made(plan, citations, {unit.unit_id for unit in units}, by)
    lines = []
    for one in citations:
        cells = [made.get((one.reference, unit.unit_id)) for unit in units]
        pairs = list(zip(units, cells, strict=True))
        made_in = [(unit.short_name, cell) for unit, cell in pairs if cell is not None]
        lines.append(Line(one, cells, made_in, [unit.short_name for unit, cell in pairs if cell is None]))
    done = [sum(line.cells[at] is not None for line in lines) for at in range(len(units))]
    return Matrix(plan, units, lines, done)


def _documents(citations: Iterable[Citation]) -> list[Citation]:
    """Each document once, however often the plan names it."""
    return list({one.reference: one for one in reversed(list(citations))}.values())[::-1]


def _units(plan: Plan, by: Actor) -> list[UnitVersion]:
    given = Assignment.objects.unscoped("đơn vị nhận việc của kế hoạch mà người này xem được").filter(
        duty__plan=plan, unit__system=System.STATE, unit__in=by.reach(Permission.SEE_RECORDS)
    )
    found = names(given.order_by().values_list("unit_id", flat=True).distinct(), on=by.on)
    return sorted(found.values(), key=lambda one: (one.level, one.short_name))


def _made(plan: Plan, citations: list[Citation], unit_ids: set[int], by: Actor) -> dict[tuple[str, int], Made]:
    year = plan.year or (plan.published_on.year if plan.published_on else 0)
    rows = Record.objects.visible_to(by).filter(
        kind=KIND, archived_at__isnull=True, began_on__gte=dt.date(year, 1, 1), began_on__lte=dt.date(year, 12, 31)
    )
    rows = rows.select_related(KIND).prefetch_related("units", f"{KIND}__citations").order_by("began_on", "pk")
    numbers = {
        one.reference: re.compile(rf"(?<!\d){re.escape(_key(one.number))}(?!\w)") for one in citations if one.number
    }
    made: dict[tuple[str, int], Made] = {}
    for row in rows:
        known = _known(row, numbers)
        for part in row.units.all() if known else ():
            for reference in known if part.unit_id in unit_ids else ():
                made.setdefault((reference, part.unit_id), Made(row))
    return made


def _known(row: Any, numbers: dict[str, re.Pattern[str]]) -> set[str]:
    """References of the documents the record made known."""
    details = row.dissemination
    typed = _key(f"{row.title}\n{details.documents}")
    named = {reference for reference, number in numbers.items() if number.search(typed)}
    return named | {one.reference for one in details.citations.all()}


def _key(text: str) -> str:
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(text.split())).casefold()


def workbook(made: Matrix) -> bytes:
    """The matrix as an .xlsx: the day it was made known, with «lồng ghép» where it was woven into another meeting."""
    columns = (
        Column(_("TT"), ColumnKind.ORDER), Column(_("Văn bản"), ColumnKind.LABEL), Column(_("Trích yếu"), ColumnKind.TEXT),
        *(Column(unit.name, ColumnKind.TEXT) for unit in made.units), Column(_("Số đơn vị đã quán triệt")),
        Column(_("Số đơn vị chưa quán triệt")),
    )  # fmt: skip
    body = tuple(
        Row(
            (order, line.citation.reference, line.citation.title, *map(_cell, line.cells), line.done, len(line.without))
        )
        for order, line in enumerate(made.lines, 1)
    )
    title = _("Quán triệt văn bản")
    caption = _("Theo %(plan)s") % {"plan": made.plan.document.reference}
    banner = _("DỮ LIỆU MINH HỌA") if settings.DEMO else None
    annex = Annex(title=title, caption=caption, columns=columns, rows=body)
    return write_xlsx(Workbook(title=title, sheets=(Sheet(title, annex),), banner=banner))


def _cell(cell: Made | None) -> str:
    if cell is None:
        return ""
    day = f"{cell.record.began_on:%d/%m/%Y}"
    return _("%(day)s, lồng ghép") % {"day": day} if cell.woven else day
