"""Verbs on people: open and close an account, give and end a post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import Actor
from danvan.units.models import Field, Post, Unit, User
from danvan.units.models.dated import valid_on
from danvan.units.roles import Permission


@transaction.atomic
def open_account(*, username: str, full_name: str, password: str, email: str = "", by: Actor) -> User:
    """Create a person who can sign in. Raises Refused for a taken name or a weak password (says why)."""
    _require(by)
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("Tên đăng nhập «%(name)s» đã có người dùng. Chọn tên khác.") % {"name": username})
    user = User(username=username, full_name=full_name, email=email)
    _set_password(user, password)
    user.save()
    audit.write(by=by, action="account.open", what=user)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor) -> User:
    """Give ``user`` a new password. Raises Refused for a weak one (says why)."""
    if by.user != user:
        _require(by)
    _set_password(user, password)
    user.save(update_fields=["password"])
    audit.write(by=by, action="account.password", what=user)
    return user


@transaction.atomic
def close_account(*, user: User, by: Actor) -> User:
    """Close ``user``'s account; what they did keeps their post. Raises Refused for one's own account."""
    _require(by)
    if by.user == user:
        raise Refused(_("Không tự khóa tài khoản của chính mình. Nhờ quản trị viên khác làm việc này."))
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.write(by=by, action="account.close", what=user)
    return user


@transaction.atomic
def give_post(
    *, user: User, unit: Unit, title: str, role: str, area: Unit | None = None, fields: Sequence[Field] = (),
    by: Actor, on: dt.date,
) -> Post:  # fmt: skip
    """Give ``user`` a post in ``unit`` from the local date ``on``, in charge of ``fields``."""
    by.require(Permission.MANAGE_PEOPLE, unit)
    post = Post.objects.create(user=user, unit=unit, area=area, title=title, role=role, valid_from=on)
    post.fields.set(fields)
    audit.write(
        by=by, action="post.give", what=post, changes={"role": role, "unit": str(unit.uid), "from": on.isoformat()}
    )
    return post


@transaction.atomic
def end_post(*, post: Post, by: Actor, on: dt.date) -> Post:
    """End ``post`` on ``on`` (first day without it). Raises Refused for a day not after its beginning."""
    by.require(Permission.MANAGE_PEOPLE, post.unit)
    if on <= post.valid_from:
        raise Refused(_("Ngày thôi giữ chức danh phải sau ngày bắt đầu."))
    post.valid_to = on
    post.store("valid_to")
    audit.write(by=by, action="post.end", what=post, changes={"on": on.isoformat()})
    return post


def _require(by: Actor) -> None:
    if not by.holds(Permission.MANAGE_PEOPLE):
        raise NotPermitted(_("Chỉ quản trị kỹ thuật mới lập và sửa tài khoản."))


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from weak
    user.set_password(password)


def posts_of(user: User, *, on: dt.date) -> list[Post]:
    """The posts ``user`` holds on ``on``, with unit and area; one query."""
    held = Post.objects.unscoped("chức danh của chính người đăng nhập").filter(valid_on(on), user=user)
    return list(held.select_related("unit", "area").order_by("pk"))


def demo_accounts() -> list[dict[str, str]]:
    """Accounts of the demo's invented people, one per role: username, post and unit key. For the demo only."""
    seen: dict[str, dict[str, str]] = {}
    held = Post.objects.unscoped("tài khoản minh họa, người hư cấu").filter(user__is_active=True)
    for post in held.select_related("user", "unit").order_by("pk"):
        seen.setdefault(
            post.role, {"username": post.user.username, "title": post.title, "role": post.get_role_display()}
        )
    return list(seen.values())
