"""What is cut out of the XML of any office part: ties that no longer lead anywhere, paths, and the marks of comments."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from danvan.documents.domain.cleaning.archive import Element, tree_of
from danvan.documents.domain.cleaning.paths import names_local_path
from danvan.documents.domain.cleaning.sheets import clean_sheet
from danvan.documents.domain.cleaning.trees import drop, drop_attributes, drop_with_choice, unwrap
from danvan.documents.domain.cleaning.words import clean_words

_WORDS = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_SHEETS = frozenset(
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"}
)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_TIES = etree.XPath(
    "//@*[namespace-uri()='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " or namespace-uri()='http://purl.oclc.org/ooxml/officeDocument/relationships' or local-name()='relid']"
)
_ADDRESSES = etree.XPath(
    "//@*[contains('|descr|title|name|alt|href|src|url|althref|', concat('|', local-name(), '|'))]"
)
# These show something without what they were tied to.
_STAND_ALONE = frozenset({"blip", "imagedata", "fill", "stroke", "pageSetup", "worksheetSource"})


def clean_tree(root: Element) -> None:
    """Cut out of one part, in place, what tells of people, machines and places; what it shows stays."""
    for found in _ADDRESSES(root):
        if names_local_path(found):
            found.getparent().set(found.attrname, "")
    for element in root.iter(_PICTURE):
        element.set("name", "")  # the name of the file it was taken from
    drop_attributes(root, "local-name()='title' and local-name(..)='imagedata'")
    for shape in _comment_shapes(root):
        drop(shape)
    namespace = etree.QName(root).namespace
    if namespace in _WORDS:
        clean_words(root)
    elif namespace in _SHEETS:
        clean_sheet(root)


def forget(root: Element, cut: set[str]) -> None:
    """Take out of ``root`` the elements that are nothing without one of the ties ``cut``; text inside links stays."""
    if not cut:
        return
    for found in _TIES(root):
        if found not in cut:
            continue
        element = found.getparent()
        name = etree.QName(element)
        if name.localname == "hyperlink" and name.namespace in _WORDS:
            unwrap(element)
        elif name.localname in _STAND_ALONE:
            del element.attrib[found.attrname]
        else:
            drop_with_choice(element)


def holds_only_comments(data: bytes) -> bool:
    """Whether a drawing of Excel (VML) shows nothing but the notes of comments, or cannot be read."""
    try:
        root = tree_of(data)
    except etree.XMLSyntaxError:
        return True
    return len(_comment_shapes(root)) == sum(1 for _ in root.iter("{*}shape"))


def _comment_shapes(root: Element) -> list[Element]:
    notes = [one for one in root.iter("{*}ClientData") if one.get("ObjectType") == "Note"]
    return [one.getparent() for one in notes if one.getparent() is not None]
