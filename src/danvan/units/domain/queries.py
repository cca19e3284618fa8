"""Reads over units: by date, by subtree, by name, by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from danvan.common.errors import Refused
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


def require_existing(units: Sequence[Unit], *, on: dt.date) -> None:
    """Raise Refused, naming them, for ``units`` that are not there yet, or no more, on the local date ``on``; one query."""
    ids = [unit.pk for unit in units]
    rows = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_on(on), unit_id__in=ids)
    there = set(rows.values_list("unit_id", flat=True))
    gone = [unit for unit in units if unit.pk not in there]
    if gone:
        raise Refused(
            _("Ngày %(day)s chưa có hoặc không còn đơn vị: %(units)s. Kiểm tra lại ngày và đơn vị.")
            % {"day": f"{on:%d/%m/%Y}", "units": ", ".join(unit.key for unit in gone)}
        )


class Directory:
    """What documents of one committee's area may call units and groups on a day; read once, asked many times.

    Compared without case, tone marks and spacing: groups of the area first, then names and remembered aliases of
    units in the area, then those of units outside.
    """

    def __init__(self, *, area: Unit, on: dt.date) -> None:
        self.inside = subtree_ids(area.pk, on=on)
        self._groups: dict[str, list[UnitGroup]] = {}
        self._units: dict[str, dict[int, Unit]] = {}
        groups = UnitGroup.objects.unscoped("danh mục nhóm là dữ liệu dùng chung").filter(area=area)
        for group in groups.prefetch_related("aliases"):
            for key in {folded(group.name), *(alias.folded for alias in group.aliases.all())}:
                self._groups.setdefault(key, []).append(group)
        versions = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_on(on))
        for version in versions.select_related("unit"):
            for key in version.search.strip("|").split("|"):
                self._units.setdefault(key, {})[version.unit_id] = version.unit
        aliases = UnitAlias.objects.unscoped("tên đơn vị là công khai").filter(unit__isnull=False)
        for alias in aliases.select_related("unit"):
            if alias.unit is not None:
                self._units.setdefault(alias.folded, {})[alias.unit.pk] = alias.unit

    def find(self, written: str) -> Unit | UnitGroup | None:
        """The one unit or group called ``written``; None when none or several. Never a guess."""
        key = folded(written)
        if len(groups := self._groups.get(key, [])) == 1:
            return groups[0]
        called = self._units.get(key, {})
        nearest = [unit for unit_id, unit in called.items() if unit_id in self.inside] or list(called.values())
        return nearest[0] if len(nearest) == 1 else None


def find(written: str, *, area: Unit, on: dt.date) -> Unit | UnitGroup | None:
    """``Directory.find`` for a single question."""
    return Directory(area=area, on=on).find(written)


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
