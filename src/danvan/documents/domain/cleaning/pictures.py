"""Pictures handed in by themselves: painted anew, so that nothing but what is seen goes on."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageOps

from danvan.documents.domain.cleaning import sentences

PIXEL_LIMIT = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 88


def clean_picture(data: bytes) -> bytes:
    """``data`` (JPEG, PNG or WebP) as a JPEG made of its pixels alone, turned upright; the first frame of several."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        if picture.width * picture.height > PIXEL_LIMIT:
            raise sentences.too_many_pixels()
        flat = opaque(upright(picture))
    out = io.BytesIO()
    bare(flat).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def upright(picture: Image.Image) -> Image.Image:
    """``picture`` turned the way its camera was held; as it is when what the camera wrote cannot be read."""
    picture.load()
    try:
        return ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error):
        return picture


def opaque(picture: Image.Image) -> Image.Image:
    """``picture`` in RGB; what lets light through stands on white, sixteen bits become eight."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def bare(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels. The old one may hand on its comments, profiles and places when it is saved."""
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())
