"""Telling people: an outbox row in the transaction of the act, mail afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q, QuerySet

from danvan.common import clock
from danvan.units.actor import Actor
from danvan.units.models import Notice, Post, Unit
from danvan.units.models.dated import valid_on

CLAIM_LASTS = dt.timedelta(minutes=10)


def tell(*, posts: Iterable[Post], key: str, text: str, path: str) -> None:
    """Leave a notice for each post, once per ``key``. Call inside the transaction of the act.

    ``text`` is a Vietnamese sentence that names no citizen; ``path`` the address it leads to.
    """
    moment = clock.now()
    rows = [Notice(key=key, post=post, text=text, path=path, at=moment) for post in posts]
    Notice.rows.bulk_create(rows, ignore_conflicts=True)


def tell_roles(*, unit: Unit | int, roles: Iterable[str], on: dt.date, key: str, text: str, path: str) -> None:
    """``tell`` everyone who holds one of ``roles`` in ``unit`` on ``on``."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    held = Post.rows.filter(valid_on(on), unit_id=unit_id, role__in=list(roles), user__is_active=True)
    tell(posts=held, key=key, text=text, path=path)


@transaction.atomic
def mark_read(*, notice: Notice, by: Actor) -> Notice:
    """Note that the person has opened it; harmless when repeated."""
    if notice.read_at is None:
        notice.read_at = clock.now()
        notice.store("read_at")
    return notice


def mail_due() -> int:
    """Mail notices not mailed yet; returns how many. Safe to run in several processes and to kill at any moment.

    A notice is claimed before it is mailed and may be taken over when its claim has aged; its Message-ID is its uid,
    so that a mail server drops the second copy if a sender died between sending and noting it.
    """
    if not settings.EMAIL_HOST and "smtp" in settings.EMAIL_BACKEND:
        return 0
    sent = 0
    with get_connection() as mailer:
        while (notice := _claim()) is not None:
            message = EmailMessage(
                subject=notice.text[:150],
                body=notice.text,
                to=[notice.post.user.email],
                headers={"Message-ID": f"<{notice.uid}@danvan>"},
                connection=mailer,
            )
            message.send()
            Notice.rows.filter(pk=notice.pk).update(mailed_at=clock.now())
            sent += 1
    return sent


@transaction.atomic
def _claim() -> Notice | None:
    notice = _unmailed().select_for_update(skip_locked=True, of=("self",)).order_by("at", "pk").first()
    if notice is not None:
        Notice.rows.filter(pk=notice.pk).update(claimed_at=clock.now())
    return notice


def _unmailed() -> QuerySet[Notice]:
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=clock.now() - CLAIM_LASTS)
    return Notice.rows.filter(free, mailed_at__isnull=True).exclude(post__user__email="").select_related("post__user")
