"""The XML of Word: changes are accepted, comments and the marks of who wrote when are cut out; the text stays."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from danvan.documents.domain.cleaning.archive import Element
from danvan.documents.domain.cleaning.paths import holds_local_path
from danvan.documents.domain.cleaning.trees import drop, drop_all, drop_attributes, unwrap

_ADDED, _TAKEN = ("{*}ins", "{*}moveTo"), ("{*}del", "{*}moveFrom")
_ABOUT = (
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd", "proofErr",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "pPrChange", "rPrChange",
    "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
    "cellIns", "cellMerge", "delText", "delInstrText", "dataBinding", "customXmlPr", "smartTagPr", "fldData",
    "rsid", "rsids", "docVars", "attachedTemplate", "mailMerge", "docId", "trackRevisions", "writeProtection",
    "attachedSchema", "schemaLibrary", "saveThroughXslt",
)  # fmt: skip
# Identities a program gives out while somebody types: they tie a copy to others of the same file.
_TRACES = (
    "starts-with(local-name(), 'rsid') or (namespace-uri()!='' and"
    " contains('|paraId|textId|anchorId|editId|author|initials|', concat('|', local-name(), '|')))"
)


def clean_words(root: Element) -> None:
    """Clean one part of a Word file in place."""
    _accept_changes(root)
    drop_all(root.iter(*(f"{{*}}{name}" for name in _ABOUT)))
    for wrapper in list(root.iter("{*}customXml", "{*}smartTag")):
        unwrap(wrapper)
    _unlink_fields(root)
    drop_attributes(root, _TRACES)


def _accept_changes(root: Element) -> None:
    """What was added stays and what was taken out goes, as if its author had accepted all changes."""
    _drop_rows_and_cells(root)
    doomed = [one for one in root.iter("{*}p") if _mark_is_gone(one)]
    for element in list(root.iter(*_TAKEN)):
        if not _is_mark(element):
            drop(element)
    for paragraph in doomed:
        _join_with_next(paragraph)
    drop_all(root.iter(*_TAKEN))
    for element in list(root.iter(*_ADDED)):
        if _is_mark(element):
            drop(element)
        else:
            unwrap(element)


def _name(element: Element) -> str:
    return str(etree.QName(element).localname)


def _is_mark(element: Element) -> bool:
    """Whether a change stands among properties, where it marks the thing they belong to, and not around text."""
    return _name(element.getparent()) in {"rPr", "trPr", "ctrlPr", "numPr"}


def _mark_is_gone(paragraph: Element) -> bool:
    """Whether the end of ``paragraph`` was taken out, so that what is left of it belongs to the next one."""
    return any(paragraph.find(f"{{*}}pPr/{{*}}rPr/{one}") is not None for one in _TAKEN)


def _drop_rows_and_cells(root: Element) -> None:
    for mark in [*root.iterfind(".//{*}trPr/{*}del"), *root.iterfind(".//{*}tcPr/{*}cellDel")]:
        gone = mark.getparent().getparent()
        above = gone.getparent()
        drop(gone)
        if above is not None and not any(_name(one) == _name(gone) for one in above):
            drop(above)


def _join_with_next(paragraph: Element) -> None:
    """Move the text of ``paragraph`` to the front of the next one; where none follows it only goes when it is empty."""
    properties, text = paragraph.find("{*}pPr"), [one for one in paragraph if _name(one) != "pPr"]
    if properties is not None and properties.find("{*}sectPr") is not None:
        return
    following = paragraph.getnext()
    if following is not None and _name(following) == "p":
        place = 1 if following.find("{*}pPr") is not None else 0
        following[place:place] = text
        drop(paragraph)
    elif not text and following is not None and paragraph.getparent().find("{*}p") is not paragraph:
        drop(paragraph)


def _unlink_fields(root: Element) -> None:
    """Fields that fetch something from a place on a machine become the text they show."""
    for simple in list(root.iter("{*}fldSimple")):
        if any(holds_local_path(value) for value in simple.attrib.values()):
            unwrap(simple)
    open_fields: list[list[Element]] = []
    for piece in list(root.iter("{*}fldChar", "{*}instrText")):
        step = next((value for key, value in piece.attrib.items() if etree.QName(key).localname == "fldCharType"), "")
        if step == "begin":
            open_fields.append([])
        if not open_fields:
            continue
        open_fields[-1].append(piece)
        if step == "end":
            field = open_fields.pop()
            if holds_local_path("".join(one.text or "" for one in field if _name(one) == "instrText")):
                drop_all(field)
