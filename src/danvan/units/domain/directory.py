"""The directory as lists: units with their present names, people with their posts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from danvan.units.models import Post, Unit, UnitVersion, User
from danvan.units.models.dated import valid_on
from danvan.units.names import folded


def listing(*, on: dt.date, search: str = "", level: str = "", system: str = "") -> QuerySet[UnitVersion]:
    """Versions valid on ``on`` with unit and parent, by level and name; one query. ``search`` ignores marks and case."""
    rows = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_on(on))
    if search:
        rows = rows.filter(search__contains=folded(search))
    if level:
        rows = rows.filter(level=level)
    if system:
        rows = rows.filter(unit__system=system)
    return rows.select_related("unit", "parent").order_by("level", "name", "pk")


def choices(*, on: dt.date) -> list[tuple[str, str]]:
    """(uid, name) of every unit on ``on``, for a select box; one query."""
    return [(str(version.unit.uid), version.name) for version in listing(on=on)]


@dataclass(frozen=True)
class UnitPage:
    """A unit with its whole history."""

    unit: Unit
    versions: list[UnitVersion]
    present: UnitVersion | None
    posts: list[Post]


def unit_page(unit: Unit, *, on: dt.date) -> UnitPage:
    """Everything the page of a unit shows; three queries."""
    versions = list(unit.versions.select_related("parent").order_by("-valid_from"))
    present = next((version for version in versions if version.holds_on(on)), None)
    posts = list(unit.posts.filter(valid_on(on)).select_related("user").prefetch_related("fields").order_by("pk"))
    return UnitPage(unit, versions, present, posts)


def people(*, on: dt.date, search: str = "") -> QuerySet[User]:
    """Accounts with the posts they hold on ``on`` (``held``); three queries. For whoever manages people."""
    held = Post.objects.unscoped("danh bạ của quản trị kỹ thuật").filter(valid_on(on)).select_related("unit")
    rows = User.objects.prefetch_related(Prefetch("posts", queryset=held, to_attr="held")).order_by(
        "-is_active", "full_name"
    )
    if search:
        rows = rows.filter(Q(full_name__icontains=search) | Q(username__icontains=search))
    return rows


def ended(*, on: dt.date) -> list[tuple[str, str]]:
    """(uid, name) of every unit that worked before ``on`` and does not any more, for a select box; one query."""
    rows = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(valid_to__lte=on)
    later = UnitVersion.rows.filter(unit=OuterRef("unit"), valid_from__gte=OuterRef("valid_to"))
    last = rows.filter(~Exists(later)).select_related("unit").order_by("name", "pk")
    return [(str(version.unit.uid), version.name) for version in last]
