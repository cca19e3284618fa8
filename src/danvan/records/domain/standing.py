"""How a kind of work stands: what is due, what is missing, what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count as CountOf
from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.common import clock
from danvan.documents.domain.legalrules import Law, law
from danvan.documents.enums import Visibility
from danvan.indicators.declaration import Amount, Indicator, RollUp
from danvan.records.domain import queries
from danvan.records.kinds.kind import Deadline, Expected, Kind, Text
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.models import UnitVersion
from danvan.units.models.dated import valid_on
from danvan.units.roles import Permission

MOST_SHOWN = 12
MOST_UNITS = 300  # over a wider area one asks unit by unit


@dataclass(frozen=True)
class Owing:
    """A record that still owes something, and what."""

    record: Record
    deadline: Deadline


@dataclass(frozen=True)
class Gap:
    """Units that have none of what every unit of their kind owes: ``text`` says of what, ``rule`` by which rule."""

    text: Text
    rule: str
    names: Sequence[str]
    count: int


@dataclass(frozen=True)
class Standing:
    """A kind as one person may see it. ``figures`` are those of their own unit this year until today;
    ``public`` the latest records that are proposed for citizens to read, none where the kind shows them nothing."""

    owing: list[Owing]
    owing_more: bool
    incomplete: int
    gaps: list[Gap]
    figures: list[tuple[Indicator, Amount]]
    latest: list[Record]
    public: list[Record]


def standing(kind: Kind, *, by: Actor, on: dt.date) -> Standing:
    """How ``kind`` stands on the local date ``on`` for ``by``; a fixed number of queries."""
    rows = Record.objects.visible_to(by).filter(kind=kind.name, archived_at__isnull=True)
    judged = law()
    owing = _owing(rows, kind, judged)
    return Standing(
        owing=owing[:MOST_SHOWN],
        owing_more=len(owing) > MOST_SHOWN,
        incomplete=rows.filter(incomplete=True).order_by()[: queries.MANY + 1].count(),
        gaps=[gap for one in kind.expected if (gap := _gap(kind, one, by, on, judged)) is not None],
        figures=_figures(kind, by, on),
        public=_proposed(rows, kind),
        latest=list(rows.select_related("host").prefetch_related("units").order_by("-began_on", "-pk")[:5]),
    )


def _proposed(rows: QuerySet[Record], kind: Kind) -> list[Record]:
    if kind.public is None:
        return []
    proposed = rows.filter(visibility=Visibility.PUBLIC).select_related(kind.name)
    return list(proposed.prefetch_related("units").order_by("-began_on", "-pk")[:5])


def _owing(rows: QuerySet[Record], kind: Kind, judged: Law) -> list[Owing]:
    due = rows.filter(due_on__isnull=False).select_related(kind.name, "host").prefetch_related("units")
    found = queries.fetch_whole(list(due.order_by("due_on", "pk")[: MOST_SHOWN + 1]))
    owed = [(row, kind.deadlines(row, kind.details_of(row), judged)) for row in found]
    return [Owing(row, min(deadlines, key=lambda one: one.day)) for row, deadlines in owed if deadlines]


def _gap(kind: Kind, expected: Expected, by: Actor, on: dt.date, judged: Law) -> Gap | None:
    """Who owes it and has none; nothing where the law asks nothing on that day, or over too wide an area."""
    rule = judged.on(expected.rule, on) if expected.rule else None
    reach = by.reach(Permission.SEE_RECORDS)
    if (expected.rule and rule is None) or len(reach) > MOST_UNITS:
        return None
    done = Record.objects.unscoped("điều kiện: đơn vị đã có việc này chưa").filter(
        _narrowed(kind, expected), kind=kind.name, host=OuterRef("unit_id"), archived_at__isnull=True, began_on__lte=on
    )
    if expected.standing:
        until = f"{kind.name}__{expected.standing}"
        done = done.filter(Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": on}))
    else:
        done = done.filter(began_on__gte=dt.date(on.year, 1, 1))
    owed = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_on(on), unit_id__in=reach)
    owed = owed.filter(unit__system="state")
    if expected.unit_kinds:
        owed = owed.filter(kind__in=expected.unit_kinds)
    without = owed.filter(~Exists(done)).order_by("short_name").values_list("short_name", flat=True)
    names = list(without[: MOST_UNITS + 1])
    words = f"{rule.words} ({rule.article})" if rule else ""
    return Gap(expected.text, words, names[:MOST_SHOWN], len(names)) if names else None


def _narrowed(kind: Kind, expected: Expected) -> Q:
    return Q(**{f"{kind.name}__{column}": value for column, value in expected.where.items()})


def _figures(kind: Kind, by: Actor, on: dt.date) -> list[tuple[Indicator, Amount]]:
    if by.unit is None:
        return []
    counted = queries.counted(
        unit_ids=[by.unit.pk], data_from=dt.date(on.year, 1, 1), data_to=on + dt.timedelta(days=1),
        recorded_until=clock.now(), kind=kind.name,
    )  # fmt: skip
    declared = [one for one in kind.indicators if one.roll_up is not RollUp.RATIO]
    return [(one, sum(event.amounts.get(one.code, 0) for event in counted)) for one in declared]


def by_kind(by: Actor) -> dict[str, int]:
    """Kind -> how many records of the person's own unit this year, for the choice of kinds; one query."""
    if by.unit is None:
        return {}
    rows = Record.objects.visible_to(by).filter(
        host=by.unit, archived_at__isnull=True, began_on__gte=dt.date(by.on.year, 1, 1)
    )
    return dict(rows.order_by().values_list("kind").annotate(n=CountOf("pk")))
