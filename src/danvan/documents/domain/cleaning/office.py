"""Word and Excel files: only parts that can be reached from the text, by ties that show something, go into the copy."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from danvan.documents.domain.cleaning import sentences
from danvan.documents.domain.cleaning.archive import (
    CONTENT_TYPES,
    Budget,
    Damaged,
    Element,
    packed,
    tree_of,
    unpacked,
    xml_of,
)
from danvan.documents.domain.cleaning.markup import clean_tree, forget, holds_only_comments
from danvan.documents.domain.cleaning.media import clean_media
from danvan.documents.domain.cleaning.paths import leads_to_web
from danvan.documents.enums import FileKind

# The last words of the types of ties a reader of the file sees something by. Every other tie is cut: comments, people,
# properties, custom XML, thumbnails, printers, templates, queries, signatures, programs, and what is yet to be invented.
_SHOWN = frozenset({
    "officeDocument", "styles", "stylesWithEffects", "numbering",
    "settings", "webSettings", "fontTable", "theme", "themeOverride", "footnotes", "endnotes", "header", "footer",
    "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "diagramData", "diagramLayout",
    "diagramQuickStyle", "diagramColors", "diagramDrawing", "worksheet", "chartsheet", "dialogsheet",
    "sharedStrings", "calcChain", "externalLink", "drawing", "table", "pivotTable", "pivotCacheDefinition",
    "pivotCacheRecords", "slicer", "slicerCache", "timeline", "timelineCache", "sheetMetadata", "ctrlProp",
    "rdRichValue", "rdRichValueStructure", "rdRichValueTypes", "richValueRel", "rdArray", "rdSupportingPropertyBag",
    "rdSupportingPropertyBagStructure", "richStyles", "FeaturePropertyBag",
})  # fmt: skip
_ROOTS = {"document": FileKind.WORD, "workbook": FileKind.SHEET}
_DEEPEST = 2
_USES_LINK = re.compile(rb"\[\d+\]")
_NEUTRAL = "nguon.xlsx"
_LINK_PATHS = frozenset({"externalLinkPath", "xlPathMissing", "xlLibrary", "xlStartup", "xlAlternateStartup"})
_EMPTY = {
    "core-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>'
    b"</cp:coreProperties>",
    "extended-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}


def clean_office(data: bytes, kind: FileKind) -> bytes:
    """The Word or Excel file ``data`` with the same visible text and cells, without people, dates, comments and paths.

    Raises Refused for a file that is locked, swells or declares entities, and for one that is not of ``kind``.
    """
    copy = _Copy(data, Budget(), 0)
    if copy.kind != kind:
        raise sentences.damaged(kind)
    return copy.packed()


@dataclass(frozen=True)
class _Tie:
    """A relationship: the element that states it, the last word of its type, and the part it leads to (None: outside)."""

    element: Element
    word: str
    target: str | None

    @property
    def id(self) -> str:
        return str(self.element.get("Id", ""))


class _Copy:
    """One package on its way from the parts it had to those it keeps."""

    def __init__(self, data: bytes, budget: Budget, depth: int) -> None:
        self._budget, self._depth = budget, depth
        self._parts = unpacked(data, budget)
        self._names = {name.lower(): name for name in self._parts}
        self._uses_links = any(_USES_LINK.search(part) for name, part in self._parts.items() if name.endswith(".xml"))
        self._kept: dict[str, bytes] = {}
        self._seen, self._todo, self._main = {""}, [""], ""
        self.kind: FileKind | None = None
        while self._todo:
            self._take(self._todo.pop())

    def packed(self) -> bytes:
        """The package of what is kept, with the types of that alone. Raises Damaged when it states no types."""
        if CONTENT_TYPES not in self._parts:
            raise Damaged
        return packed({**self._kept, CONTENT_TYPES: self._content_types()})

    def _take(self, name: str) -> None:
        """Take over part ``name`` (empty: the package itself) with those of its ties that show something."""
        cut = self._take_ties(name)
        if not name:
            return
        root = tree_of(self._parts[name])
        if name == self._main:
            self.kind = _ROOTS.get(etree.QName(root).localname)
        forget(root, cut)
        clean_tree(root)
        self._kept[name] = xml_of(root)

    def _take_ties(self, source: str) -> set[str]:
        """Take over the ties of part ``source`` and what they lead to; the identities of those that were cut."""
        name = self._names.get(_ties_name(source).lower())
        if name is None:
            return set()
        root, cut = tree_of(self._parts[name]), set()
        for element in list(root):
            tie = self._tie(element, source)
            if not self._follow(tie, source):
                cut.add(tie.id)
                root.remove(element)
        if len(root):
            self._kept[_ties_name(source)] = xml_of(root)
        return cut

    def _tie(self, element: Element, source: str) -> _Tie:
        word, address = element.get("Type", "").rpartition("/")[2], element.get("Target", "")
        if element.get("TargetMode") == "External":
            return _Tie(element, word, None)
        paths = [
            posixpath.normpath(posixpath.join("/", posixpath.dirname(source), one))
            for one in (address, unquote(address))
        ]
        names = (self._names.get(path.lstrip("/").lower()) for path in paths)
        return _Tie(element, word, next((name for name in names if name), None))

    def _follow(self, tie: _Tie, source: str) -> bool:
        """Whether ``tie`` stays; what it leads to is taken over or waits for its turn."""
        if tie.target is None:
            return _stays_outside(tie)
        if tie.word == "officeDocument" and not source:
            self._main = tie.target
        if tie.word in _SHOWN:
            return (tie.word != "externalLink" or self._uses_links) and self._wait(tie.target)
        if tie.word == "vmlDrawing":
            return not holds_only_comments(self._parts[tie.target]) and self._wait(tie.target)
        if tie.target not in self._kept and (content := self._leaf(tie.word, self._parts[tie.target])) is not None:
            self._kept[tie.target] = content
        return tie.target in self._kept

    def _wait(self, name: str) -> bool:
        if name not in self._seen:
            self._seen.add(name)
            self._todo.append(name)
        return True

    def _leaf(self, word: str, data: bytes) -> bytes | None:
        """The clean bytes of a part that is no XML of this package; None when it shows nothing or cannot be cleaned."""
        match word:
            case "image":
                return clean_media(data)
            case "font":
                return data
            case "package":
                return self._inner(data)
            case "aFChunk":
                # Its text is text of the paper: better no copy than one that lacks a passage.
                if (inner := self._inner(data)) is None:
                    raise sentences.holds_another()
                return inner
        return _EMPTY.get(word)

    def _inner(self, data: bytes) -> bytes | None:
        """A Word or Excel file inside this one, cleaned like it."""
        if self._depth >= _DEEPEST or not data.startswith(b"PK"):
            return None
        try:
            copy = _Copy(data, self._budget, self._depth + 1)
            return copy.packed() if copy.kind else None
        except (Damaged, zipfile.BadZipFile, etree.XMLSyntaxError):
            return None

    def _content_types(self) -> bytes:
        root = tree_of(self._parts[CONTENT_TYPES])
        names = {f"/{name}".lower() for name in self._kept}
        endings = {name.rpartition(".")[2] for name in names}
        for element in list(root):
            part, ending = unquote(element.get("PartName", "")).lower(), element.get("Extension", "").lower()
            if part not in names and ending not in endings:
                root.remove(element)
        return xml_of(root)


def _ties_name(name: str) -> str:
    """Where a package states the ties of part ``name``; of the whole package when it is empty."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _stays_outside(tie: _Tie) -> bool:
    """Whether a tie that leads out of the package stays: web links do, the source of linked cells under another name."""
    if tie.word in _LINK_PATHS:
        tie.element.set("Target", _NEUTRAL)
        return True
    return tie.word == "hyperlink" and leads_to_web(tie.element.get("Target", ""))
