"""Whoever acts: a person in one of their posts, on a day. Every verb takes one as ``by=``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from danvan.common.errors import NotPermitted
from danvan.units.roles import Permission, Reach, allows
from danvan.units.tree import all_unit_ids, subtree_ids

if TYPE_CHECKING:
    from danvan.units.models import Post, Unit, User


@dataclass(frozen=True)
class Actor:
    """``post`` is the post acted in (None for a person without any); ``on`` the local date rights are judged by.

    ``whole`` marks the program itself acting for a stated reason (a job, a shipped data set): it sees everything.
    """

    user: User | None
    post: Post | None
    on: dt.date
    whole: str = ""
    _reach: dict[Permission, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def uid(self) -> str:
        """Identity for the audit: the person's uid, or the program's own name."""
        return str(self.user.uid) if self.user else f"danvan:{self.whole}"

    @property
    def post_label(self) -> str:
        """The post in words, without the person's name."""
        return self.post.title if self.post else ""

    @property
    def chain(self) -> str:
        """The audit chain this actor writes to: the acting unit's uid."""
        return str(self.post.unit.uid) if self.post else "danvan"

    @property
    def unit(self) -> Unit | None:
        return self.post.unit if self.post else None

    def reach(self, permission: Permission) -> frozenset[int]:
        """Ids of the units over which this actor holds ``permission`` today."""
        if permission not in self._reach:
            self._reach[permission] = self._units_of(permission)
        return self._reach[permission]

    def holds(self, permission: Permission) -> bool:
        """Whether the actor holds ``permission`` anywhere."""
        return bool(self.whole) or (self.post is not None and allows(self.post.role, permission) is not None)

    def may(self, permission: Permission, unit: Unit | int | None) -> bool:
        """Whether the actor holds ``permission`` over ``unit`` (a unit or its id)."""
        if self.whole:
            return True
        unit_id = unit if isinstance(unit, int) else getattr(unit, "pk", None)
        return unit_id in self.reach(permission)

    def require(self, permission: Permission, unit: Unit | int | None) -> None:
        """Raise NotPermitted unless ``may``."""
        if not self.may(permission, unit):
            raise NotPermitted(
                _(
                    "Chức danh hiện tại không có quyền làm việc này với đơn vị đã chọn. Nếu kiêm nhiệm, đổi chức danh rồi làm lại."
                )
            )

    @cached_property
    def area_id(self) -> int | None:
        """Id of the unit whose subtree the post reaches."""
        if self.post is None:
            return None
        return self.post.area_id or self.post.unit_id

    def _units_of(self, permission: Permission) -> frozenset[int]:
        if self.whole:
            return all_unit_ids()
        reach = allows(self.post.role, permission) if self.post else None
        if self.post is None or reach is None:
            return frozenset()
        if reach is Reach.OWN or self.area_id is None:
            return frozenset({self.post.unit_id})
        return subtree_ids(self.area_id, on=self.on) | {self.post.unit_id}


def program(why: str, *, on: dt.date) -> Actor:
    """The program acting by itself, for a reason that goes into the audit."""
    return Actor(user=None, post=None, on=on, whole=why)
