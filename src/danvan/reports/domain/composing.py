"""Choosing and editing the words of the consolidated report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common.errors import Refused
from danvan.plans.enums import AssignmentState, DutyKind, Relation
from danvan.plans.models import Assignment
from danvan.reports import placeholders
from danvan.reports.domain.consolidating import home_of, totals_of
from danvan.reports.enums import ConsolidationState
from danvan.reports.headings import Heading, thaw, written
from danvan.reports.models import Consolidation, Passage
from danvan.units.actor import Actor
from danvan.units.roles import Permission

MOST_DUTIES = 12


@dataclass(frozen=True)
class Wanted:
    """A paragraph as the coordinator wants it. ``uid`` names the passage it is; empty for a new one."""

    text: str
    chosen: bool
    place: int
    uid: str = ""
    merge: bool = False


def headings_of(consolidation: Consolidation) -> list[Heading]:
    """The headings texts are written under, in order."""
    return list(written(thaw(consolidation.body["outline"])))


@transaction.atomic
def compose(
    *, consolidation: Consolidation, heading: str, wanted: Sequence[Wanted], by: Actor, seen: int | None = None
) -> Consolidation:
    """Set the paragraphs under ``heading``: chosen or not, edited, in the order of ``place``, those marked ``merge`` as one.

    A merged paragraph keeps all its sources and the parts stay unchosen. Raises Refused when the report is in routing,
    StaleRow when somebody composed meanwhile.
    """
    locked = _open(consolidation, by)
    if heading not in {one.key for one in headings_of(locked)}:
        raise Refused(_("Không có mục này trong đề cương."))
    known = {str(row.uid): row for row in locked.passages.filter(heading=heading)}
    rows = [_written(locked, heading, one, known) for one in wanted if one.text.strip() or one.uid in known]
    merged = [row for row, one in zip(rows, _kept(wanted, known), strict=True) if one.merge]
    if len(merged) > 1:
        _merge(locked, heading, merged)
    locked.store(seen=seen)
    audit.write(by=by, action="consolidation.compose", what=locked, changes={"heading": heading, "passages": len(rows)})
    return locked


def _kept(wanted: Sequence[Wanted], known: dict[str, Passage]) -> list[Wanted]:
    return [one for one in wanted if one.text.strip() or one.uid in known]


def _written(consolidation: Consolidation, heading: str, one: Wanted, known: dict[str, Passage]) -> Passage:
    row = known.get(one.uid) or Passage(consolidation=consolidation, heading=heading)
    row.text, row.chosen, row.place = one.text.strip() or row.text, one.chosen and bool(one.text.strip()), one.place
    row.save()
    return row


def _merge(consolidation: Consolidation, heading: str, parts: list[Passage]) -> None:
    ordered = sorted(parts, key=lambda row: (row.place, row.pk))
    Passage.objects.create(
        consolidation=consolidation, heading=heading, place=ordered[0].place, chosen=True,
        text=" ".join(row.text for row in ordered), sources=list(dict.fromkeys(key for row in ordered for key in row.sources)),
    )  # fmt: skip
    for row in ordered:
        row.chosen = False
        row.save()


@transaction.atomic
def choose_names(
    *, consolidation: Consolidation, names_late: bool, names_missing: bool, by: Actor, seen: int | None = None
) -> Consolidation:
    """Whether the report itself names late and missing units; whoever decides ticks it. The cover note always names them."""
    locked = _open(consolidation, by)
    before = {"names_late": locked.names_late, "names_missing": locked.names_missing}
    locked.names_late, locked.names_missing = names_late, names_missing
    locked.store("names_late", "names_missing", seen=seen)
    audit.write(by=by, action="consolidation.names", what=locked, changes=audit.difference(locked, before))
    return locked


def _open(consolidation: Consolidation, by: Actor) -> Consolidation:
    by.require(Permission.CONSOLIDATE, home_of(consolidation.period))
    rows = Consolidation.rows.select_for_update(of=("self",)).select_related("period__regime__plan")
    locked = rows.get(pk=consolidation.pk)
    if locked.state != ConsolidationState.COMPOSING:
        raise Refused(_("Bản tổng hợp đã trình nên không sửa lời văn được nữa. Văn bản bị trả lại thì sửa tiếp được."))
    return locked


def faults(consolidation: Consolidation) -> list[str]:
    """Why the report cannot be written out yet: every number a chosen paragraph asks for and the totals do not give."""
    cells = totals_of(consolidation.body)
    chosen = list(consolidation.passages.filter(chosen=True))
    return [
        _("Mục %(number)s «%(title)s»: %(fault)s") % {"number": one.number, "title": one.title, "fault": fault}
        for one in headings_of(consolidation)
        for row in chosen
        if row.heading == one.key
        for fault in placeholders.faults(row.text, cells)
    ]


def unfinished(consolidation: Consolidation, by: Actor) -> list[str]:
    """Sentences for «Phương hướng» from duties of the plan that are not done, with their dates; for a person to take or leave."""
    rows = (
        Assignment.objects.visible_to(by)
        .filter(duty__plan=consolidation.period.regime.plan, relation=Relation.ASSIGNED, due_on__gte=consolidation.period.data_to)
        .exclude(state=AssignmentState.DONE)
        .exclude(duty__kind__in=[DutyKind.REPORTING, DutyKind.CONSOLIDATION])
        .select_related("duty")
        .order_by("due_on", "duty__start")
    )  # fmt: skip
    found: dict[tuple[int, str], str] = {}
    for row in rows:
        title = row.duty.title.strip().rstrip(".;…")
        if row.due_on:
            found.setdefault(
                (row.duty_id, row.occurrence), _("%(title)s, chậm nhất ngày %(day)s.") % {"title": title, "day": f"{row.due_on:%d/%m/%Y}"}
            )  # fmt: skip
    return list(found.values())[:MOST_DUTIES]
