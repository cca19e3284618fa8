"""What a file that is about to leave says, part by part, everything in it that can hold words: also properties and headers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2
from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from danvan.common.errors import Refused

# Paragraphs of these styles are the place of the addressee and of the signer (officedocs writes them).
_SLOTS = {"Addressee": "addressee", "SignerName": "signer", "Recipient": "recipients"}
_TAG = re.compile(rb"<[^>]+>")


class Slot(StrEnum):
    """What a part of a paper is for."""

    BODY = "body"
    ADDRESSEE = "addressee"
    SIGNER = "signer"
    RECIPIENTS = "recipients"


@dataclass(frozen=True)
class Part:
    """A piece of text of a file, where it stands (in words for the refusal), and what that place is for."""

    text: str
    where: str
    slot: Slot = Slot.BODY


def parts_of(content: bytes | str, name: str = "") -> list[Part]:
    """The parts of a file by its content: .docx, .xlsx, .pdf, or text in UTF-8. ``name``, the file's own, is a part too.

    Raises Refused for a file that cannot be read: what cannot be read cannot be cleared.
    """
    named = [Part(name, _("tên tệp"))] if name else []
    if isinstance(content, str):
        return [*named, Part(content, _("nội dung"))]
    if content.startswith(b"PK\x03\x04"):
        return [*named, *_office(content)]
    if content.startswith(b"%PDF-"):
        return [*named, *_pdf(content)]
    try:
        return [*named, Part(content.decode("utf-8"), _("nội dung"))]
    except UnicodeDecodeError:
        raise Refused(_("Không đọc được tệp để soát thông tin cá nhân nên không cho gửi đi.")) from None


def _office(content: bytes) -> list[Part]:
    found: list[Part] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                if member.endswith((".xml", ".rels", ".vml")):
                    found += _office_part(member, archive.read(member))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        raise Refused(_("Không đọc được tệp để soát thông tin cá nhân nên không cho gửi đi.")) from None
    return found


def _office_part(member: str, data: bytes) -> list[Part]:
    if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", member):
        return _paragraphs(data, member)
    if member.startswith(("word/styles", "word/settings", "word/fontTable", "xl/styles", "xl/theme", "[Content")):
        return []
    if member == "xl/sharedStrings.xml" or member.startswith("xl/worksheets/sheet"):
        return _cells(data, member)
    # Properties, sheet names, relations: their words and the values of their attributes.
    text = _TAG.sub(b" ", data) + b" " + b" ".join(re.findall(rb'"([^"]*)"', data))
    return [Part(text.decode("utf-8", "replace"), member)]


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab", f"{_W}br", f"{_W}cr"}


def _paragraphs(data: bytes, member: str) -> list[Part]:
    parts = []
    for number, paragraph in enumerate(etree.fromstring(data, _parser()).iter(f"{_W}p"), 1):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(
            " " if piece.tag in _BREAKS else piece.text or ""
            for piece in paragraph.iter(f"{_W}t", f"{_W}instrText", f"{_W}delText", *_BREAKS)
        )
        if text.strip():
            name = style.get(f"{_W}val", "") if style is not None else ""
            where = _("đoạn %(number)s (%(member)s)") % {"number": number, "member": member}
            parts.append(Part(text, where, Slot(_SLOTS.get(name, "body"))))
    return parts


def _cells(data: bytes, member: str) -> list[Part]:
    texts = [
        "".join(piece.text or "" for piece in item.iter("{*}t", "{*}v"))
        for item in etree.fromstring(data, _parser()).iter("{*}si", "{*}c", "{*}headerFooter")
    ]
    # One part for the sheet: a name and its phone may stand in neighbouring cells, a line keeps them apart.
    return [Part("\n".join(text for text in texts if text), member)]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _pdf(content: bytes) -> list[Part]:
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            parts = [Part(value, _("thuộc tính tệp")) for value in pdf.get_metadata_dict().values() if value]
            for number in range(len(pdf)):
                page = pdf[number]
                text = page.get_textpage().get_text_bounded()
                parts.append(Part(text, _("trang %(number)s") % {"number": number + 1}))
    except pypdfium2.PdfiumError:
        raise Refused(_("Không đọc được tệp để soát thông tin cá nhân nên không cho gửi đi.")) from None
    return parts
