"""Files, given out by the policy: the unit that owns one gets it as received, others without place, device and author."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.desk.page import SIGNED_IN, page
from danvan.documents.domain import files
from danvan.documents.models import StoredFile


@page(needs=SIGNED_IN)
def stored_file(request: HttpRequest, uid: str) -> HttpResponse:
    """The bytes as an attachment; never shown inside a page, never guessed to be something else."""
    row = get_object_or_404(StoredFile.objects.visible_to(request.actor), uid=uid)
    owns = request.actor.unit is not None and request.actor.unit.pk == row.unit_id
    try:
        content = files.read(row) if owns else files.shared_copy(row)
    except Refused as refusal:
        raise PermissionDenied(
            _("Không tạo được bản đã xóa dấu vết tác giả, nơi chụp của tệp này. Hỏi đơn vị đang giữ tệp.")
        ) from refusal
    return attachment(content, row.name, files.CONTENT_TYPES[files.FileKind(row.kind)], whole=owns)


def attachment(content: bytes, name: str, content_type: str, *, whole: bool = True) -> HttpResponse:
    """``content`` to keep under ``name``. A cleaned picture is a JPEG whatever it was called before."""
    if not whole and content_type == files.CONTENT_TYPES[files.FileKind.PICTURE]:
        name = f"{name.rpartition('.')[0] or name}.jpg"
    answer = HttpResponse(content, content_type=_type_of(content, content_type))
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _type_of(content: bytes, content_type: str) -> str:
    """Pictures are kept as received: a PNG or WebP is told as what it is."""
    if content_type != files.CONTENT_TYPES[files.FileKind.PICTURE]:
        return content_type
    if content.startswith(b"\x89PNG"):
        return "image/png"
    return "image/webp" if content[8:12] == b"WEBP" else content_type
