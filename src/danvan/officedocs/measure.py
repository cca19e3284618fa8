"""Measures a .docx as a person with a ruler would: paper, margins, fonts, the form of every line, the length of drawn lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

from danvan.officedocs.metrics import MM_PER_POINT


@dataclass(frozen=True, slots=True)
class LineMeasure:
    """A paragraph as it shows. Sizes and gaps in points, indents and ``rule_mm`` in millimetres.

    ``rule_mm`` is the length of the line drawn by the paragraph, zero when it draws none.
    """

    text: str
    size: float
    bold: bool
    italic: bool
    underlined: bool
    align: str
    first_line_mm: float
    after: float
    keeps_next: bool
    rule_mm: float


@dataclass(frozen=True, slots=True)
class SectionMeasure:
    """One section: millimetres, the texts of its headers and where pages are numbered."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    starts_at: int | None
    header: tuple[LineMeasure, ...]
    first_header: tuple[LineMeasure, ...]
    numbers_pages: bool
    numbers_first_page: bool

    @property
    def landscape(self) -> bool:
        return self.width_mm > self.height_mm


@dataclass(frozen=True, slots=True)
class TableMeasure:
    """A table: the lines of each cell by row, whether borders are drawn, how many rows repeat on every page."""

    cells: tuple[tuple[tuple[LineMeasure, ...], ...], ...]
    bordered: bool
    repeated_rows: int


@dataclass(frozen=True, slots=True)
class LayoutMeasure:
    """A whole paper. ``parts`` holds paragraphs and tables in their order; ``fonts`` every font any part names."""

    sections: tuple[SectionMeasure, ...]
    parts: tuple[LineMeasure | TableMeasure, ...]
    fonts: frozenset[str]

    @property
    def tables(self) -> tuple[TableMeasure, ...]:
        return tuple(part for part in self.parts if isinstance(part, TableMeasure))

    @property
    def lines(self) -> tuple[LineMeasure, ...]:
        """The paragraphs outside tables, with words or a drawn line."""
        return tuple(part for part in self.parts if isinstance(part, LineMeasure) and (part.text or part.rule_mm))


def measure(data: bytes) -> LayoutMeasure:
    """The layout of the .docx in ``data``, from its XML alone: styles are followed, nothing is rendered."""
    word = docx.Document(io.BytesIO(data))
    ruler = _Ruler(word.styles.element)
    sections = tuple(_section(section, ruler) for section in word.sections)
    width = sections[0].width_mm - sections[0].left_mm - sections[0].right_mm
    parts = tuple(_part(part, ruler, width) for part in word.element.body if part.tag in (qn("w:p"), qn("w:tbl")))
    return LayoutMeasure(sections, parts, frozenset(_fonts(word)))


