"""Writes a paper as .docx in the form of Decree 30/2020/NĐ-CP, Annex I."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm

from danvan.officedocs.content import content
from danvan.officedocs.masthead import masthead
from danvan.officedocs.metrics import balanced, text_width
from danvan.officedocs.model import Annex, OfficeDocument, lines_of, one_line
from danvan.officedocs.numbers import roman
from danvan.officedocs.package import sealed
from danvan.officedocs.styles import BOTTOM_MM, HEADER_MM, LEFT_MM, PAGE_MM, RIGHT_MM, TOP_MM, styles_xml
from danvan.officedocs.tables import annex_table
from danvan.officedocs.wordxml import Element, element, page_number, paragraph, run, text_paragraph, twips

_ANNEX_SIZE = 14
# Programs measure letters a little differently; the lines must not break elsewhere for that.
_SLACK_MM = 4.0
# Relations of the library's blank document that a paper has no use for; its theme would bring other fonts in.
_UNUSED = ("theme", "customXml", "stylesWithEffects", "webSettings", "fontTable", "numbering", "thumbnail")


def write_docx(document: OfficeDocument) -> bytes:
    """The paper as the bytes of a .docx. The same paper gives the same bytes.

    Text is taken as it is, except characters XML forbids and line breaks where the form allows none.
    """
    word = _blank()
    section = word.sections[0]
    _lay_out(section, landscape=False)
    _margin_texts(section, document.banner)
    _append(word, [*masthead(document), *content(document)])
    for number, annex in enumerate(document.annexes, start=1):
        _add_annex(word, annex, roman(number) if len(document.annexes) > 1 else "")
    _append(word, [paragraph("Rule")])
    out = io.BytesIO()
    word.save(out)
    return sealed(out.getvalue(), title=_name(document))


def _name(document: OfficeDocument) -> str:
    return one_line(f"{document.type_name or ''} {document.title}")


def _blank() -> Any:
    word = docx.Document()
    for rels in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _UNUSED]:
            del rels[key]
    _refill(word.styles.element, styles_xml())
    modern = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    _refill(
        word.settings.element,
        [
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            element("compat", modern),
            element("themeFontLang", val="vi-VN"),
            element("decimalSymbol", val=","),
            element("listSeparator", val=";"),
        ],
    )
    return word


def _refill(part: Element, children: list[Element]) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(children)


def _lay_out(section: Any, *, landscape: bool) -> None:
    short, long = PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if landscape else (Mm(short), Mm(long))
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance, section.footer_distance = Mm(HEADER_MM), Mm(HEADER_MM)
    section.gutter = 0
    section.different_first_page_header_footer = True


def _margin_texts(section: Any, banner: str | None) -> None:
    """From page two the number stands in the middle of the top margin; a banner stands on every page."""
    _fill_header(section.header, [paragraph("PageNumber", *page_number()), *_reminder(banner)])
    _fill_header(section.first_page_header, _reminder(banner) or [paragraph("PageNumber")])


def _reminder(banner: str | None) -> list[Element]:
    return [text_paragraph("Banner", one_line(banner))] if banner else []


def _fill_header(header: Any, paragraphs: list[Element]) -> None:
    header.is_linked_to_previous = False
    _refill(header._element, paragraphs)


def _append(word: Any, elements: Iterable[Element]) -> None:
    body = word.element.body
    for made in elements:
        body.insert(len(body) - 1, made)


def _new_section(word: Any) -> Any:
    """A section for an annex, its pages numbered from 1. The paragraph that ends the section before is made a hair high."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1]._p.get_or_add_pPr().insert(0, element("pStyle", val="Rule"))
    properties = section._sectPr
    if properties.find(qn("w:pgNumType")) is None:
        properties.pgMar.addnext(element("pgNumType", start=1))
    return section


def _add_annex(word: Any, annex: Annex, numeral: str) -> None:
    _lay_out(_new_section(word), landscape=annex.landscape)
    short, long = PAGE_MM
    width = (long if annex.landscape else short) - LEFT_MM - RIGHT_MM
    _append(word, [*_annex_head(annex, numeral, width), annex_table(annex, width), *_notes(annex.notes)])


def _annex_head(annex: Annex, numeral: str, width: float) -> list[Element]:
    return [
        text_paragraph("AnnexName", f"Phụ lục {numeral}".strip()),
        *(_evenly("AnnexTitle", line.upper(), width, bold=True) for line in lines_of(annex.title)),
        _evenly("AnnexCaption", one_line(annex.caption), width, bold=False),
    ]


def _evenly(style: str, text: str, width: float, *, bold: bool) -> Element:
    """A centred paragraph whose lines are about as long as each other: drawn in from both sides where it takes several."""
    lines = balanced(text, _ANNEX_SIZE, width, bold=bold)
    longest = max(text_width(line, _ANNEX_SIZE, bold=bold) for line in lines)
    side = twips(max(0.0, (width - longest - _SLACK_MM) / 2)) if len(lines) > 1 else 0
    return text_paragraph(style, text, properties=[element("ind", left=side, right=side)] if side else [])


def _notes(notes: tuple[str, ...]) -> list[Element]:
    """«Ghi chú:» opens the first note; the others follow as paragraphs of their own."""
    opening = [run("Ghi chú: ", bold=True, italic=True)]
    return [
        paragraph("Note", *(opening if number == 0 else []), run(one_line(note))) for number, note in enumerate(notes)
    ]
