"""Reads Word files: paragraphs with the numbers Word draws, and tables.

A table whose cells hold several paragraphs or the head or foot of a paper is read cell by cell; any other row by
row, cells
joined by " | ". Tracked insertions are taken, deletions dropped; drawings and their offsets never reach the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from danvan.legaltext.model import Line
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.legacyfonts import decoded
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.read.numbering import Numbering, W
from danvan.legaltext.read.package import Package
from danvan.legaltext.read.styles import styles_in_use
from danvan.legaltext.tables import CELL_JOIN

_TRANSPARENT = {
    W + name for name in ("hyperlink", "smartTag", "ins", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml")
}
_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_LAYOUT = re.compile(
    r"cộng h\S+ xã hội|độc lập\s*-\s*tự do|nơi nhận\s*:|^\s*(?:tm|kt|tl|tuq)\.|đảng cộng sản", re.I | re.M
)
_MAX_NESTING = 8
_BOX, _NOTE = f"{W}txbxContent", f"{W}footnoteReference"
_MOST_BOXES, _MOST_COLUMNS = 50, 63
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(name: str, data: bytes, limits: Limits) -> tuple[str, tuple[Line, ...]]:
    """The stored text and its lines.

    Raises UnreadableFile when the package is damaged, swollen, protected, carries macros or is no Word document.
    """
    package = Package(name, data, limits)
    package.refuse_macros()
    document = package.tree("word/document.xml")
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise UnreadableFile(name, "đây không phải là văn bản Word. Hãy chọn tệp .docx, .pdf hoặc .txt.", code="format")
    walker = _Walker(_numbering(package, body))
    walker.walk(body)
    if walker.notes:
        walker.add_notes(package.tree("word/footnotes.xml"))
    return walker.result()


def _numbering(package: Package, body: Element) -> Numbering:
    lists = package.tree("word/numbering.xml")
    links = [] if lists is None else lists.iter(f"{W}numStyleLink")
    wanted = {node.get(f"{W}val", "") for node in (*body.iter(f"{W}pStyle"), *links)}
    sheet = package.part("word/styles.xml")
    return Numbering(lists, package.parse(styles_in_use(sheet, wanted)) if sheet else None)


class _Walker:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._pieces: list[str] = []
        self._lines: list[Line] = []
        self._at = 0
        self._gap = False
        self._in_box = False
        self.notes: list[str] = []

    def add_notes(self, sheet: Element | None) -> None:
        """Footnotes, in the order they are called, after the text as "[1] …"."""
        found = {} if sheet is None else {note.get(f"{W}id", ""): note for note in sheet.iter(f"{W}footnote")}
        for number, called in enumerate(self.notes, 1):
            texts = ["".join(_characters(p)).strip() for p in found[called].iter(f"{W}p")] if called in found else []
            if any(texts):
                self._add(f"[{number}] {' '.join(filter(None, texts))}", gap=True)

    def result(self) -> tuple[str, tuple[Line, ...]]:
        return "\n".join(self._pieces), tuple(self._lines)

    def walk(self, parent: Element, depth: int = 0) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)
            elif child.tag in _TRANSPARENT and depth < _MAX_NESTING:
                self.walk(child, depth + 1)

    def _paragraph(self, node: Element) -> None:
        hung = [one for tag in (_BOX, _NOTE) for one in node.iter(tag)]
        if not self._in_box:
            self._in_box = True
            for box in _boxes(node, [one for one in hung if one.tag == _BOX]):
                self.walk(box, _MAX_NESTING)
            self._in_box = False
            self.notes.extend(note.get(f"{W}id", "") for note in hung if note.tag == _NOTE)
        for index, line in enumerate(self._texts(node)):
            self._add(line, gap=index == 0)

    def _texts(self, node: Element) -> list[str]:
        text = "".join(_characters(node))
        label = self._numbering.label(node) if text.strip() else ""
        return f"{label} {text}".splitlines() if label else text.splitlines()

    def _add(self, raw: str, *, gap: bool, row: bool = False) -> None:
        text = raw.strip()
        if not text:
            return
        self._lines.append(Line((self._at, self._at + len(text)), gap=gap and bool(self._lines), row=row))
        self._pieces.append(text)
        self._at += len(text) + 1

    def _table(self, table: Element, depth: int) -> None:
        rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
        if not _is_layout(rows) or depth >= _MAX_NESTING:
            self._rows(rows)
            return
        for row in rows:
            for cell in row:
                self.walk(cell, depth + 1)

    def _rows(self, rows: list[list[Element]]) -> None:
        above: list[str] = []
        for cells in rows:
            texts: list[str] = []
            for cell in cells:
                at = len(texts)
                own = above[at] if _carries_on(cell) and at < len(above) else self._cell(cell)
                texts.extend([own, *[""] * (_span(cell) - 1)])
            if any(texts):
                self._add(CELL_JOIN.join(texts), gap=True, row=True)
            above = texts

    def _cell(self, cell: Element) -> str:
        lines = [" ".join(self._texts(paragraph)) for paragraph in cell.iter(f"{W}p")]
        return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _carries_on(cell: Element) -> bool:
    """Whether a cell is the lower part of one merged downwards: it says what the cell above says."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _span(cell: Element) -> int:
    """How many columns a cell takes."""
    grid = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = "" if grid is None else grid.get(f"{W}val", "")
    return min(int(wide), _MOST_COLUMNS) if wide.isdecimal() and int(wide) > 0 else 1


def _boxes(paragraph: Element, boxes: list[Element]) -> list[Element]:
    """Of the text boxes hung on a paragraph those not copied for older programs nor inside another."""
    if not boxes:
        return []
    inner = {id(one) for box in boxes for one in box.iter(_BOX) if one is not box}
    copies = {id(one) for fallback in paragraph.iter(_FALLBACK) for one in fallback.iter(_BOX)}
    outermost = [box for box in boxes[:_MOST_BOXES] if id(box) not in inner]
    return [box for box in outermost if id(box) not in copies] or outermost


def _is_layout(rows: list[list[Element]]) -> bool:
    if not rows or max(len(row) for row in rows) > 3:
        return False
    return any(
        _LAYOUT.search("\n".join("".join(_characters(p)) for p in cell.iter(f"{W}p"))) for row in rows for cell in row
    )


def _characters(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}r":
            yield from _run(child)
        elif child.tag in _TRANSPARENT:
            yield from _characters(child)


def _run(run: Element) -> Iterator[str]:
    font = _font(run)
    for child in run:
        if child.tag == f"{W}t":
            yield decoded(child.text or "", font) if font else child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]


def _font(run: Element) -> str:
    """The font a run names for itself; empty when it takes that of its style."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
