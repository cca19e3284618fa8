"""Loads a shipped data set of units; running it again changes nothing."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from importlib import resources

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.models import (
    Field,
    GroupMember,
    ReportingLine,
    Unit,
    UnitAlias,
    UnitChange,
    UnitChangeEdge,
    UnitGroup,
    UnitVersion,
)
from danvan.units.names import folded, search_key
from danvan.units.roles import Permission

Rows = list[dict[str, str]]


def shipped(name: str) -> Rows:
    """The rows of the shipped file ``name`` (without .csv). Raises Refused when there is no such data set."""
    file = resources.files("danvan.units").joinpath("data", f"{name}.csv")
    if not file.is_file():
        raise Refused(_("Không có bộ dữ liệu «%(name)s».") % {"name": name})
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@transaction.atomic
def load_fields(*, by: Actor) -> int:
    """Load the fields (lĩnh vực) that are missing; returns how many were new. Edited ones are left alone."""
    new = 0
    for order, row in enumerate(shipped("fields")):
        keywords = "\n".join(row["keywords"].split("|"))
        _field, made = Field.rows.get_or_create(
            key=row["key"], defaults={"name": row["name"], "keywords": keywords, "order": order}
        )
        new += made
    return new


@transaction.atomic
def load_units(*, name: str, by: Actor) -> int:
    """Load the units of the shipped set ``name`` with groups, aliases and reporting lines; returns how many were new.

    A unit known by its key is left as it is: what an administrator changed stays changed.
    """
    if not by.holds(Permission.MANAGE_UNITS) and not by.whole:
        by.require(Permission.MANAGE_UNITS, None)
    rows = shipped(name)
    units = dict(Unit.rows.filter(key__in=[row["key"] for row in rows]).values_list("key", "pk"))
    fresh = [row for row in rows if row["key"] not in units]
    Unit.rows.bulk_create([Unit(key=row["key"], system=row["system"]) for row in fresh])
    known = {
        unit.key: unit for unit in Unit.rows.filter(key__in=[*units, *(row["key"] for row in fresh), *_parents(fresh)])
    }
    UnitVersion.rows.bulk_create([_version(row, known) for row in fresh])
    _load_lines(fresh, known)
    _load_aliases(fresh, known)
    _load_groups(rows, known)
    if fresh:
        audit.write(
            by=by, action="units.load", what=next(iter(known.values())), changes={"set": name, "new": len(fresh)}
        )
    return len(fresh)


@transaction.atomic
def load_changes(*, name: str, by: Actor) -> int:
    """Load the mergers and ends of the shipped set ``name``; returns how many edges were new. Ends versions as needed."""
    new = 0
    for row in shipped(name):
        change, _new_change = UnitChange.rows.get_or_create(
            kind=row["kind"], date=row["date"], legal_document=row["legal_document"],
            defaults={"checked": row["checked"] == "true"},
        )  # fmt: skip
        before = Unit.rows.filter(key=row["old_key"]).first()
        after = Unit.rows.filter(key=row["new_key"]).first()
        _edge, edge_made = UnitChangeEdge.rows.get_or_create(change=change, from_unit=before, to_unit=after)
        new += edge_made
        if before and before != after and edge_made:
            UnitVersion.rows.filter(unit=before, valid_to__isnull=True).update(valid_to=row["date"])
    return new


def _parents(rows: Rows) -> set[str]:
    return {row[column] for row in rows for column in ("parent_key", "reports_to_key") if row.get(column)}


def _version(row: dict[str, str], known: dict[str, Unit]) -> UnitVersion:
    return UnitVersion(
        unit=known[row["key"]],
        name=row["name"],
        short_name=row["short_name"] or row["name"],
        kind=row["kind"],
        level=row["level"],
        parent=known.get(row["parent_key"]),
        code=row["code"],
        checked=row["checked"] == "true",
        source=row["source"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"] or None,
        search=search_key(row["name"], row["short_name"]),
    )


def _load_lines(rows: Rows, known: dict[str, Unit]) -> None:
    ReportingLine.rows.bulk_create(
        ReportingLine(unit=known[row["key"]], receiver=known[row["reports_to_key"]], valid_from=row["valid_from"])
        for row in rows
        if row["reports_to_key"] in known
    )


def _load_aliases(rows: Rows, known: dict[str, Unit]) -> None:
    found = [(known[row["key"]], written) for row in rows for written in row["aliases"].split("|") if written]
    UnitAlias.rows.bulk_create(
        [UnitAlias(unit=unit, written=written, folded=folded(written)) for unit, written in found],
        ignore_conflicts=True,
    )


def _load_groups(rows: Rows, known: dict[str, Unit]) -> None:
    """A group belongs to the committee its members hang on: the same word in two communes names two groups."""
    written = {row["key"]: row for row in shipped("groups")}
    for unit in rows:
        area = known.get(unit["parent_key"])
        for key in unit["groups"].split("|"):
            if area is not None and key in written:
                group = _group(area, written[key])
                begins = dt.date.fromisoformat(unit["valid_from"])
                GroupMember.rows.get_or_create(group=group, unit=known[unit["key"]], defaults={"valid_from": begins})


def _group(area: Unit, row: dict[str, str]) -> UnitGroup:
    group, made = UnitGroup.rows.get_or_create(area=area, key=row["key"], defaults={"name": row["name"]})
    if made:
        aliases = [UnitAlias(group=group, folded=folded(name), written=name) for name in _written(row)]
        UnitAlias.rows.bulk_create(aliases, ignore_conflicts=True)
    return group


def _written(row: dict[str, str]) -> Iterable[str]:
    return [written for written in row["aliases"].split("|") if written]
