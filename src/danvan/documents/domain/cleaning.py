"""Copies of files without the data that tells author, device or place."""

from __future__ import annotations

import io

import pikepdf
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from danvan.common.errors import Refused
from danvan.documents.enums import FileKind


def cleaned(data: bytes, kind: str) -> bytes:
    """``data`` of a FileKind as others may have it: pictures and PDFs without what tells place, device or author."""
    if kind == FileKind.PICTURE:
        return _picture_without_data(data)
    if kind == FileKind.PDF:
        return _pdf_without_data(data)
    return data


def _picture_without_data(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=88)
    return out.getvalue()


def _pdf_without_data(data: bytes) -> bytes:
    try:
        return _rewritten(data)
    except pikepdf.PdfError:  # also a password is one of these
        raise Refused(
            _("Tệp PDF bị hỏng hoặc có mật khẩu. Mở lại, bỏ mật khẩu, lưu thành tệp mới rồi tải lên.")
        ) from None


def _rewritten(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
