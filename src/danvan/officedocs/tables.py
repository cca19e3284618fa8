"""The table of an annex: which columns share a head, how a cell is written, how wide columns stand, and the Word table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from danvan.officedocs.metrics import longest_word, narrowest_width, text_width
from danvan.officedocs.model import Annex, Cell, Column, ColumnKind, Emphasis, Row, one_line
from danvan.officedocs.numbers import format_number
from danvan.officedocs.wordxml import Element, element, paragraph, run, twips

_CELL_MARGIN_MM = 1.2
# Cell margins, and a hair for programs that measure letters a little wider.
_AIR_MM = 2 * _CELL_MARGIN_MM + 0.5
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_LEAST_MM = {
    ColumnKind.ORDER: 8.0, ColumnKind.LABEL: 40.0, ColumnKind.TEXT: 15.0, ColumnKind.MARK: 12.0, ColumnKind.FIGURE: 10.0,
}  # fmt: skip
_STYLE = {
    ColumnKind.ORDER: "TableOrder",
    ColumnKind.LABEL: "TableText",
    ColumnKind.TEXT: "TableText",
    ColumnKind.MARK: "TableOrder",
    ColumnKind.FIGURE: "TableFigure",
}


_SHORT = frozenset({ColumnKind.ORDER, ColumnKind.MARK})


def cell_text(cell: Cell, column: Column) -> str:
    """What a person reads in the cell, in Word as in Excel."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return one_line(cell)
    return str(cell) if column.kind is ColumnKind.ORDER else format_number(cell, column.places)


def head_groups(columns: Sequence[Column]) -> list[tuple[str, list[int]]]:
    """Neighbouring columns of one group as (group, their places); a column without a group stands alone as («», [place])."""
    places = range(len(columns))
    keyed = groupby(places, key=lambda place: columns[place].group or place)
    return [(key if isinstance(key, str) else "", list(members)) for key, members in keyed]


def column_widths(annex: Annex, width: float) -> tuple[float, list[float]]:
    """(type size, widths in mm summing to ``width``): the largest size at which no word or figure is broken."""
    for size in _SIZES:
        least = [_least(annex, place, size) for place in range(len(annex.columns))]
        if sum(least) <= width:
            break
    return size, _spread(annex, least, width, size)


def _least(annex: Annex, place: int, size: float) -> float:
    column = annex.columns[place]
    words = [longest_word(one_line(column.title), size, bold=True)]
    for row in _cut_into_columns(annex):
        text, bold = cell_text(row.cells[place], column), row.emphasis is Emphasis.TOTAL
        words.append(longest_word(text, size, bold=bold))
    return max(_LEAST_MM[column.kind], column.least, max(words) + _AIR_MM)


def _cut_into_columns(annex: Annex) -> list[Row]:
    """The rows that have to fit their columns: a group's name has the whole width."""
    return [row for row in annex.rows if row.emphasis is not Emphasis.GROUP]


def _spread(annex: Annex, least: list[float], width: float, size: float) -> list[float]:
    """Room left over goes first to heads on two lines and words on one, then to all columns but the short ones."""
    left = width - sum(least)
    if left < 0:
        return [part * width / sum(least) for part in least]
    wishes = {place: max(0.0, _wanted(annex, place, size) - part) for place, part in enumerate(least)}
    grown = list(least)
    # The smallest wish first, each at most an even part of what is left: a long name cannot squeeze the heads.
    for served, place in enumerate(sorted(wishes, key=lambda place: wishes[place])):
        granted = min(wishes[place], left / (len(wishes) - served))
        grown[place] += granted
        left -= granted
    sharing = [0.0 if column.kind in _SHORT else part for column, part in zip(annex.columns, grown, strict=True)]
    return [part + left * share / sum(sharing) for part, share in zip(grown, sharing, strict=True)]


def _wanted(annex: Annex, place: int, size: float) -> float:
    column = annex.columns[place]
    wanted = narrowest_width(one_line(column.title), size, 2, bold=True)
    if column.kind in {ColumnKind.LABEL, ColumnKind.TEXT}:
        texts = ((cell_text(row.cells[place], column), row.emphasis) for row in _cut_into_columns(annex))
        widths = (text_width(text, size, bold=emphasis is Emphasis.TOTAL) for text, emphasis in texts)
        wanted = max([wanted, *widths])
    return wanted + _AIR_MM


