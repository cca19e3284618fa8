"""Working copies: the bytes of a file without the data that tells who made it, with which device, when or where."""

from __future__ import annotations

from danvan.common.errors import Refused
from danvan.documents.domain.cleaning import sentences
from danvan.documents.domain.cleaning.office import clean_office
from danvan.documents.domain.cleaning.pdfs import clean_pdf
from danvan.documents.domain.cleaning.pictures import clean_picture
from danvan.documents.enums import FileKind

__all__ = ["cleaned"]


def cleaned(data: bytes, kind: str) -> bytes:
    """A working copy of ``data``, a file of ``kind`` (a value of FileKind): what is seen stays, what tells of people goes.

    A picture becomes a JPEG; the other kinds stay what they are. The same bytes in give the same bytes out.
    Raises Refused for a damaged, protected or hostile file, and nothing else.
    """
    known = FileKind(kind)
    try:
        return _by_kind(data, known)
    except Refused:
        raise
    except Exception as trouble:
        raise sentences.damaged(known) from trouble


def _by_kind(data: bytes, kind: FileKind) -> bytes:
    match kind:
        case FileKind.PICTURE:
            return clean_picture(data)
        case FileKind.PDF:
            return clean_pdf(data)
        case FileKind.WORD | FileKind.SHEET:
            return clean_office(data, kind)
        case FileKind.TEXT:
            return data
