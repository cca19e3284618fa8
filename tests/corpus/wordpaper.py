"""A paper as a Word file as offices make them: head and foot in tables without lines, items numbered by Word, real tables."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from tests.corpus.draft import Block, Draft

_NUMBERING_ID = 70
_WIDTHS = (Cm(6.0), Cm(10.0))
_STYLE = "Danh mục {}"
_NOTE = (
    '<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    "</w:footnote>"
)
_OVERRIDE = (
    b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    b'footnotes+xml"/>'
)
_RELATION = (
    b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
    b'Target="footnotes.xml"/>'
)
_LEVELS = (
    ("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-"), ("bullet", "+"),
)  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DRAWING = (
    '<w:r {ns}><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>1543050</wp:posOffset></wp:positionH></wp:anchor></w:drawing></w:r>'
)


class _Counter:
    """What number Word would print next: an item is numbered by Word only where that is its own marker."""

    def __init__(self, *, by_style: bool) -> None:
        self.counts = [0] * len(_LEVELS)
        self.by_style = by_style

    def level_of(self, marker: str) -> int | None:
        for level in range(len(_LEVELS)):
            counts = [*self.counts[:level], self.counts[level] + 1, *[0] * (len(_LEVELS) - level - 1)]
            if self._label(level, counts) == marker:
                self.counts = counts
                return level
        return None

    def _label(self, level: int, counts: list[int]) -> str:
        n = counts[level]
        if level == 0:
            return f"{_ROMAN[n]}."
        if level == 3:
            return f"{chr(96 + n)})"
        return ("", f"{n}.", f"{counts[1]}.{n}.", "", "-", "+")[level]


def as_docx(d: Draft) -> bytes:
    """The Word file. In half of the papers the numbering hangs on paragraph styles, in half on the paragraphs."""
    document = docx.Document()
    _define(document)
    left, right = ([block.text for block in d.blocks if block.kind == kind] for kind in ("left", "right"))
    head = _two_columns(document, left, right)
    head.rows[0].cells[0].paragraphs[0]._p.append(parse_xml(_DRAWING.format(ns=nsdecls("w"))))
    counter = _Counter(by_style=len(d.name) % 2 == 0)
    notes = [block.text for block in d.blocks if block.kind == "note" and block.text.startswith("[")]
    blocks = [block for block in d.blocks if block.kind not in ("left", "right") and block.text not in notes]
    at = 0
    while at < len(blocks):
        kind = blocks[at].kind
        run = at
        while run < len(blocks) and blocks[run].kind in (
            ("recipient", "sign") if kind in ("recipient", "sign") else (kind,)
        ):
            run += 1
        _put(document, blocks[at:run], counter)
        at = run
    stream = io.BytesIO()
    document.save(stream)
    return _footnoted(stream.getvalue(), notes) if notes else stream.getvalue()


def _put(document: Any, blocks: list[Block], counter: _Counter) -> None:
    kind = blocks[0].kind
    if kind == "break":
        document.add_page_break()
    elif kind == "row":
        _table(document, [block.cells for block in blocks])
    elif kind in ("recipient", "sign"):
        _two_columns(
            document, [b.text for b in blocks if b.kind == "recipient"], [b.text for b in blocks if b.kind == "sign"]
        )
    else:
        for block in blocks:
            _paragraph(document, block, counter)


def _paragraph(document: Any, block: Block, counter: _Counter) -> None:
    level = counter.level_of(block.marker) if block.marker else None
    words = block.text if level is not None else f"{block.marker} {block.text}".strip()
    paragraph = document.add_paragraph()
    if level is None:
        _with_marks(paragraph, words)
        return
    if counter.by_style:
        paragraph.style = document.styles[_STYLE.format(level)]
    else:
        paragraph._p.get_or_add_pPr().append(_listed(level))
    _revised(paragraph, words)


def _with_marks(paragraph: Any, words: str) -> None:
    """Marks such as "[1]" become references to footnotes."""
    for index, piece in enumerate(re.split(r"\[(\d)\]", words)):
        if index % 2:
            reference = f'<w:footnoteReference w:id="{piece}"/>'
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{reference}</w:r>"))
        elif piece:
            paragraph.add_run(piece)


def _footnoted(data: bytes, notes: list[str]) -> bytes:
    """The Word file with its footnotes, which no Word library writes."""
    words = [re.sub(r"^\[\d\] ", "", note) for note in notes]
    inner = "".join(_NOTE.format(number=number, text=escape(text)) for number, text in enumerate(words, 1))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"</Types>", _OVERRIDE + b"</Types>")
            elif name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", _RELATION + b"</Relationships>")
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>")
    return stream.getvalue()


def _listed(level: int) -> Any:
    ids = f'<w:ilvl w:val="{level}"/><w:numId w:val="{_NUMBERING_ID}"/>'
    return parse_xml(f"<w:numPr {nsdecls('w')}>{ids}</w:numPr>")


def _revised(paragraph: Any, words: str) -> None:
    """The words in two runs; of longer texts the second is a tracked insertion that takes the place of a deletion."""
    half = words.find(" ", len(words) // 2)
    paragraph.add_run(words[:half] if half > 0 else words)
    if half <= 0:
        return
    if len(words) < 60:
        paragraph.add_run(words[half:])
        return
    tracked = f'{nsdecls("w")} w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
    paragraph._p.append(parse_xml(f"<w:del {tracked}><w:r><w:delText>số cũ</w:delText></w:r></w:del>"))
    kept = f'<w:r><w:t xml:space="preserve">{escape(words[half:])}</w:t></w:r>'
    paragraph._p.append(parse_xml(f"<w:ins {tracked}>{kept}</w:ins>"))


def _two_columns(document: Any, left: list[str], right: list[str]) -> Any:
    table = document.add_table(1, 2)
    table.autofit = False
    for cell, lines, width in zip(table.rows[0].cells, (left, right), _WIDTHS, strict=True):
        cell.width = width
        cell.text = lines[0] if lines else ""
        for line in lines[1:]:
            cell.add_paragraph(line)
    return table


def _table(document: Any, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(0, len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _define(document: Any) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, (form, label) in enumerate(_LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING_ID}">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    own = f'<w:num {nsdecls("w")} w:numId="{_NUMBERING_ID}"><w:abstractNumId w:val="{_NUMBERING_ID}"/></w:num>'
    numbering.append(parse_xml(own))
    for level in range(len(_LEVELS)):
        style = document.styles.add_style(_STYLE.format(level), WD_STYLE_TYPE.PARAGRAPH)
        style.element.get_or_add_pPr().append(_listed(level))
