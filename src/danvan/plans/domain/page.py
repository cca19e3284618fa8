"""The text of a plan as lines cut into pieces, each piece with the marks that lie on it. Nothing of the text is rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

DUTY, UNIT, DEADLINE, LOOK = "duty", "unit", "deadline", "look"


@dataclass(frozen=True)
class Mark:
    """A span [start, end) in code points; ``ref`` is the uid of the duty it belongs to, if any."""

    kind: str
    start: int
    end: int
    ref: str = ""


@dataclass(frozen=True)
class Piece:
    """Text under one set of marks: the duty it lies in (``ref``) and the finer kinds on it, in words of the style sheet."""

    text: str
    ref: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def css(self) -> str:
        return " ".join(f"hl-{kind}" for kind in self.kinds)


@dataclass(frozen=True)
class Line:
    """A line of the stored text without its end; ``number`` counts from 1, ``start`` is its offset."""

    number: int
    start: int
    pieces: tuple[Piece, ...] = field(default=())
    strong: bool = False


def lines(text: str, marks: Iterable[Mark], *, headings: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """The lines of ``text`` that hold anything, cut at every border of a mark. ``headings`` are spans shown bold."""
    ordered, bold = sorted(marks, key=lambda mark: (mark.start, -mark.end)), list(headings)
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        if line.strip():
            strong = any(begin <= start + _lead(line) < stop for begin, stop in bold)
            found.append(Line(number, start, tuple(_pieces(text, start, end, ordered)), strong))
        start = end + 1
    return found


def line_of(text: str, offset: int) -> int:
    """The number, from 1, of the line that holds ``offset``."""
    return text.count("\n", 0, offset) + 1


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterable[Piece]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = sorted({start, end, *(min(max(edge, start), end) for mark in here for edge in (mark.start, mark.end))})
    for left, right in pairwise(borders):
        on = [mark for mark in here if mark.start <= left and mark.end >= right]
        kinds = tuple(dict.fromkeys(mark.kind for mark in on))
        ref = next((mark.ref for mark in reversed(on) if mark.kind == DUTY), "")
        yield Piece(text[left:right], ref, kinds)
