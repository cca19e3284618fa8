"""A paper as a PDF with a text layer: two columns in head and foot, justified-width paragraphs, ruled tables, page numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.corpus.draft import Block, Draft
from tests.unit.legaltext.tinypdf import (
    BOTTOM,
    GAP,
    INDENT,
    LEADING,
    LEFT,
    RIGHT,
    TOP,
    Page,
    Rule,
    Text,
    file_of_pages,
    measure,
    wrapped,
)

_MIDDLE = 318.0
_PADDING = 4.0
# Room between a post and the name under it, for the hand and the seal.
_SEAL = 70.0
_SHARES = {6: (0.07, 0.33, 0.17, 0.17, 0.14, 0.12), 3: (0.1, 0.65, 0.25)}


@dataclass
class _Press:
    """Where the next line goes."""

    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = float(TOP)

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def turn(self) -> None:
        self.pages.append(Page())
        self.page.texts.append(Text(315.0, 810.0, str(len(self.pages))))
        self.y = float(TOP)

    def room(self, height: float) -> None:
        if self.y - height < BOTTOM:
            self.turn()


def as_pdf(d: Draft) -> bytes:
    """The PDF file."""
    return file_of_pages(pages_of(d))


def pages_of(d: Draft) -> list[Page]:
    """The printed pages."""
    press = _Press()
    _columns(press, d.blocks, "left", "right")
    foot = [block for block in d.blocks if block.kind in ("recipient", "sign")]
    done = False
    for block in (block for block in d.blocks if block.kind not in ("left", "right")):
        if block.kind in ("recipient", "sign"):
            if not done:
                press.room(LEADING * max(sum(b.kind == kind for b in foot) for kind in ("recipient", "sign")) + _SEAL)
                _columns(press, foot, "recipient", "sign")
            done = True
        elif block.kind == "break":
            press.turn()
        elif block.kind == "row":
            _row(press, block)
        elif block.kind == "centre":
            _centred(press, block.text)
        else:
            _paragraph(press, f"{block.marker} {block.text}".strip())
    return press.pages


def _columns(press: _Press, blocks: list[Block], left: str, right: str) -> None:
    y, lowest = press.y, press.y
    for kind, x, room in ((left, LEFT, _MIDDLE - LEFT - 10), (right, _MIDDLE, RIGHT - _MIDDLE)):
        press.y = y
        for block in (block for block in blocks if block.kind == kind):
            if kind == "sign" and not block.text.isupper():
                press.y -= _SEAL
            for line in wrapped(block.text, room, room):
                press.page.texts.append(Text(x, press.y, line))
                press.y -= LEADING
        lowest = min(lowest, press.y)
    press.y = lowest - 2 * GAP


def _centred(press: _Press, text: str) -> None:
    for line in wrapped(text, RIGHT - LEFT, RIGHT - LEFT):
        press.room(LEADING)
        press.page.texts.append(Text(LEFT + (RIGHT - LEFT - measure(line)) / 2, press.y, line))
        press.y -= LEADING


def _paragraph(press: _Press, text: str) -> None:
    press.y -= GAP
    for index, line in enumerate(wrapped(text, RIGHT - LEFT - INDENT, RIGHT - LEFT)):
        press.room(LEADING)
        press.page.texts.append(Text(LEFT + (INDENT if index == 0 else 0), press.y, line))
        press.y -= LEADING


def _row(press: _Press, block: Block) -> None:
    width = RIGHT - LEFT
    widths = [share * width for share in _SHARES[len(block.cells)]]
    cells = [
        wrapped(cell, room - 2 * _PADDING, room - 2 * _PADDING) for cell, room in zip(block.cells, widths, strict=True)
    ]
    height = LEADING * max(len(lines) for lines in cells) + 2 * _PADDING
    press.room(height)
    top, x = press.y + LEADING - _PADDING, float(LEFT)
    for lines, room in zip(cells, widths, strict=True):
        press.page.rules.append(Rule(x, top - height, room, height))
        for index, line in enumerate(lines):
            if line:
                press.page.texts.append(Text(x + _PADDING, press.y - index * LEADING, line))
        x += room
    press.y -= height
