"""The scored records of a year, best first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Q

from danvan.documents.enums import Visibility
from danvan.records.kinds.kind import Kind
from danvan.records.models import Record
from danvan.units.actor import Actor

MOST = 500


def ranking(kind: Kind, *, year: int, by: Actor) -> list[tuple[int, Record, Any]]:
    """(place, record, details) of the records of the scored ``kind`` in ``year`` that have points: those ``by`` may see,
    and whoever's result is published and shared with the area. Equal points share a place. Two queries; at most 500 records.

    Judged points come before the points a unit gave itself.
    """
    own = Record.objects.visible_to(by).filter(kind=kind.name).values("pk")
    scored = Q(**{f"{kind.name}__own_points__isnull": False}) | Q(**{f"{kind.name}__points__isnull": False})
    rows = Record.objects.unscoped("kết quả đã công bố thì ai đăng nhập cũng xem được").filter(
        scored, _of_year(kind, year), Q(pk__in=own) | _published(kind), kind=kind.name, archived_at__isnull=True
    )
    best = [F(f"{kind.name}__{name}").desc(nulls_last=True) for name in ("points", "own_points")]
    found = list(rows.select_related(kind.name).order_by(*best, "began_on", "pk")[:MOST])
    placed: list[tuple[int, Record, Any]] = []
    for at, row in enumerate(found, 1):
        details = kind.details_of(row)
        before = placed[-1] if placed else None
        tied = before is not None and _points(before[2]) == _points(details)
        placed.append((before[0] if before is not None and tied else at, row, details))
    return placed


def years(kind: Kind, by: Actor) -> list[int]:
    """The years that have scored records ``by`` may see, latest first; one query."""
    rows = Record.objects.visible_to(by).filter(kind=kind.name, archived_at__isnull=True)
    if kind.marking is not None and kind.marking.year:
        found = rows.order_by().values_list(f"{kind.name}__{kind.marking.year}", flat=True).distinct()
    else:
        found = rows.order_by().values_list("began_on__year", flat=True).distinct()
    return sorted(set(found), reverse=True)


def _points(details: Any) -> tuple[Any, Any]:
    return (details.points, None) if details.points is not None else (None, details.own_points)


def _of_year(kind: Kind, year: int) -> Q:
    if kind.marking is not None and kind.marking.year:
        return Q(**{f"{kind.name}__{kind.marking.year}": year})
    return Q(began_on__gte=dt.date(year, 1, 1), began_on__lte=dt.date(year, 12, 31))


def _published(kind: Kind) -> Q:
    stages = [one.target for one in kind.moves.values() if one.publishes]
    return Q(**{f"{kind.name}__stage__in": stages}, visibility__in=[Visibility.AREA, Visibility.PUBLIC])
