"""Keeping files: type by content, size limit, and a copy without author or place data for others."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.common.ids import new_uid
from danvan.documents.domain.cleaning import cleaned
from danvan.documents.domain.cleaning.pictures import PIXEL_LIMIT
from danvan.documents.enums import FileKind, Visibility
from danvan.documents.models import StoredFile
from danvan.units.actor import Actor
from danvan.units.models import Unit

CONTENT_TYPES = {
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PDF: "application/pdf",
    FileKind.TEXT: "text/plain; charset=utf-8",
    FileKind.PICTURE: "image/jpeg",
}
SUFFIXES = {
    FileKind.WORD: "docx",
    FileKind.SHEET: "xlsx",
    FileKind.PDF: "pdf",
    FileKind.TEXT: "txt",
    FileKind.PICTURE: "jpg",
}
EVIDENCE_KINDS = frozenset(FileKind)


def keep(
    *, content: bytes | BinaryIO, name: str, unit: Unit, by: Actor,
    visibility: str = Visibility.UNIT, accept: frozenset[FileKind] = EVIDENCE_KINDS,
) -> StoredFile:  # fmt: skip
    """Store a file and its row. Call inside the transaction of the act that needs it.

    The kind is decided by content. Raises Refused (naming the file and the reason) when it is empty, too large,
    or of a kind not in ``accept``. A file whose transaction is rolled back stays in the store unreferenced.
    """
    data = content if isinstance(content, bytes) else content.read()
    kind = kind_of(data, name)
    if kind not in accept:
        wanted = ", ".join(str(one.label) for one in sorted(accept))
        raise Refused(_("«%(name)s» không thuộc loại nhận được. Nhận: %(kinds)s.") % {"name": name, "kinds": wanted})
    uid = new_uid()
    path = default_storage.save(f"{str(uid)[:2]}/{uid}.{SUFFIXES[kind]}", ContentFile(data))
    return StoredFile.objects.create(
        uid=uid, unit=unit, name=Path(name).name[:200], kind=kind, size=len(data),
        sha256=hashlib.sha256(data).hexdigest(), path=path, visibility=visibility, stored_at=clock.now(), stored_by=by.post,
    )  # fmt: skip


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of ``data`` by its content. Raises Refused for an empty, oversized or unknown file, naming ``name``."""
    if not data:
        raise Refused(_("Tệp «%(name)s» rỗng. Kiểm tra lại tệp rồi tải lên lần nữa.") % {"name": name})
    if len(data) > settings.UPLOAD_LIMIT:
        raise Refused(too_large(name))
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data, name)
    if _is_picture(data):
        return FileKind.PICTURE
    if b"\x00" not in data and _is_text(data):
        return FileKind.TEXT
    raise Refused(
        _(
            "Không nhận ra nội dung của tệp «%(name)s». Tải lên tệp Word (.docx), PDF, Excel (.xlsx), văn bản (.txt) hoặc ảnh."
        )
        % {"name": name}
    )


def too_large(name: str) -> str:
    """The sentence for a file over the limit."""
    return _("Tệp «%(name)s» lớn hơn %(limit)d MB. Giảm dung lượng (ví dụ nén ảnh trong tệp) rồi tải lên lần nữa.") % {
        "name": name,
        "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
    }


def read(file: StoredFile) -> bytes:
    """The bytes as they were received. Ask the policy first: ``StoredFile.objects.visible_to(by)``."""
    with default_storage.open(file.path) as stored:
        return bytes(stored.read())


def shared_copy(file: StoredFile) -> bytes:
    """The bytes others may have: without the data that tells place, device or author.

    Raises Refused for a file too damaged or too well locked to be cleaned.
    """
    return cleaned(read(file), file.kind)


def _office_kind(data: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise Refused(
            _("Tệp «%(name)s» bị cụt hoặc hỏng. Mở lại bằng Word, Excel rồi lưu thành tệp mới.") % {"name": name}
        ) from None
    if any(part.endswith("vbaProject.bin") for part in names):
        raise Refused(
            _("Tệp «%(name)s» có chứa macro. Lưu lại thành .docx hoặc .xlsx không có macro rồi tải lên.")
            % {"name": name}
        )
    if "word/document.xml" in names:
        return FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.SHEET
    raise Refused(_("Tệp «%(name)s» là tệp nén, không phải tệp Word hay Excel.") % {"name": name})


def _is_picture(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.format in {"JPEG", "PNG", "WEBP"} and picture.width * picture.height <= PIXEL_LIMIT
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return False


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
