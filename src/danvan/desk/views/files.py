"""Serves kept files: as attachments, never from a static address, to whoever the policy lets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from danvan.desk.page import SIGNED_IN, page
from danvan.documents.domain import files
from danvan.documents.enums import FileKind
from danvan.documents.models import StoredFile


@page(needs=SIGNED_IN)
def file(request: HttpRequest, uid: str) -> HttpResponse:
    """The unit it belongs to gets the file as it was sent; others a copy without author, place or device data."""
    row = get_object_or_404(StoredFile.objects.visible_to(request.actor), uid=uid)
    own = request.actor.post is not None and request.actor.post.unit_id == row.unit_id
    answer = HttpResponse(
        files.read(row) if own else files.shared_copy(row), content_type=files.CONTENT_TYPES[FileKind(row.kind)]
    )
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=_name(row, own=own))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _name(row: StoredFile, *, own: bool) -> str:
    """The sender's own name for the file for the unit itself; a neutral one for others, as a name may tell of a person."""
    return row.name if own else f"minh-chung-{str(row.uid)[:8]}.{files.SUFFIXES[FileKind(row.kind)]}"
