"""Refuses a body that is too large before it is stored; keeps what must not touch a disk in memory."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect


class SizeGuard(FileUploadHandler):
    """Stops reading an upload once it passes ``settings.UPLOAD_LIMIT`` bytes and marks the request for a clear answer."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            if self.request is not None:
                self.request.upload_too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None


class InMemory(MemoryFileUploadHandler):
    """Holds files of any size in memory; ``SizeGuard`` before it keeps the whole body within the limit."""

    def handle_raw_input(self, *args: Any, **options: Any) -> None:
        self.activated = True


def never_on_disk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: files sent to ``view`` are never written to a temporary file, where a crash would leave them in clear.

    Handlers are chosen before the body is read, so the check of the form's own token runs inside.
    """
    checked = csrf_protect(view)

    @wraps(view)
    def handed(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        request.upload_handlers = [SizeGuard(request), InMemory(request)]
        return checked(request, *args, **options)

    return csrf_exempt(handed)
