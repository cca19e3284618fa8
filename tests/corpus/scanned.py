"""A paper as a scan: its printed pages drawn with ink, laid a little askew on the glass, grained, and kept as pictures."""

from __future__ import annotations

import io
from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.unit.legaltext.tinypdf import Page, measure

_HIGH, _WIDE, _POINTS = 842, 595, 72
_FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"


@cache
def _font(pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, pixels)


def picture_of(page: Page, dpi: int = 300) -> Image.Image:
    """A page as clean grey pixels."""
    scale = dpi / _POINTS
    paper = Image.new("L", (round(_WIDE * scale), round(_HIGH * scale)), 255)
    pen = ImageDraw.Draw(paper)
    font = _font(round(13 * scale))
    for one in page.texts:
        words = one.text.split(" ")
        ink = sum(font.getlength(word) for word in words)
        gap = max((measure(one.text) * scale - ink) / max(1, len(words) - 1), 0.25 * 13 * scale)
        x = one.x * scale
        for word in words:
            pen.text((x, (_HIGH - one.y) * scale), word, font=font, fill=20, anchor="ls")
            x += font.getlength(word) + gap
    for rule in page.rules:
        top = (_HIGH - rule.y - rule.height) * scale
        box = (rule.x * scale, top, (rule.x + rule.width) * scale, top + rule.height * scale)
        pen.rectangle(box, outline=40, width=3)
    return paper


def worn(picture: Image.Image, *, seed: int = 1, tilt: float = 0.5) -> Image.Image:
    """The page as an office's scanner gives it: turned by `tilt` degrees, softened and grained."""
    turned = picture.rotate(tilt, fillcolor=250, resample=Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1.2)
    )
    chance = Random(seed)
    grain = Image.frombytes(
        "L", (picture.width // 8, picture.height // 8), chance.randbytes((picture.width // 8) * (picture.height // 8))
    )
    return Image.blend(turned, grain.resize(picture.size), 0.06)


def as_scan(pages: list[Page], *, seed: int = 1, tilt: float = 0.5) -> bytes:
    """A PDF of pictures only."""
    pictures = [worn(picture_of(page), seed=seed + at, tilt=tilt) for at, page in enumerate(pages)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=300, quality=70)
    return out.getvalue()
