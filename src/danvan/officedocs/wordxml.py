"""Small pieces of WordprocessingML. Lengths come in millimetres and points and leave in Word's units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from danvan.officedocs.metrics import MM_PER_POINT

Element = Any
TEXT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """``<w:tag>`` with w: attributes and the children that are not None."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend([child for child in children if child is not None])
    return made


def twips(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm / MM_PER_POINT * 20)


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> Element:
    """A run of ``text``, which is one line."""
    properties = [element(tag) for on, tags in ((bold, ("b", "bCs")), (italic, ("i", "iCs"))) if on for tag in tags]
    if size is not None:
        properties += [element(tag, val=round(size * 2)) for tag in ("sz", "szCs")]
    words = element("t")
    words.text = text
    words.set(TEXT_SPACE, "preserve")
    return element("r", element("rPr", *properties) if properties else None, words)


def paragraph(style: str, *runs: Element, properties: Sequence[Element] = ()) -> Element:
    """A paragraph of a style; ``properties`` go into its pPr in the order of the schema."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def text_paragraph(style: str, text: str, *, properties: Sequence[Element] = ()) -> Element:
    return paragraph(style, run(text), properties=properties)


def rule(left: float, right: float, *, after: float = 0) -> Element:
    """A drawn line: the top border of an empty paragraph, indented by ``left`` and ``right`` millimetres; ``after`` in points."""
    border = element("pBdr", element("top", val="single", sz=6, space=0, color="000000"))
    spacing = element("spacing", before=60, after=round(after * 20), line=20, lineRule="exact")
    return paragraph("Rule", properties=[border, spacing, element("ind", left=twips(left), right=twips(right))])


def centred_rule(length: float, width: float, *, after: float = 0) -> Element:
    """A line of ``length`` in the middle of ``width`` (millimetres)."""
    side = max(0.0, (width - length) / 2)
    return rule(side, side, after=after)


def page_number() -> Iterable[Element]:
    """The runs of a PAGE field."""
    instruction = element("instrText")
    instruction.text = " PAGE "
    instruction.set(TEXT_SPACE, "preserve")
    marks = [element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return (marks[0], element("r", instruction), marks[1], run("2"), marks[2])


def borderless_table(
    widths: Sequence[float], rows: Iterable[Sequence[Sequence[Element]]], *, above: float = 0
) -> Element:
    """A table without borders, every cell a sequence of paragraphs, its rows whole on a page; ``above`` mm of air in each row."""
    air = (("top", twips(above)), ("left", 0), ("right", 0))
    head = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=room, type="dxa") for side, room in air)),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    return element("tbl", head, grid, *(_plain_row(widths, cells) for cells in rows))


def _plain_row(widths: Sequence[float], cells: Sequence[Sequence[Element]]) -> Element:
    made = [
        element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")), *(cell or [paragraph("Rule")]))
        for width, cell in zip(widths, cells, strict=True)
    ]
    return element("tr", element("trPr", element("cantSplit")), *made)
