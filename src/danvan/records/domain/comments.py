"""Remarks on a record by whoever may read it. They change nothing and count for nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.records.models import Record, RecordComment
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.roles import Role

LONGEST = 2000  # characters


@transaction.atomic
def comment(*, record: Record, text: str, by: Actor) -> RecordComment:
    """Write a remark under ``record`` and tell the host, if somebody else wrote it. The audit keeps that, not what, was said.

    Raises NotPermitted for whoever may not read the record, Refused for an empty or too long text.
    """
    if by.post is None or not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotPermitted(_("Chỉ người xem được hoạt động này mới ghi trao đổi."))
    words = text.strip()
    if not words:
        raise Refused(_("Ghi nội dung trao đổi rồi gửi."))
    if len(words) > LONGEST:
        raise Refused(_("Nội dung trao đổi dài quá %(n)s chữ. Rút gọn rồi gửi lại.") % {"n": LONGEST})
    row = RecordComment.objects.create(record=record, post=by.post, at=clock.now(), text=words)
    if by.post.unit_id != record.host_id:
        notices.tell_roles(
            unit=record.host_id, roles=[Role.HEAD, Role.OFFICER], on=clock.today(), key=f"comment:{row.uid}",
            text=_("Có trao đổi về «%(title)s»") % {"title": record.title[:200]}, path=f"/hoat-dong/{record.uid}/",
        )  # fmt: skip
    audit.write(by=by, action="record.comment", what=record, changes={"text": audit.NAME_ONLY})
    return row


def comments_of(record: Record) -> list[RecordComment]:
    """The remarks on ``record``, oldest first, with their posts; one query."""
    return list(record.comments.select_related("post__unit"))
