"""The ruled lines on the picture of a page: found, taken out before its words are read, and put together to tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72
_REDUCED = 2
_INK = 170
_SHORTEST_INCHES = 0.22  # longer than any stroke of a letter
_SNAP, _JOIN, _MEET = 4.0, 8.0, 5.0  # points: lines this near are one, go on, or cross
_PAPER = 255


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stretch of ink in pixels: at height `at` from left to right, or, upright, at `at` from the left downwards."""

    upright: bool
    at: int
    start: int
    end: int


def strokes(picture: Image, dpi: float) -> list[Stroke]:
    """The stretches of ink on a page in grey that are too long for letters."""
    from PIL.Image import Transpose  # noqa: PLC0415 - only scans need it

    small = picture.reduce(_REDUCED).point(lambda shade: 0 if shade < _INK else _PAPER)
    shortest = round(_SHORTEST_INCHES * dpi / _REDUCED)
    turned = small.transpose(Transpose.TRANSPOSE)
    return [*_runs(small, shortest, upright=False), *_runs(turned, shortest, upright=True)]


def without(picture: Image, found: Sequence[Stroke]) -> Image:
    """The page with those strokes painted over, so that no bar of a table is taken for a letter."""
    from PIL import ImageDraw  # noqa: PLC0415 - only scans need it

    clean = picture.copy()
    brush = ImageDraw.Draw(clean)
    for one in found:
        along, beside = (one.start, one.end), (one.at - _REDUCED, one.at + 2 * _REDUCED)
        across, down = (beside, along) if one.upright else (along, beside)
        brush.rectangle((across[0], down[0], across[1], down[1]), fill=_PAPER)
    return clean


def tables(found: Sequence[Stroke], dpi: float, tilt: float) -> list[Any]:
    """The tables those strokes draw, as pdfplumber's, in points of the page set straight by `tilt` (`straight`)."""
    from pdfplumber import table  # noqa: PLC0415 - slow to import, and only scans need it

    edges = [_edge(one, _POINTS / dpi, tilt) for one in found]
    merged = table.merge_edges(edges, _SNAP, _SNAP, _JOIN, _JOIN)
    cells = table.intersections_to_cells(table.edges_to_intersections(merged, _MEET, _MEET))
    return [table.Table(cast("Any", None), group) for group in table.cells_to_tables(cells)]


def straight(across: float, down: float, tilt: float) -> tuple[float, float]:
    """Where a point of a page that sinks by `tilt` for each step to the right lies once the page is set straight."""
    return across + tilt * down, down - tilt * across


def _edge(one: Stroke, scale: float, tilt: float) -> dict[str, Any]:
    middle, length = (one.start + one.end) / 2, (one.end - one.start) * scale
    if one.upright:
        x, y = straight(one.at * scale, middle * scale, tilt)
        top, bottom = y - length / 2, y + length / 2
        return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom, "width": 0.0, "height": length}
    x, y = straight(middle * scale, one.at * scale, tilt)
    left, right = x - length / 2, x + length / 2
    return {"orientation": "h", "x0": left, "x1": right, "top": y, "bottom": y, "width": length, "height": 0.0}


def _runs(picture: Image, shortest: int, *, upright: bool) -> Iterator[Stroke]:
    dots, wide = picture.tobytes(), picture.width
    ink = re.compile(rb"\x00{%d,}" % shortest)
    for line in range(picture.height):
        for match in ink.finditer(dots, line * wide, (line + 1) * wide):
            start, end = match.start() - line * wide, match.end() - line * wide
            yield Stroke(upright, line * _REDUCED, start * _REDUCED, end * _REDUCED)