class _Ruler:
    """Finds the form of a paragraph: its own, else its style's, else that of the style's base, else the default."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        self._defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        name = paragraph.style or "Normal"
        while name:
            style = self._styles[name]
            yield style
            base = style.find(qn("w:basedOn"))
            name = base.get(qn("w:val")) if base is not None else None

    def paragraph_value(self, paragraph: Any, tag: str, attribute: str) -> str | None:
        for source in (paragraph, *self._chain(paragraph)):
            found = source.find(f"{qn('w:pPr')}/{qn(tag)}")
            if found is not None and found.get(qn(attribute)) is not None:
                return str(found.get(qn(attribute)))
        return None

    def has(self, paragraph: Any, tag: str) -> bool:
        return any(
            source.find(f"{qn('w:pPr')}/{qn(tag)}") is not None for source in (paragraph, *self._chain(paragraph))
        )

    def run_value(self, paragraph: Any, run: Any | None, tag: str) -> Any | None:
        sources = [*([run] if run is not None else []), *self._chain(paragraph), self._defaults]
        found = (source.find(f"{qn('w:rPr')}/{qn(tag)}") for source in sources)
        return next((value for value in found if value is not None), None)

    def line(self, paragraph: Any, width: float) -> LineMeasure:
        runs = [run for run in paragraph.iter(qn("w:r")) if _text(run).strip()]
        run = runs[0] if runs else None
        size = self.run_value(paragraph, run, "w:sz")
        return LineMeasure(
            text=_text(paragraph),
            size=int(size.get(qn("w:val"))) / 2 if size is not None else 0.0,
            bold=self.run_value(paragraph, run, "w:b") is not None,
            italic=self.run_value(paragraph, run, "w:i") is not None,
            underlined=any(self.run_value(paragraph, each, "w:u") is not None for each in runs),
            align=self.paragraph_value(paragraph, "w:jc", "w:val") or "left",
            first_line_mm=self._millimetres(paragraph, "w:firstLine"),
            after=int(self.paragraph_value(paragraph, "w:spacing", "w:after") or 0) / 20,
            keeps_next=self.has(paragraph, "w:keepNext"),
            rule_mm=self._rule(paragraph, width),
        )

    def _millimetres(self, paragraph: Any, attribute: str) -> float:
        return round(int(self.paragraph_value(paragraph, "w:ind", attribute) or 0) / 20 * MM_PER_POINT, 1)

    def _rule(self, paragraph: Any, width: float) -> float:
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is None:
            return 0.0
        return round(width - self._millimetres(paragraph, "w:left") - self._millimetres(paragraph, "w:right"), 1)


def _text(part: Any) -> str:
    return "".join(piece.text or "" for piece in part.iter(qn("w:t")))


def _part(part: Any, ruler: _Ruler, width: float) -> LineMeasure | TableMeasure:
    return _table(part, ruler) if part.tag == qn("w:tbl") else ruler.line(part, width)


def _table(table: Any, ruler: _Ruler) -> TableMeasure:
    cells = tuple(tuple(_cell(cell, ruler) for cell in row.findall(qn("w:tc"))) for row in table.findall(qn("w:tr")))
    borders = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    return TableMeasure(cells, borders is not None, len(list(table.iter(qn("w:tblHeader")))))


def _cell(cell: Any, ruler: _Ruler) -> tuple[LineMeasure, ...]:
    width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / 20 * MM_PER_POINT
    return tuple(ruler.line(paragraph, width) for paragraph in cell.findall(qn("w:p")))


def _section(section: Any, ruler: _Ruler) -> SectionMeasure:
    width = section.page_width.mm
    numbering = section._sectPr.find(qn("w:pgNumType"))
    headers = (section.header, section.first_page_header)
    lines = [tuple(ruler.line(paragraph._p, width) for paragraph in header.paragraphs) for header in headers]
    numbers = [" PAGE " in "".join(header._element.itertext()) for header in headers]
    return SectionMeasure(
        width_mm=round(width, 1),
        height_mm=round(section.page_height.mm, 1),
        top_mm=round(section.top_margin.mm, 1),
        bottom_mm=round(section.bottom_margin.mm, 1),
        left_mm=round(section.left_margin.mm, 1),
        right_mm=round(section.right_margin.mm, 1),
        starts_at=int(numbering.get(qn("w:start"))) if numbering is not None else None,
        header=lines[0],
        first_header=lines[1] if section.different_first_page_header_footer else lines[0],
        numbers_pages=numbers[0],
        numbers_first_page=numbers[1] if section.different_first_page_header_footer else numbers[0],
    )


def _fonts(word: Any) -> Iterator[str]:
    """Fonts named anywhere in the package's XML, theme fonts included: a theme would bring its own."""
    for part in word.part.package.iter_parts():
        element = getattr(part, "element", None)
        if element is None:
            continue
        for fonts in element.iter(qn("w:rFonts")):
            yield from fonts.attrib.values()
    yield from (f"theme:{part.partname}" for part in word.part.package.iter_parts() if "theme" in str(part.partname))
