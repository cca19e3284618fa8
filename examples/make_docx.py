"""Makes the Word form of the example plan from its text: python examples/make_docx.py [OUT.docx]

The layout follows Decree 30/2020/NĐ-CP, annex I; «I.», «1.» and «-» are Word's own list numbering, not characters.
The same text gives the same bytes.
"""

from __future__ import annotations

import io
import itertools
import re
import sys
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from danvan.officedocs.package import sealed

HERE = Path(__file__).resolve().parent
TEXT = HERE / "ke-hoach-song-la-2023.txt"
TITLE = "Kế hoạch công tác dân vận chính quyền năm 2023 (hư cấu)"
LIST_ID = 30
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))
MARKS = (re.compile(r"[IVX]+\. "), re.compile(r"\d+\. "), re.compile(r"- "))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of the plan; one cut by a page of the paper original (the rest begins in lower case) is whole again."""
    joined: list[str] = []
    for line in filter(None, text.split("\n")):
        if joined and line[0].islower():
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def plan(text: str) -> bytes:
    """The .docx of the plan in ``text``."""
    lines = paragraphs(text)
    foot = lines.index("Nơi nhận:")
    document = _blank()
    _head(document, number=lines[0], place_and_date=lines[1])
    for line in lines[2:4]:
        _write(document.add_paragraph(), line, bold=True, align=ALIGN.CENTER, indent=None)
    _rule(document.add_paragraph(), margin=Mm(52))
    for line, following in itertools.pairwise(lines[4 : foot + 1]):
        _body(document, line, heads_list=following.startswith("- "))
    signature = next(at for at, line in enumerate(lines) if line.startswith("TM. "))
    _foot(document, recipients=lines[foot:signature], signature=lines[signature:])
    stream = io.BytesIO()
    document.save(stream)
    return sealed(stream.getvalue(), title=TITLE)


def _blank() -> Any:
    """An A4 page with the decree's margins, Times New Roman 14 and the three list levels."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(20)
    _number_pages(page)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, (form, label) in enumerate(LEVELS)
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_ID}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{LIST_ID}"><w:abstractNumId w:val="{LIST_ID}"/></w:num>')
    )
    return document


def _body(document: Any, line: str, *, heads_list: bool) -> None:
    """A paragraph of the body; a marker at its start becomes a list level. A numbered item above bullets is a heading."""
    level = next((at for at, mark in enumerate(MARKS) if mark.match(line)), None)
    paragraph = document.add_paragraph()
    words = line if level is None else MARKS[level].sub("", line, count=1)
    heading = level == 0 or (level == 1 and heads_list)
    _write(paragraph, words, bold=heading, align=ALIGN.JUSTIFY, indent=Mm(12.7))
    if level is not None:
        properties = paragraph._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_ilvl().val = level
        properties.numPr.get_or_add_numId().val = LIST_ID
        if heading:  # the number takes the form of the paragraph's own mark
            properties.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))


def _write(
    paragraph: Any, words: str, *, bold: bool = False, italic: bool = False, size: float = 14, align: Any, indent: Any
) -> None:
    """Fill ``paragraph``; what stands between asterisks is italic."""
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = indent
    paragraph.paragraph_format.space_after = Pt(6 if indent else 0)
    for at, piece in enumerate(words.split("*")):
        if piece:
            run = paragraph.add_run(piece)
            run.bold, run.italic, run.font.size = bold, italic or at % 2 == 1, Pt(size)


def _table(document: Any, left: float, right: float) -> tuple[Any, Any]:
    """The two cells of a borderless row, widths in millimetres."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for column, cell, width in zip(table.columns, cells, (left, right), strict=True):
        column.width = cell.width = Mm(width)
    return cells[0], cells[1]


def _rule(paragraph: Any, *, margin: Any) -> None:
    """Make an empty paragraph a thin line, ``margin`` away from either side."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = margin
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(6), Pt(3)
    border = '<w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _number_pages(page: Any) -> None:
    """Page numbers in the middle of the top margin, none on the first page."""
    page.different_first_page_header_footer = True
    paragraph = page.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )


def _fill(cell: Any, lines: list[tuple[str, dict[str, Any]]], align: Any = ALIGN.CENTER) -> None:
    for at, (words, form) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _write(paragraph, words, align=align, indent=None, **form)


def _head(document: Any, *, number: str, place_and_date: str) -> None:
    left, right = _table(document, 60, 100)
    _fill(
        left,
        [
            ("ỦY BAN NHÂN DÂN", {"bold": True, "size": 13}),
            ("HUYỆN SÔNG LÁ", {"bold": True, "size": 13}),
            ("", {}),
            (number, {"size": 13}),
        ],
    )
    _rule(left.paragraphs[2], margin=Mm(18))
    _fill(
        right,
        [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {"bold": True, "size": 12}),
            ("Độc lập - Tự do - Hạnh phúc", {"bold": True, "size": 13}),
            ("", {}),
            (place_and_date, {"italic": True, "size": 13}),
        ],
    )
    _rule(right.paragraphs[2], margin=Mm(20))
    document.add_paragraph()


def _foot(document: Any, *, recipients: list[str], signature: list[str]) -> None:
    document.add_paragraph()
    left, right = _table(document, 80, 80)
    first, *names = recipients
    _fill(
        left,
        [(first, {"bold": True, "italic": True, "size": 12}), *((name, {"size": 11}) for name in names)],
        ALIGN.LEFT,
    )
    *posts, signer = signature
    gap: list[tuple[str, dict[str, Any]]] = [("", {})] * 4
    _fill(right, [*((post, {"bold": True}) for post in posts), *gap, (signer, {"bold": True})])


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXT.with_suffix(".docx")
    out.write_bytes(plan(TEXT.read_text(encoding="utf-8")))
