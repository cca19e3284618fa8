"""Pictures inside papers: the data about them is cut out and the pixels stay as they are, so that the paper looks the same."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from danvan.documents.domain.cleaning.pictures import PIXEL_LIMIT, bare

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SEEN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT".split()
)  # fmt: skip
_EMF_HEADER = struct.Struct("<II")
_MOST_UNPACKED = 50 * 1024 * 1024
# Told again in a file that is turned sideways: an Exif block with the orientation and nothing else.
_TURNED = b"\xff\xe1\x00\x22Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00%c\x00\x00\x00\x00\x00\x00\x00"


def clean_media(data: bytes) -> bytes | None:
    """The picture ``data`` of an office file without data about it; None when its format is not known."""
    if data.startswith(b"\xff\xd8"):
        return clean_jpeg(data, keep_turn=True) or None
    if data.startswith(_PNG):
        return clean_png(data)
    if data[40:44] == b" EMF":
        return _clean_emf(data)
    if data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")):
        return data  # a Windows metafile has no place for words about itself
    if data.startswith(b"\x1f\x8b"):
        return _clean_packed(data)
    return _repainted(data)


def clean_jpeg(data: bytes, *, keep_turn: bool = False) -> bytes:
    """The JPEG ``data`` without Exif, XMP, IPTC, comments, profiles, thumbnails and whatever follows its end.

    ``keep_turn`` keeps the one number that says which side is up. Empty when no JPEG begins near the start.
    """
    start = data.find(b"\xff\xd8\xff", 0, 1024)
    if start < 0:
        return b""
    out, place, turn = [data[start : start + 2]], start + 2, _turn(data) if keep_turn else 1
    while (found := _segment(data, place)) is not None:
        marker, end = found
        out.append(_seen_segment(marker, data[place:end]))
        if marker == 0xE0 and turn > 1:
            out.append(_TURNED % turn)
            turn = 1
        place = end
    if turn > 1:
        out.insert(1, _TURNED % turn)
    return b"".join([*out, b"\xff\xd9"])


def _segment(data: bytes, place: int) -> tuple[int, int] | None:
    """Marker and end of the segment at ``place``, with the pixels that follow a start of scan; None at the end."""
    while data[place : place + 2] == b"\xff\xff":
        place += 1
    if len(data) < place + 4 or data[place] != 0xFF or data[place + 1] == 0xD9:
        return None
    marker = data[place + 1]
    end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return marker, min(_scan_end(data, end) if marker == 0xDA else end, len(data))


def _scan_end(data: bytes, place: int) -> int:
    """Where the pixels that begin at ``place`` end: at the next marker that is neither stuffing nor a restart."""
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        if data[place + 1] not in {0x00, 0xFF} and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 1 if data[place + 1] == 0xFF else 2
    return len(data)


def _seen_segment(marker: int, segment: bytes) -> bytes:
    """``segment`` when the pixels need it: of the application segments only JFIF without its thumbnail, and Adobe's."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\x00" and len(segment) >= 18:
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\x00\x00"
    if marker == 0xEE and segment[4:9] == b"Adobe":
        return b"\xff\xee\x00\x0e" + segment[4:16]
    return b"" if 0xE0 <= marker <= 0xEF or marker == 0xFE else segment


def _turn(data: bytes) -> int:
    """Which side of the JPEG ``data`` is up (2 to 8), 1 when it stands upright or says nothing readable."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            turn = picture.getexif().get(0x0112, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error):
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def clean_png(data: bytes) -> bytes:
    """The PNG ``data`` with the pieces its pixels need, without words, times, profiles and whatever follows its end."""
    out, place = [_PNG], len(_PNG)
    while len(data) >= place + 12:
        end, name = place + 12 + int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if name in _PNG_SEEN:
            out.append(data[place:end])
        if name == b"IEND":
            break
        place = end
    return b"".join(out)


def _clean_emf(data: bytes) -> bytes:
    """An enhanced metafile whose description (the program and the name of the drawing) is blank."""
    letters, start = _EMF_HEADER.unpack_from(data, 60)
    end = min(start + 2 * letters, len(data))
    return data if not letters or start < 88 else data[:start] + bytes(max(end - start, 0)) + data[max(end, start) :]


def _clean_packed(data: bytes) -> bytes | None:
    """A packed metafile (.emz, .wmz) packed anew: the packing names the file it was made of, and its day."""
    unpacking = zlib.decompressobj(31)
    whole = unpacking.decompress(data, _MOST_UNPACKED)
    clean = None if unpacking.unconsumed_tail or whole.startswith(b"\x1f\x8b") else clean_media(whole)
    if clean is None:
        return None
    packing = zlib.compressobj(wbits=31)
    return packing.compress(clean) + packing.flush()


def _repainted(data: bytes) -> bytes | None:
    """A GIF, TIFF, BMP or WebP painted anew in its own format (the first frame of several); None when it is none of these."""
    try:
        with Image.open(io.BytesIO(data), formats=("GIF", "TIFF", "BMP", "WEBP")) as picture:
            if picture.width * picture.height > PIXEL_LIMIT:
                return None
            form = str(picture.format)
            pixels = bare(picture.convert("RGBA" if picture.has_transparency_data else "RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    pixels.save(out, form, **({"lossless": True} if form == "WEBP" else {}))
    return out.getvalue()
