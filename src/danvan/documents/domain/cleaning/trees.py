"""Taking elements out of a tree without tearing it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]

from danvan.documents.domain.cleaning.archive import Element

# Lists that may be absent but not empty.
_LISTS = frozenset({
    "hyperlinks", "oleObjects", "controls", "externalReferences", "customProperties", "tableParts", "extLst",
    "scenarios", "AlternateContent",
})  # fmt: skip


def drop(element: Element) -> None:
    """Take ``element`` out; the text after it stays, a list it leaves empty goes with it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
    if not len(parent) and etree.QName(parent).localname in _LISTS:
        drop(parent)


def drop_all(elements: Iterable[Element]) -> None:
    """``drop`` each of ``elements``."""
    for element in list(elements):
        drop(element)


def unwrap(element: Element) -> None:
    """Put the children of ``element`` in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    children = list(element)
    drop(element)
    parent[place:place] = children


def drop_with_choice(element: Element) -> None:
    """Take ``element`` out; when it stands in one of several ways to show a thing, the plain way takes the place of all.

    An extension is taken out whole, for most make no sense without what they hold.
    """
    for above in element.iterancestors():
        match etree.QName(above).localname:
            case "ext":
                drop(above)
                return
            case "Choice":
                _fall_back(above.getparent())
                return
    drop(element)


def _fall_back(several: Element) -> None:
    plain = next(several.iterchildren("{*}Fallback"), None)
    if plain is None:
        drop(several)
        return
    children, parent = list(plain), several.getparent()
    if parent is None:
        return
    place = parent.index(several)
    drop(several)
    parent[place:place] = children


def drop_attributes(root: Element, condition: str) -> None:
    """Take out all attributes for which the XPath ``condition`` holds."""
    for found in root.xpath(f"//@*[{condition}]"):
        holder = found.getparent()
        if holder is not None:
            holder.attrib.pop(found.attrname, None)
