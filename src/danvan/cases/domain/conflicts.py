"""Whoever a case complains of neither handles it nor learns of it; nor does anybody below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.cases.models import Barred, Case
from danvan.common.errors import Refused
from danvan.units.models import Post, Unit, User
from danvan.units.models.dated import valid_on
from danvan.units.roles import Role
from danvan.units.tree import subtree_ids

_SUPERIORS = (Role.HEAD, Role.LEADER)


def bar(case: Case, *, units: Collection[Unit], users: Collection[User], on: dt.date) -> None:
    """Say anew whom the case complains of: bodies and officials. Everything below them is barred too, as it stands on ``on``.

    An official who leads a body bars that body and what is under it: nobody decides over their own superior.
    """
    Barred.rows.filter(case=case).delete()
    named_units, named_users = {unit.pk for unit in units}, {user.pk for user in users}
    below: set[int] = set()
    for unit_id in {*named_units, *_led_by(named_users, on)}:
        below |= subtree_ids(unit_id, on=on)
    Barred.rows.bulk_create(
        [Barred(case=case, unit_id=pk, named=pk in named_units) for pk in sorted(below | named_units)]
        + [Barred(case=case, user_id=pk, named=True) for pk in sorted(named_users)]
    )


def _led_by(users: Collection[int], on: dt.date) -> set[int]:
    held = Post.rows.filter(valid_on(on), user_id__in=users, role__in=_SUPERIORS)
    return {post.area_id or post.unit_id for post in held}


def named(case: Case) -> tuple[list[Unit], list[User]]:
    """The bodies and officials the case itself complains of, without those below. One query."""
    rows = list(Barred.rows.filter(case=case, named=True).select_related("unit", "user").order_by("pk"))
    return [row.unit for row in rows if row.unit], [row.user for row in rows if row.user]


def is_barred(case: Case, *, unit_id: int | None = None, user_id: int | None = None) -> bool:
    """Whether the body or the official must not have the case."""
    wanted = (Q(unit_id=unit_id) if unit_id is not None else Q(pk__in=[])) | (
        Q(user_id=user_id) if user_id is not None else Q(pk__in=[])
    )
    return Barred.rows.filter(wanted, case=case).exists()


def require_free(case: Case, *, unit: Unit | None = None, post: Post | None = None) -> None:
    """Raise Refused when the case complains of ``unit`` or of whoever holds ``post``, or of somebody above them."""
    unit_id = unit.pk if unit else (post.unit_id if post else None)
    if is_barred(case, unit_id=unit_id, user_id=post.user_id if post else None):
        raise Refused(
            _(
                "Không giao vụ việc cho đơn vị, người bị khiếu nại, bị phản ánh hoặc cấp dưới của họ. "
                "Giao đơn vị khác, hoặc chuyển cơ quan cấp trên có thẩm quyền."
            )
        )


def free_posts(case: Case, posts: Iterable[Post]) -> list[Post]:
    """Those of ``posts`` whose holders may know of the case. One query."""
    rows = list(Barred.rows.filter(case=case).values_list("unit_id", "user_id"))
    units, users = {unit for unit, _user in rows if unit}, {user for _unit, user in rows if user}
    return [post for post in posts if post.unit_id not in units and post.user_id not in users]
