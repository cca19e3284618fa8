"""One act per form, however often it is sent."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.common.models import Act


@contextmanager
def once(token: str, *, actor: str) -> Iterator[Act]:
    """Run the block at most once for ``token``, in one transaction with everything the block writes.

    Yields the act: when ``act.result`` is already set, the form was sent before; skip the work and go there.
    Otherwise set ``act.result`` to the address that answers the form. ``actor`` is the uid of the sender.
    Raises Refused for a token that is no UUID or belongs to another person.
    """
    with transaction.atomic():
        act, _new = Act.objects.select_for_update().get_or_create(
            token=_parsed(token), defaults={"actor": actor, "at": clock.now()}
        )
        if act.actor != actor:
            raise Refused(_("Biểu mẫu này thuộc phiên làm việc khác. Mở lại trang rồi gửi lần nữa."))
        before = act.result
        yield act
        if act.result != before:
            act.save(update_fields=["result"])


def _parsed(token: str) -> uuid.UUID:
    try:
        return uuid.UUID(token)
    except (ValueError, AttributeError, TypeError):
        raise Refused(
            _("Biểu mẫu thiếu mã gửi. Mở lại trang rồi gửi lần nữa; nội dung đã nhập được giữ nguyên.")
        ) from None
