"""Names of units in templates: the view fetches them all at once, the tag picks one."""

from django import template

from danvan.units.models import UnitVersion

register = template.Library()


@register.filter
def short(units: dict[int, UnitVersion], unit_id: int | None) -> str:
    """The short name of ``unit_id`` among ``units`` (id -> version); nothing for none."""
    version = units.get(unit_id) if unit_id and units else None
    return version.short_name if version else ""


@register.filter
def full(units: dict[int, UnitVersion], unit_id: int | None) -> str:
    """The full name of ``unit_id`` among ``units`` (id -> version); nothing for none."""
    version = units.get(unit_id) if unit_id and units else None
    return version.name if version else ""
