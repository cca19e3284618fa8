"""Verbs on units: found, rename or move, end, remember another name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.models import Unit, UnitAlias, UnitChange, UnitChangeEdge, UnitGroup, UnitVersion
from danvan.units.names import folded, search_key
from danvan.units.roles import Permission


@dataclass(frozen=True)
class UnitDescription:
    """What a unit is called and where it stands from a date on."""

    name: str
    short_name: str
    kind: str
    level: str
    parent: Unit | None
    code: str = ""
    checked: bool = False
    source: str = ""


@transaction.atomic
def found(*, key: str, system: str, description: UnitDescription, by: Actor, on: dt.date) -> Unit:
    """Create a unit valid from the local date ``on``. Raises NotPermitted, or Refused when the key is taken."""
    by.require(Permission.MANAGE_UNITS, description.parent or by.area_id)
    if Unit.rows.filter(key=key).exists():
        raise Refused(_("Mã «%(key)s» đã dùng cho đơn vị khác. Chọn mã khác.") % {"key": key})
    unit = Unit.objects.create(key=key, system=system)
    _open_version(unit, description, on)
    audit.write(by=by, action="unit.found", what=unit, changes={"key": key, "from": on.isoformat()})
    return unit


@transaction.atomic
def redescribe(*, unit: Unit, description: UnitDescription, legal_document: str, by: Actor, on: dt.date) -> UnitVersion:
    """Rename or move ``unit`` from ``on``: the present version ends that day and a new one begins.

    Raises Refused when ``on`` is not after the beginning of the present version, or the unit has ended.
    """
    by.require(Permission.MANAGE_UNITS, unit)
    present = UnitVersion.rows.select_for_update().filter(unit=unit, valid_to__isnull=True).first()
    if present is None:
        raise Refused(_("Đơn vị này đã kết thúc hoạt động nên không đổi tên được nữa."))
    if on <= present.valid_from:
        raise Refused(
            _("Ngày đổi phải sau ngày %(day)s là ngày tên hiện tại bắt đầu có hiệu lực.")
            % {"day": f"{present.valid_from:%d/%m/%Y}"}
        )
    present.valid_to = on
    present.store("valid_to")
    version = _open_version(unit, description, on)
    kind = "move" if present.parent_id != version.parent_id else "rename"
    change = UnitChange.objects.create(kind=kind, date=on, legal_document=legal_document)
    UnitChangeEdge.objects.create(change=change, from_unit=unit, to_unit=unit)
    audit.write(by=by, action="unit.redescribe", what=unit, changes={"from": on.isoformat(), "kind": kind})
    return version


@transaction.atomic
def end(*, unit: Unit, successors: list[Unit], legal_document: str, by: Actor, on: dt.date) -> UnitChange:
    """End ``unit`` on ``on`` (first day without it); merged into ``successors``, or abolished when there are none."""
    by.require(Permission.MANAGE_UNITS, unit)
    ended = UnitVersion.rows.select_for_update().filter(unit=unit, valid_to__isnull=True)
    if not ended.update(valid_to=on):
        raise Refused(_("Đơn vị này đã kết thúc hoạt động từ trước."))
    kind = "abolish" if not successors else "merge" if len(successors) == 1 else "split"
    change = UnitChange.objects.create(kind=kind, date=on, legal_document=legal_document)
    heirs: list[Unit | None] = [*successors] or [None]
    for heir in heirs:
        UnitChangeEdge.objects.create(change=change, from_unit=unit, to_unit=heir)
    audit.write(by=by, action="unit.end", what=unit, changes={"on": on.isoformat(), "kind": kind})
    return change


@transaction.atomic
def remember_name(*, written: str, unit: Unit | UnitGroup, by: Actor) -> UnitAlias:
    """Keep ``written`` as another name of a unit or group, so that later documents find it."""
    by.require(Permission.PUBLISH_PLANS, unit.area if isinstance(unit, UnitGroup) else unit)
    target = {"group": unit} if isinstance(unit, UnitGroup) else {"unit": unit}
    alias, new = UnitAlias.rows.get_or_create(folded=folded(written), **target, defaults={"written": written.strip()})
    if new:
        audit.write(by=by, action="unit.remember_name", what=unit, changes={"alias": str(alias.uid)})
    return alias


def _open_version(unit: Unit, description: UnitDescription, on: dt.date) -> UnitVersion:
    return UnitVersion.objects.create(
        unit=unit,
        name=description.name,
        short_name=description.short_name or description.name,
        kind=description.kind,
        level=description.level,
        parent=description.parent,
        code=description.code,
        checked=description.checked,
        source=description.source,
        valid_from=on,
        search=search_key(description.name, description.short_name),
    )