def annex_table(annex: Annex, width: float) -> Element:
    """The Word table: full borders, a head repeated on every page, rows kept whole, figures to the right."""
    size, widths = column_widths(annex, width)
    return element(
        "tbl",
        _table_form(width),
        element("tblGrid", *(element("gridCol", w=twips(part)) for part in widths)),
        *_head_rows(annex.columns, widths, size),
        *(
            _row(row, annex, widths, size, bound=bound)
            for row, bound in zip(annex.rows, _bound(annex.rows), strict=True)
        ),
    )


def _table_form(width: float) -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in sides))
    margins = element(
        "tblCellMar", *(element(side, w=twips(_CELL_MARGIN_MM), type="dxa") for side in ("left", "right"))
    )
    total = element("tblW", w=twips(width), type="dxa")
    return element("tblPr", total, element("jc", val="center"), borders, element("tblLayout", type="fixed"), margins)


def _cell(width: float, words: Element, *form: Element) -> Element:
    properties = element("tcPr", element("tcW", w=twips(width), type="dxa"), *form, element("vAlign", val="center"))
    return element("tc", properties, words)


def _head_cell(width: float, text: str, size: float, *form: Element) -> Element:
    return _cell(width, _words("TableHead", one_line(text), size), *form)


def _words(
    style: str, text: str, size: float, *, bold: bool = False, italic: bool = False, bound: bool = False
) -> Element:
    """A paragraph whose mark has the size of its words, so that an empty cell is no higher than the others."""
    mark = element("rPr", element("sz", val=round(size * 2)), element("szCs", val=round(size * 2)))
    form = [element("keepNext"), mark] if bound else [mark]
    return paragraph(style, run(text, bold=bold, italic=italic, size=size), properties=form)


def _head_row(cells: Sequence[Element]) -> Element:
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _head_rows(columns: Sequence[Column], widths: Sequence[float], size: float) -> list[Element]:
    groups = head_groups(columns)
    if not any(group for group, _places in groups):
        return [_head_row([_head_cell(widths[place], column.title, size) for place, column in enumerate(columns)])]
    upper: list[Element] = []
    lower: list[Element] = []
    for group, places in groups:
        if group:
            span = element("gridSpan", val=len(places))
            upper.append(_head_cell(sum(widths[place] for place in places), group, size, span))
            lower += [_head_cell(widths[place], columns[place].title, size) for place in places]
        else:
            place = places[0]
            upper.append(_head_cell(widths[place], columns[place].title, size, element("vMerge", val="restart")))
            lower.append(_head_cell(widths[place], "", size, element("vMerge")))
    return [_head_row(upper), _head_row(lower)]


def _bound(rows: Sequence[Row]) -> list[bool]:
    """Which rows stay on a page with the next: a group's name with its first row, the last rows with the total under them."""
    closing = {Emphasis.ADJUSTMENT, Emphasis.TOTAL}
    following = [*(row.emphasis in closing for row in rows[1:]), False][: len(rows)]
    return [row.emphasis is Emphasis.GROUP or next_closes for row, next_closes in zip(rows, following, strict=True)]


def _row(row: Row, annex: Annex, widths: Sequence[float], size: float, *, bound: bool) -> Element:
    bold, italic = row.emphasis in {Emphasis.TOTAL, Emphasis.GROUP}, row.emphasis is Emphasis.ADJUSTMENT
    places = range(annex.label + 1 if row.emphasis is Emphasis.GROUP else len(widths))
    cells = []
    for place in places:
        column, over = annex.columns[place], len(widths) - place if place == len(places) - 1 else 1
        words = _words(
            _STYLE[column.kind], cell_text(row.cells[place], column), size, bold=bold, italic=italic, bound=bound
        )
        span = [element("gridSpan", val=over)] if over > 1 else []
        cells.append(_cell(sum(widths[place : place + over]), words, *span))
    return element("tr", element("trPr", element("cantSplit")), *cells)
