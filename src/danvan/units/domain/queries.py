"""Reads over units: by date, by subtree, by name, by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from danvan.units.models import GroupMember, Post, Unit, UnitAlias, UnitGroup, UnitVersion
from danvan.units.models.dated import valid_on
from danvan.units.names import folded
from danvan.units.tree import subtree_ids


def names(unit_ids: Iterable[int], *, on: dt.date) -> dict[int, UnitVersion]:
    """Unit id -> its version on ``on``, or the last one before for a unit that has ended; one query."""
    found: dict[int, UnitVersion] = {}
    rows = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(unit_id__in=set(unit_ids))
    for version in rows.order_by("valid_from"):
        known = found.get(version.unit_id)
        if known is None or not known.holds_on(on):
            found[version.unit_id] = version
    return found


def name_of(unit: Unit, *, on: dt.date) -> str:
    """The full name of ``unit`` on ``on``; its key when it has no version at all."""
    version = names([unit.pk], on=on).get(unit.pk)
    return version.name if version else unit.key


def find(written: str, *, area: Unit, on: dt.date) -> Unit | UnitGroup | None:
    """The one unit or group that documents of ``area`` call ``written``; None when none or several.

    Compared without case, tone marks and spacing; names of units in the area on ``on`` first, then remembered
    aliases, then units outside. Never a guess: two candidates are no answer.
    """
    key = folded(written)
    groups = UnitGroup.objects.unscoped("danh mục nhóm là dữ liệu dùng chung").filter(area=area)
    matching = [group for group in groups.prefetch_related("aliases") if key in _group_keys(group)]
    if len(matching) == 1:
        return matching[0]
    inside = subtree_ids(area.pk, on=on)
    candidates = _units_called(key, on=on)
    nearest = {unit_id for unit_id in candidates if unit_id in inside} or candidates
    if len(nearest) != 1:
        return None
    return Unit.objects.unscoped("tên đơn vị là công khai").get(pk=nearest.pop())


def _group_keys(group: UnitGroup) -> set[str]:
    return {folded(group.name), *(alias.folded for alias in group.aliases.all())}


def _units_called(key: str, *, on: dt.date) -> set[int]:
    versions = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_on(on), search__contains=f"|{key}|")
    aliases = UnitAlias.objects.unscoped("tên đơn vị là công khai").filter(folded=key, unit__isnull=False)
    return {*versions.values_list("unit_id", flat=True), *aliases.values_list("unit_id", flat=True)} - {None}


def members(group: UnitGroup, *, on: dt.date) -> list[Unit]:
    """The units of ``group`` on the date ``on``, in the order of their keys."""
    rows = GroupMember.objects.unscoped("thành viên nhóm là dữ liệu dùng chung").filter(valid_on(on), group=group)
    return [member.unit for member in rows.select_related("unit").order_by("unit__key")]


def posts_held(unit_ids: Iterable[int], *, on: dt.date) -> list[Post]:
    """Posts valid on ``on`` in the given units, with user, unit and fields loaded; two queries."""
    rows = Post.objects.unscoped("chọn người phụ trách trong đơn vị").filter(valid_on(on), unit_id__in=set(unit_ids))
    return list(
        rows.filter(user__is_active=True).select_related("user", "unit").prefetch_related("fields").order_by("pk")
    )
