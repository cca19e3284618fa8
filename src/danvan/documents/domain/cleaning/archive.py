"""Opens and closes the zip an office file is, and reads its XML, so that a hostile one costs neither memory nor secrets."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from danvan.documents.domain.cleaning import sentences

MOST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 5000
# A tree takes several times the room of its text.
MOST_XML = 64 * 1024 * 1024
CONTENT_TYPES = "[Content_Types].xml"
_STAMP = (2000, 1, 1, 0, 0, 0)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Element = Any  # lxml ships no types


class Damaged(Exception):
    """The package is not what it should be."""


class Budget:
    """How much may still be unpacked, over a file and the files inside it."""

    def __init__(self) -> None:
        self.size, self.members = MOST_UNPACKED, MOST_MEMBERS

    def count(self, *, size: int = 0, members: int = 0) -> None:
        """Take away what is about to be or was unpacked. Raises Refused when nothing is left."""
        self.size -= size
        self.members -= members
        if self.size < 0 or self.members < 0:
            raise sentences.swollen()


def unpacked(data: bytes, budget: Budget) -> dict[str, bytes]:
    """Name to bytes of every member of the zip ``data``.

    Raises Refused for one locked by a password or too large, Damaged for one with two members of a name. Sizes are
    counted while unpacking, not believed.
    """
    if data.startswith(_COMPOUND):
        raise sentences.locked()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        budget.count(members=len(members))
        if sum(one.file_size for one in members) > budget.size:
            raise sentences.swollen()
        if any(one.flag_bits & 1 for one in members):
            raise sentences.locked()
        if len({one.filename.lower() for one in members}) < len(members):
            raise Damaged
        return {one.filename: _member(archive, one, budget) for one in members}


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(budget.size + 1)
    budget.count(size=len(content))
    return content


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of ``parts`` (name to bytes) in a fixed order with fixed times, the list of content types first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, date_time=_STAMP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, parts[name])
    return out.getvalue()


def tree_of(data: bytes) -> Element:
    """The root of the XML ``data`` without comments and instructions. Raises Refused for a document type declaration."""
    if len(data) > MOST_XML:
        raise sentences.swollen()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as trouble:
        # The parser stops entities that grow into each other before the declaration can be looked at.
        if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
            raise sentences.declares() from trouble
        raise
    if root.getroottree().docinfo.doctype:
        raise sentences.declares()
    return root


def xml_of(root: Element) -> bytes:
    """``root`` as the bytes of an XML file."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
